package store_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reprise/library/store"
)

// rows returns the paths below folders, and paths, as the index holds them.
func rows(tb testing.TB, s *store.Store, folders, paths []string) []string {
	tb.Helper()
	var got []string
	all, err := s.Rows(tb.Context(), folders, paths)
	if err != nil {
		tb.Fatal(err)
	}
	for _, r := range all {
		got = append(got, fmt.Sprintf("%s %d %d %s %s", r.Path, r.Size, r.ModTime, r.Data, r.Cands))
	}
	slices.Sort(got) // they come in no order
	return got
}

func TestIndexHoldsRowsByFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir)
	s.Index(store.Batch{
		Put: []store.Row{
			{Path: "/m/b", Size: 2, ModTime: 3, Data: "d"},
			{Path: "/m/a", Size: 1, ModTime: -5, Data: "d", Cands: "c"},
			{Path: "/m/gone", Data: "d"},
			{Path: "/music/x", Data: "d"}, // "/m" is no folder of it
			{Path: "/else", Size: 9, Data: "d"},
		},
		Meta: map[string]string{"rules": "r"},
	})
	s.Index(store.Batch{Drop: []string{"/m/gone"}, Cands: map[string]string{"/m/b": "new", "/none": ""}})
	closeStore(t, s)
	s = openAt(t, dir)
	defer closeStore(t, s)
	want := []string{"/else 9 0 d ", "/m/a 1 -5 d c", "/m/b 2 3 d new"}
	if diff := cmp.Diff(want, rows(t, s, []string{"/m/"}, []string{"/else", "/none"})); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if got := s.Meta(t.Context(), "rules"); got != "r" {
		t.Errorf("meta is %q", got)
	}
	if got := len(rows(t, s, []string{"/"}, nil)); got != 4 {
		t.Errorf("%d rows below /, want 4", got)
	}
}

func TestAnUnusableIndexIsBuiltAgain(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		harm func(t *testing.T, dir string) (rowVersion int)
	}{
		{"no database", func(t *testing.T, dir string) int {
			write(t, filepath.Join(dir, "index.db"), []byte("garbage, more than a header's worth of it: "+fmt.Sprint(os.Environ())))
			return 0
		}},
		{"cut", func(t *testing.T, dir string) int {
			b := read(t, filepath.Join(dir, "index.db"))
			write(t, filepath.Join(dir, "index.db"), b[:len(b)/2+100])
			return 0
		}},
		{"rows of another version", func(*testing.T, string) int { return 1 }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			s := openAt(t, dir)
			do(t, s, store.PutNote(scar, "kept"))
			for i := range 200 {
				s.Index(store.Batch{Put: []store.Row{{Path: fmt.Sprintf("/m/%d", i), Data: strings.Repeat("x", 900)}}})
			}
			closeStore(t, s)
			version := tt.harm(t, dir)
			s, err := store.Open(t.Context(), store.Options{DataDir: dir, CacheDir: dir, RowVersion: version})
			if err != nil {
				t.Fatal(err)
			}
			defer closeStore(t, s)
			if _, err := s.Rows(t.Context(), []string{"/"}, nil); err != nil {
				if err := s.RebuildIndex(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if got := rows(t, s, []string{"/m"}, nil); len(got) != 0 {
				t.Errorf("%d rows survived", len(got))
			}
			s.Index(store.Batch{Put: []store.Row{{Path: "/m/1", Data: "d"}}})
			if err := s.Flush(); err != nil {
				t.Fatal(err)
			}
			if got := rows(t, s, []string{"/m"}, nil); len(got) != 1 {
				t.Errorf("new rows: %v", got)
			}
			if s.Work().Notes[scar] != "kept" || len(s.Notices()) != 0 {
				t.Error("the fan's work was touched")
			}
		})
	}
}

// After any batches the index holds what they say, also once it was tidied.
func TestTheLastWordCounts(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	rng := rand.New(rand.NewPCG(1, 2))
	want := map[string]store.Row{}
	s := openAt(t, dir)
	path := func() string { return fmt.Sprintf("/m/%d", rng.IntN(40)) }
	const batches = 800
	for i := range batches {
		var b store.Batch
		switch p, q := path(), path(); rng.IntN(5) {
		case 0:
			b.Drop = []string{p, q}
			delete(want, p)
			delete(want, q)
		case 1:
			b.Move = [][2]string{{p, q}}
			if r, ok := want[p]; ok && p != q {
				delete(want, p)
				r.Path = q
				want[q] = r
			}
		case 2:
			b.Cands = map[string]string{p: fmt.Sprint("c", i)}
			if r, ok := want[p]; ok {
				r.Cands = fmt.Sprint("c", i)
				want[p] = r
			}
		default:
			for _, path := range []string{p, q, path(), path()} {
				r := store.Row{Path: path, Size: int64(i), ModTime: -int64(i), Data: fmt.Sprint("d", i)}
				b.Put = append(b.Put, r)
				want[path] = r
			}
		}
		s.Index(b)
		if i%97 == 0 || i == batches-1 {
			closeStore(t, s)
			s = openAt(t, dir)
			got := map[string]store.Row{}
			rows, err := s.Rows(t.Context(), []string{"/"}, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rows {
				got[r.Path] = r
			}
			if !maps.Equal(got, want) {
				t.Fatalf("after %d batches: %v, want %v", i, got, want)
			}
		}
	}
	closeStore(t, s)
	s = openAt(t, dir)
	defer closeStore(t, s)
	if n, err := s.PackedItems(); err != nil || n > 1500 {
		t.Errorf("%d items for %d rows, %v: nothing was tidied", n, len(want), err)
	}
}

func FuzzPack(f *testing.F) {
	f.Add(store.PackOf(store.Batch{
		Put:  []store.Row{{Path: "/a", Size: 1, ModTime: -2, Data: "d", Cands: "c"}, {Path: "/b"}},
		Drop: []string{"/b"}, Move: [][2]string{{"/a", "/c"}}, Cands: map[string]string{"/c": "x"},
	}))
	f.Add([]byte("r\xff\xff\xff\xff\xff\xff\xff\xff\x7f"))
	f.Fuzz(func(t *testing.T, items []byte) {
		rows, ok := store.Unpack(items)
		if !ok {
			return
		}
		again, ok := store.Unpack(store.PackOf(store.Batch{Put: rows}))
		if !ok || !slices.Equal(rows, again) {
			t.Errorf("%v became %v", rows, again)
		}
	})
}
