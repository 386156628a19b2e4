package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// Mark is the app's mark: a ring that is open at the upper left around a
// musical repeat sign. It is drawn from shapes, not from an SVG, because Fyne
// does not scale the strokes of an SVG with its size. It takes no clicks.
type Mark struct {
	fynewidget.BaseWidget

	size      float32
	ring      *canvas.Arc
	dots      [2]*canvas.Circle
	thin, bar *canvas.Rectangle
}

// markGrid is the width of the square that the mark was drawn on.
const markGrid = 40

// NewMark makes the mark in a size in pixels of the design.
func NewMark(size float32) *Mark {
	m := &Mark{
		size: size,
		// It begins at 12 o'clock and leaves an eighth open.
		ring: canvas.NewArc(0, 315, 1, color.Transparent),
		dots: [2]*canvas.Circle{canvas.NewCircle(color.Transparent), canvas.NewCircle(color.Transparent)},
		thin: canvas.NewRectangle(color.Transparent),
		bar:  canvas.NewRectangle(color.Transparent),
	}
	m.ExtendBaseWidget(m)
	return m
}

// SetSize changes the size in pixels of the design.
func (m *Mark) SetSize(size float32) {
	if m.size != size {
		m.size = size
		m.Refresh()
	}
}

// CreateRenderer belongs to fyne.Widget.
func (m *Mark) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	return &drawing{
		objects: fixed(m.ring, m.dots[0], m.dots[1], m.thin, m.bar),
		min:     func() fyne.Size { return fyne.NewSquareSize(theme.Of(m).U(m.size)) },
		layout:  m.arrange,
		refresh: func() {
			m.arrange(m.Size())
			canvas.Refresh(m)
		},
	}
}

func (m *Mark) arrange(size fyne.Size) {
	th := theme.Of(m)
	c := th.Tokens()
	d := th.U(m.size)
	k := d / markGrid
	left, top := (size.Width-d)/2, (size.Height-d)/2
	at := func(o fyne.CanvasObject, x, y, w, h float32) { place(o, left+x*k, top+y*k, w*k, h*k) }

	// A radius of 16 with a stroke of 3.4 around the middle at 20.
	const outer, stroke = 17.7, 3.4
	m.ring.FillColor, m.ring.CutoutRatio, m.ring.CornerRadius = c.Accent, 1-stroke/outer, stroke/2*k
	at(m.ring, 20-outer, 20-outer, 2*outer, 2*outer)
	for i, dot := range m.dots {
		dot.FillColor = c.Text1
		at(dot, 13.1, 13.9+8*float32(i), 4.2, 4.2)
	}
	fill(m.thin, c.Text1, color.Transparent, 0, .8*k)
	at(m.thin, 19.6, 11.6, 1.6, 16.8)
	fill(m.bar, c.Text1, color.Transparent, 0, 1.7*k)
	at(m.bar, 23.3, 10.7, 3.4, 18.6)
}
