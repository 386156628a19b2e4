package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// Tabs are the chips of the top bar, 36 px high: one for all parts, one for each
// part. Where they do not all fit, the wheel and the keys Left and Right bring
// the others in; the one that is on is in sight when it is chosen.
type Tabs struct {
	fynewidget.BaseWidget

	OnTapped func(id string)

	role  theme.Role
	tabs  []Tab
	on    string
	first int // the leftmost that is shown
	parts []*choice
}

var _ fyne.Scrollable = (*Tabs)(nil)

// NewTabs makes tabs without chips.
func NewTabs() *Tabs { return newTabs(theme.Body) }

// NewFilters makes the smaller chips that filter a table.
func NewFilters() *Tabs { return newTabs(theme.Small) }

func newTabs(role theme.Role) *Tabs {
	t := &Tabs{role: role}
	t.ExtendBaseWidget(t)
	return t
}

// Set shows other chips; on is the ID of the one that is open.
func (t *Tabs) Set(tabs []Tab, on string) {
	if on == t.on && slices.Equal(tabs, t.tabs) {
		return
	}
	t.tabs, t.on = slices.Clone(tabs), on
	for len(t.parts) < len(tabs) {
		t.parts = append(t.parts, newChoice(choiceLook{
			role: t.role, pad: 14,
			body: func(c theme.Tokens) color.NRGBA { return c.Tab },
			ink:  func(c theme.Tokens) color.NRGBA { return c.Text1 },
		}, t.tapped, t.move))
	}
	t.parts = t.parts[:len(tabs)]
	for i, tab := range tabs {
		t.parts[i].set(tab, tab.ID == on)
	}
	t.reveal(slices.IndexFunc(tabs, func(tab Tab) bool { return tab.ID == on }))
	t.Refresh()
}

func (t *Tabs) tapped(id string) {
	if t.OnTapped != nil {
		t.OnTapped(id)
	}
}

// move gives the focus to the next chip and brings it into sight.
func (t *Tabs) move(from *choice, by int) {
	i := slices.Index(t.parts, from) + by
	if i < 0 || i >= len(t.parts) {
		return
	}
	if c := from.canvas(); c != nil {
		t.reveal(i)
		t.Refresh()
		c.Focus(t.parts[i])
	}
}

// Scrolled brings the chips before or after into sight.
func (t *Tabs) Scrolled(e *fyne.ScrollEvent) {
	first := t.first
	switch d := e.Scrolled.DY + e.Scrolled.DX; {
	case d > 0:
		first--
	case d < 0 && t.end(t.first, t.Size().Width) < len(t.parts):
		first++
	}
	if first = max(0, first); first != t.first {
		t.first = first
		t.Refresh()
	}
}

// tabGap is between two chips.
const tabGap = 8

// end is one after the last chip that fits when the row begins at first.
func (t *Tabs) end(first int, width float32) int {
	gap, x := theme.Of(t).U(tabGap), float32(0)
	for i := first; i < len(t.parts); i++ {
		x += t.parts[i].MinSize().Width
		if x > width+.5 && i > first {
			return i
		}
		x += gap
	}
	return len(t.parts)
}

// reveal makes the row begin where chip i is in sight.
func (t *Tabs) reveal(i int) {
	t.first = max(0, min(t.first, len(t.parts)-1))
	if i < 0 || t.Size().Width <= 0 {
		return
	}
	t.first = min(t.first, i)
	for t.first < i && t.end(t.first, t.Size().Width) <= i {
		t.first++
	}
}

// CreateRenderer belongs to fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	return &drawing{
		objects: func() []fyne.CanvasObject {
			out := make([]fyne.CanvasObject, len(t.parts))
			for i, p := range t.parts {
				out[i] = p
			}
			return out
		},
		// The width at which all chips fit: a row may be given less.
		min: func() fyne.Size {
			th := theme.Of(t)
			w := float32(0)
			for i, p := range t.parts {
				if i > 0 {
					w += th.U(tabGap)
				}
				w += p.MinSize().Width
			}
			return fyne.NewSize(w, th.U(36))
		},
		layout: func(size fyne.Size) {
			t.reveal(slices.IndexFunc(t.tabs, func(tab Tab) bool { return tab.ID == t.on }))
			t.arrange(size)
		},
		refresh: func() {
			t.arrange(t.Size())
			canvas.Refresh(t)
		},
	}
}

func (t *Tabs) arrange(size fyne.Size) {
	th := theme.Of(t)
	// What became free at the right is filled from the left.
	for t.first > 0 && t.end(t.first-1, size.Width) == len(t.parts) {
		t.first--
	}
	end, x := t.end(t.first, size.Width), float32(0)
	for i, p := range t.parts {
		on := i >= t.first && i < end
		shown(p, on)
		if !on {
			continue
		}
		w := min(p.MinSize().Width, max(0, size.Width-x))
		place(p, x, 0, w, size.Height)
		x += w + th.U(tabGap)
	}
}
