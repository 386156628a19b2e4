package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/theme"
)

// PlayRing is the ring with play or pause inside: 60 px in the now bar, 52 and
// 46 in narrow windows. Pausing changes the sign and leaves the ring.
type PlayRing struct {
	control

	OnTapped func()

	size    float32
	playing bool
	waiting bool
	ring    *RepeatRing
	halo    *canvas.Circle
	sign    glyph
	focus   focusRing
}

var (
	_ fyne.Tappable     = (*PlayRing)(nil)
	_ fyne.Focusable    = (*PlayRing)(nil)
	_ desktop.Hoverable = (*PlayRing)(nil)
)

// NewPlayRing makes a ring of a size in pixels of the design.
func NewPlayRing(size float32) *PlayRing {
	p := &PlayRing{
		size: size, ring: NewRepeatRing(size), halo: canvas.NewCircle(color.Transparent),
		sign: newGlyph(), focus: newFocusRing(),
	}
	p.ring.Set(Ring{State: Playing, Bare: true})
	p.press = func() { call(p.OnTapped) }
	p.ExtendBaseWidget(p)
	return p
}

// Set shows playing or paused, or waiting for a sound device: then the ring is
// dashed. Label says what a press does.
func (p *PlayRing) Set(playing, waiting bool, label string) {
	p.label = label
	if playing == p.playing && waiting == p.waiting {
		return
	}
	p.playing, p.waiting = playing, waiting
	state := Playing
	if waiting {
		state = Waiting
	}
	p.ring.Set(Ring{State: state, Bare: true, Progress: p.ring.Ring().Progress})
	p.Refresh()
}

// SetProgress moves the arc, 0 to 1, and nothing else.
func (p *PlayRing) SetProgress(v float32) { p.ring.SetProgress(v) }

// Seam flashes the ring: a pass has closed.
func (p *PlayRing) Seam() { p.ring.Seam() }

// SetSize changes the size in pixels of the design.
func (p *PlayRing) SetSize(size float32) {
	if size != p.size {
		p.size = size
		p.ring.SetSize(size)
		p.Refresh()
	}
}

// CreateRenderer belongs to fyne.Widget.
func (p *PlayRing) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &drawing{
		objects: fixed(p.halo, p.ring, p.sign.Image, p.focus.Rectangle),
		min:     func() fyne.Size { return p.ring.MinSize() },
		layout:  p.arrange,
		refresh: func() { p.arrange(p.Size()); canvas.Refresh(p) },
	}
}

func (p *PlayRing) arrange(size fyne.Size) {
	th := theme.Of(p)
	c := th.Tokens()
	d := p.ring.MinSize().Width
	x, y := (size.Width-d)/2, (size.Height-d)/2
	place(p.ring, x, y, d, d)
	p.halo.FillColor = color.Transparent
	if p.hovered {
		p.halo.FillColor = theme.Fade(c.Text1, .06)
	}
	place(p.halo, x, y, d, d)
	name := "play"
	if p.playing {
		name = "pause"
	}
	p.sign.set(th.Solid(name, c.Text1))
	p.sign.middle(even(th.U(p.size*.37)), x, y, d, d)
	p.focus.around(th, x, y, d, d, d/2, 2, p.focused)
}
