package library_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"reprise/library"
)

// On a full disk a decision is refused with a clear error, counts wait in
// memory and the fan is told; with room again everything is written.
func TestAFullDiskLosesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if err := os.MkdirAll(w.data, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("tmpfs", w.data, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("a small disk cannot be made here: %v", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(w.data, unix.MNT_DETACH) })
	odd := song(t, w.path("odd.mp3"), "Track 7", "", "")
	l := w.scan()
	did(t)(l.PutMoment(scar, library.Moment{At: time.Second, Text: "before"}))
	filler := filepath.Join(w.data, "filler")
	f, err := os.Create(filler)
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := f.Write(make([]byte, 4096)); err != nil {
			break // it is full
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	var full error
	for i := 0; full == nil && i < 500; i++ { // what the log has room for still goes
		_, full = l.PutMoment(again, library.Moment{At: time.Duration(i) * time.Second, Text: "more"})
	}
	if !errors.Is(full, library.ErrFull) {
		t.Fatalf("a note on a full disk: %v, want ErrFull", full)
	}
	kept := len(l.Snapshot().Entry(again).Moments)
	if _, err := l.Link(scar, odd); !errors.Is(err, library.ErrFull) {
		t.Errorf("a link on a full disk: %v, want ErrFull", err)
	}
	stands(t, l, scar, library.Missing, "")
	l.AddPass(scar, 1)
	told := func(s *library.Snapshot) bool {
		return slices.ContainsFunc(s.Notices, func(n library.Notice) bool { return n.Code == library.NoticeUnwritten })
	}
	until(t, l, "the fan is told", told)
	remove(t, filler)
	until(t, l, "it is over", func(s *library.Snapshot) bool { return !told(s) })
	did(t)(l.Link(scar, odd))
	closeLibrary(t, l)
	l = w.open()
	e := stands(t, l, scar, library.Linked, odd)
	if e.Counts.Passes != 1 || len(e.Moments) != 1 || len(l.Snapshot().Entry(again).Moments) != kept {
		t.Errorf("%d passes, moments %v and %v", e.Counts.Passes, e.Moments, l.Snapshot().Entry(again).Moments)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}
