package library_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/library"
	"reprise/library/catalog"
)

// did fails the test when a change of the fan's went wrong.
func did(tb testing.TB) func(library.Undo, error) library.Undo {
	tb.Helper()
	return func(undo library.Undo, err error) library.Undo {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return undo
	}
}

func takeBack(tb testing.TB, undo library.Undo) {
	tb.Helper()
	if err := undo(); err != nil {
		tb.Fatal(err)
	}
}

func TestMomentsAreKeptInTheirOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	l := w.open()
	moments := func(want ...library.Moment) {
		t.Helper()
		if diff := cmp.Diff(want, l.Snapshot().Entry(scar).Moments); diff != "" {
			t.Fatalf("moments (-want +got):\n%s", diff)
		}
	}
	late := library.Moment{At: 72 * time.Second, Text: "the umbrella"}
	early := library.Moment{At: 9 * time.Second, Text: ""}
	did(t)(l.PutMoment(scar, library.Moment{At: late.At + 300*time.Microsecond, Text: late.Text}))
	did(t)(l.PutMoment(scar, early))
	moments(early, late)
	other := library.Moment{At: late.At, Text: "the rain"}
	replaced := did(t)(l.PutMoment(scar, other))
	removed := did(t)(l.RemoveMoment(scar, early.At))
	moments(other)
	takeBack(t, replaced)
	takeBack(t, removed)
	moments(early, late)
	first := did(t)(l.PutMoment(scar, other))
	did(t)(l.PutMoment(scar, library.Moment{At: late.At, Text: "newer"}))
	takeBack(t, first) // a later change replaced it
	newer := library.Moment{At: late.At, Text: "newer"}
	moments(early, newer)
	closeLibrary(t, l)
	l = w.open()
	moments(early, newer)
}

func TestLoopsHaveNamesOfTheirOwn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	l := w.open()
	loops := func(want ...library.Loop) {
		t.Helper()
		if diff := cmp.Diff(want, l.Snapshot().Entry(scar).Loops); diff != "" {
			t.Fatalf("loops (-want +got):\n%s", diff)
		}
	}
	chorus := library.Loop{Name: "Chorus", A: time.Minute, B: 90 * time.Second, Intro: true}
	verse := library.Loop{Name: "Verse", A: 2 * time.Second, B: 0}
	added := did(t)(l.PutLoop(scar, "", chorus))
	did(t)(l.PutLoop(scar, "", verse))
	loops(chorus, verse)
	if _, err := l.PutLoop(scar, "Verse", chorus); !errors.Is(err, library.ErrNameTaken) {
		t.Fatalf("a taken name: %v", err)
	}
	if _, err := l.PutLoop(scar, "", chorus); !errors.Is(err, library.ErrNameTaken) {
		t.Fatalf("a second loop of one name: %v", err)
	}
	refrain := chorus
	refrain.Name, refrain.B = "Refrain", 95*time.Second
	renamed := did(t)(l.PutLoop(scar, "Chorus", refrain))
	loops(refrain, verse)
	takeBack(t, added) // it was replaced since
	loops(refrain, verse)
	takeBack(t, renamed)
	loops(chorus, verse)
	removed := did(t)(l.RemoveLoop(scar, "Chorus"))
	loops(verse)
	takeBack(t, removed)
	loops(chorus, verse)
	closeLibrary(t, l)
	l = w.open()
	loops(chorus, verse)
}

func TestASongKeepsHowItIsPlayed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	l := w.open()
	slow := library.Song{Speed: 0.75, Lyrics: -300 * time.Millisecond, Passes: 7, ThenStop: true, Loop: "Chorus", Cover: true}
	did(t)(l.SetSong(again, slow))
	fast := did(t)(l.SetSong(again, library.Song{Speed: 1.5}))
	takeBack(t, fast)
	takeBack(t, fast) // once is enough
	closeLibrary(t, l)
	l = w.open()
	if got := l.Snapshot().Entry(again).Song; got != slow {
		t.Errorf("song %+v, want %+v", got, slow)
	}
}

func TestWhatASongCannotKeep(t *testing.T) {
	t.Parallel()
	l := newWorld(t).open()
	nobody := catalog.Ref{List: "one", Entry: "no/such"}
	for _, tt := range []struct {
		name string
		do   func() (library.Undo, error)
		want error
	}{
		{"a moment of no entry", func() (library.Undo, error) { return l.PutMoment(nobody, library.Moment{}) }, library.ErrNoEntry},
		{"a moment before the start", func() (library.Undo, error) { return l.PutMoment(scar, library.Moment{At: -1}) }, library.ErrRange},
		{"a loop without a name", func() (library.Undo, error) { return l.PutLoop(scar, "", library.Loop{B: 1e9}) }, library.ErrRange},
		{"a loop that ends first", func() (library.Undo, error) {
			return l.PutLoop(scar, "", library.Loop{Name: "x", A: 2e9, B: 1e9})
		}, library.ErrRange},
		{"a loop of no entry", func() (library.Undo, error) { return l.RemoveLoop(nobody, "x") }, library.ErrNoEntry},
		{"too slow", func() (library.Undo, error) { return l.SetSong(scar, library.Song{Speed: 0.4}) }, library.ErrRange},
		{"fewer than no passes", func() (library.Undo, error) { return l.SetSong(scar, library.Song{Passes: -1}) }, library.ErrRange},
		{"a file that is not known", func() (library.Undo, error) { return l.SetEncoding("/no", "cp949") }, library.ErrNoFile},
		{"an encoding that is not known", func() (library.Undo, error) { return l.SetEncoding("/no", "latin-0") }, library.ErrEncoding},
		{"a folder that is none", func() (library.Undo, error) { return l.Relocate("/no", t.TempDir()) }, library.ErrNoRoot},
	} {
		if undo, err := tt.do(); !errors.Is(err, tt.want) || undo != nil {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}
