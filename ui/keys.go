package ui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/view"
)

// shortcuts are the keys that work anywhere, with Ctrl (Cmd on macOS).
func (w *Window) shortcuts() {
	const ctrl = fyne.KeyModifierShortcutDefault
	for _, s := range []struct {
		key fyne.KeyName
		mod fyne.KeyModifier
		do  func()
	}{
		{fyne.KeyF, ctrl, w.focusSearch},
		{fyne.Key1, ctrl, w.showWall},
		{fyne.Key2, ctrl, w.showCheck},
		{fyne.Key3, ctrl, w.showLibrary},
		{fyne.KeyZ, ctrl, w.takeBack},
		{fyne.KeyQ, ctrl, w.quit},
		{fyne.KeyComma, ctrl, w.showSettings},
		{fyne.KeyEqual, ctrl, func() { w.textBy(textStep) }},
		{fyne.KeyPlus, ctrl, func() { w.textBy(textStep) }},
		{fyne.KeyEqual, ctrl | fyne.KeyModifierShift, func() { w.textBy(textStep) }},
		{fyne.KeyMinus, ctrl, func() { w.textBy(-textStep) }},
		{fyne.Key0, ctrl, func() { w.textTo(textNormal) }},
		{fyne.KeyO, ctrl, w.pickFolder},
		{fyne.KeyM, ctrl | fyne.KeyModifierShift, w.toggleMini},
	} {
		w.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: s.key, Modifier: s.mod}, func(fyne.Shortcut) { s.do() })
	}
	// The toolkit has a name of its own for Ctrl Z.
	w.win.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { w.takeBack() })
}

// typedKey takes the keys that no focused widget wants for itself.
func (w *Window) typedKey(e *fyne.KeyEvent) {
	w.somebody()
	fine := w.shift()
	switch e.Name {
	case fyne.KeySpace:
		w.togglePlay()
	case fyne.KeyLeft:
		w.seekBy(-step(fine))
	case fyne.KeyRight:
		w.seekBy(step(fine))
	case fyne.KeyUp:
		w.volumeBy(volumeStep)
	case fyne.KeyDown:
		w.volumeBy(-volumeStep)
	case fyne.KeyF11:
		w.toggleFull()
	case fyne.KeyF10:
		w.openMenu()
	case fyne.KeyEscape:
		w.back()
	case fyne.KeyF6:
		w.nextRegion()
	case fyne.KeyReturn, fyne.KeyEnter:
		w.focusContent()
	}
}

// typedRune takes the letters of the key table. Letters are looked at and not
// keys, so that the table holds on every keyboard layout; the Hangul of a Korean
// layout stands beside each.
func (w *Window) typedRune(r rune) {
	w.somebody()
	for _, l := range w.letters() {
		if strings.ContainsRune(l.runes, r) {
			l.do()
			return
		}
	}
}

// letter is a key by what it writes.
type letter struct {
	runes string
	do    func()
}

func (w *Window) letters() []letter {
	return []letter{
		{",", w.o.Player.Previous},
		{".", w.o.Player.Next},
		{"rRㄱㄲ", w.cycleRepeat},
		{"mMㅡ", w.toggleMute},
		{"/", w.focusSearch},
		{"?", w.showKeys},
		{"iIㅑ", w.tellMore},
		{"kKㅏ", w.findFile},
		{"lLㅣ", w.openPlaying},
		{"nNㅜ", w.nightKey},
		{"pPㅔㅖ", w.pinMoment},
		{"[", func() { w.setLoopEnd(false) }},
		{"]", func() { w.setLoopEnd(true) }},
		{"\\₩", w.toggleLoop},
		{"|", w.clearLoop},
		{";", func() { w.shiftLyrics(-shiftStep) }},
		{"'", func() { w.shiftLyrics(shiftStep) }},
		{"-−", func() { w.speedBy(-1) }},
		{"=", func() { w.speedBy(1) }},
		{"oㅐ", func() { w.loopLine(w.chosenLine(), false) }},
		{"Oㅒ", func() { w.loopLine(w.chosenLine(), true) }},
	}
}

// tellMore opens the page of what has the focus.
func (w *Window) tellMore() {
	if !w.onRow(func(r view.TrackRow) { w.showFile(r.Path) }) {
		w.openFocused(w.showDetail)
	}
}

// findFile opens the link sheet of what has the focus.
func (w *Window) findFile() {
	if !w.onRow(func(r view.TrackRow) { w.chooseEntry(r.Path) }) {
		w.openFocused(w.openSheet)
	}
}

func (w *Window) togglePlay() {
	if w.now.Shown {
		w.o.Player.Toggle()
		return
	}
	if queue := w.playable(w.list); len(queue) > 0 {
		w.o.Player.Play(queue, 0)
	}
}

// shift reports whether Shift is held.
func (w *Window) shift() bool {
	d, ok := w.app.Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// keyTable is what the sheet of keys shows, in reading order.
func (w *Window) keyTable() []view.KeyLine {
	t := w.words.T
	return []view.KeyLine{
		{Keys: "Space", Does: t("keys.play")},
		{Keys: "← →", Does: t("keys.seek")},
		{Keys: "↑ ↓", Does: t("keys.volume")},
		{Keys: ", .", Does: t("keys.prevnext")},
		{Keys: "R", Does: t("keys.repeat")},
		{Keys: "M", Does: t("keys.mute")},
		{Keys: "Ctrl F  /", Does: t("keys.search")},
		{Keys: "Ctrl 1-3", Does: t("keys.pages")},
		{Keys: "← ↑ → ↓", Does: t("keys.move")},
		{Keys: "Enter", Does: t("keys.enter")},
		{Keys: "Shift A ㄱ", Does: t("keys.letter")},
		{Keys: "I", Does: t("keys.detail")},
		{Keys: "K", Does: t("keys.sheet")},
		{Keys: "L", Does: t("keys.lyrics")},
		{Keys: "[ ]", Does: t("keys.ab")},
		{Keys: "\\", Does: t("keys.ab.toggle")},
		{Keys: "O", Does: t("keys.line")},
		{Keys: "; '", Does: t("keys.shift")},
		{Keys: "− =", Does: t("keys.speed")},
		{Keys: "N", Does: t("keys.night")},
		{Keys: "Ctrl Shift M", Does: t("keys.mini")},
		{Keys: "F11", Does: t("keys.full")},
		{Keys: "P", Does: t("keys.pin")},
		{Keys: "Ctrl Z", Does: t("keys.undo")},
		{Keys: "Ctrl + − 0", Does: t("keys.size")},
		{Keys: "Ctrl ,", Does: t("keys.settings")},
		{Keys: "F6", Does: t("keys.region")},
		{Keys: "F10", Does: t("keys.menu")},
		{Keys: "Esc", Does: t("keys.esc")},
		{Keys: "Ctrl Q", Does: t("keys.quit")},
		{Keys: "?", Does: t("keys.help")},
	}
}

func step(fine bool) time.Duration {
	if fine {
		return seekFineStep
	}
	return seekStep
}
