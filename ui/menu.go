package ui

import (
	"context"
	"runtime"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/player"
	"reprise/ui/page"
	"reprise/ui/view"
)

// hasMenuBar reports whether the desktop shows the menu by itself, above all
// windows. Elsewhere a bar would stand between the wall and the window's edge,
// so the menu opens when it is asked for.
const hasMenuBar = runtime.GOOS == "darwin"

// line is one line of the menu: its word, the key that does the same where there
// is one, and what it does. No word at all is a line between others.
type line struct {
	word string
	key  fyne.KeyName
	mod  fyne.KeyModifier
	do   func()
	on   bool // it is a state, and this one holds
	off  bool // there is nothing that it could act on
}

// menus are the parts of the menu as things stand now.
func (w *Window) menus() []*fyne.Menu {
	return []*fyne.Menu{
		w.menu("app.name", w.appLines()), w.menu("menu.play", w.playLines()), w.menu("menu.lyrics", w.lyricsLines()),
		w.menu("menu.view", w.viewLines()), w.menu("menu.help", w.helpLines()),
	}
}

func (w *Window) menu(word string, lines []line) *fyne.Menu {
	m := fyne.NewMenu(w.words.T(word))
	for _, l := range lines {
		if l.word == "" {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator())
			continue
		}
		m.Items = append(m.Items, w.menuItem(l))
	}
	return m
}

func (w *Window) menuItem(l line) *fyne.MenuItem {
	item := fyne.NewMenuItem(w.words.T(l.word), func() { w.somebody(); l.do() })
	if hasMenuBar {
		// A menu that the system keeps is made once: states would grow old in it,
		// and a single letter would be taken from whoever writes in a field.
		if l.mod != 0 {
			item.Shortcut = &desktop.CustomShortcut{KeyName: l.key, Modifier: l.mod}
		}
		return item
	}
	item.Checked, item.Disabled = l.on, l.off
	if l.key != "" { // Fyne writes a shortcut fainter than can be read
		item.Label += " (" + l.keys() + ")"
	}
	return item
}

// keys are the key of a line as the sheet of keys writes it.
func (l line) keys() string {
	keys := string(l.key)
	if l.mod&fyne.KeyModifierShift != 0 {
		keys = "Shift " + keys
	}
	if l.mod&keyCtrl != 0 {
		keys = "Ctrl " + keys
	}
	return keys
}

// keyCtrl is Ctrl, and Cmd on macOS.
const keyCtrl = fyne.KeyModifierShortcutDefault

func (w *Window) appLines() []line {
	return []line{
		{word: "settings.about", do: func() { w.showSettings(); w.settings.Open("about") }},
		{word: "rail.settings", key: fyne.KeyComma, mod: keyCtrl, do: w.showSettings},
		{},
		{word: "menu.quit", key: fyne.KeyQ, mod: keyCtrl, do: w.quit},
	}
}

func (w *Window) playLines() []line {
	nothing := !w.now.Shown
	play := "now.play"
	if w.state.Status == player.Playing {
		play = "now.pause"
	}
	if hasMenuBar {
		play = "keys.play"
	}
	return []line{
		{word: play, key: fyne.KeySpace, do: w.togglePlay, off: nothing && len(w.playable(w.list)) == 0},
		{word: "now.next", key: fyne.KeyPeriod, do: w.o.Player.Next, off: nothing},
		{word: "now.previous", key: fyne.KeyComma, do: w.o.Player.Previous, off: nothing},
		{},
		{word: "repeat.one", key: fyne.KeyR, do: func() { w.pickRepeat(view.RowRepeatOne) }, on: w.state.Repeat == player.RepeatOne},
		{word: "night.title", key: fyne.KeyN, do: w.nightKey, off: nothing},
		{},
		{word: "menu.loop.a", key: fyne.KeyLeftBracket, do: func() { w.setLoopEnd(false) }, off: nothing},
		{word: "menu.loop.b", key: fyne.KeyRightBracket, do: func() { w.setLoopEnd(true) }, off: nothing},
		{word: "menu.loop.clear", key: "|", do: w.clearLoop, off: w.kept.loop().Name == ""},
	}
}

func (w *Window) lyricsLines() []line {
	off := w.linesOff()
	toggle := func(word, which string) line {
		return line{word: word, do: func() { w.toggleLines(which) }, on: !slices.Contains(off, which)}
	}
	timed := w.lyrics.shown != nil && w.lyrics.shown.Synced
	return []line{
		{word: "menu.lyrics.show", key: fyne.KeyL, do: w.openPlaying, on: w.screen == screenPlaying, off: !w.now.Shown},
		{},
		toggle("menu.lyrics.hangul", page.LinesHangul), toggle("lyrics.roman", page.LinesRoman), toggle("lyrics.meaning", page.LinesMeaning),
		{},
		{word: "menu.lyrics.earlier", key: fyne.KeySemicolon, do: func() { w.shiftLyrics(-shiftStep) }, off: !timed},
		{word: "menu.lyrics.later", key: fyne.KeyApostrophe, do: func() { w.shiftLyrics(shiftStep) }, off: !timed},
		{},
		{word: "lyrics.open", do: w.pickLyrics, off: !w.now.Shown},
	}
}

func (w *Window) viewLines() []line {
	other := themeDay
	colours := "menu.day"
	if w.theme.IsDay() {
		other, colours = themeNight, "menu.night"
	}
	if hasMenuBar {
		colours = "menu.colours"
	}
	return []line{
		{word: "rail.wall", key: fyne.Key1, mod: keyCtrl, do: func() { w.goTo(page.ToWall) }, on: w.screen == screenWall},
		{word: "rail.check", key: fyne.Key2, mod: keyCtrl, do: w.showCheck, on: w.screen == screenCheck},
		{word: "rail.library", key: fyne.Key3, mod: keyCtrl, do: w.showLibrary, on: w.screen == screenLibrary},
		{word: "mini.title", key: fyne.KeyM, mod: keyCtrl | fyne.KeyModifierShift, do: w.toggleMini, off: !w.now.Shown},
		{},
		{word: "menu.larger", key: fyne.KeyPlus, mod: keyCtrl, do: func() { w.textBy(textStep) }, off: w.textSize() >= textLargest},
		{word: "menu.smaller", key: fyne.KeyMinus, mod: keyCtrl, do: func() { w.textBy(-textStep) }, off: w.textSize() <= textSmallest},
		{word: colours, do: func() { w.setTheme(other) }},
		{word: "now.full", key: fyne.KeyF11, do: w.toggleFull, on: w.win.FullScreen()},
	}
}

func (w *Window) helpLines() []line {
	lines := []line{
		{word: "keys.title", key: "?", do: w.showKeys},
		{word: "told.title", do: w.showTold},
	}
	if w.o.Report != nil {
		lines = append(lines, line{word: "menu.report", do: w.copyReport})
	}
	return lines
}

// setMenuBar gives the system the menu, where it shows one.
func (w *Window) setMenuBar() {
	if !hasMenuBar {
		return
	}
	menus := w.menus()
	first := menus[0].Items
	first[len(first)-1].IsQuit = true
	w.win.SetMainMenu(fyne.NewMainMenu(menus...))
}

// openMenu is F10 and a click on the mark: it opens the menu at the top left,
// its first part marked for the arrows. Escape gives the focus back to where it
// was.
func (w *Window) openMenu() {
	if over := w.win.Canvas().Overlays().Top(); over != nil { // it is open, or a picker is
		return
	}
	w.frame.CloseOverlay()
	w.menuAt(-1)
}

// menuAt opens the menu with one of its parts unfolded, -1 for none.
func (w *Window) menuAt(part int) {
	var parts []*fyne.MenuItem
	for i, m := range w.menus() {
		// Enter on a part closes the menu before it asks what the part does; a click
		// and the arrow unfold it by themselves.
		item := fyne.NewMenuItem(m.Label, func() { w.menuAt(i) })
		item.ChildMenu = m
		parts = append(parts, item)
	}
	p := fynewidget.NewPopUpMenu(fyne.NewMenu("", parts...), w.win.Canvas())
	p.ShowAtPosition(fyne.NewSquareOffsetPos(w.theme.U(menuInset)))
	for range max(part, 0) + 1 {
		p.ActivateNext()
	}
	if part >= 0 {
		p.ActivateLastSubmenu()
	}
}

// menuInset is how far the menu stands from the window's corner, in pixels of
// the design.
const menuInset = 8

// copyReport puts on the clipboard what helps others to help, without the names
// of the fan's folders.
func (w *Window) copyReport() {
	report := w.o.Report
	w.bridge.work(func() func() {
		ctx, done := context.WithTimeout(context.Background(), reportTime)
		defer done()
		text, err := report(ctx)
		return func() {
			if err != nil {
				w.fail(err, "")
				return
			}
			w.copied(text, w.words.T("menu.report.done"))
		}
	})
}

// reportTime is how long a report may take.
const reportTime = 20 * time.Second
