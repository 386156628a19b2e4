//go:build unix

package tags

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// ownCache tells whether the folder where TagLib keeps its compiled code is
// this user's alone, and makes it when it is not there. The temporary folder is
// everybody's: code that another user put there must not be run.
func ownCache() bool {
	dir := filepath.Join(os.TempDir(), "go-taglib-wasm")
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return false
	}
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() || info.Mode().Perm()&0o022 != 0 {
		return false
	}
	owner, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(owner.Uid) == os.Geteuid()
}
