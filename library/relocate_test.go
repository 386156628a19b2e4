package library_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"reprise/library"
)

func TestWhereDidItGo(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		to   func(w world) string
	}{
		{"the folder was renamed", func(w world) string { return w.music + " of mine" }},
		{"it was put into another folder", func(w world) string {
			return filepath.Join(filepath.Dir(w.music), "drive", filepath.Base(w.music))
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			odd := song(t, w.path("a/odd.mp3"), "Track 7", "", "")
			no := song(t, w.path("a/no.mp3"), "다시 너를", "", "")
			auto := w.againFile("b/again.mp3")
			mine := song(t, w.path("c/mine.mp3"), "Mine", "Me", "")
			l := w.live(nil)
			if err := l.AddRoot(w.music); err != nil {
				t.Fatal(err)
			}
			did(t)(l.Link(scar, odd))
			did(t)(l.Reject(drawn, no))
			did(t)(l.PutMoment(scar, library.Moment{At: time.Second, Text: "here"}))
			l.AddTrackPass(mine, 1)
			l.SetLoudness(odd, library.Loudness{LUFS: -12, Peak: 1})
			if _, err := l.Relocate(w.music, t.TempDir()); !errors.Is(err, library.ErrNotAway) {
				t.Fatalf("relocating what is there: %v", err)
			}
			to := tt.to(w)
			rename(t, w.music, to)
			until(t, l, "a hint where it is", func(s *library.Snapshot) bool { return s.Roots[0].Moved == to })
			stands(t, l, scar, library.Away, odd)
			undo := did(t)(l.Relocate(w.music, to))
			at := func(path string) string {
				rel, err := filepath.Rel(w.music, path)
				if err != nil {
					t.Fatal(err)
				}
				return filepath.Join(to, rel)
			}
			check := func() {
				t.Helper()
				stands(t, l, scar, library.Linked, at(odd))
				stands(t, l, again, library.Linked, at(auto))
				if !l.Refused(drawn, at(no)) {
					t.Error("the refusal is lost")
				}
				s := l.Snapshot()
				if got := s.Track(at(mine)).Counts.Passes; got != 1 || len(s.Entry(scar).Moments) != 1 {
					t.Errorf("%d passes, moments %v", got, s.Entry(scar).Moments)
				}
				if len(s.Roots) != 1 || s.Roots[0].Path != to || s.Roots[0].Away || s.Roots[0].Files != 4 {
					t.Errorf("roots %+v", s.Roots)
				}
				if loud, ok := l.Loudness(at(odd)); !ok || loud.LUFS != -12 {
					t.Errorf("loudness %v", loud)
				}
			}
			check()
			if s, err := l.WaitScan(t.Context()); err != nil || s.Read != 0 {
				t.Errorf("its files were read again: %+v, %v", s, err)
			}
			check()
			takeBack(t, undo)
			stands(t, l, scar, library.Away, odd)
			did(t)(l.Relocate(w.music, to))
			closeLibrary(t, l)
			l = w.open([]string{}...)
			rescan(t, l)
			check()
		})
	}
}

// A folder that turns up inside another one that is known becomes a part of it.
func TestAFolderThatMovedIntoAnother(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	odd := song(t, w.path("odd.mp3"), "Track 7", "", "")
	other := filepath.Join(filepath.Dir(w.music), "all")
	song(t, filepath.Join(other, "x.mp3"), "X", "", "")
	l := w.live(nil)
	for _, dir := range []string{w.music, other} {
		if err := l.AddRoot(dir); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.WaitScan(t.Context()); err != nil {
		t.Fatal(err)
	}
	did(t)(l.Link(scar, odd))
	to := filepath.Join(other, "music")
	rename(t, w.music, to)
	until(t, l, "a hint where it is", func(s *library.Snapshot) bool { return s.Roots[0].Moved == to })
	undo := did(t)(l.Relocate(w.music, to))
	if _, err := l.WaitScan(t.Context()); err != nil {
		t.Fatal(err)
	}
	stands(t, l, scar, library.Linked, filepath.Join(to, "odd.mp3"))
	if s := l.Snapshot(); len(s.Roots) != 1 || s.Roots[0].Files != 2 {
		t.Errorf("roots %+v", s.Roots)
	}
	takeBack(t, undo)
	until(t, l, "the folder is away as before", func(s *library.Snapshot) bool {
		return len(s.Roots) == 2 && s.Roots[1].Path == w.music && s.Roots[1].Away
	})
	// The file was found in the other folder before anyone was asked.
	stands(t, l, scar, library.Linked, filepath.Join(to, "odd.mp3"))
}
