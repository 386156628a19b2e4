package tags_test

import (
	"os"
	"testing"
)

// TestMain keeps TagLib's compiled code out of the real temporary folder.
func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "reprise-tags")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	for _, name := range []string{"TMPDIR", "TMP"} {
		if err := os.Setenv(name, dir); err != nil {
			panic(err)
		}
	}
	m.Run()
}
