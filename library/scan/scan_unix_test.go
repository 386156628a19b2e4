//go:build unix

package scan_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reprise/library/scan"
)

func TestScanPassesOverWhatIsNoFile(t *testing.T) {
	t.Parallel()
	root := tree(t, "a.mp3")
	if err := syscall.Mkfifo(filepath.Join(root, "pipe.mp3"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/dev/zero", filepath.Join(root, "zero.mp3")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("pipe.mp3", filepath.Join(root, "linked pipe.mp3")); err != nil {
		t.Fatal(err)
	}
	files, r := all(t, scan.Options{Roots: []string{root}})
	if len(files) != 1 || r.Progress().Total != 1 {
		t.Errorf("met %v", below(t, root, files))
	}
}

func TestScanBrokenNames(t *testing.T) {
	t.Parallel()
	root := tree(t, "a.mp3")
	odd := filepath.Join(root, "\xb4\xd9\xbd\xc3 \xff.mp3")
	if err := os.WriteFile(odd, nil, 0o600); err != nil {
		t.Skip("the file system wants valid names:", err)
	}
	files, _ := all(t, scan.Options{Roots: []string{root}})
	if len(files) != 2 || files[1].Path != odd {
		t.Errorf("met %q", below(t, root, files))
	}
}

func TestScanDeep(t *testing.T) {
	t.Parallel()
	root := tree(t, strings.Repeat("d/", 90)+"in.mp3", strings.Repeat("d/", 130)+"out.mp3")
	files, r := all(t, scan.Options{Roots: []string{root}})
	if len(files) != 1 || len(r.Result().Troubles) != 1 {
		t.Errorf("%d files, troubles %v", len(files), r.Result().Troubles)
	}
}

// TestScanUnreadableFolder: one folder that cannot be opened, here for the length
// of its path, is one trouble, and the rest goes on. It fails for root too.
func TestScanUnreadableFolder(t *testing.T) {
	t.Parallel()
	root := tree(t, "a.mp3", "z/b.mp3")
	r, err := os.OpenRoot(root)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	long := strings.Repeat(strings.Repeat("m", 250)+"/", 20)
	if err := r.MkdirAll(strings.TrimSuffix(long, "/"), 0o700); err != nil {
		t.Skip("no paths of that length here:", err)
	}
	files, run := all(t, scan.Options{Roots: []string{root}})
	res := run.Result()
	if diff := cmp.Diff([]string{"a.mp3", "z/b.mp3"}, below(t, root, files)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if len(res.Troubles) != 1 || !errors.Is(res.Troubles[0].Err, syscall.ENAMETOOLONG) || res.Err != nil || res.Roots[0].Err != nil {
		t.Errorf("result %+v", res)
	}
}

func TestScanLinkInCircles(t *testing.T) {
	t.Parallel()
	root := tree(t, "a.mp3")
	for from, to := range map[string]string{"x": "y", "y": "x"} {
		if err := os.Symlink(to, filepath.Join(root, from)); err != nil {
			t.Fatal(err)
		}
	}
	files, r := all(t, scan.Options{Roots: []string{root}})
	if len(files) != 1 || len(r.Result().Troubles) != 2 {
		t.Errorf("%d files, troubles %v", len(files), r.Result().Troubles)
	}
}

// TestScanForbiddenFolder needs a user who can be forbidden something.
func TestScanForbiddenFolder(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("root may read every folder")
	}
	root := tree(t, "a/1.mp3", "b/2.mp3", "c/3.mp3")
	shut := filepath.Join(root, "b")
	if err := os.Chmod(shut, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(shut, 0o700) }) // so that it can be removed
	files, r := all(t, scan.Options{Roots: []string{root, shut}})
	res := r.Result()
	if len(files) != 2 || len(res.Troubles) != 1 || res.Troubles[0].Path != shut || !errors.Is(res.Troubles[0].Err, fs.ErrPermission) {
		t.Errorf("%d files, result %+v", len(files), res)
	}
}
