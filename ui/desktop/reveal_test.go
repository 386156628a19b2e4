//go:build unix && !darwin

package desktop_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reprise/ui/desktop"
)

func TestRevealOpensTheFolderWhereNoFileManagerIsOnTheBus(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(dir, "none"))
	song := filepath.Join(dir, "킬미, 힐미 OST", "05 환청 #1.mp3")

	if err := desktop.Reveal(song); !errors.Is(err, desktop.ErrNoFileManager) {
		t.Errorf("without any opener the error is %v", err)
	}

	script := "#!/bin/sh\nprintf %s \"$1\" > \"" + filepath.Join(dir, "opened") + "\"\n"
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := desktop.Reveal(song); err != nil {
		t.Fatal(err)
	}
	opened, err := os.ReadFile(filepath.Join(dir, "opened"))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSpace(string(opened)); got != filepath.Dir(song) {
		t.Errorf("%q was opened, want the folder of %q", got, song)
	}
}
