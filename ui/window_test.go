package ui

import (
	"io/fs"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reprise/assets"
	"reprise/library"
	"reprise/player"
	"reprise/player/output"
)

// openWindow makes the real window over the built-in lists, on Fyne's test
// driver, for somebody who comes for the first time.
func openWindow(t *testing.T) *Window {
	t.Helper()
	dir := t.TempDir()
	lib, err := library.Open(t.Context(), library.Options{DataDir: dir, CacheDir: dir, Lists: []fs.FS{assets.Lists}})
	if err != nil {
		t.Fatal(err)
	}
	p := player.New(player.Options{Output: &output.Null{}})
	b, _ := newBridge(t.Context())
	// The test driver runs what others hand to the UI goroutine where they are,
	// so nobody may: a test sees what is there at once.
	b.ended.Store(true)
	w, err := newWindow(b, test.NewTempApp(t), Options{Library: lib, Player: p, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		w.bridge.end()
		w.posters.Close()
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	})
	w.win.Resize(fyne.NewSize(firstWidth, firstHeight))
	w.onLibrary(lib.Snapshot())
	return w
}

// Fyne has one app a process, so these tests take turns.

func TestFirstStart(t *testing.T) {
	w := openWindow(t)
	if w.screen != screenFirst {
		t.Errorf("a new fan sees screen %d, want the first page", w.screen)
	}
	w.leaveFirst()
	if w.screen != screenWall || len(w.wall.Cards()) != 8 {
		t.Errorf("after that: screen %d with %d cards, want the wall with 8", w.screen, len(w.wall.Cards()))
	}
	w.goTo("wall")
	if w.screen != screenWall {
		t.Error("the first page came back")
	}
}

func TestPickersOpen(t *testing.T) {
	w := openWindow(t)
	w.pickFolder()
	w.pickFile(w.snap.Entries[0].Ref)
	if n := len(w.win.Canvas().Overlays().List()); n != 2 {
		t.Errorf("%d pickers are open, want 2", n)
	}
}

func TestEveryScreenInEveryLook(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	ref := w.snap.Entries[1].Ref
	for code, word := range map[string]string{"ko": themeDay, "en": themeNight} {
		w.setLanguage(code)
		w.setTheme(word)
		for _, percent := range []int{textSmallest, textNormal, textLargest} {
			w.textTo(percent)
			for _, width := range []float32{640, 1280} {
				w.win.Resize(fyne.NewSize(width, 560))
				w.showDetail(ref)
				w.showSettings()
				w.showWall()
				w.openSheet(ref)
				w.closeSheet()
				w.showKeys()
				w.back()
			}
		}
	}
	w.setLanguage("en")
	if w.screen != screenWall || w.sheet.Shown() || w.words.Language() != "en" || w.textSize() != textLargest {
		t.Errorf("ended on screen %d, sheet %v, %s, %d %%", w.screen, w.sheet.Shown(), w.words.Language(), w.textSize())
	}
}

func TestMissingCardOpensItsSheet(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	ref := w.snap.Entries[0].Ref
	w.wall.Focus(ref)
	w.press(ref)
	if !w.sheet.Shown() || w.sheet.Ref() != ref {
		t.Fatal("a card without a file did not open its sheet")
	}
	w.back()
	if w.sheet.Shown() {
		t.Error("Esc left the sheet open")
	}
	if got, ok := w.wall.Focused(); !ok || got != ref {
		t.Errorf("the focus is on %v, want it back on %v", got, ref)
	}
}

func TestSearchOnTheWall(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	for _, q := range []string{"다시 너를", "dasi neoreul", "ㄷㅅㄴㄹ", "ektl sjfmf", "once again", "태양의 후예"} {
		w.search(q)
		cards := w.wall.Cards()
		if len(cards) != 1 || cards[0].Card.Press != w.snap.Entries[2].Ref {
			t.Errorf("%q finds %d cards, want Once Again alone", q, len(cards))
		}
	}
	w.back()
	if len(w.wall.Cards()) != 8 {
		t.Error("Esc did not clear the search")
	}
}

func TestKeysReachTheWindowFromACard(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	w.wall.FocusFirst()
	first, _ := w.wall.Focused()
	focused := w.win.Canvas().Focused()
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if second, ok := w.wall.Focused(); !ok || second == first {
		t.Error("the arrow did not move to the next card")
	}
	w.win.Canvas().Focused().TypedRune('i')
	if w.screen != screenDetail {
		t.Error("I did not open the drama page")
	}
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.screen != screenWall {
		t.Error("Esc did not go back to the wall")
	}
	if w.snap.Entry(first) == nil {
		t.Error("the first card shows no entry")
	}
}

func TestDropFindsTheCardUnderThePointer(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	for _, c := range w.wall.Cards() {
		middle := c.Pos.AddXY(c.Size.Width/2, c.Size.Height/2)
		if got, ok := w.wall.At(middle); !ok || got != c.Card.Press {
			t.Errorf("a drop on %v goes to %v", c.Card.Press, got)
		}
	}
	if got, ok := w.wall.At(fyne.NewPos(2, 2)); ok {
		t.Errorf("a drop on the rail goes to %v", got)
	}
}
