package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// Segment is a row of choices of which one holds, 34 px high.
type Segment struct {
	fynewidget.BaseWidget

	OnTapped func(id string)

	choices []Choice
	on      string
	body    *canvas.Rectangle
	parts   []*choice
}

// NewSegment makes a segment without choices.
func NewSegment() *Segment {
	s := &Segment{body: canvas.NewRectangle(color.Transparent)}
	s.ExtendBaseWidget(s)
	return s
}

// Set shows other choices; on is the ID of the one that holds.
func (s *Segment) Set(choices []Choice, on string) {
	if on == s.on && slices.Equal(choices, s.choices) {
		return
	}
	s.choices, s.on = slices.Clone(choices), on
	for len(s.parts) < len(choices) {
		s.parts = append(s.parts, newChoice(choiceLook{
			role: theme.Small, pad: 14,
			body: func(c theme.Tokens) color.NRGBA { return c.Accent },
			ink:  func(c theme.Tokens) color.NRGBA { return c.OnAccent },
		}, s.tapped, s.move))
	}
	s.parts = s.parts[:len(choices)]
	for i, c := range choices {
		s.parts[i].set(Tab{ID: c.ID, Text: c.Text}, c.ID == on)
	}
	s.Refresh()
}

func (s *Segment) tapped(id string) {
	if s.OnTapped != nil {
		s.OnTapped(id)
	}
}

func (s *Segment) move(from *choice, by int) {
	if i := slices.Index(s.parts, from) + by; i >= 0 && i < len(s.parts) {
		if c := from.canvas(); c != nil {
			c.Focus(s.parts[i])
		}
	}
}

// segmentPad is between the edge and the choices.
const segmentPad = 3

// CreateRenderer belongs to fyne.Widget.
func (s *Segment) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &drawing{
		objects: func() []fyne.CanvasObject {
			out := []fyne.CanvasObject{s.body}
			for _, p := range s.parts {
				out = append(out, p)
			}
			return out
		},
		min: func() fyne.Size {
			th := theme.Of(s)
			w := 2 * th.U(segmentPad)
			for _, p := range s.parts {
				w += p.MinSize().Width
			}
			return fyne.NewSize(w, th.U(34))
		},
		layout: s.arrange,
		refresh: func() {
			s.arrange(s.Size())
			canvas.Refresh(s)
		},
	}
}

func (s *Segment) arrange(size fyne.Size) {
	th := theme.Of(s)
	c := th.Tokens()
	fill(s.body, c.Bg2, c.Line, th.U(1), size.Height/2)
	place(s.body, 0, 0, size.Width, size.Height)
	pad := th.U(segmentPad)
	total := float32(0)
	for _, p := range s.parts {
		total += p.MinSize().Width
	}
	// Where there is less room than the words want, all give alike.
	k := float32(1)
	if total > 0 {
		k = max(0, size.Width-2*pad) / total
	}
	x := pad
	for _, p := range s.parts {
		w := p.MinSize().Width * k
		place(p, x, pad, w, max(0, size.Height-2*pad))
		x += w
	}
}
