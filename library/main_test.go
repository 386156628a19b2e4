package library_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"reprise/library/tags"
)

// TestMain has TagLib compile itself before any test runs, for it does so in
// the temporary folder, where tests are at home too.
func TestMain(m *testing.M) {
	if dir := os.Getenv(fanDir); dir != "" {
		if err := workForEver(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	dir, err := os.MkdirTemp("", "reprise-library")
	if err != nil {
		panic(err)
	}
	tags.KeepCode(dir)
	odd := filepath.Join(dir, "odd.mp3")
	if err := os.WriteFile(odd, slices.Concat(tagOf("", "Nobody", ""), soundOf(4, "")), 0o600); err != nil {
		panic(err)
	}
	if _, err := tags.Read(odd); err != nil { // a song without a title: TagLib is asked
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}
