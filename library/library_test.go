package library_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"reprise/library"
	"reprise/library/catalog"
)

// The lists of the tests: three songs, two of them by one singer.
const testList = `{
  "format": "reprise-list", "version": 1, "id": "one", "title": "Part one",
  "entries": [
    {"id": "secret-garden/scar", "drama": {"title": "Secret Garden", "native": "시크릿 가든"},
     "song": {"title": "Scar", "native": "상처"}, "artists": [{"name": "BOIS", "native": "보이스"}]},
    {"id": "sun/once-again", "drama": {"title": "Descendants of the Sun", "native": "태양의 후예"},
     "song": {"title": "Once Again", "native": "다시 너를"},
     "artists": [{"name": "Kim Na Young", "native": "김나영"}, {"name": "Mad Clown", "native": "매드클라운"}]},
    {"id": "trap/drawn", "drama": {"title": "Cheese in the Trap", "native": "치즈인더트랩"},
     "song": {"title": "Attraction", "native": "이끌림"}, "artists": [{"name": "Tearliner", "native": "티어라이너"}]}
  ]
}`

var (
	scar  = catalog.Ref{List: "one", Entry: "secret-garden/scar"}
	again = catalog.Ref{List: "one", Entry: "sun/once-again"}
	drawn = catalog.Ref{List: "one", Entry: "trap/drawn"}
)

func testLists() []fs.FS {
	return []fs.FS{fstest.MapFS{"one.reprise.json": {Data: []byte(testList)}}}
}

// world is a data folder and a music folder.
type world struct {
	testing.TB
	data, music string
}

func newWorld(tb testing.TB) world {
	tb.Helper()
	w := world{tb, filepath.Join(tb.TempDir(), "data"), filepath.Join(tb.TempDir(), "music")}
	if err := os.MkdirAll(w.music, 0o755); err != nil {
		tb.Fatal(err)
	}
	return w
}

// path names a file of the music folder.
func (w world) path(name string) string { return filepath.Join(w.music, filepath.FromSlash(name)) }

// scarFile and againFile are files that their entries are sure of.
func (w world) scarFile(name string) string {
	return song(w, w.path(name), "상처", "보이스", "시크릿 가든 OST")
}

func (w world) againFile(name string) string {
	return song(w, w.path(name), "다시 너를", "김나영, 매드클라운", "태양의 후예 OST Part.5")
}

// open opens a library over the music folder, unless other roots are given.
func (w world) open(roots ...string) *library.Library {
	w.Helper()
	if roots == nil {
		roots = []string{w.music}
	}
	l, err := library.Open(w.Context(), library.Options{DataDir: w.data, CacheDir: w.data, Lists: testLists(), Roots: roots})
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() { _ = l.Close() }) // a second Close does nothing
	return l
}

// scan opens a library and waits for a scan.
func (w world) scan(roots ...string) *library.Library {
	w.Helper()
	l := w.open(roots...)
	rescan(w, l)
	return l
}

func rescan(tb testing.TB, l *library.Library) library.ScanState {
	tb.Helper()
	l.Rescan()
	s, err := l.WaitScan(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func closeLibrary(tb testing.TB, l *library.Library) {
	tb.Helper()
	if err := l.Close(); err != nil {
		tb.Fatal(err)
	}
}

// stands checks how an entry stands; path is that of its file, "" for none.
func stands(tb testing.TB, l *library.Library, ref catalog.Ref, want library.EntryState, path string) *library.Entry {
	tb.Helper()
	e := l.Snapshot().Entry(ref)
	got := ""
	if e.Track != nil {
		got = e.Track.Path
	}
	if e.State != want || got != path {
		tb.Fatalf("%s: state %d with %q, want %d with %q", ref, e.State, got, want, path)
	}
	return e
}

// until waits for a snapshot that is as it should be.
func until(tb testing.TB, l *library.Library, what string, ok func(*library.Snapshot) bool) {
	tb.Helper()
	c, end := l.Subscribe()
	defer end()
	late := time.After(20 * time.Second)
	for {
		select {
		case s := <-c:
			if ok(s) {
				return
			}
		case <-late:
			tb.Fatalf("waited in vain for: %s", what)
		}
	}
}

// song writes a short, silent MP3 with an ID3v2.4 tag and returns its path.
// Its content depends on the names.
func song(tb testing.TB, path, title, artist, album string) string {
	tb.Helper()
	return songOf(tb, 120, path, title, artist, album)
}

// songOf writes a song of so many frames of 26 ms.
func songOf(tb testing.TB, length int, path, title, artist, album string) string {
	tb.Helper()
	writeFile(tb, path, slices.Concat(tagOf(title, artist, album), soundOf(length, title+artist+album)))
	return path
}

// tagOf makes an ID3v2.4 tag.
func tagOf(title, artist, album string) []byte {
	var frames bytes.Buffer
	for _, f := range [][2]string{{"TIT2", title}, {"TPE1", artist}, {"TALB", album}} {
		frames.WriteString(f[0])
		frames.Write(synchsafe(1 + len(f[1])))
		frames.Write([]byte{0, 0, 3}) // no flags, UTF-8
		frames.WriteString(f[1])
	}
	var b bytes.Buffer
	b.WriteString("ID3\x04\x00\x00")
	b.Write(synchsafe(frames.Len()))
	b.Write(frames.Bytes())
	return b.Bytes()
}

// soundOf makes so many frames of 26 ms, which differ by seed.
func soundOf(length int, seed string) []byte {
	frame := make([]byte, 417) // MPEG-1 layer III, 128 kbit/s, 44.1 kHz, silent
	binary.BigEndian.PutUint32(frame, 0xFFFB9064)
	sum := sha256.Sum256([]byte(seed))
	copy(frame[100:], hex.EncodeToString(sum[:]))
	return bytes.Repeat(frame, length)
}

func synchsafe(n int) []byte {
	return []byte{byte(n >> 21 & 0x7f), byte(n >> 14 & 0x7f), byte(n >> 7 & 0x7f), byte(n & 0x7f)}
}

func writeFile(tb testing.TB, path string, b []byte) {
	tb.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		tb.Fatal(err)
	}
}

func remove(tb testing.TB, path string) {
	tb.Helper()
	if err := os.RemoveAll(path); err != nil {
		tb.Fatal(err)
	}
}

func rename(tb testing.TB, from, to string) {
	tb.Helper()
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		tb.Fatal(err)
	}
	if err := os.Rename(from, to); err != nil {
		tb.Fatal(err)
	}
}
