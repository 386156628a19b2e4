package ui

import (
	"context"
	"image"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reprise/assets"
	"reprise/library"
	"reprise/library/catalog"
	"reprise/player"
	"reprise/player/output"
)

// song is a file of the fan's on the tour: real sound with real tags.
type song struct{ path, title, artist, album string }

// music is what the fan of the tour has. One file is sung by somebody else, so
// that there is a question.
var music = []song{ //nolint:gochecknoglobals // a table that nothing writes
	{"OST/Secret Garden/BOIS - Scar.flac", "Scar", "BOIS", "Secret Garden OST"},
	{"OST/Secret Garden/05 Scar (Inst).mp3", "Scar (Inst.)", "BOIS", "Secret Garden OST"},
	{"K-drama/2016/once again.mp3", "Once Again", "Mad Clown, Kim Na Young", "Descendants of the Sun OST Part.5"},
	{"K-drama/2015/환청.mp3", "환청", "Somebody Else", "킬미, 힐미 OST"},
	{"mixed/t.ogg", "Touch Love", "윤미래", "주군의 태양 OST Part 4"},
	{"mixed/best luck.opus", "최고의 행운", "첸 (CHEN)", "괜찮아 사랑이야 OST"},
	{"mixed/01.mp3", "다섯 번째 창문", "느린 램프", "느린 램프"},
	{"mixed/02.mp3", "동생에게", "민들레 합창단", "편지"},
	{"mixed/03.mp3", "도시의 새벽", "정류장", "도시의 새벽"},
	{"mixed/04.mp3", "Paper Lantern", "Slow Lamp", "Evenings"},
}

// encode makes the fan's files below dir with a real encoder.
func encode(t testing.TB, dir string) {
	t.Helper()
	for _, s := range music {
		path := filepath.Join(dir, filepath.FromSlash(s.path))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("ffmpeg", "-loglevel", "error", "-y", "-f", "lavfi", "-i", "sine=frequency=330:duration=9",
			"-metadata", "title="+s.title, "-metadata", "artist="+s.artist, "-metadata", "album="+s.album, "-ac", "2", path)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("encode %s: %v\n%s", s.path, err, out)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "OST", "Secret Garden", "BOIS - Scar.lrc"), []byte(sungLines), 0o600); err != nil {
		t.Fatal(err)
	}
}

// sungLines stand beside the first song: invented, in Hangul and with a meaning.
const sungLines = `[00:01.00]정류장에 불이 켜지면
[00:01.00]when the light comes on at the stop
[00:03.00]오늘도 같은 노래를 켜요
[00:03.00]tonight again I put on the same song
[00:05.00]한 정거장만 더 가요
[00:05.00]let us go one more stop
[00:07.00]창밖은 천천히 흐르고
`

// guide leads through every screen of a window on Fyne's test driver. What
// other goroutines hand to the UI goroutine waits until settle runs it.
type guide struct {
	*Window
	posted chan func()
	quiet  time.Duration // how long nothing comes before all has come
}

// newGuide opens the real window over a library.
func newGuide(t testing.TB, o library.Options) *guide {
	t.Helper()
	lib, err := library.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	lib.Rescan()
	if _, err := lib.WaitScan(t.Context()); err != nil {
		t.Fatal(err)
	}
	p := player.New(player.Options{Output: &output.Null{}})
	b, _ := newBridge(context.Background())
	g := &guide{posted: make(chan func(), 4096), quiet: 60 * time.Millisecond}
	b.post = func(fn func()) { g.posted <- fn }
	a := test.NewApp()
	w, err := newWindow(b, a, Options{Library: lib, Player: p, CacheDir: o.CacheDir, Version: "1.0", Demo: o.Demo})
	if err != nil {
		t.Fatal(err)
	}
	g.Window = w
	t.Cleanup(func() {
		w.bridge.end()
		w.posters.Close()
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
		a.Quit()
	})
	w.win.Resize(fyne.NewSize(firstWidth, firstHeight))
	w.bridge.subscribe(lib, p, w.onLibrary, w.onPlayer)
	w.onLibrary(lib.Snapshot())
	g.settle()
	return g
}

// settle runs what was handed over until nothing more comes for a while.
func (g *guide) settle() {
	for {
		select {
		case fn := <-g.posted:
			fn()
		case <-time.After(g.quiet):
			return
		}
	}
}

// shot is the picture of the window as it is.
func (g *guide) shot() image.Image {
	g.settle()
	return g.win.Canvas().Capture()
}

// fansGuide is at home with music of their own.
func fansGuide(t testing.TB) *guide {
	t.Helper()
	dir := t.TempDir()
	root := filepath.Join(dir, "Music")
	encode(t, root)
	g := newGuide(t, library.Options{
		DataDir: filepath.Join(dir, "data"), CacheDir: filepath.Join(dir, "cache"),
		Lists: []fs.FS{assets.Lists}, Roots: []string{root},
	})
	g.leaveFirst()
	ref := g.snap.Entries[0].Ref
	for at, text := range map[time.Duration]string{
		2 * time.Second: "First heard on the night bus. Missed my stop.", 5 * time.Second: "I always look up here.",
	} {
		if _, err := g.o.Library.PutMoment(ref, library.Moment{At: at, Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	for _, l := range []library.Loop{{Name: "First chorus", A: 3 * time.Second, B: 6 * time.Second}, {Name: "Skip the intro", A: 2 * time.Second}} {
		if _, err := g.o.Library.PutLoop(ref, "", l); err != nil {
			t.Fatal(err)
		}
	}
	for run := range 12 {
		g.o.Library.AddPass(ref, run+1)
	}
	g.settle()
	return g
}

// hearScar chooses the first song and stops it in the middle of a line.
func (g *guide) hearScar() {
	g.o.Player.Load([]player.Track{g.trackOf(g.snap.Entry(g.scar()))}, 0, 3500*time.Millisecond, 12)
	g.settle()
}

// stop is one place of the tour.
type stop struct {
	name string
	open func(g *guide)
}

// scar is the first entry of the first list.
func (g *guide) scar() catalog.Ref { return g.snap.Entries[0].Ref }

// stops are the places of the fan's tour.
func stops() []stop {
	settings := func(section string) func(*guide) {
		return func(g *guide) { g.showSettings(); g.settings.Open(section) }
	}
	return []stop{
		{"wall", func(g *guide) { g.showWall() }},
		{"search", func(g *guide) { g.showWall(); g.search("ㅅㅋ") }},
		{"search-nothing", func(g *guide) { g.showWall(); g.search("zzzz") }},
		{"check", func(g *guide) { g.search(""); g.showCheck() }},
		{"drama", func(g *guide) { g.showDetail(g.scar()) }},
		{"drama-missing", func(g *guide) { g.showDetail(g.snap.Entries[3].Ref) }},
		{"sheet", func(g *guide) { g.showWall(); g.openSheet(g.snap.Entries[1].Ref) }},
		{"sheet-missing", func(g *guide) { g.showWall(); g.openSheet(g.snap.Entries[3].Ref) }},
		{"library", func(g *guide) { g.showLibrary() }},
		{"library-found", func(g *guide) { g.showLibrary(); g.searchLibrary("ㄷㅅ") }},
		{"library-file", func(g *guide) { g.searchLibrary(""); g.showFile(g.snap.Entry(g.scar()).Track.Path) }},
		{"settings-folders", settings("folders")},
		{"settings-sound", settings("repeat")},
		{"settings-look", settings("look")},
		{"settings-names", settings("matching")},
		{"settings-privacy", settings("privacy")},
		{"settings-about", settings("about")},
		{"keys", func(g *guide) { g.showWall(); g.showKeys() }},
		{"playing", func(g *guide) { g.back(); g.hearScar(); g.showWall(); g.openPlaying() }},
		{"playing-night", func(g *guide) { g.nightKey() }},
		{"wall-playing", func(g *guide) { g.back(); g.leavePlaying(); g.showWall() }},
		{"drama-playing", func(g *guide) { g.showDetail(g.scar()) }},
		{"wall-again", func(g *guide) { g.o.Player.Stop(); g.settle(); g.showWall() }},
	}
}
