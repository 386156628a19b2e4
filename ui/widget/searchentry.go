package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// searchEntry is Fyne's entry, for paste, selection, undo and input methods,
// with the keys that a search needs.
type searchEntry struct {
	fynewidget.Entry

	name         func() string // for screen readers
	escape, down func()
	focused      func(on bool)
}

// newSearchEntry makes an empty entry; name says what is to be written in it.
func newSearchEntry(name func() string) *searchEntry {
	e := &searchEntry{name: name}
	// What is too long for the field scrolls under the cursor.
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	return e
}

var _ fyne.Accessible = (*searchEntry)(nil)

// AccessibilityLabel is what is to be written, and what stands there.
func (e *searchEntry) AccessibilityLabel() string { return spoken(e.name(), e.Text) }

// AccessibilityRole is text: the toolkit knows no field.
func (e *searchEntry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// TypedKey takes Escape and Down, lets the entry have what edits, and hands the
// rest on to the window.
func (e *searchEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		e.escape()
	case fyne.KeyDown:
		e.down()
	case fyne.KeyUp:
		// The text has one line: there is nothing above.
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		if c := e.canvas(); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(k)
		}
	default:
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut keeps what edits the text and hands every other shortcut on to
// the window, which would not hear of it while the entry has the focus.
func (e *searchEntry) TypedShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok || edits(custom.KeyName) {
		e.Entry.TypedShortcut(s)
		return
	}
	if c, ok := e.canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// edits tells the keys that move or delete by words in an entry.
func edits(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// FocusGained tells the field.
func (e *searchEntry) FocusGained() {
	e.Entry.FocusGained()
	e.focused(true)
}

// FocusLost tells the field.
func (e *searchEntry) FocusLost() {
	e.Entry.FocusLost()
	e.focused(false)
}

func (e *searchEntry) canvas() fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(e)
}
