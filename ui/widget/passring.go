package widget

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// PassShown is what a PassRing shows besides what moves.
type PassShown struct {
	Word    string // "pass"
	Number  string // "12"
	Behind  bool   // Korean: the word follows the number
	Years   int    // year-rings, 5 at most
	Waiting bool   // no sound device: the ring is dashed
	Label   string // all of it in words, for screen readers
}

// PassRing is the big ring of Now Playing: the arc that closes once a pass with
// a knob at its end, the seam at 12 o'clock, year-rings, and inside it the
// poster under the number of the pass. In the mini player it is 88 px and has
// no poster.
type PassRing struct {
	fynewidget.BaseWidget

	size   float32
	shown  PassShown
	closes string

	ring         *RepeatRing
	poster       *canvas.Image
	veil         *canvas.Circle
	knob         *canvas.Circle
	word, number *canvas.Text
	rest         *MixedText
}

var _ fyne.Accessible = (*PassRing)(nil)

// NewPassRing makes a ring of a size in pixels of the design, 292 in a window of
// usual size.
func NewPassRing(size float32) *PassRing {
	p := &PassRing{
		size: size, ring: NewRepeatRing(size), poster: blank(), veil: canvas.NewCircle(color.Transparent),
		knob: canvas.NewCircle(color.Transparent), word: &canvas.Text{}, number: &canvas.Text{},
		rest: NewMixedText(Text{Role: theme.Body, Align: fyne.TextAlignCenter, Lines: 1, Shrink: true}),
	}
	p.poster.Hide()
	p.ExtendBaseWidget(p)
	return p
}

// SetSize changes the size in pixels of the design.
func (p *PassRing) SetSize(size float32) {
	if size != p.size {
		p.size = size
		p.Refresh()
	}
}

// Set shows another pass.
func (p *PassRing) Set(s PassShown) {
	if s == p.shown {
		return
	}
	p.shown = s
	p.Refresh()
}

// SetPoster shows a picture inside the ring, nil for none.
func (p *PassRing) SetPoster(img image.Image) {
	if img == p.poster.Image {
		return
	}
	if img == nil {
		shown(p.poster, false)
		p.poster.Image = nil
		return
	}
	p.poster.Image = img
	p.poster.Refresh()
	p.Refresh()
}

// SetProgress moves the arc and its knob, 0 to 1, and says when the pass closes.
// It touches nothing else, so it may be called thirty times a second.
func (p *PassRing) SetProgress(at float32, closes string) {
	p.ring.SetProgress(at)
	p.moveKnob()
	if closes != p.closes {
		p.closes = closes
		p.rest.SetText(closes)
	}
}

// Seam flashes the ring: a pass has closed.
func (p *PassRing) Seam() { p.ring.Seam() }

// AccessibilityLabel is the pass and when it closes.
func (p *PassRing) AccessibilityLabel() string { return p.shown.Label }

// AccessibilityRole is text.
func (p *PassRing) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer belongs to fyne.Widget.
func (p *PassRing) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &drawing{
		objects: fixed(p.poster, p.veil, p.ring, p.knob, p.word, p.number, p.rest),
		min:     func() fyne.Size { return fyne.NewSquareSize(even(theme.Of(p).U(p.size))) },
		layout:  func(fyne.Size) { p.arrange() },
		refresh: func() { p.arrange(); canvas.Refresh(p) },
	}
}

// passShape are the measures of a size, in pixels of the design, seen from the
// middle of the ring.
type passShape struct {
	number, word, rest float32 // text sizes; rest 0 leaves that text out
	base, above, below float32 // the number's baseline, the middles of word and rest
	knob               float32
}

func (p *PassRing) shape() passShape {
	k := p.size / 292
	s := passShape{
		number: 112 * k, word: max(12, 16*k), rest: max(12, 14*k), base: 26 * k, above: -66 * k, below: 68 * k, knob: max(5, 8*k),
	}
	switch {
	case p.size < 110: // the mini player, and the lowest windows
		return passShape{number: .41 * p.size, word: 12, base: .08 * p.size, above: .2 * p.size}
	case p.size < 160:
		s.rest = 0
		s.base, s.above = 34*k, -72*k
	}
	return s
}

func (p *PassRing) arrange() {
	th := theme.Of(p)
	c, s := th.Tokens(), p.shape()
	d := even(th.U(p.size))
	state := Playing
	if p.shown.Waiting {
		state = Waiting
	}
	p.ring.Set(Ring{State: state, Bare: true, Years: p.shown.Years, Tick: s.knob > 0 && !p.shown.Waiting, Progress: p.ring.Ring().Progress})
	edge := p.edge(th)
	p.ring.SetSize(p.size - 2*edge/th.Scale())
	place(p.ring, edge, edge, d-2*edge, d-2*edge)
	in := round(d * .0890) // the poster's edge, 26 of 292
	p.poster.CornerRadius = (d - 2*in) / 2
	place(p.poster, in, in, d-2*in, d-2*in)
	has := p.poster.Image != nil && s.knob > 0
	shown(p.poster, has)
	shown(p.veil, has)
	p.veil.FillColor = color.NRGBA{R: 13, G: 12, B: 16, A: 143}
	place(p.veil, in, in, d-2*in, d-2*in)
	p.knob.FillColor = c.Text1
	p.knob.Resize(fyne.NewSquareSize(2 * th.U(s.knob)))
	p.moveKnob()
	p.letter(th, s, d)
}

// letter writes the word over the number, or behind it, and below both when the
// pass closes.
func (p *PassRing) letter(th *theme.Theme, s passShape, d float32) {
	c := th.Tokens()
	number := theme.Style{Face: theme.Serif, Size: th.U(s.number), Line: th.U(s.number)}
	if w, room := number.Measure(p.shown.Number), d*.66; w > room { // many figures
		number.Size *= room / w
	}
	word := theme.Style{Face: theme.UI, Size: th.U(s.word), Line: th.U(s.word * 1.4)}
	small := s.knob == 0
	ink := c.Text1
	if small {
		ink = c.Text2
	}
	write(p.number, p.shown.Number, number, c.Text1)
	write(p.word, p.shown.Word, word, ink)
	shown(p.rest, s.rest > 0)

	mid := d / 2
	side, wide := float32(0), p.number.MinSize().Width
	if p.shown.Behind && !small {
		side = word.Measure(p.shown.Word) + th.U(6)
	}
	x := (d - wide - side) / 2
	p.stand(p.number, number, x, mid+th.U(s.base))
	if side > 0 {
		p.stand(p.word, word, x+wide+th.U(6), mid+th.U(s.base))
	} else {
		// Small letters stand half an em high.
		p.stand(p.word, word, (d-word.Measure(p.shown.Word))/2, mid+th.U(s.above)+word.Size*.3)
	}
	if s.rest > 0 {
		p.rest.Set(Text{Text: p.closes, Role: theme.Body, Align: fyne.TextAlignCenter, Lines: 1, Shrink: true, Size: s.rest})
		h := p.rest.HeightFor(0)
		place(p.rest, d*.12, mid+th.U(s.below)-h/2, d*.76, h)
	}
}

// stand puts a text with its baseline at y.
func (p *PassRing) stand(t *canvas.Text, style theme.Style, x, y float32) {
	size := t.MinSize()
	place(t, x, y-baseline(style), size.Width, size.Height)
}

// edge is the room around the ring for its knob and the first year-ring.
func (p *PassRing) edge(th *theme.Theme) float32 {
	if p.shape().knob == 0 {
		return 0
	}
	return th.U(round(p.size * .024)) // 7 of 292
}

// moveKnob puts the knob to the end of the arc.
func (p *PassRing) moveKnob() {
	s := p.shape()
	at := p.ring.Ring().Progress
	shown(p.knob, s.knob > 0 && at > 0 && !p.shown.Waiting)
	if s.knob == 0 {
		return
	}
	th := theme.Of(p)
	d, k := even(th.U(p.size)), th.U(s.knob)
	r := (d-p.ring.stroke(th))/2 - p.edge(th)
	sin, cos := math.Sincos(2 * math.Pi * float64(at))
	p.knob.Move(fyne.NewPos(d/2+r*float32(sin)-k, d/2-r*float32(cos)-k))
}
