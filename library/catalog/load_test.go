package catalog_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"reprise/assets"
	"reprise/library/catalog"
)

// head is the least that is a list, still open.
const head = `{"format": "reprise-list", "version": 1, "id": "l", "title": "L"`

// list returns a list around the text of its entries.
func list(entries string) string { return head + `, "entries": [` + entries + `]}` }

// entry returns a sound entry with further members, which start with a comma.
func entry(more string) string {
	return `{"id": "d/s", "drama": {"title": "D"}, "song": {"title": "S"}, "artists": [{"name": "A"}]` + more + `}`
}

func load(t testing.TB, text string) (*catalog.List, error) {
	t.Helper()
	return catalog.Load(strings.NewReader(text), "x.reprise.json")
}

func TestLoadReadsEveryField(t *testing.T) {
	t.Parallel()
	got, err := load(t, `{
  "format": "reprise-list", "version": 1, "id": "l-1", "title": "L", "native": "목록", "part": 2,
  "about": "line one\r\nline two", "about_native": "소개",
  "source": {"title": "T", "author": "A", "url": "https://example.org/a?b=c"},
  "entries": [{
    "id": "d/s",
    "drama": {"title": "D", "native": "드라마", "aliases": ["D2", "D3"], "year": 2016, "network": "KBS2"},
    "song": {"title": "S", "native": "노래", "aliases": ["S2"], "part": 5},
    "artists": [{"name": "A", "native": "가수", "aliases": ["A2"], "group": "G", "group_native": "그룹"}],
    "featured": [{"name": "F"}],
    "why": "because", "why_native": "그래서",
    "links": [{"title": "Review", "url": "http://example.org"}],
    "ids": {"isrc": ["kr-a30-16-00123"], "mbid": ["B10BBBFC-CF9E-42E0-BE17-E2C3E1D2600D"]},
    "art": {"motif": "sun", "palette": "desert"}
  }]
}`)
	if err != nil {
		t.Fatal(err)
	}
	want := &catalog.List{
		ID: "l-1", Title: "L", Native: "목록", Part: 2, About: "line one\nline two", AboutNative: "소개",
		Source: catalog.Source{Title: "T", Author: "A", URL: "https://example.org/a?b=c"},
		Entries: []catalog.Entry{{
			ID:       "d/s",
			Drama:    catalog.Drama{Title: "D", Native: "드라마", Aliases: []string{"D2", "D3"}, Year: 2016, Network: "KBS2"},
			Song:     catalog.Song{Title: "S", Native: "노래", Aliases: []string{"S2"}, Part: 5},
			Artists:  []catalog.Artist{{Name: "A", Native: "가수", Aliases: []string{"A2"}, Group: "G", GroupNative: "그룹"}},
			Featured: []catalog.Artist{{Name: "F"}},
			Why:      "because", WhyNative: "그래서",
			Links: []catalog.Link{{Title: "Review", URL: "http://example.org"}},
			IDs:   catalog.IDs{ISRC: []string{"KRA301600123"}, MBID: []string{"b10bbbfc-cf9e-42e0-be17-e2c3e1d2600d"}},
			Art:   catalog.Art{Motif: "sun", Palette: "desert"},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestLoadForgives reads what a hand writes when it is plain what was meant.
func TestLoadForgives(t *testing.T) {
	t.Parallel()
	want, err := load(t, list(entry("")))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, text string }{
		{"byte order mark", "\uFEFF" + list(entry(""))},
		{"space around", "\r\n\t " + list(entry("")) + "\n\n"},
		{"trailing commas", head + `, "entries": [` + entry(", ") + ` , ] , }`},
		{"bare title, song and name", list(`{"id": "d/s", "drama": "D", "song": "S", "artists": "A"}`)},
		{"names in an array", list(`{"id": "d/s", "drama": "D", "song": "S", "artists": ["A"]}`)},
		{"null is nothing", list(entry(`, "why": null, "links": null, "art": null, "featured": [null]`))},
		{"empty is nothing", list(entry(`, "why": "", "links": [], "art": {}, "ids": {"isrc": []}`))},
		{"version as text", strings.Replace(list(entry("")), `"version": 1`, `"version": "1"`, 1)},
		{"names in capitals", strings.Replace(list(entry("")), `"title": "L"`, `"Title": "L"`, 1)},
		{"space in texts", strings.Replace(list(entry("")), `"D"`, `" D\n"`, 1)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := load(t, tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestLoadMakesNFC(t *testing.T) {
	t.Parallel()
	const nfd = "\u1103\u1161\u1109\u1175" // 다시
	got, err := load(t, list(strings.Replace(entry(""), `"S"`, `"`+nfd+`"`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	if got.Entries[0].Song.Title != "다시" {
		t.Errorf("title is %+q", got.Entries[0].Song.Title)
	}
}

// TestLoadTellsWhatIsWrong checks the place and the words of each complaint.
func TestLoadTellsWhatIsWrong(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("가", 301)
	for _, tt := range []struct{ name, text, want string }{
		{"empty", "  \n", `x.reprise.json: The file is empty.`},
		{"UTF-16", "\xff\xfe{\x00", `x.reprise.json: The file is saved as UTF-16. Save it as UTF-8.`},
		{"not UTF-8", "{\n\"a\": \"\xb4\xd9\"}", `x.reprise.json: line 2: The text here is not UTF-8. Save the file as UTF-8.`},
		{"not JSON", "{\n  \"a\" 1\n}", `x.reprise.json: line 2: The file is not JSON at character 7: invalid character '1' after object key.`},
		{"cut off", `{"format": "repr`, `x.reprise.json: line 1: The file is not JSON at character 16: unexpected end of JSON input.`},
		{"two commas", head + `,, "part": 1}`, `x.reprise.json: line 1: The file is not JSON at character 66: invalid character ',' looking for beginning of object key string.`},
		{"an array", `[]`, `x.reprise.json: line 1: The file holds an array: expected one object with the list in it.`},
		{"too deep", strings.Repeat("[", 33), `x.reprise.json: line 1: Objects and arrays are nested here more than 32 deep.`},
		{"other format", strings.Replace(list(""), "reprise-list", "jspf", 1), `x.reprise.json: line 1: "format" is "jspf": expected "reprise-list".`},
		{"newer version", strings.Replace(list(""), `"version": 1`, `"version": 2`, 1), `x.reprise.json: line 1: "version" is 2: this Reprise reads version 1, a newer one is needed.`},
		{"no id", strings.Replace(list(""), `"id": "l"`, `"x": 1`, 1), `x.reprise.json: line 1: "id" is missing: expected a name of its own for this list, never shown and never changed.`},
		{"id with a slash", strings.Replace(list(""), `"id": "l"`, `"id": "a/b"`, 1), `x.reprise.json: line 1: "id" is "a/b": expected an id of letters, digits, "-", "_" and ".".`},
		{"entry id leads out", list(strings.Replace(entry(""), "d/s", "d/../s", 1)), `x.reprise.json: line 1: entry 1: "id" is "d/../s": expected an id of letters, digits, "-", "_", "." and "/" such as "secret-garden/scar".`},
		{"twice", list(entry("") + ",\n" + entry("")), `x.reprise.json: line 2: entry 2 (d/s): "id" is the id of entry 1 too: expected each id once in a list.`},
		{"member twice", list(entry(`, "why": "a", "Why": "b"`)), `x.reprise.json: line 1: entry 1 (d/s): "why" is written twice: expected it once.`},
		{"no artist", list(`{"id": "d/s", "drama": "D", "song": "S"}`), `x.reprise.json: line 1: entry 1 (d/s): "artists" is missing: expected at least one artist such as {"name": "Yoon Mi Rae"}.`},
		{"nameless artist", list(entry(`, "featured": [{"name": "F"}, {"native": "G"}]`)), `x.reprise.json: line 1: entry 1 (d/s): "featured.2.name" is missing: expected the artist's name.`},
		{"wrong kind", list(entry(`, "why": ["a"]`)), `x.reprise.json: line 1: entry 1 (d/s): "why" is an array: expected a text in quotes.`},
		{"number as object", list(entry(`, "art": 5`)), `x.reprise.json: line 1: entry 1 (d/s): "art" is 5: expected an object.`},
		{"year", list(`{"id": "d/s", "drama": {"title": "D", "year": 16}, "song": "S", "artists": "A"}`), `x.reprise.json: line 1: entry 1 (d/s): "drama.year" is 16: expected a year from 1900 to 2200.`},
		{"fraction", list(`{"id": "d/s", "drama": "D", "song": {"title": "S", "part": 1.5}, "artists": "A"}`), `x.reprise.json: line 1: entry 1 (d/s): "song.part" is 1.5: expected a whole number from 1 to 999.`},
		{"long name", list(strings.Replace(entry(""), `"S"`, `"`+long+`"`, 1)), `x.reprise.json: line 1: entry 1 (d/s): "song.title" is 301 characters long: expected at most 300.`},
		{"control character", list(strings.Replace(entry(""), `"S"`, `"S\u0000"`, 1)), `x.reprise.json: line 1: entry 1 (d/s): "song.title" holds the invisible character U+0000: expected plain text.`},
		{"turned text", list(strings.Replace(entry(""), `"S"`, `"S\u202e"`, 1)), `x.reprise.json: line 1: entry 1 (d/s): "song.title" holds the invisible character U+202E: expected plain text.`},
		{"script link", list(entry(`, "links": [{"url": "javascript:alert(1)"}]`)), `x.reprise.json: line 1: entry 1 (d/s): "links.1.url" is "javascript:alert(1)": expected an address that starts with http:// or https://.`},
		{"file link", list(entry(`, "links": ["file:///etc/passwd"]`)), `x.reprise.json: line 1: entry 1 (d/s): "links.1" is "file:///etc/passwd": expected an address that starts with http:// or https://.`},
		{"isrc", list(entry(`, "ids": {"isrc": "KR-1"}`)), `x.reprise.json: line 1: entry 1 (d/s): "ids.isrc" is "KR-1": expected an ISRC such as "KRA301600123".`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l, err := load(t, tt.text)
			if err == nil {
				t.Fatalf("loaded %+v", l)
			}
			if !errors.Is(err, catalog.ErrBadList) {
				t.Errorf("%v is no ErrBadList", err)
			}
			if got, _, _ := strings.Cut(err.Error(), "\n"); got != tt.want {
				t.Errorf("\ngot  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestLoadTellsAllProblemsAtOnce(t *testing.T) {
	t.Parallel()
	_, err := load(t, list(`{"id": "a b", "drama": {}, "song": 5, "artists": []}, "x"`))
	var bad *catalog.Problems
	if !errors.As(err, &bad) {
		t.Fatalf("got %v", err)
	}
	var fields []string
	for _, p := range bad.List {
		fields = append(fields, p.Field)
	}
	want := []string{"id", "song", "drama.title", "song.title", "artists", ""}
	if diff := cmp.Diff(want, fields); diff != "" {
		t.Errorf("fields (-want +got)\n%s", diff)
	}
}

// TestLoadCountsManyProblems keeps a hostile file from filling the memory with
// complaints.
func TestLoadCountsManyProblems(t *testing.T) {
	t.Parallel()
	_, err := load(t, list(strings.TrimSuffix(strings.Repeat("5,", catalog.MaxEntries), ",")))
	var bad *catalog.Problems
	if !errors.As(err, &bad) {
		t.Fatalf("got %v", err)
	}
	if len(bad.List) != 50 || bad.More != catalog.MaxEntries-50 {
		t.Errorf("kept %d and counted %d", len(bad.List), bad.More)
	}
	if !strings.HasSuffix(err.Error(), "x.reprise.json: and 1950 more") {
		t.Errorf("ends with %q", err.Error()[len(err.Error())-60:])
	}
}

func TestLoadRefusesTooManyEntries(t *testing.T) {
	t.Parallel()
	_, err := load(t, list(strings.TrimSuffix(strings.Repeat("{},", catalog.MaxEntries+1), ",")))
	const want = `"entries" holds 2001 entries: expected at most 2000.`
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v", err)
	}
}

// endless counts what is read from it.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	e.read += len(p)
	return len(p), nil
}

func TestLoadStopsReading(t *testing.T) {
	t.Parallel()
	var e endless
	_, err := catalog.Load(&e, "x")
	if !errors.Is(err, catalog.ErrBadList) {
		t.Errorf("got %v", err)
	}
	if e.read > 2*catalog.MaxFile {
		t.Errorf("read %d bytes", e.read)
	}
}

func TestLoadFileRefusesAHugeFileUnread(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "huge.reprise.json")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(1<<30), f.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = catalog.LoadFile(path)
	if !errors.Is(err, catalog.ErrBadList) || !strings.Contains(err.Error(), "larger than 4 MB") {
		t.Errorf("got %v", err)
	}
}

func TestLoadFileTellsWhatIsNoFile(t *testing.T) {
	t.Parallel()
	if _, err := catalog.LoadFile(t.TempDir()); !errors.Is(err, catalog.ErrBadList) {
		t.Errorf("a folder: got %v", err)
	}
	if _, err := catalog.LoadFile(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing there: got %v", err)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestLoadHandsOnTheReadersError(t *testing.T) {
	t.Parallel()
	_, err := catalog.Load(broken{}, "x")
	if !errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, catalog.ErrBadList) {
		t.Errorf("got %v", err)
	}
}

func TestLoadAll(t *testing.T) {
	t.Parallel()
	named := func(id string) []byte {
		return []byte(strings.Replace(list(entry("")), `"id": "l"`, `"id": "`+id+`"`, 1))
	}
	builtIn := fstest.MapFS{
		"a-10.reprise.json": {Data: named("ten")},
		"a-2.reprise.json":  {Data: named("two")},
		"bad.reprise.json":  {Data: []byte("{")},
		"note.json":         {Data: []byte("{")},
		".x.reprise.json":   {Data: []byte("{")},
		"d/x.reprise.json":  {Data: []byte("{")},
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"mine.reprise.json": named("mine"), "again.reprise.json": named("two"), "UPPER.REPRISE.JSON": named("upper"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lists, problems := catalog.LoadAll([]fs.FS{builtIn}, []string{filepath.Join(dir, "none"), dir})
	var ids []string
	for _, l := range lists {
		ids = append(ids, l.ID)
	}
	if diff := cmp.Diff([]string{"two", "ten", "upper", "mine"}, ids); diff != "" {
		t.Errorf("lists (-want +got)\n%s", diff)
	}
	var texts []string
	for _, p := range problems {
		texts = append(texts, p.Error())
	}
	want := []string{
		"bad.reprise.json: line 1: The file is not JSON at character 1: unexpected end of JSON input.",
		`again.reprise.json: The id "two" is already the id of the list in a-2.reprise.json: expected another one.`,
	}
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Errorf("problems (-want +got)\n%s", diff)
	}
}

// TestBuiltInLists holds the lists to what they promise.
func TestBuiltInLists(t *testing.T) {
	t.Parallel()
	lists, problems := catalog.LoadAll([]fs.FS{assets.Lists, assets.Demo}, nil)
	if len(problems) > 0 {
		t.Fatal(errors.Join(problems...))
	}
	if len(lists) != 3 || len(lists[0].Entries) != 4 || len(lists[1].Entries) != 6 || len(lists[2].Entries) != 3 {
		t.Fatalf("%d lists", len(lists))
	}
	for _, l := range lists {
		if l.ID != "demo" && (l.Source.URL == "" || l.Source.Author == "") {
			t.Errorf("%s does not credit its source", l.ID)
		}
		for _, e := range l.Entries {
			if e.Why == "" || e.WhyNative == "" || e.Drama.Native == "" || e.Art.Motif == "" || e.Art.Palette == "" {
				t.Errorf("%s/%s is not whole", l.ID, e.ID)
			}
			for _, a := range append(e.Artists, e.Featured...) {
				if a.Native == "" {
					t.Errorf("%s/%s: %s has no Korean name", l.ID, e.ID, a.Name)
				}
			}
		}
	}
}
