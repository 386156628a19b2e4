package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/page"
	"reprise/ui/theme"
)

// The size of the mini player in pixels of the design.
const miniWidth, miniHeight = 360, 120

// miniWindow is the mini player: a small window that stays above the others. The
// large one is hidden meanwhile.
type miniWindow struct {
	win  fyne.Window
	page *page.Mini
}

// toggleMini opens the mini player in place of the window, or goes back.
func (w *Window) toggleMini() {
	if w.mini != nil {
		w.closeMini()
		return
	}
	if !w.now.Shown {
		w.tell(w.words.T("lyrics.nothing"))
		return
	}
	m := &miniWindow{win: w.app.NewWindow(w.words.T("mini.title"))}
	m.page = w.newMini()
	m.win.SetPadded(false)
	m.win.SetContent(m.page)
	m.win.SetFixedSize(true)
	th := theme.Of(nil)
	m.win.Resize(fyne.NewSize(th.U(miniWidth), th.U(miniHeight)))
	m.win.SetCloseIntercept(w.closeMini)
	m.win.Canvas().SetOnTypedKey(w.typedMini)
	m.win.Canvas().SetOnTypedRune(w.typedRune)
	const ctrl = fyne.KeyModifierShortcutDefault
	for _, s := range []struct {
		key fyne.KeyName
		mod fyne.KeyModifier
		do  func()
	}{{fyne.KeyM, ctrl | fyne.KeyModifierShift, w.closeMini}, {fyne.KeyQ, ctrl, w.quit}} {
		m.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: s.key, Modifier: s.mod}, func(fyne.Shortcut) { s.do() })
	}
	m.win.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { w.takeBack() })
	w.mini = m
	w.showPlaying()
	m.win.Show()
	if d, ok := m.win.(desktop.Window); ok {
		d.RequestAlwaysOnTop() // a window manager hears of it only once the window is there
	}
	w.win.Hide()
	w.onTick()
}

func (w *Window) newMini() *page.Mini {
	return page.NewMini(page.MiniIntents{
		Words: w.words, OnBack: w.closeMini, OnToggle: w.togglePlay, OnPrev: w.o.Player.Previous,
		OnNext: w.o.Player.Next, OnRepeat: w.cycleRepeat,
	}, w.posters)
}

// typedMini are the keys of the mini player: Escape goes back to the window.
func (w *Window) typedMini(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		w.closeMini()
		return
	}
	w.typedKey(e)
}

// closeMini goes back to the large window.
func (w *Window) closeMini() {
	if w.mini == nil {
		return
	}
	m := w.mini
	w.mini = nil
	w.win.Show()
	m.win.SetCloseIntercept(nil)
	m.win.Close()
	w.refreshNow()
	w.refresh()
	w.onTick()
}

// miniLine is the words of a line and how they are read, "" for none.
func (w *Window) miniLine(line int) (text, roman string) {
	if w.lyrics.shown == nil || line < 0 || line >= len(w.lyrics.shown.Lines) {
		return "", ""
	}
	l := w.lyrics.shown.Lines[line]
	return l.Text, l.Roman
}

// remakeMini makes the mini player anew, after the look has changed.
func (w *Window) remakeMini() {
	if w.mini == nil {
		return
	}
	w.mini.page = w.newMini()
	w.mini.win.SetContent(w.mini.page)
}
