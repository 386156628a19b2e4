package library_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reprise/library"
)

func TestAFolderThatIsAway(t *testing.T) {
	t.Parallel()
	ways := []struct {
		name       string
		unplug     func(t *testing.T, music string)
		plugInHere func(t *testing.T, music string)
	}{
		{
			"the folder is gone",
			func(t *testing.T, music string) { rename(t, music, music+"-unplugged") },
			func(t *testing.T, music string) { rename(t, music+"-unplugged", music) },
		},
		{
			"the place of the drive is empty",
			func(t *testing.T, music string) {
				rename(t, music, music+"-unplugged")
				if err := os.Mkdir(music, 0o755); err != nil {
					t.Fatal(err)
				}
			},
			func(t *testing.T, music string) {
				remove(t, music)
				rename(t, music+"-unplugged", music)
			},
		},
	}
	for _, way := range ways {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			auto := w.againFile("again.mp3")
			odd := song(t, w.path("odd.mp3"), "Track 7", "", "")
			l := w.scan()
			link(t, l, scar, odd)

			way.unplug(t, w.music)
			until(t, l, "the folder is seen to go", func(s *library.Snapshot) bool { return s.Roots[0].Away })
			stands(t, l, scar, library.Away, odd)
			stands(t, l, again, library.Away, auto)
			rescan(t, l)
			stands(t, l, scar, library.Away, odd)
			closeLibrary(t, l)

			l = w.scan() // a start without the drive
			stands(t, l, scar, library.Away, odd)
			e := stands(t, l, again, library.Away, auto)
			if e.Track.Tags.Title != "다시 너를" || !l.Snapshot().Roots[0].Away || l.Snapshot().Roots[0].Files != 2 {
				t.Errorf("title %q, roots %+v", e.Track.Tags.Title, l.Snapshot().Roots)
			}
			closeLibrary(t, l)
			for _, tail := range []string{"", "-wal", "-shm"} { // no index: the link is away all the same
				remove(t, filepath.Join(w.data, "index.db"+tail))
			}
			l = w.open()
			if way.name == "the folder is gone" {
				rescan(t, l)
				stands(t, l, scar, library.Away, odd)
			}
			way.plugInHere(t, w.music)
			if way.name != "the folder is gone" {
				rescan(t, l) // an empty folder without any known file is not away
			}
			until(t, l, "the folder is back", func(s *library.Snapshot) bool {
				return s.Entry(scar).State == library.Linked && s.Entry(again).State == library.Linked
			})
			stands(t, l, scar, library.Linked, odd)
			stands(t, l, again, library.Linked, auto)
		})
	}
}

func TestFilesThatVanishAndChange(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sure := w.scarFile("scar.mp3")
	other := song(t, w.path("other.mp3"), "Nothing", "Nobody", "Elsewhere")
	l := w.scan()
	remove(t, sure)
	song(t, other, "다시 너를", "김나영, 매드클라운", "태양의 후예 OST Part.5")
	if s := rescan(t, l); s.Read != 1 || s.Audio != 1 {
		t.Errorf("scan: %+v", s)
	}
	stands(t, l, scar, library.Missing, "")
	stands(t, l, again, library.Linked, other)
	if n := len(l.Snapshot().Tracks); n != 1 {
		t.Errorf("%d tracks", n)
	}
	closeLibrary(t, l)
	if n := len(w.open().Snapshot().Tracks); n != 1 {
		t.Errorf("%d tracks after reopening", n)
	}
}

func TestFoldersAreAddedKeptAndRemoved(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sure := w.scarFile("scar.mp3")
	odd := song(t, w.path("odd.mp3"), "Track 7", "", "")
	l := w.open([]string{}...)
	add := func(path string) {
		t.Helper()
		if err := l.AddRoot(path); err != nil {
			t.Fatal(err)
		}
		if _, err := l.WaitScan(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	rootsAre := func(want ...library.Root) {
		t.Helper()
		if diff := cmp.Diff(append([]library.Root{}, want...), l.Snapshot().Roots); diff != "" {
			t.Fatalf("roots (-want +got):\n%s", diff)
		}
	}
	rootsAre()
	add(w.music)
	add(w.music + string(filepath.Separator) + ".")
	rootsAre(library.Root{Path: w.music, Files: 2})
	stands(t, l, scar, library.Linked, sure)
	link(t, l, drawn, odd)
	closeLibrary(t, l)
	l = w.open([]string{}...)
	rootsAre(library.Root{Path: w.music, Files: 2})
	if err := l.RemoveRoot(w.music); err != nil {
		t.Fatal(err)
	}
	rootsAre()
	stands(t, l, scar, library.Missing, "")
	stands(t, l, drawn, library.Linked, odd) // linked by hand, wherever it lies
	if err := l.RemoveRoot(w.music); !errors.Is(err, library.ErrNoRoot) {
		t.Errorf("second RemoveRoot: %v", err)
	}
	closeLibrary(t, l)
	l = w.open([]string{}...)
	rootsAre()
	stands(t, l, drawn, library.Linked, odd)
	add(w.music)
	stands(t, l, scar, library.Linked, sure)
	if err := l.AddRoot(sure); !errors.Is(err, library.ErrNotFolder) {
		t.Errorf("AddRoot of a file: %v", err)
	}
	if err := l.AddRoot(w.path("none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("AddRoot of nothing: %v", err)
	}
}

func TestFoldersThatOverlap(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sub := w.path("sub")
	w.scarFile("scar.mp3")
	inner := w.againFile("sub/again.mp3")
	alias := filepath.Join(t.TempDir(), "alias")
	if err := os.Symlink(sub, alias); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		roots []string
		again string // path of the inner file
		files []int  // of each root
	}{
		{"outer first", []string{w.music, sub}, inner, []int{2, 1}},
		{"inner first", []string{sub, w.music}, inner, []int{1, 2}},
		{"twice", []string{w.music, w.music + "/../" + filepath.Base(w.music)}, inner, []int{2}},
		{"a link into it", []string{w.music, alias}, inner, []int{2, 1}},
		{"a link into it first", []string{alias, w.music}, filepath.Join(alias, "again.mp3"), []int{1, 1}},
		{"a link alone", []string{alias}, filepath.Join(alias, "again.mp3"), []int{1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := w
			w.TB = t
			w.data = t.TempDir()
			l := w.scan(tt.roots...)
			stands(t, l, again, library.Linked, tt.again)
			var files []int
			for _, r := range l.Snapshot().Roots {
				files = append(files, r.Files)
			}
			if diff := cmp.Diff(tt.files, files); diff != "" {
				t.Errorf("files of each root (-want +got):\n%s", diff)
			}
			if s := rescan(t, l); s.Read != 0 {
				t.Errorf("second scan read %d", s.Read)
			}
			// However the file is spelled, it is the same one.
			for _, p := range []string{inner, filepath.Join(alias, "again.mp3")} {
				got, err := l.AddFile(p)
				if err != nil || got.Path != tt.again {
					t.Errorf("AddFile(%q) = %v, %v, want %q", p, got, err, tt.again)
				}
			}
		})
	}
}

func TestRelativeFolder(t *testing.T) {
	w := newWorld(t)
	sure := w.scarFile("scar.mp3")
	t.Chdir(filepath.Dir(w.music))
	l := w.scan(filepath.Base(w.music))
	stands(t, l, scar, library.Linked, sure)
	if e, err := l.AddFile("music/scar.mp3"); err != nil || e.Path != sure {
		t.Errorf("AddFile: %v, %v", e, err)
	}
}
