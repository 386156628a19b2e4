package widget

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// State is what a ring tells of a song.
type State int

// The states. All differ in shape, not in colour alone.
const (
	Missing State = iota // eight dashes
	Check                // the left half
	Linked               // closed
	Playing              // fills from 12 o'clock
	Away                 // closed, with a slash
	Trouble              // a triangle
	Waiting              // would play, and no sound device is there: dashes in the accent
	Score                // how sure a match is: a share of the ring and a number
)

// Ring is what a RepeatRing shows.
type Ring struct {
	State    State
	Progress float32 // 0 to 1, for Playing and Score
	Number   int     // passes or score; 0 shows the state's own sign
	Bare     bool    // nothing in the middle
	Plate    bool    // a disc behind it, for posters
	Years    int     // year-rings around it, 5 at most
	Serif    bool    // the number in the title's serif: the big rings
	Tick     bool    // a mark at 12 o'clock where the seam is
	Sure     bool    // for Score: in the colour of "to check" instead of "missing"
	Word     string  // the state in words, for screen readers
}

// RepeatRing is the state of a song as a ring, from 14 to 292 px: a track, an
// arc, a centre, and around it year-rings. It takes no clicks.
type RepeatRing struct {
	fynewidget.BaseWidget

	size float32
	ring Ring

	arc    *canvas.Arc // the moving part, nil when nothing moves
	closed *canvas.Arc // the whole ring of what is linked
	flash  flash
	year   year
	shape  []fyne.CanvasObject
	theme  *theme.Theme // what shape was made with
}

var (
	_ fyne.Widget     = (*RepeatRing)(nil)
	_ fyne.Accessible = (*RepeatRing)(nil)
)

// NewRepeatRing makes a ring of a size in pixels of the design.
func NewRepeatRing(size float32) *RepeatRing {
	r := &RepeatRing{size: size}
	r.ExtendBaseWidget(r)
	return r
}

// Set shows another state. A mere change of Progress moves the arc and nothing
// else.
func (r *RepeatRing) Set(ring Ring) {
	ring.Progress = max(0, min(1, ring.Progress))
	if ring == r.ring && r.theme != nil {
		return
	}
	same := ring
	same.Progress = r.ring.Progress
	if same == r.ring && r.arc != nil {
		r.SetProgress(ring.Progress)
		return
	}
	grown := r.theme != nil && ring.State == Playing && r.ring.State == Playing && ring.Years == r.ring.Years+1
	r.ring = ring
	r.build()
	r.Refresh()
	if grown {
		r.grow()
	}
}

// SetProgress moves the arc, 0 to 1. It touches that one arc, so it may be
// called thirty times a second.
func (r *RepeatRing) SetProgress(p float32) {
	p = max(0, min(1, p))
	if p == r.ring.Progress || r.arc == nil {
		r.ring.Progress = p
		return
	}
	r.ring.Progress = p
	r.arc.EndAngle = 360 * p
	r.arc.Refresh()
}

// SetSize changes the size in pixels of the design.
func (r *RepeatRing) SetSize(size float32) {
	if size != r.size {
		r.size = size
		r.build()
		r.Refresh()
	}
}

// Ring is what the ring shows now.
func (r *RepeatRing) Ring() Ring { return r.ring }

// AccessibilityLabel is the state in words.
func (r *RepeatRing) AccessibilityLabel() string { return r.ring.Word }

// AccessibilityRole is text: a ring is read, not pressed.
func (r *RepeatRing) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer belongs to fyne.Widget.
func (r *RepeatRing) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	if r.theme == nil {
		r.build()
	}
	return &drawing{
		objects: func() []fyne.CanvasObject { return r.shape },
		min: func() fyne.Size {
			d := r.diameter(theme.Of(r))
			return fyne.NewSquareSize(d)
		},
		layout: func(fyne.Size) {},
		refresh: func() {
			if th := theme.Of(r); th != r.theme {
				r.build()
			}
			canvas.Refresh(r)
		},
	}
}

func (r *RepeatRing) diameter(th *theme.Theme) float32 { return even(th.U(r.size)) }

// strokes are the widths that were chosen by eye; between them it is 8.5 %.
var strokes = map[float32]float32{ //nolint:gochecknoglobals // a table that nothing writes
	14: 2, 16: 2.2, 17: 2.2, 20: 2.4, 26: 3.2, 30: 3, 40: 3.4, 46: 4, 48: 4,
	52: 4, 54: 3.4, 60: 4.5, 72: 6, 74: 6, 88: 6, 148: 8, 278: 10, 292: 10,
}

func (r *RepeatRing) stroke(th *theme.Theme) float32 {
	w, ok := strokes[r.size]
	if !ok {
		w = max(2, r.size*.085)
	}
	if r.size > 24 && (r.ring.State == Missing || r.ring.State == Trouble) {
		w *= .87 // dashes and corners look heavier than a closed ring
	}
	return th.U(w)
}

// colour is the colour of the state.
func (g Ring) colour(c theme.Tokens) color.NRGBA {
	switch g.State {
	case Check:
		return c.Check
	case Linked:
		return c.Linked
	case Playing, Waiting:
		return c.Accent
	case Trouble:
		return c.Error
	case Score:
		if g.Sure {
			return c.Check
		}
	}
	return c.Missing
}

// build makes the canvas objects of the present state.
func (r *RepeatRing) build() {
	th := theme.Of(r)
	r.theme, r.arc, r.closed, r.year.ring = th, nil, nil, nil
	b := &ringShape{th: th, c: th.Tokens(), d: r.diameter(th), w: r.stroke(th), size: r.size, ring: r.ring}
	b.col = r.ring.colour(b.c)
	if r.flash.ring != nil {
		r.styleFlash(th)
		b.add(r.flash.halo)
	}
	b.plate()
	if ring := b.years(); ring != nil {
		r.year.ring, r.year.full = ring, theme.Fade(b.c.Accent, yearInk(min(mostYears, r.ring.Years)-1))
		r.styleYear()
	}
	switch r.ring.State {
	case Linked, Away:
		r.closed = b.arc(0, 360, b.col, 0)
	case Playing, Score:
		b.arc(0, 360, b.c.RingTrack, 0)
		r.arc = b.arc(0, 360*r.ring.Progress, b.col, b.w/2)
	case Check:
		b.arc(180, 360, b.col, b.w/2)
	case Missing, Waiting:
		for i := float32(0); i < 8; i++ { // the first dash starts at 3 o'clock
			b.arc(90+i*45, 90+i*45+22.5, b.col, 0)
		}
	case Trouble:
		b.triangle()
	}
	if r.flash.ring != nil {
		b.add(r.flash.ring)
	}
	if r.ring.Tick {
		b.bar(b.d/2-th.U(1), -th.U(5), th.U(2), b.w+th.U(10), b.c.Text1)
	}
	if !r.ring.Bare {
		b.centre()
	}
	r.shape = b.out
}

// number is what stands in the middle, "" for the state's own sign.
func (g Ring) number() string {
	if g.Number <= 0 {
		return ""
	}
	return strconv.Itoa(g.Number)
}
