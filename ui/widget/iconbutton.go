package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/theme"
)

// Icon is what an IconButton shows.
type Icon struct {
	Name  string  // a Lucide icon
	Solid bool    // filled: the transport
	On    bool    // in the accent
	Size  float32 // of the drawing; 0 means 19
	Label string  // what it does, for screen readers and OnHint
}

// IconButton is an icon that can be pressed, 36 px round, or 32 where it is
// tight. Fyne has no tooltips: what the icon does is told through OnHint, and
// the owner shows it in the status line.
type IconButton struct {
	control

	OnTapped func()
	OnHint   func(label string) // pointed at or focused; "" when left
	OnScroll func(up bool)      // the wheel over it
	// OnSecondary is a click with the other button; nil does nothing.
	OnSecondary func()

	icon Icon
	box  float32
	halo *canvas.Circle
	img  glyph
	ring focusRing
}

var (
	_ fyne.Tappable     = (*IconButton)(nil)
	_ fyne.Focusable    = (*IconButton)(nil)
	_ fyne.Scrollable   = (*IconButton)(nil)
	_ fyne.Accessible   = (*IconButton)(nil)
	_ desktop.Hoverable = (*IconButton)(nil)
)

// NewIconButton makes a button of 36 px.
func NewIconButton(icon Icon) *IconButton {
	b := &IconButton{box: 36, halo: canvas.NewCircle(color.Transparent), img: newGlyph(), ring: newFocusRing()}
	b.press = func() { call(b.OnTapped) }
	b.ExtendBaseWidget(b)
	b.Set(icon)
	return b
}

// Set shows another icon or state.
func (b *IconButton) Set(icon Icon) {
	if icon == b.icon {
		return
	}
	b.icon = icon
	b.label = icon.Label
	b.Refresh()
}

// Icon is what is shown now.
func (b *IconButton) Icon() Icon { return b.icon }

// SetBox changes the diameter, 36 at first. Nothing under 32 is easy to hit.
func (b *IconButton) SetBox(px float32) {
	if px != b.box {
		b.box = px
		b.Refresh()
	}
}

// Scrolled tells the wheel.
func (b *IconButton) Scrolled(e *fyne.ScrollEvent) {
	if b.OnScroll != nil && e.Scrolled.DY != 0 {
		b.OnScroll(e.Scrolled.DY > 0)
	}
}

// TappedSecondary tells the other button.
func (b *IconButton) TappedSecondary(*fyne.PointEvent) { call(b.OnSecondary) }

// MouseIn tells what the icon does.
func (b *IconButton) MouseIn(e *desktop.MouseEvent) {
	b.tell(b.label)
	b.control.MouseIn(e)
}

// MouseOut takes that back.
func (b *IconButton) MouseOut() {
	b.tell("")
	b.control.MouseOut()
}

// FocusGained tells what the icon does.
func (b *IconButton) FocusGained() {
	b.tell(b.label)
	b.control.FocusGained()
}

// FocusLost takes that back.
func (b *IconButton) FocusLost() {
	b.tell("")
	b.control.FocusLost()
}

func (b *IconButton) tell(hint string) {
	if b.OnHint != nil {
		b.OnHint(hint)
	}
}

// CreateRenderer belongs to fyne.Widget.
func (b *IconButton) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return &drawing{
		objects: fixed(b.halo, b.img.Image, b.ring.Rectangle),
		min:     func() fyne.Size { return fyne.NewSquareSize(even(theme.Of(b).U(b.box))) },
		layout:  b.arrange,
		refresh: func() { b.arrange(b.Size()); canvas.Refresh(b) },
	}
}

func (b *IconButton) arrange(size fyne.Size) {
	th := theme.Of(b)
	c := th.Tokens()
	ink := c.Text2
	switch {
	case b.disabled:
		ink = c.Text3
	case b.icon.On:
		ink = c.Accent
	case b.hovered:
		ink = c.Text1
	}
	px := b.icon.Size
	if px == 0 {
		px = 19
	}
	if b.icon.Solid {
		b.img.set(th.Solid(b.icon.Name, ink))
	} else {
		b.img.set(th.Glyph(b.icon.Name, ink, px))
	}
	b.img.middle(round(th.U(px)), 0, 0, size.Width, size.Height)
	b.halo.FillColor = color.Transparent
	if b.hovered && !b.disabled {
		b.halo.FillColor = theme.Fade(c.Text1, .06)
	}
	d := min(size.Width, size.Height)
	x, y := (size.Width-d)/2, (size.Height-d)/2
	place(b.halo, x, y, d, d)
	b.ring.around(th, x, y, d, d, d/2, 0, b.focused)
}
