package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// Sorted is how a column's head stands to the table's order.
type Sorted int

// The orders.
const (
	Unsorted   Sorted = iota
	SortedUp          // the first first
	SortedDown        // the last first
	SortedBest        // in the order of a search, which a press would change
)

// SortHead is the head of a column: its name, and a sign when the table is
// sorted by it. A press sorts.
type SortHead struct {
	control

	OnTapped func()

	text   string
	sorted Sorted

	word *canvas.Text
	sign glyph
	ring focusRing
}

// NewSortHead makes the head of a column; label says what a press does.
func NewSortHead(text, label string) *SortHead {
	h := &SortHead{text: text, word: &canvas.Text{}, sign: newGlyph(), ring: newFocusRing()}
	h.label = label
	h.press = func() { call(h.OnTapped) }
	h.ExtendBaseWidget(h)
	return h
}

// Set tells how the table is sorted.
func (h *SortHead) Set(s Sorted) {
	if s != h.sorted {
		h.sorted = s
		h.Refresh()
	}
}

// Sorted is how the head stands.
func (h *SortHead) Sorted() Sorted { return h.sorted }

// AccessibilityLabel is what a press does, and how the table is sorted.
func (h *SortHead) AccessibilityLabel() string {
	w := theme.Of(h).Habit().Spoken
	switch h.sorted {
	case SortedUp:
		return spoken(h.label, w.Ascending)
	case SortedDown:
		return spoken(h.label, w.Descending)
	default:
		return h.label
	}
}

// CreateRenderer belongs to fyne.Widget.
func (h *SortHead) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	return &drawing{
		objects: fixed(h.word, h.sign.Image, h.ring.Rectangle),
		min: func() fyne.Size {
			th := theme.Of(h)
			return fyne.NewSize(th.U(24), th.U(32))
		},
		layout:  h.arrange,
		refresh: func() { h.arrange(h.Size()); canvas.Refresh(h) },
	}
}

func (h *SortHead) arrange(size fyne.Size) {
	th := theme.Of(h)
	c := th.Tokens()
	ink, icon := c.Text3, ""
	switch h.sorted {
	case SortedUp:
		ink, icon = c.Text1, "arrow-up"
	case SortedDown:
		ink, icon = c.Text1, "arrow-down"
	case SortedBest:
		ink, icon = c.Text1, "arrow-up-down"
	}
	if h.hovered {
		ink = c.Text1
	}
	style := th.Style(theme.Small).Bold()
	room := size.Width
	if icon != "" {
		room -= th.U(20)
	}
	write(h.word, cut(style, h.text, max(1, room)), style, ink)
	w := settle(h.word, 0, 0, size.Height)
	shown(h.sign.Image, icon != "")
	if icon != "" {
		h.sign.set(th.Glyph(icon, ink, 14))
		place(h.sign.Image, w+th.U(6), (size.Height-th.U(14))/2, th.U(14), th.U(14))
	}
	h.ring.around(th, -th.U(6), th.U(2), size.Width, size.Height-th.U(4), th.U(8), 0, h.focused)
}
