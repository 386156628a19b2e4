package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// tapArea is a place without a face of its own that can be pressed.
type tapArea struct {
	control

	ring focusRing
	body *canvas.Rectangle
}

func newTapArea(press func()) *tapArea {
	t := &tapArea{ring: newFocusRing(), body: canvas.NewRectangle(color.Transparent)}
	t.press = press
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer belongs to fyne.Widget.
func (t *tapArea) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	arrange := func(s fyne.Size) {
		th := theme.Of(t)
		place(t.body, 0, 0, s.Width, s.Height)
		inset := th.U(6)
		t.ring.around(th, inset, inset, s.Width-2*inset, s.Height-2*inset, th.U(8), -2, t.focused)
	}
	return &drawing{
		objects: fixed(t.body, t.ring.Rectangle),
		min:     func() fyne.Size { return fyne.NewSquareSize(1) },
		layout:  arrange,
		refresh: func() { arrange(t.Size()); canvas.Refresh(t) },
	}
}
