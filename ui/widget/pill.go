package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// Pill is what a StatusPill shows.
type Pill struct {
	State    State
	Progress float32 // 0 to 1, for Playing
	Text     string
}

// StatusPill is a state as a small ring and a word, 26 px high.
type StatusPill struct {
	fynewidget.BaseWidget

	pill Pill
	body *canvas.Rectangle
	ring *RepeatRing
	word *canvas.Text
}

var _ fyne.Accessible = (*StatusPill)(nil)

// NewStatusPill makes an empty pill.
func NewStatusPill() *StatusPill {
	p := &StatusPill{body: canvas.NewRectangle(color.Transparent), ring: NewRepeatRing(14), word: &canvas.Text{}}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows another state.
func (p *StatusPill) Set(pill Pill) {
	if pill != p.pill {
		p.pill = pill
		p.Refresh()
	}
}

// AccessibilityLabel is the word.
func (p *StatusPill) AccessibilityLabel() string { return p.pill.Text }

// AccessibilityRole is text.
func (p *StatusPill) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer belongs to fyne.Widget.
func (p *StatusPill) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &drawing{
		objects: fixed(p.body, p.ring, p.word),
		min: func() fyne.Size {
			th := theme.Of(p)
			w := th.U(8+14+6+10) + th.Style(theme.Caption).Bold().Measure(p.pill.Text)
			return fyne.NewSize(round(w), th.U(26))
		},
		layout: p.arrange,
		refresh: func() {
			p.arrange(p.Size())
			canvas.Refresh(p)
		},
	}
}

func (p *StatusPill) arrange(size fyne.Size) {
	th := theme.Of(p)
	c := th.Tokens()
	ring := Ring{State: p.pill.State, Progress: p.pill.Progress}
	fill(p.body, c.Bg1, c.Line, th.U(1), size.Height/2)
	place(p.body, 0, 0, size.Width, size.Height)
	p.ring.Set(ring)
	place(p.ring, th.U(8), (size.Height-th.U(14))/2, th.U(14), th.U(14))
	style := th.Style(theme.Caption).Bold()
	room := size.Width - th.U(8+14+6+8)
	write(p.word, cut(style, p.pill.Text, room), style, ring.colour(c))
	settle(p.word, th.U(8+14+6), 0, size.Height)
}
