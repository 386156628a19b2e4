package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reprise/library/store"
)

// rows returns the paths below folders, and paths, as the index holds them.
func rows(tb testing.TB, s *store.Store, folders, paths []string) []string {
	tb.Helper()
	var got []string
	err := s.EachRow(tb.Context(), folders, paths, func(r store.Row) {
		got = append(got, fmt.Sprintf("%s %d %d %s %s", r.Path, r.Size, r.ModTime, r.Data, r.Cands))
	})
	if err != nil {
		tb.Fatal(err)
	}
	return got
}

func TestIndexHoldsRowsByFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir)
	s.Index(store.Batch{
		Put: []store.Row{
			{Path: "/m/b", Size: 2, ModTime: 3, Data: []byte("d")},
			{Path: "/m/a", Size: 1, ModTime: -5, Data: []byte("d"), Cands: []byte("c")},
			{Path: "/m/gone", Data: []byte("d")},
			{Path: "/music/x", Data: []byte("d")}, // "/m" is no folder of it
			{Path: "/else", Size: 9, Data: []byte("d")},
		},
		Meta: map[string]string{"rules": "r"},
	})
	s.Index(store.Batch{Drop: []string{"/m/gone"}, Cands: map[string][]byte{"/m/b": []byte("new"), "/none": nil}})
	closeStore(t, s)
	s = openAt(t, dir)
	defer closeStore(t, s)
	want := []string{"/m/a 1 -5 d c", "/m/b 2 3 d new", "/else 9 0 d "}
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
				s.Index(store.Batch{Put: []store.Row{{Path: fmt.Sprintf("/m/%d", i), Data: make([]byte, 900)}}})
			}
			closeStore(t, s)
			version := tt.harm(t, dir)
			s, err := store.Open(t.Context(), store.Options{DataDir: dir, CacheDir: dir, RowVersion: version})
			if err != nil {
				t.Fatal(err)
			}
			defer closeStore(t, s)
			if s.EachRow(t.Context(), []string{"/"}, nil, func(store.Row) {}) != nil {
				if err := s.RebuildIndex(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if got := rows(t, s, []string{"/m"}, nil); len(got) != 0 {
				t.Errorf("%d rows survived", len(got))
			}
			s.Index(store.Batch{Put: []store.Row{{Path: "/m/1", Data: []byte("d")}}})
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
