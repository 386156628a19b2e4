package store_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"reprise/library/store"
)

func TestAFolderThatCannotBeWrittenWorksInMemory(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, nil)
	dir := filepath.Join(file, "data") // below a file nobody can make a folder
	s, err := store.Open(t.Context(), store.Options{DataDir: dir, CacheDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if n := s.Notices(); len(n) != 1 || n[0].Code != store.NoticeReadOnly || s.Writable() {
		t.Errorf("notices %v, writable %v", n, s.Writable())
	}
	ran := false
	if err := s.Do(func() { ran = true }, store.PutNote(scar, "x")); !errors.Is(err, store.ErrReadOnly) || !ran {
		t.Errorf("Do: %v, then called: %v; want ErrReadOnly, true", err, ran)
	}
	s.Post(store.PutSetting("a", "b"))
	s.Index(store.Batch{Put: []store.Row{{Path: "/a", Data: "1"}}})
	closeStore(t, s)
}

func TestWhatCannotBeWrittenIsStillRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir)
	do(t, s, store.PutNote(scar, "old"))
	// A copy of the files while they are in use is what a crash leaves: the
	// note is in the log alone.
	crashed := t.TempDir()
	for _, name := range []string{"work.db", "work.db-wal"} {
		write(t, filepath.Join(crashed, name), read(t, filepath.Join(dir, name)))
	}
	closeStore(t, s)
	for _, dir := range []string{dir, crashed} {
		if err := os.Remove(filepath.Join(dir, "lock")); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		if err := os.Mkdir(filepath.Join(dir, "lock"), 0o700); err != nil { // no lock can be made
			t.Fatal(err)
		}
		s, err := store.Open(t.Context(), store.Options{DataDir: dir, CacheDir: dir})
		if err != nil {
			t.Fatal(err)
		}
		if s.Work().Notes[scar] != "old" || s.Writable() || len(s.Notices()) != 1 {
			t.Errorf("note %q, writable %v, notices %v", s.Work().Notes[scar], s.Writable(), s.Notices())
		}
		closeStore(t, s)
	}
}
