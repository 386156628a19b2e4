package ui

import (
	"os"
	"path/filepath"
	"runtime"
)

// hasGPU reports whether a graphics card draws the window, so that the big ring
// may move more often. The toolkit does not say; where the system has no card to
// draw with, or was told to do without, every repaint is the processor's work.
func hasGPU() bool {
	switch runtime.GOOS {
	case "linux", "freebsd", "openbsd", "netbsd":
	default:
		return true
	}
	if v := os.Getenv("LIBGL_ALWAYS_SOFTWARE"); v != "" && v != "0" && v != "false" {
		return false
	}
	for _, pattern := range []string{"/dev/dri/renderD*", "/dev/nvidia[0-9]*"} {
		if found, err := filepath.Glob(pattern); err == nil && len(found) > 0 {
			return true
		}
	}
	return false
}
