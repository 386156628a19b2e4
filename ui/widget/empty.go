package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// Empty is what an EmptyState says.
type Empty struct {
	Icon       string // a Lucide name, drawn in a ring; "" shows the ring of State
	State      State
	Title      string
	Text       string // one sentence
	Button     string // the next step
	ButtonIcon string
	Primary    bool   // the next step is the view's primary one
	Quiet      string // a quiet alternative, "" for none
}

// EmptyState says that something is not there: a shape, a title, a plain
// sentence and one next step. It is left-aligned and at most 420 px wide.
type EmptyState struct {
	fynewidget.BaseWidget

	OnButton func()
	OnQuiet  func()

	say    Empty
	ring   *RepeatRing
	circle *canvas.Circle
	sign   glyph
	title  *MixedText
	text   *MixedText
	button *Button
	quiet  *Button
}

// The measures of an EmptyState in pixels of the design.
const (
	emptyRing   = 54
	emptyWidest = 420
)

// NewEmptyState makes one that says nothing.
func NewEmptyState() *EmptyState {
	e := &EmptyState{
		ring: NewRepeatRing(emptyRing), circle: canvas.NewCircle(color.Transparent), sign: newGlyph(),
		title: NewMixedText(Text{Role: theme.Title4}), text: NewMixedText(Text{Role: theme.Body, Ink: InkText2}),
		button: NewButton(Normal, "", ""), quiet: NewButton(Quiet, "", ""),
	}
	e.button.SetSize(Small)
	e.quiet.SetSize(Small)
	e.button.OnTapped = func() { call(e.OnButton) }
	e.quiet.OnTapped = func() { call(e.OnQuiet) }
	e.ExtendBaseWidget(e)
	return e
}

// Set says something else.
func (e *EmptyState) Set(say Empty) {
	if say == e.say {
		return
	}
	e.say = say
	e.title.SetText(say.Title)
	e.text.SetText(say.Text)
	kind := Normal
	if say.Primary {
		kind = Primary
	}
	e.button.SetKind(kind)
	e.button.SetIcon(say.ButtonIcon)
	e.button.SetText(say.Button)
	e.quiet.SetText(say.Quiet)
	e.Refresh()
}

// HeightFor is how high it is at a width.
func (e *EmptyState) HeightFor(width float32) float32 { return e.lay(width, false) }

// Focus gives the keyboard to the next step.
func (e *EmptyState) Focus(c fyne.Canvas) {
	if c != nil && e.button.Visible() {
		c.Focus(e.button)
	}
}

// CreateRenderer belongs to fyne.Widget.
func (e *EmptyState) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	return &drawing{
		objects: fixed(e.ring, e.circle, e.sign.Image, e.title, e.text, e.button, e.quiet),
		min: func() fyne.Size {
			th := theme.Of(e)
			return fyne.NewSize(th.U(220), e.lay(max(e.Size().Width, th.U(220)), false))
		},
		layout: func(s fyne.Size) { e.lay(s.Width, true) },
		refresh: func() {
			e.lay(e.Size().Width, true)
			canvas.Refresh(e)
		},
	}
}

// lay lays everything out for a width and returns the height; without move it
// only measures.
func (e *EmptyState) lay(width float32, move bool) float32 {
	th := theme.Of(e)
	width = max(1, min(width, th.U(emptyWidest)))
	y := th.U(emptyRing + 16)
	if move {
		e.shape(th)
	}
	for _, t := range []struct {
		text *MixedText
		on   bool
		gap  float32
	}{{e.title, e.say.Title != "", 6}, {e.text, e.say.Text != "", 16}} {
		if move {
			shown(t.text, t.on)
		}
		if !t.on {
			continue
		}
		h := t.text.HeightFor(width)
		if move {
			place(t.text, 0, y, width, h)
		}
		y += h + th.U(t.gap)
	}
	return e.steps(th, width, y, move)
}

// steps places the buttons and returns where they end.
func (e *EmptyState) steps(th *theme.Theme, width, y float32, move bool) float32 {
	x, h := float32(0), th.U(float32(Small))
	last := y
	for _, b := range []*Button{e.button, e.quiet} {
		if move {
			shown(b, b.text != "")
		}
		if b.text == "" {
			continue
		}
		w := min(b.MinSize().Width, width)
		if x > 0 && x+w > width {
			x, y = 0, y+h+th.U(8)
		}
		if move {
			place(b, x, y, w, h)
		}
		x += w + th.U(4)
		last = y + h
	}
	return last
}

// shape draws the ring of the state, or a ring around the icon.
func (e *EmptyState) shape(th *theme.Theme) {
	c, d := th.Tokens(), th.U(emptyRing)
	icon := e.say.Icon != ""
	shown(e.ring, !icon)
	shown(e.circle, icon)
	e.ring.Set(Ring{State: e.say.State})
	place(e.ring, 0, 0, d, d)
	w := th.U(3.4)
	e.circle.StrokeColor, e.circle.StrokeWidth = c.LineStrong, w
	place(e.circle, w/2, w/2, d-w, d-w)
	if !icon {
		e.sign.set(nil)
		return
	}
	e.sign.set(th.Glyph(e.say.Icon, c.Text2, 24))
	e.sign.middle(th.U(24), 0, 0, d, d)
}
