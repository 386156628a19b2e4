package catalog_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reprise/assets"
	"reprise/library/catalog"
)

// TestBuiltInListsAreInOurLayout saves each and wants every byte back: what a
// curator sees is what a save leaves.
func TestBuiltInListsAreInOurLayout(t *testing.T) {
	t.Parallel()
	for _, fsys := range []fs.FS{assets.Lists, assets.Demo} {
		names, err := fs.Glob(fsys, "*.reprise.json")
		if err != nil || len(names) == 0 {
			t.Fatal(names, err)
		}
		for _, name := range names {
			want, err := fs.ReadFile(fsys, name)
			if err != nil {
				t.Fatal(err)
			}
			l, err := catalog.LoadFS(fsys, name)
			if err != nil {
				t.Fatal(err)
			}
			got, err := catalog.Encode(l)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("%s (-want +got)\n%s", name, diff)
			}
		}
	}
}

// TestSaveKeepsUnknownMembers puts one at every level.
func TestSaveKeepsUnknownMembers(t *testing.T) {
	t.Parallel()
	const text = `{
  "format": "reprise-list",
  "version": 1,
  "id": "l",
  "title": "L",
  "source": {"title": "T", "since": 2016},
  "entries": [
    {
      "id": "d/s",
      "drama": {"title": "D", "cast": ["a", "b"]},
      "song": {"title": "S", "key": "D major"},
      "artists": [
        {"name": "A", "born": null}
      ],
      "featured": [
        {"name": "F", "x": {"y": [1, 2.50, true]}}
      ],
      "links": [
        {"url": "https://example.org/?a=1&b=<2>", "lang": "ko"}
      ],
      "ids": {"spotify": "none"},
      "art": {"motif": "sun", "mirror": false},
      "mood": "night & rain"
    }
  ],
  "Curator": "Mina"
}
`
	text2 := strings.Replace(text, "<2>", "2", 1)
	l, err := load(t, text2)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "l.reprise.json")
	if err := catalog.Save(path, l); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// An object in an object takes lines of its own, the rest is as it was.
	want := strings.Replace(text2, `        {"name": "F", "x": {"y": [1, 2.50, true]}}`,
		"        {\n          \"name\": \"F\",\n          \"x\": {\"y\": [1, 2.50, true]}\n        }", 1)
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	again, err := catalog.LoadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(l, again); diff != "" {
		t.Errorf("loaded again (-want +got)\n%s", diff)
	}
}

func TestSaveRefusesWhatCannotBeLoaded(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "l.reprise.json")
	if err := os.WriteFile(path, []byte("as it was"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		list catalog.List
	}{
		{"no title", catalog.List{ID: "l"}},
		{"bad link", catalog.List{ID: "l", Title: "L", Source: catalog.Source{URL: "ftp://x"}}},
		{"a known member as unknown", catalog.List{ID: "l", Title: "L", Extra: `{"title": "M"}`}},
		{"unknown members that are no object", catalog.List{ID: "l", Title: "L", Extra: `[1]`}},
	} {
		if err := catalog.Save(path, &tt.list); err == nil {
			t.Errorf("%s: saved", tt.name)
		}
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "as it was" {
		t.Errorf("the file holds %q, %v", got, err)
	}
}

func TestSaveReplacesInOneStep(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.reprise.json"), filepath.Join(dir, "link.reprise.json")
	if err := os.WriteFile(real, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := catalog.Save(link, &catalog.List{ID: "l", Title: "L"}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	if info, err = os.Stat(real); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("permissions are %v, %v", info.Mode(), err)
	}
	if l, err := catalog.LoadFile(real); err != nil || l.Title != "L" || len(l.Entries) != 0 {
		t.Errorf("loaded %+v, %v", l, err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

func TestSaveTellsOfAFolderThatIsNotThere(t *testing.T) {
	t.Parallel()
	err := catalog.Save(filepath.Join(t.TempDir(), "none", "l.reprise.json"), &catalog.List{ID: "l", Title: "L"})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// FuzzLoad wants no panic, and of every list that loads that it comes back
// from a save as it was.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(list(entry(`, "x": [1, {"y": null}], "links": ["https://a.b"], "why": "a\nb",`))))
	f.Add([]byte("\uFEFF" + head + `, "entries": [,]}`))
	f.Add([]byte(head + `,}`))
	f.Add([]byte(`{"format":"reprise-list","version":"1","id":"ㄱ","title":"\ud800\u202e"}`))
	for _, name := range []string{"iconic-ost-songs-1.reprise.json", "iconic-ost-songs-2.reprise.json"} {
		data, err := fs.ReadFile(assets.Lists, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := catalog.Load(bytes.NewReader(data), "f")
		if err != nil {
			if !errors.Is(err, catalog.ErrBadList) || err.Error() == "" {
				t.Errorf("got %v", err)
			}
			return
		}
		text, err := catalog.Encode(l)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > catalog.MaxFile {
			return // layout and names that were left out may make it grow
		}
		again, err := catalog.Load(bytes.NewReader(text), "f")
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if diff := cmp.Diff(l, again); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}

func TestRef(t *testing.T) {
	t.Parallel()
	r, ok := catalog.ParseRef("l/d/s")
	if want := (catalog.Ref{List: "l", Entry: "d/s"}); !ok || r != want || r.String() != "l/d/s" {
		t.Errorf("got %+v, %v", r, ok)
	}
	for _, bad := range []string{"", "l", "l/", "/d"} {
		if _, ok := catalog.ParseRef(bad); ok {
			t.Errorf("%q is taken for a reference", bad)
		}
	}
}
