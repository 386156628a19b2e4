package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// control is what all parts share that can be pressed: pointer, keyboard focus
// and the keys that press. Fyne gives focus by keyboard only to parts that do
// not ask for it when clicked, so focused means that the ring shows.
type control struct {
	fynewidget.BaseWidget

	hovered, focused, disabled bool

	press func()                    // a click, Enter or Space
	key   func(*fyne.KeyEvent) bool // any other key; false hands it on to the window
	label string                    // for screen readers
}

// MouseIn marks the part as under the pointer.
func (c *control) MouseIn(*desktop.MouseEvent) { c.mark(&c.hovered, true) }

// MouseMoved does nothing; it belongs to desktop.Hoverable.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (c *control) MouseOut() { c.mark(&c.hovered, false) }

// FocusGained shows the focus ring.
func (c *control) FocusGained() { c.mark(&c.focused, true) }

// FocusLost hides the focus ring.
func (c *control) FocusLost() { c.mark(&c.focused, false) }

func (c *control) mark(flag *bool, on bool) {
	if *flag == on {
		return
	}
	*flag = on
	c.Refresh()
}

// Tapped presses the part.
func (c *control) Tapped(*fyne.PointEvent) { c.fire() }

func (c *control) fire() {
	if !c.disabled && c.press != nil {
		c.press()
	}
}

// TypedKey presses the part on Enter and Space.
func (c *control) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.fire()
	default:
		if c.key == nil || c.disabled || !c.key(e) {
			c.handOn(e)
		}
	}
}

// TypedRune hands a letter on to the window: the focus on a part must not
// silence the window's one-letter keys.
func (c *control) TypedRune(r rune) {
	if cv := c.canvas(); cv != nil && cv.OnTypedRune() != nil {
		cv.OnTypedRune()(r)
	}
}

func (c *control) handOn(e *fyne.KeyEvent) {
	if cv := c.canvas(); cv != nil && cv.OnTypedKey() != nil {
		cv.OnTypedKey()(e)
	}
}

// canvas is the canvas that the part is on, found through the part that has the
// focus: control is embedded and does not know its outer widget.
func (c *control) canvas() fyne.Canvas {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if f, ok := w.Canvas().Focused().(interface{ base() *control }); ok && f.base() == c {
			return w.Canvas()
		}
	}
	return nil
}

func (c *control) base() *control { return c }

// Cursor is the pointing hand over what can be pressed.
func (c *control) Cursor() desktop.Cursor {
	if c.disabled || c.press == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Disable takes the part out of use, Enable brings it back. A disabled part
// keeps its place and shows text.3.
func (c *control) Disable() { c.mark(&c.disabled, true) }

// Enable brings a disabled part back.
func (c *control) Enable() { c.mark(&c.disabled, false) }

// Disabled tells whether the part is out of use.
func (c *control) Disabled() bool { return c.disabled }

// AccessibilityLabel is what a screen reader says.
func (c *control) AccessibilityLabel() string { return c.label }

// AccessibilityRole is what a screen reader calls the part.
func (c *control) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// drawing is a renderer made of three functions: nearly all parts need no more.
type drawing struct {
	objects func() []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	refresh func()
}

var _ fyne.WidgetRenderer = (*drawing)(nil)

func (d *drawing) Objects() []fyne.CanvasObject { return d.objects() }
func (d *drawing) MinSize() fyne.Size           { return d.min() }
func (d *drawing) Layout(s fyne.Size)           { d.layout(s) }
func (d *drawing) Refresh()                     { d.refresh() }
func (d *drawing) Destroy()                     {}

// fixed is the object list of a part whose objects never change.
func fixed(objects ...fyne.CanvasObject) func() []fyne.CanvasObject {
	return func() []fyne.CanvasObject { return objects }
}
