package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// Toggle is one of a ToggleRow.
type Toggle struct {
	ID   string
	Text string
	On   bool
}

// ToggleRow is a row of switches in one pill, 36 px high, each on or off by
// itself.
type ToggleRow struct {
	fynewidget.BaseWidget

	OnTapped func(id string)

	toggles []Toggle
	body    *canvas.Rectangle
	parts   []*Chip
}

// NewToggleRow makes an empty row.
func NewToggleRow() *ToggleRow {
	r := &ToggleRow{body: canvas.NewRectangle(color.Transparent)}
	r.ExtendBaseWidget(r)
	return r
}

// Set shows other toggles.
func (r *ToggleRow) Set(toggles []Toggle) {
	if slices.Equal(toggles, r.toggles) {
		return
	}
	r.toggles = slices.Clone(toggles)
	for len(r.parts) < len(toggles) {
		c := NewChip()
		theme.Follow(r, c)
		r.parts = append(r.parts, c)
	}
	r.parts = r.parts[:len(toggles)]
	for i, t := range toggles {
		r.parts[i].Set(ChipShown{Text: t.Text, On: t.On, Plain: true})
		r.parts[i].OnTapped = func() {
			if r.OnTapped != nil {
				r.OnTapped(t.ID)
			}
		}
	}
	r.Refresh()
}

// CreateRenderer belongs to fyne.Widget.
func (r *ToggleRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &drawing{
		objects: func() []fyne.CanvasObject {
			out := []fyne.CanvasObject{r.body}
			for _, p := range r.parts {
				out = append(out, p)
			}
			return out
		},
		min: func() fyne.Size {
			th := theme.Of(r)
			w := th.U(2*segmentPad + 2)
			for i, p := range r.parts {
				if i > 0 {
					w += th.U(2)
				}
				w += r.wide(p)
			}
			return fyne.NewSize(w, th.U(36))
		},
		layout:  r.arrange,
		refresh: func() { r.arrange(r.Size()); canvas.Refresh(r) },
	}
}

// wide is a toggle's width with room for its mark, whether it is on or not.
func (r *ToggleRow) wide(c *Chip) float32 {
	th := theme.Of(r)
	return round(th.U(24+chipCheck+7) + th.Style(theme.Small).Bold().Measure(c.chip.Text))
}

func (r *ToggleRow) arrange(size fyne.Size) {
	th := theme.Of(r)
	c := th.Tokens()
	fill(r.body, theme.Fade(c.Bg2, .7), c.Line, th.U(1), size.Height/2)
	place(r.body, 0, 0, size.Width, size.Height)
	x := th.U(segmentPad + 1)
	for _, p := range r.parts {
		w := r.wide(p)
		place(p, x, (size.Height-th.U(chipLow))/2, w, th.U(chipLow))
		x += w + th.U(2)
	}
}
