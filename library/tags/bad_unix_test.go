//go:build unix

package tags_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"reprise/library/tags"
)

func TestReadNeverBlocks(t *testing.T) {
	t.Parallel()
	fifo := filepath.Join(t.TempDir(), "pipe.mp3")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{fifo, "/dev/zero"} {
		if _, err := tags.Read(path); !errors.Is(err, tags.ErrNotRegular) {
			t.Errorf("%s: %v, want ErrNotRegular", path, err)
		}
	}
}

func TestReadForbidden(t *testing.T) {
	t.Parallel()
	path := save(t, "Scar.mp3", frames(3))
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	_, err := tags.Read(path)
	if os.Geteuid() == 0 {
		if err != nil {
			t.Errorf("root may read anything, got %v", err)
		}
		return
	}
	if !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v, want ErrPermission", err)
	}
}
