package tags_test

import (
	"os"
	"testing"

	"reprise/library/tags"
)

// TestMain keeps TagLib's compiled code out of the user's cache folder.
func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "reprise-tags")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	tags.KeepCode(dir)
	m.Run()
}
