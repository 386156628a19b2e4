package library_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"reprise/library"
)

// live opens a library that watches the music folder, and waits for its first
// scan.
func (w world) live(change func(library.Options) library.Options) *library.Library {
	w.Helper()
	o := library.Options{DataDir: w.data, CacheDir: w.data, Lists: testLists(), Roots: []string{w.music}, Live: true}
	if change != nil {
		o = change(o)
	}
	l, err := library.Open(w.Context(), o)
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() { _ = l.Close() })
	rescan(w, l)
	return l
}

// paths waits until the library knows just these files.
func paths(tb testing.TB, l *library.Library, what string, want ...string) {
	tb.Helper()
	slices.Sort(want)
	until(tb, l, what, func(s *library.Snapshot) bool {
		return slices.EqualFunc(s.Tracks, want, func(t *library.Track, p string) bool { return t.Path == p })
	})
}

// What changes in a folder shows without a scan, whether the system tells of it
// or the watcher looks.
func TestChangesShowByThemselves(t *testing.T) {
	t.Parallel()
	for _, way := range []struct {
		name   string
		change func(library.Options) library.Options
	}{{"told", nil}, {"looked at", library.Untold}} {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			first := song(t, w.path("a/first.mp3"), "First", "Somebody", "")
			writeFile(t, w.path("a/cover.jpg"), nil)
			l := w.live(way.change)
			told, looked := l.Watched()
			if runtime.GOOS == "linux" && (told > 0) != (way.change == nil) || told+looked != 2 {
				t.Errorf("%d folders told of, %d looked at", told, looked)
			}
			before := l.Snapshot().Scan
			sure := w.scarFile("a/scar.mp3")
			paths(t, l, "a new file", first, sure)
			stands(t, l, scar, library.Linked, sure)
			deep := w.againFile("new/deeper/again.mp3")
			paths(t, l, "a file in new folders", first, sure, deep)
			moved := w.path("b/scar.mp3")
			rename(t, sure, moved)
			paths(t, l, "a file that moved", first, moved, deep)
			rename(t, w.path("new"), w.path("old"))
			deep = w.path("old/deeper/again.mp3")
			paths(t, l, "a folder that was renamed", first, moved, deep)
			remove(t, first)
			paths(t, l, "a file that was removed", moved, deep)
			late := song(t, w.path("old/deeper/late.mp3"), "Late", "", "")
			paths(t, l, "a file in the renamed folder", moved, deep, late)
			remove(t, w.path("old"))
			paths(t, l, "a folder that was removed", moved)
			if now := l.Snapshot().Scan; now.Running || !now.Started.Equal(before.Started) {
				t.Errorf("the fan was told of a scan: %+v", now)
			}
		})
	}
}

func TestAFileThatIsStillWrittenIsReadAgain(t *testing.T) {
	t.Parallel()
	for _, way := range []struct {
		name   string
		change func(library.Options) library.Options
	}{{"told", nil}, {"looked at", library.Untold}} {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			writeFile(t, w.path("cover.jpg"), nil)
			l := w.live(way.change)
			whole := slices.Concat(tagOf("상처", "보이스", "시크릿 가든 OST"), soundOf(200, "x"))
			path := w.path("scar.mp3")
			writeFile(t, path, whole[:30]) // half a tag
			paths(t, l, "the beginning", path)
			f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Write(whole[30:]); err != nil {
				t.Fatal(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			until(t, l, "the whole file", func(s *library.Snapshot) bool { return s.Entry(scar).State == library.Linked })
		})
	}
}

// A drive that is unplugged while it is watched deletes nothing.
func TestAWatchedFolderGoesAway(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sure := w.scarFile("deep/scar.mp3")
	other := w.againFile("deep/deeper/again.mp3")
	l := w.live(nil)
	hidden := w.music + " unplugged"
	rename(t, w.music, hidden)
	until(t, l, "the folder is away", func(s *library.Snapshot) bool { return s.Entry(scar).State == library.Away })
	if _, err := l.WaitScan(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := len(l.Snapshot().Tracks); n != 2 {
		t.Fatalf("%d tracks are known while it is away", n)
	}
	rename(t, hidden, w.music)
	until(t, l, "the folder is back", func(s *library.Snapshot) bool {
		return s.Entry(scar).State == library.Linked && s.Entry(again).State == library.Linked
	})
	stands(t, l, scar, library.Linked, sure)
	stands(t, l, again, library.Linked, other)
	if err := os.Rename(sure, filepath.Join(w.music, "moved.mp3")); err != nil { // it is watched again
		t.Fatal(err)
	}
	paths(t, l, "a file that moved", w.path("moved.mp3"), other)
}
