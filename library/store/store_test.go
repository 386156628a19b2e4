package store_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/library/store"
)

// openAt opens a store whose two databases are in dir.
func openAt(tb testing.TB, dir string) *store.Store {
	tb.Helper()
	s, err := store.Open(tb.Context(), store.Options{DataDir: dir, CacheDir: dir, Batch: 50 * time.Millisecond})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func closeStore(tb testing.TB, s *store.Store) {
	tb.Helper()
	if err := s.Close(); err != nil {
		tb.Fatal(err)
	}
}

func do(tb testing.TB, s *store.Store, changes ...store.Change) {
	tb.Helper()
	if err := s.Do(nil, changes...); err != nil {
		tb.Fatal(err)
	}
}

var scar = store.Key{List: "one", Entry: "secret-garden/scar"}

func TestEveryKindOfWorkIsReadBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir)
	at := time.Unix(1_700_000_000, 0)
	loops := []store.Loop{
		{Name: "verse", Start: time.Second, Stop: 20 * time.Second, Intro: true},
		{Name: "chorus", Start: time.Minute},
	}
	do(t, s,
		store.PutLink(scar, store.Link{Path: "/m/상처.mp3", Print: "p"}),
		store.PutRefusal(scar, "/m/inst.mp3", store.Refusal{Print: "q"}),
		store.PutRefusal(scar, "/m/live.mp3", store.Refusal{}),
		store.DropRefusal(scar, "/m/live.mp3"),
		store.PutFound(scar, store.Link{Path: "/m/found.mp3", Print: "f"}),
		store.PutFound(store.Key{List: "one", Entry: "x"}, store.Link{Path: "/m/x.mp3"}),
		store.DropFound(store.Key{List: "one", Entry: "x"}),
		store.PutTaught(store.Taught{Name: "장재인", Same: "Jang Jae In"}),
		store.PutNote(scar, "on the bus"),
		store.PutMoment(scar, store.Moment{At: 72 * time.Second, Text: "the umbrella"}),
		store.PutMoment(scar, store.Moment{At: 9 * time.Second, Text: "first line"}),
		store.PutMoment(scar, store.Moment{At: 80 * time.Second, Text: "gone again"}),
		store.DropMoment(scar, 80*time.Second),
		store.PutSong(scar, store.Song{Speed: 0.8, Lyrics: -200 * time.Millisecond, Passes: 5, Stop: true, Loop: "chorus", Cover: true}),
		store.PutFileEncoding("/m/b.mp3", "cp949"),
		store.PutFilePrint("/m/b.mp3", "p2"),
		store.PutFileEncoding("/m/from.mp3", "big5"),
		store.DropFile("/m/from.mp3"),
		store.PutFile("/m/to.mp3", store.File{Encoding: "big5"}),
		store.PutRoot("/m"))
	do(t, s, store.PutLoops(scar, loops[1:])...)
	do(t, s, store.PutLoops(scar, loops)...)
	s.Post(
		store.PutCounts(scar, store.Counts{Passes: 63, Longest: 40, First: at, Last: at.Add(time.Hour)}),
		store.PutFileCounts("/m/b.mp3", store.Counts{Passes: 2, Longest: 2, First: at, Last: at}),
		store.PutSetting("volume", "0.5"))
	closeStore(t, s)

	s = openAt(t, dir)
	defer closeStore(t, s)
	want := &store.Work{
		Links:    map[store.Key]store.Link{scar: {Path: "/m/상처.mp3", Print: "p"}},
		Found:    map[store.Key]store.Link{scar: {Path: "/m/found.mp3", Print: "f"}},
		Refusals: map[store.Key]map[string]store.Refusal{scar: {"/m/inst.mp3": {Print: "q"}}},
		Taught:   []store.Taught{{Name: "장재인", Same: "Jang Jae In"}},
		Notes:    map[store.Key]string{scar: "on the bus"},
		Moments: map[store.Key][]store.Moment{scar: {
			{At: 9 * time.Second, Text: "first line"}, {At: 72 * time.Second, Text: "the umbrella"},
		}},
		Loops: map[store.Key][]store.Loop{scar: loops},
		Songs: map[store.Key]store.Song{scar: {
			Speed: 0.8, Lyrics: -200 * time.Millisecond, Passes: 5, Stop: true, Loop: "chorus", Cover: true,
		}},
		Files: map[string]store.File{
			"/m/b.mp3":  {Print: "p2", Encoding: "cp949", Counts: store.Counts{Passes: 2, Longest: 2, First: at, Last: at}},
			"/m/to.mp3": {Encoding: "big5"},
		},
		Counts:   map[store.Key]store.Counts{scar: {Passes: 63, Longest: 40, First: at, Last: at.Add(time.Hour)}},
		Settings: map[string]string{"volume": "0.5"},
		Roots:    []string{"/m"},
	}
	if diff := cmp.Diff(want, s.Work()); diff != "" {
		t.Errorf("work after reopening (-want +got):\n%s", diff)
	}
}

func TestASecondWriterIsRefusedAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir)
	_, err := store.Open(t.Context(), store.Options{DataDir: dir, CacheDir: dir})
	if !errors.Is(err, store.ErrLocked) {
		t.Fatalf("second Open: %v, want ErrLocked", err)
	}
	do(t, s, store.PutNote(scar, "seen"))
	look, err := store.Open(t.Context(), store.Options{DataDir: dir, CacheDir: dir, ReadOnly: true})
	if err != nil {
		t.Fatalf("Open for reading beside a writer: %v", err)
	}
	if got := look.Work().Notes[scar]; got != "seen" {
		t.Errorf("reader sees note %q, want %q", got, "seen")
	}
	if err := look.Do(nil, store.PutNote(scar, "x")); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("write of a reader: %v, want ErrReadOnly", err)
	}
	closeStore(t, look)
	closeStore(t, s)
	closeStore(t, openAt(t, dir)) // the lock was given back
}

func TestPathsWithSignsThatURLsUse(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "50% 음악 #1?mode=ro&x")
	s := openAt(t, dir)
	do(t, s, store.PutNote(scar, "kept"))
	closeStore(t, s)
	if _, err := filepath.Glob(filepath.Join(dir, "work.db")); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, dir)
	defer closeStore(t, s)
	if got := s.Work().Notes[scar]; got != "kept" {
		t.Errorf("note is %q", got)
	}
}
