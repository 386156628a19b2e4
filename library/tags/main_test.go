package tags_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"reprise/library/tags"
)

// TestMain keeps TagLib's compiled code out of the user's cache folder, and has
// it loaded before any test asks TagLib itself to write.
func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "reprise-tags")
	if err != nil {
		panic(err)
	}
	tags.KeepCode(dir)
	flag.Parse()
	if worker := flag.Lookup("test.fuzzworker"); worker != nil && worker.Value.String() == "true" {
		tags.KeepCode(os.Args[0]) // no folder: TagLib would be compiled by every worker, and is not ours to fuzz
	}
	unread := filepath.Join(dir, "a.mpc")
	if err := os.WriteFile(unread, []byte("MPCK, whose length TagLib is asked for"), 0o600); err != nil {
		panic(err)
	}
	_, _ = tags.Read(unread) // it is damaged
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}
