package library_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"reprise/library"
	"reprise/library/catalog"
)

func TestASecondCopyIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.scarFile("scar.mp3")
	l := w.scan()
	o := library.Options{DataDir: w.data, CacheDir: w.data, Lists: testLists(), Roots: []string{w.music}}
	if _, err := library.Open(t.Context(), o); !errors.Is(err, library.ErrLocked) {
		t.Errorf("second Open: %v, want ErrLocked", err)
	}
	o.ReadOnly = true
	look, err := library.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	stands(t, look, scar, library.Linked, w.path("scar.mp3"))
	if s := rescan(t, look); s.Unchanged != 1 || s.Read != 0 {
		t.Errorf("scan of the second: %+v", s)
	}
	closeLibrary(t, look)
	closeLibrary(t, l)
}

func TestNewerDataIsLeftAlone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	closeLibrary(t, w.open())
	work := filepath.Join(w.data, "work.db")
	b, err := os.ReadFile(work)
	if err != nil {
		t.Fatal(err)
	}
	b[63]++ // user_version
	writeFile(t, work, b)
	if _, err := library.Open(t.Context(), library.Options{DataDir: w.data, CacheDir: w.data}); !errors.Is(err, library.ErrNewer) {
		t.Errorf("Open: %v, want ErrNewer", err)
	}
}

func TestDamagedDataLosesNoLink(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	odd := song(t, w.path("odd.mp3"), "Track 7", "", "")
	l := w.scan()
	link(t, l, scar, odd)
	closeLibrary(t, l)
	for _, name := range []string{"work.db", "index.db"} {
		b, err := os.ReadFile(filepath.Join(w.data, name))
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(w.data, name), b[:len(b)/3])
	}
	l = w.scan()
	stands(t, l, scar, library.Linked, odd)
	if n := l.Snapshot().Notices; len(n) != 1 || n[0].Code != library.NoticeRestored {
		t.Errorf("notices %v", n)
	}
}

func TestABadListHidesNoOther(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "bad.reprise.json"), []byte(`{"format": "reprise-list", "version": 1, "id": "bad"`))
	writeFile(t, filepath.Join(dir, "mine.reprise.json"), []byte(strings.Replace(testList, `"id": "one"`, `"id": "mine"`, 1)))
	o := library.Options{DataDir: w.data, CacheDir: w.data, Lists: testLists(), ListDirs: []string{dir}}
	ids := func(o library.Options) (ids []string, notices int) {
		t.Helper()
		l, err := library.Open(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		defer closeLibrary(t, l)
		s := l.Snapshot()
		for _, list := range s.Lists {
			ids = append(ids, list.ID)
		}
		for _, n := range s.Notices {
			if n.Code != library.NoticeBadList || !strings.Contains(n.Args[0], "bad.reprise.json") {
				t.Errorf("notice %v", n)
			}
		}
		if len(s.Entries) != 3*len(s.Lists) {
			t.Errorf("%d entries of %d lists", len(s.Entries), len(s.Lists))
		}
		return ids, len(s.Notices)
	}
	got, notices := ids(o)
	if diff := cmp.Diff([]string{"one", "mine"}, got); diff != "" || notices != 1 {
		t.Errorf("lists (-want +got), %d notices:\n%s", notices, diff)
	}
	o.Demo = true
	if got, _ := ids(o); len(got) != 1 {
		t.Errorf("the demo has lists %v", got)
	}
}

func TestNewListsAreMatchedWithoutAScan(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.scarFile("scar.mp3")
	again := w.againFile("again.mp3")
	closeLibrary(t, w.scan())
	second := strings.NewReplacer(`"id": "one"`, `"id": "two"`, "secret-garden/scar", "x").Replace(testList)
	l, err := library.Open(t.Context(), library.Options{
		DataDir: w.data, CacheDir: w.data, Roots: []string{w.music},
		Lists: append(testLists(), fstest.MapFS{"two.reprise.json": {Data: []byte(second)}}),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer closeLibrary(t, l)
	stands(t, l, scar, library.Linked, w.path("scar.mp3")) // at once, from what was known
	if _, err := l.WaitScan(t.Context()); err != nil {
		t.Fatal(err)
	}
	stands(t, l, catalog.Ref{List: "two", Entry: "sun/once-again"}, library.Linked, again)
	stands(t, l, catalog.Ref{List: "two", Entry: "x"}, library.Linked, w.path("scar.mp3"))
}

func TestTheWorkOfAListThatIsNotThereStays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	odd := song(t, w.path("odd.mp3"), "Track 7", "", "")
	l := w.scan()
	link(t, l, scar, odd)
	l.AddPass(scar, 1)
	closeLibrary(t, l)
	l, err := library.Open(t.Context(), library.Options{DataDir: w.data, CacheDir: w.data, Lists: []fs.FS{fstest.MapFS{}}})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(l.Snapshot().Entries); n != 0 {
		t.Fatalf("%d entries", n)
	}
	rescan(t, l)
	closeLibrary(t, l)
	if e := stands(t, w.open(), scar, library.Linked, odd); e.Counts.Passes != 1 {
		t.Errorf("counts %+v", e.Counts)
	}
}

func TestTeachingANameFindsMore(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	song(t, w.path("s.mp3"), "Scar", "ㅂㅇㅅ Official", "Secret Garden OST")
	l := w.scan()
	before := l.Snapshot().Entry(scar)
	undo, err := l.Teach("ㅂㅇㅅ Official", "BOIS")
	if err != nil {
		t.Fatal(err)
	}
	wait := func() *library.Entry {
		t.Helper()
		if _, err := l.WaitScan(t.Context()); err != nil {
			t.Fatal(err)
		}
		return l.Snapshot().Entry(scar)
	}
	if e := wait(); e.State != library.Linked || before.State == library.Linked {
		t.Fatalf("state %d before, %d after teaching", before.State, e.State)
	}
	closeLibrary(t, l)
	l = w.open()
	undo2, err := l.Teach("ㅂㅇㅅ Official", "BOIS") // known already
	if err != nil {
		t.Fatal(err)
	}
	if e := wait(); e.State != library.Linked {
		t.Fatalf("state %d after a restart", e.State)
	}
	_ = undo
	mustUndo(t, undo2)
	if e := wait(); e.State != before.State {
		t.Errorf("state %d after the undo, %d before", e.State, before.State)
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	song(t, w.path("1.mp3"), "다시 너를", "김나영", "태양의 후예 OST Part.5")
	song(t, w.path("2.mp3"), "너를 다시", "Kim Na Young", "x")
	song(t, w.path("3.mp3"), "Ｓｃａｒ", "BOIS", "Secret Garden")
	song(t, w.path("0 other.mp3"), "Other", "Scarlet", "다시")
	l := w.scan()
	tests := []struct {
		name, query string
		limit       int
		want        []string
	}{
		{"empty", "  ", 0, nil},
		{"title first, then album", "다시", 0, []string{"1.mp3", "2.mp3", "0 other.mp3"}},
		{"initials", "ㄷㅅㄴㄹ", 0, []string{"1.mp3"}},
		{"romanized loosely", "dashi neoreul", 0, []string{"1.mp3", "2.mp3"}},
		{"on an English keyboard", "ektl sjfmf", 0, []string{"1.mp3", "2.mp3"}},
		{"limit", "다시", 1, []string{"1.mp3"}},
		{"decomposed Hangul", norm.NFD.String("다시 너를"), 0, []string{"1.mp3", "2.mp3"}},
		{"without its space", "다시너를", 0, []string{"1.mp3"}},
		{"words over several fields", "후예 나영", 0, []string{"1.mp3"}},
		{"case and width", "SCAR", 0, []string{"3.mp3", "0 other.mp3"}},
		{"a word that is nowhere", "scar none", 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, tr := range l.Search(tt.query, tt.limit) {
				got = append(got, filepath.Base(tr.Path))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("found (-want +got):\n%s", diff)
			}
		})
	}
}

func TestALookWithOtherListsLosesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sure := w.scarFile("scar.mp3")
	closeLibrary(t, w.scan())
	other := strings.NewReplacer(`"id": "one"`, `"id": "two"`).Replace(testList)
	l, err := library.Open(t.Context(), library.Options{
		DataDir: w.data, CacheDir: w.data, Roots: []string{w.music},
		Lists: []fs.FS{fstest.MapFS{"two.reprise.json": {Data: []byte(other)}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	rescan(t, l)
	stands(t, l, catalog.Ref{List: "two", Entry: scar.Entry}, library.Linked, sure)
	closeLibrary(t, l)
	stands(t, w.open(), scar, library.Linked, sure) // at once, before anything is matched again
}
