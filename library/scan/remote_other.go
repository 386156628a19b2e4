//go:build !linux

package scan

import (
	"path/filepath"
	"runtime"
	"strings"
)

// Told reports whether the system tells of every change in a folder: not on
// network drives, and not where watching a folder means to open each of its
// files, as kqueue wants it.
func Told(path string) bool {
	return runtime.GOOS == "windows" && !strings.HasPrefix(filepath.VolumeName(path), `\\`)
}
