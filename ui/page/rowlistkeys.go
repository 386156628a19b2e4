package page

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/theme"
)

// TypedKey moves, opens and hands on what the list does not use.
func (l *rowList) TypedKey(e *fyne.KeyEvent) {
	if l.move(e.Name) {
		return
	}
	switch {
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		if l.count > 0 {
			l.open(l.current)
		}
	case e.Name == desktop.KeyMenu || e.Name == fyne.KeyF10 && shiftHeld():
		l.openMenu()
	default:
		if c := canvasOf(l); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(e)
		}
	}
}

// move takes the keys that lead to another row.
func (l *rowList) move(key fyne.KeyName) bool {
	page := max(1, int(l.scroll.Size().Height/l.rowHeight())-1)
	to := l.current
	switch key {
	case fyne.KeyUp:
		if l.current == 0 && l.leave != nil {
			l.leave()
			return true
		}
		to--
	case fyne.KeyDown:
		to++
	case fyne.KeyPageUp:
		to -= page
	case fyne.KeyPageDown:
		to += page
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = l.count - 1
	default:
		return false
	}
	l.keyed = true
	to = max(0, min(to, l.count-1))
	l.choose(to)
	l.reveal(to)
	l.say()
	return true
}

// openMenu opens the current row's menu under it.
func (l *rowList) openMenu() {
	l.reveal(l.current)
	if o := l.object(l.current); o != nil && l.menu != nil {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		l.menu(l.current, at.AddXY(theme.Of(nil).U(60), o.Size().Height))
	}
}

// shiftHeld reports whether a Shift key is down.
func shiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// TypedRune looks with Shift for a row that begins with the letter. Letters
// alone steer the window, wherever the keyboard is.
func (l *rowList) TypedRune(r rune) {
	if unicode.IsLetter(r) && shiftHeld() && l.letter != nil && l.letter(r) {
		l.keyed = true
		l.mark()
		l.say()
		return
	}
	if c := canvasOf(l); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// FocusGained shows where the keyboard is.
func (l *rowList) FocusGained() {
	l.focused, l.keyed = true, true
	l.mark()
	l.say()
}

// FocusLost hides it again.
func (l *rowList) FocusLost() {
	l.focused = false
	l.mark()
	if l.hint != nil {
		l.hint("")
	}
}

// say tells the current row in full where one of its texts is cut.
func (l *rowList) say() {
	if l.hint == nil {
		return
	}
	text := ""
	if o := l.object(l.current); o != nil && !o.Whole() {
		text = o.Cells().Label
	}
	l.hint(text)
}

// AccessibilityLabel is the current row.
func (l *rowList) AccessibilityLabel() string {
	if l.count == 0 || l.label == nil {
		return ""
	}
	return l.label(l.current)
}

// AccessibilityRole is a button: Enter opens the current row.
func (l *rowList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
