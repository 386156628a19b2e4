package ui

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"reprise/library"
	"reprise/player"
	"reprise/ui/view"
)

// sing makes the window show an entry as if it played: a song of a minute with
// lyrics of our own beside it.
func sing(t *testing.T, w *Window) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lamp.flac")
	lrc := "[00:10.00]등불\n[00:20.00]불빛\n[00:30.00]밤\n"
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "lamp.lrc"), []byte(lrc), 0o600); err != nil {
		t.Fatal(err)
	}
	ref := w.snap.Entries[0].Ref
	w.state = player.State{
		Status: player.Paused, Track: player.Track{ID: ref.String(), Path: path}, Duration: time.Minute, Pass: 1, Repeat: player.RepeatOne,
	}
	read, err := findLyrics(path, "", "")
	if err != nil {
		t.Fatal(err)
	}
	w.refreshNow()
	w.lyrics.looked, w.lyrics.shown = true, view.BuildLyrics(read, time.Minute, w.words)
	w.showLyrics()
}

// settled waits until the library has answered and shows what it keeps.
func (w *Window) settled(t *testing.T) *library.Entry {
	t.Helper()
	for range 500 {
		w.bridge.mu.Lock()
		idle := !w.bridge.working
		w.bridge.mu.Unlock()
		if idle {
			w.kept.writes = 0
			w.snap = w.o.Library.Snapshot()
			return w.snap.Entry(w.now.Ref)
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the library does not answer")
	return nil
}

func TestLyricsOpenOverThePageAndLeaveIt(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	w.typedRune('l')
	if w.screen != screenWall {
		t.Fatal("without a song the lyrics open")
	}
	sing(t, w)
	w.wall.FocusFirst()
	focus := w.win.Canvas().Focused()
	w.typedRune('l')
	if w.screen != screenPlaying || w.bar.Visible() || w.rail.Visible() {
		t.Fatalf("screen %d, bar %v, rail %v: Now Playing does not fill the window", w.screen, w.bar.Visible(), w.rail.Visible())
	}
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.screen != screenWall || w.win.Canvas().Focused() != focus || !w.bar.Visible() {
		t.Errorf("Esc leads to screen %d with the focus on %v", w.screen, w.win.Canvas().Focused())
	}
}

func TestLoopsSpeedAndShiftAreKept(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	sing(t, w)
	w.takeLoop(library.Loop{A: 5 * time.Second, B: 12 * time.Second})
	w.moveLoopEnd(true, 100*time.Millisecond)
	w.moveLoopEnd(false, -time.Second)
	w.nameLoop("Loop 1", "First chorus")
	w.typedRune('=')
	w.typedRune('=')
	for range 3 {
		w.typedRune(';')
	}
	e := w.settled(t)
	want := library.Song{Speed: 1.1, Lyrics: -300 * time.Millisecond, Loop: "First chorus"}
	if diff := cmp.Diff(want, e.Song); diff != "" {
		t.Errorf("the song is kept (-want +got):\n%s", diff)
	}
	loops := []library.Loop{{Name: "First chorus", A: 4 * time.Second, B: 12100 * time.Millisecond}}
	if diff := cmp.Diff(loops, e.Loops); diff != "" {
		t.Errorf("the loops are kept (-want +got):\n%s", diff)
	}
	w.typedRune('\\')
	if e = w.settled(t); e.Song.Loop != "" || len(e.Loops) != 1 {
		t.Errorf("switched off, the song has %q of %v", e.Song.Loop, e.Loops)
	}
	w.typedRune('\\')
	if e = w.settled(t); e.Song.Loop != "First chorus" {
		t.Errorf("switched on again it is %q", e.Song.Loop)
	}
	w.typedRune('|')
	if e = w.settled(t); e.Song.Loop != "" || len(e.Loops) != 1 {
		t.Errorf("cleared, a loop with a name of the fan's is gone: %v", e.Loops)
	}
}

func TestLineLoops(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	sing(t, w)
	w.loopLine(0, false)
	if l := w.kept.loop(); l.A != 10*time.Second || l.B != 20*time.Second || !w.kept.on() {
		t.Errorf("the first line loops as %+v", l)
	}
	w.loopLine(1, true)
	if l := w.kept.loop(); l.A != 10*time.Second || l.B != 30*time.Second {
		t.Errorf("with the second it is %+v", l)
	}
	w.loopLine(2, false)
	if l := w.kept.loop(); l.A != 30*time.Second || l.B != 0 {
		t.Errorf("the last line loops as %+v", l)
	}
	w.loopLine(2, false)
	if w.kept.on() {
		t.Error("the same line again does not switch it off")
	}
	w.settled(t)
}

func TestDialsOpenAndGiveTheFocusBack(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	sing(t, w)
	w.openPlaying()
	w.playing.FocusFirst()
	focus := w.win.Canvas().Focused()
	for _, name := range []string{"repeat", "loops", "speed", "night", "volume", "shift", "more"} {
		w.openDial(name, w.playing.NightButton())
		if w.dials.name != name || w.win.Canvas().Focused() == focus && name != "more" {
			t.Errorf("%s: open is %q, the focus on %v", name, w.dials.name, w.win.Canvas().Focused())
		}
		w.back()
		if w.dials.name != "" || w.screen != screenPlaying || w.win.Canvas().Focused() != focus {
			t.Errorf("%s: after Esc %q is open on screen %d", name, w.dials.name, w.screen)
		}
	}
}

func TestNightReportWaitsForSomebody(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	ref := w.snap.Entries[0].Ref
	ended := time.Date(2026, 3, 2, 2, 4, 0, 0, time.Local)
	w.nightEnded(player.NightReport{Track: player.Track{ID: ref.String()}, Passes: 63, Ended: ended})
	w.nightAt = time.Time{} // hours later
	if n := len(w.frame.ToastTexts()); n != 0 {
		t.Fatalf("%d sentences are said to nobody", n)
	}
	w.typedRune('x')
	if got := w.frame.ToastTexts(); len(got) != 1 || got[0] != "Scar, 63 times, until 02:04." {
		t.Errorf("in the morning it says %q", got)
	}
	w.typedRune('x')
	if w.o.Library.Setting(keyNight) != "" {
		t.Error("the report comes back")
	}
}

func TestWritesKeepTheirOrder(t *testing.T) {
	b, _ := newBridge(t.Context())
	b.ended.Store(true)
	var got []int
	for i := range 100 {
		b.inOrder(func() func() { got = append(got, i); return nil })
	}
	b.wg.Wait()
	for i, v := range got {
		if i != v {
			t.Fatalf("job %d ran as number %d", v, i)
		}
	}
	if len(got) != 100 {
		t.Errorf("%d jobs ran", len(got))
	}
}

func TestMiniPlayer(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	sing(t, w)
	w.toggleMini()
	if w.mini == nil {
		t.Fatal("no mini player")
	}
	if size := w.mini.win.Canvas().Size(); size != fyne.NewSize(miniWidth, miniHeight) {
		t.Errorf("it is %v", size)
	}
	w.setLanguage("ko")
	w.typedMini(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.mini != nil {
		t.Error("Esc does not lead back")
	}
}

// The pace of what moves: ten times a second, thirty in the big ring, four where
// nobody looks.
func TestPace(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name         string
		focused, big bool
		want         time.Duration
	}{
		{"a page", true, false, 100 * time.Millisecond},
		{"the big ring", true, true, time.Second / 30},
		{"another window has the focus", false, true, 250 * time.Millisecond},
	} {
		b := &bridge{}
		b.focused.Store(tt.focused)
		b.big.Store(tt.big)
		if got := b.least(); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
