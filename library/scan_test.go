package library_test

import (
	"testing"

	"reprise/library"
)

func TestSecondScanReadsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a, b := w.scarFile("a.mp3"), w.againFile("sub/b.mp3")
	song(t, w.path("other.mp3"), "Nothing", "Nobody", "Elsewhere")
	l := w.open()
	if s := rescan(t, l); s.Read != 3 || s.Audio != 3 || s.Total != 3 || !s.Counted || s.Running || s.Canceled {
		t.Errorf("first scan: %+v", s)
	}
	stands(t, l, scar, library.Linked, a)
	stands(t, l, again, library.Linked, b)
	stands(t, l, drawn, library.Missing, "")
	if s := rescan(t, l); s.Read != 0 || s.Unchanged != 3 || s.Audio != 3 {
		t.Errorf("second scan: %+v", s)
	}
	closeLibrary(t, l)

	l = w.open()
	stands(t, l, scar, library.Linked, a) // before any scan
	if got := l.Snapshot().Track(b).Tags.Title; got != "다시 너를" {
		t.Errorf("title from the index is %q", got)
	}
	if s := rescan(t, l); s.Read != 0 || s.Unchanged != 3 {
		t.Errorf("scan after reopening: %+v", s)
	}
	stands(t, l, again, library.Linked, b)
}
