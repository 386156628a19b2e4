package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// PlayDisc is the play button of Now Playing: a disc of 58 px in the text's
// colour with the sign cut out of it.
type PlayDisc struct {
	control

	OnTapped func()

	size    float32
	playing bool
	disc    *canvas.Circle
	sign    glyph
	ring    focusRing
}

var (
	_ fyne.Tappable   = (*PlayDisc)(nil)
	_ fyne.Focusable  = (*PlayDisc)(nil)
	_ fyne.Accessible = (*PlayDisc)(nil)
)

// NewPlayDisc makes a disc of a size in pixels of the design.
func NewPlayDisc(size float32) *PlayDisc {
	p := &PlayDisc{size: size, disc: canvas.NewCircle(color.Transparent), sign: newGlyph(), ring: newFocusRing()}
	p.press = func() { call(p.OnTapped) }
	p.ExtendBaseWidget(p)
	return p
}

// Set shows playing or paused; label says what a press does.
func (p *PlayDisc) Set(playing bool, label string) {
	p.label = label
	if playing != p.playing {
		p.playing = playing
		p.Refresh()
	}
}

// CreateRenderer belongs to fyne.Widget.
func (p *PlayDisc) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &drawing{
		objects: fixed(p.disc, p.sign.Image, p.ring.Rectangle),
		min:     func() fyne.Size { return fyne.NewSquareSize(even(theme.Of(p).U(p.size))) },
		layout:  p.arrange,
		refresh: func() { p.arrange(p.Size()); canvas.Refresh(p) },
	}
}

func (p *PlayDisc) arrange(size fyne.Size) {
	th := theme.Of(p)
	c := th.Tokens()
	d := even(th.U(p.size))
	x, y := (size.Width-d)/2, (size.Height-d)/2
	p.disc.FillColor = c.Text1
	if p.hovered {
		p.disc.FillColor = c.Accent
	}
	place(p.disc, x, y, d, d)
	name := "play"
	if p.playing {
		name = "pause"
	}
	p.sign.set(th.Solid(name, c.Bg0))
	p.sign.middle(even(th.U(p.size*.41)), x, y, d, d)
	p.ring.around(th, x, y, d, d, d/2, 2, p.focused)
}
