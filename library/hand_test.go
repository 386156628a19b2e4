package library_test

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"

	"reprise/library"
	"reprise/library/catalog"
)

// mustUndo takes a change back.
func mustUndo(tb testing.TB, undo library.Undo) {
	tb.Helper()
	if err := undo(); err != nil {
		tb.Fatal(err)
	}
}

// link links by hand.
func link(tb testing.TB, l *library.Library, ref catalog.Ref, path string) library.Undo {
	tb.Helper()
	undo, err := l.Link(ref, path)
	if err != nil {
		tb.Fatal(err)
	}
	return undo
}

func TestAHandLinkWinsForEver(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sure := w.scarFile("scar.mp3")
	odd := song(t, w.path("track07.mp3"), "Track 7", "", "")
	l := w.scan()
	stands(t, l, scar, library.Linked, sure)
	link(t, l, scar, odd)
	check := func(when string, l *library.Library) {
		t.Helper()
		e := stands(t, l, scar, library.Linked, odd)
		if !e.ByHand || len(e.Candidates) != 1 || e.Candidates[0].Path != sure {
			t.Errorf("%s: by hand %v, candidates %+v", when, e.ByHand, e.Candidates)
		}
		if got, err := l.Resolve(scar); err != nil || got.Path != odd {
			t.Errorf("%s: Resolve: %q, %v", when, got.Path, err)
		}
	}
	check("at once", l)
	rescan(t, l)
	check("after a scan", l)
	song(t, odd, "Quite another title", "Someone", "Else")
	rescan(t, l)
	check("after retagging", l)
	closeLibrary(t, l)
	l = w.open()
	check("after a restart", l)
	rescan(t, l)
	check("after a restart and a scan", l)
}

func TestARefusalNeverReturns(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first, second := w.scarFile("a/scar.mp3"), song(t, w.path("b/scar.mp3"), "Scar", "BOIS", "Secret Garden OST Part 4")
	l := w.scan()
	was := stands(t, l, scar, library.Linked, l.Snapshot().Entry(scar).Track.Path).Track.Path
	other := map[string]string{first: second, second: first}[was]
	if _, err := l.Reject(scar, was); err != nil {
		t.Fatal(err)
	}
	check := func(l *library.Library) {
		t.Helper()
		if e := stands(t, l, scar, library.Linked, other); len(e.Candidates) != 0 {
			t.Errorf("the refused file is offered: %+v", e.Candidates)
		}
	}
	check(l)
	song(t, was, "Scar", "BOIS", "Secret Garden") // as sure as before
	rescan(t, l)
	check(l)
	closeLibrary(t, l)
	l = w.scan()
	check(l)
	undo := link(t, l, scar, was) // the fan's own link takes the refusal back
	stands(t, l, scar, library.Linked, was)
	mustUndo(t, undo)
	check(l)
	mustUndo(t, undo) // a second time does nothing
	check(l)
	closeLibrary(t, l)
	check(w.scan())
}

func TestACopyOfARefusedFileIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	inst := w.scarFile("scar.mp3")
	l := w.scan()
	if _, err := l.Reject(scar, inst); err != nil {
		t.Fatal(err)
	}
	rename(t, inst, w.path("renamed/상처.mp3"))
	rescan(t, l)
	if e := stands(t, l, scar, library.Missing, ""); len(e.Candidates) != 0 {
		t.Errorf("offered: %+v", e.Candidates)
	}
	closeLibrary(t, l)
	stands(t, w.scan(), scar, library.Missing, "")
}

func TestRejectingTheLinkedFileEndsItsLink(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	odd := song(t, w.path("odd.mp3"), "Track 7", "", "")
	l := w.scan()
	link(t, l, scar, odd)
	undo, err := l.Reject(scar, odd)
	if err != nil {
		t.Fatal(err)
	}
	stands(t, l, scar, library.Missing, "")
	mustUndo(t, undo)
	if e := stands(t, l, scar, library.Linked, odd); !e.ByHand {
		t.Error("the link came back as one made by itself")
	}
}

func TestUnlinkedStaysUnlinked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sure := w.scarFile("scar.mp3")
	l := w.scan()
	undo, err := l.Unlink(scar)
	if err != nil {
		t.Fatal(err)
	}
	check := func(l *library.Library) {
		t.Helper()
		if e := stands(t, l, scar, library.ToCheck, ""); len(e.Candidates) != 1 || e.Candidates[0].Track.Path != sure {
			t.Errorf("candidates %+v", e.Candidates)
		}
		if _, err := l.Resolve(scar); !errors.Is(err, library.ErrNotLinked) {
			t.Errorf("Resolve: %v", err)
		}
		if _, err := l.Unlink(scar); !errors.Is(err, library.ErrNotLinked) {
			t.Errorf("second Unlink: %v", err)
		}
	}
	check(l)
	rescan(t, l)
	check(l)
	mustUndo(t, undo)
	stands(t, l, scar, library.Linked, sure)
	if _, err = l.Unlink(scar); err != nil {
		t.Fatal(err)
	}
	closeLibrary(t, l)
	l = w.scan()
	check(l)
	link(t, l, scar, sure)
	if e := stands(t, l, scar, library.Linked, sure); !e.ByHand {
		t.Error("not by hand")
	}
}

func TestUndoLeavesLaterChanges(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := song(t, w.path("a.mp3"), "Track 1", "", "")
	b := song(t, w.path("b.mp3"), "Track 2", "", "")
	l := w.scan()
	first := link(t, l, scar, a)
	second := link(t, l, scar, b)
	mustUndo(t, first)
	stands(t, l, scar, library.Linked, b)
	mustUndo(t, second)
	stands(t, l, scar, library.Linked, a)
}

func TestAVanishedLinkRevives(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sure := w.scarFile("scar.mp3")
	odd := song(t, w.path("odd.mp3"), "Track 7", "", "")
	l := w.scan()
	link(t, l, scar, odd)
	link(t, l, drawn, odd) // one file may be two entries
	away := filepath.Join(t.TempDir(), "odd.mp3")
	rename(t, odd, away)
	rescan(t, l)
	if e := stands(t, l, scar, library.Linked, sure); e.ByHand {
		t.Error("what was found instead counts as a link by hand")
	}
	stands(t, l, drawn, library.Missing, "")
	if _, err := l.Resolve(drawn); !errors.Is(err, library.ErrGone) {
		t.Errorf("Resolve: %v, want ErrGone", err)
	}
	closeLibrary(t, l)
	l = w.scan()
	rename(t, away, odd)
	rescan(t, l)
	stands(t, l, scar, library.Linked, odd)
	stands(t, l, drawn, library.Linked, odd)
}

func TestALinkFollowsItsFile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	odd := song(t, w.path("odd.mp3"), "Track 7", "", "")
	l := w.scan()
	link(t, l, scar, odd)
	copied := song(t, w.path("copy.mp3"), "Track 7", "", "")
	rescan(t, l)
	stands(t, l, scar, library.Linked, odd) // a copy is no move
	remove(t, copied)
	to := w.path("Secret Garden/1.mp3")
	rename(t, odd, to)
	rescan(t, l)
	if e := stands(t, l, scar, library.Linked, to); !e.ByHand {
		t.Error("not by hand")
	}
	song(t, to, "Now retagged", "", "")
	rescan(t, l)
	last := w.path("moved again.mp3")
	rename(t, to, last)
	rescan(t, l)
	stands(t, l, scar, library.Linked, last)
	closeLibrary(t, l)
	stands(t, w.open(), scar, library.Linked, last)
}

func TestAFileOutsideTheFolders(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	dir := filepath.Join(t.TempDir(), "downloads")
	outside := song(t, filepath.Join(dir, "odd.mp3"), "Track 7", "", "")
	l := w.scan()
	link(t, l, scar, outside)
	stands(t, l, scar, library.Linked, outside)
	rescan(t, l)
	stands(t, l, scar, library.Linked, outside)
	closeLibrary(t, l)
	l = w.open()
	stands(t, l, scar, library.Linked, outside)
	if s := rescan(t, l); s.Read != 0 || s.Unchanged != 1 {
		t.Errorf("scan: %+v", s)
	}
	rename(t, dir, dir+"-unplugged")
	rescan(t, l)
	stands(t, l, scar, library.Away, outside)
	if _, err := l.Resolve(scar); !errors.Is(err, library.ErrAway) {
		t.Errorf("Resolve: %v, want ErrAway", err)
	}
	rename(t, dir+"-unplugged", dir)
	until(t, l, "the folder is back", func(s *library.Snapshot) bool { return s.Entry(scar).State == library.Linked })
	remove(t, outside)
	rescan(t, l)
	stands(t, l, scar, library.Missing, "")
}

func TestWhatCannotBeLinked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	file := w.scarFile("scar.mp3")
	text := w.path("notes.txt")
	writeFile(t, text, []byte("just words, and nothing that sounds"))
	l := w.scan()
	tests := []struct {
		name string
		ref  catalog.Ref
		path string
		want error
	}{
		{"no such entry", catalog.Ref{List: "one", Entry: "none"}, file, library.ErrNoEntry},
		{"no such file", scar, w.path("none.mp3"), fs.ErrNotExist},
		{"a folder", scar, w.music, library.ErrNotAudio},
		{"no audio", scar, text, library.ErrNotAudio},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if _, err := l.Link(tt.ref, tt.path); !errors.Is(err, tt.want) {
				t.Errorf("Link: %v, want %v", err, tt.want)
			}
		})
	}
}

func TestADataFolderThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	file := filepath.Join(t.TempDir(), "file")
	writeFile(t, file, nil)
	w.data = filepath.Join(file, "data")
	sure := w.scarFile("scar.mp3")
	odd := song(t, w.path("odd.mp3"), "Track 7", "", "")
	l := w.scan()
	if n := l.Snapshot().Notices; len(n) != 1 || n[0].Code != library.NoticeReadOnly {
		t.Errorf("notices %v", n)
	}
	undo, err := l.Link(scar, odd)
	if !errors.Is(err, library.ErrReadOnly) {
		t.Fatalf("Link: %v, want ErrReadOnly", err)
	}
	stands(t, l, scar, library.Linked, odd)
	if err := undo(); !errors.Is(err, library.ErrReadOnly) {
		t.Fatalf("undo: %v, want ErrReadOnly", err)
	}
	stands(t, l, scar, library.Linked, sure)
	l.SetSetting("volume", "1")
	l.AddPass(scar, 1)
	closeLibrary(t, l)
}

func TestALinkedFileThatNoScanMeets(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	hidden := song(t, w.path(".hidden/odd.mp3"), "Track 7", "", "")
	named := song(t, w.path("song.dat"), "Track 8", "", "")
	l := w.scan()
	link(t, l, scar, hidden)
	link(t, l, drawn, named)
	for range 2 {
		rescan(t, l)
		stands(t, l, scar, library.Linked, hidden)
		stands(t, l, drawn, library.Linked, named)
		closeLibrary(t, l)
		l = w.open()
	}
	remove(t, named)
	rescan(t, l)
	stands(t, l, drawn, library.Missing, "")
}
