package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// NavItem is one place in a list of places at the side of a page: an icon and a
// word, 42 px high.
type NavItem struct {
	control

	icon string
	on   bool
	body *canvas.Rectangle
	sign glyph
	word *canvas.Text
	ring focusRing
}

var (
	_ fyne.Tappable   = (*NavItem)(nil)
	_ fyne.Focusable  = (*NavItem)(nil)
	_ fyne.Accessible = (*NavItem)(nil)
)

// NewNavItem makes an item; tapped is told of a click, Enter or Space, and move
// of the arrow keys up (-1) and down (+1).
func NewNavItem(tapped func(), move func(by int)) *NavItem {
	n := &NavItem{
		body: canvas.NewRectangle(color.Transparent), sign: newGlyph(),
		word: canvas.NewText("", color.Transparent), ring: newFocusRing(),
	}
	n.press = tapped
	n.key = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyUp:
			move(-1)
		case fyne.KeyDown:
			move(+1)
		default:
			return false
		}
		return true
	}
	n.ExtendBaseWidget(n)
	return n
}

// Set shows a Lucide icon and a word; on marks the place where the fan is.
func (n *NavItem) Set(icon, word string, on bool) {
	if icon == n.icon && word == n.label && on == n.on {
		return
	}
	n.icon, n.label, n.on = icon, word, on
	n.Refresh()
}

// AccessibilityLabel is the place, and whether it is open.
func (n *NavItem) AccessibilityLabel() string {
	return spoken(n.label, chosen(n.on, theme.Of(n).Habit().Spoken))
}

// CreateRenderer belongs to fyne.Widget.
func (n *NavItem) CreateRenderer() fyne.WidgetRenderer {
	n.ExtendBaseWidget(n)
	return &drawing{
		objects: fixed(n.body, n.sign.Image, n.word, n.ring.Rectangle),
		min: func() fyne.Size {
			th := theme.Of(n)
			return fyne.NewSize(th.U(60)+th.Style(theme.Body).Bold().Measure(n.label), th.U(42))
		},
		layout:  n.arrange,
		refresh: func() { n.arrange(n.Size()); canvas.Refresh(n) },
	}
}

func (n *NavItem) arrange(size fyne.Size) {
	th := theme.Of(n)
	c := th.Tokens()
	body, ink, style := color.NRGBA{}, c.Text2, th.Style(theme.Body)
	switch {
	case n.on:
		body, ink, style = c.Bg2, c.Text1, style.Bold()
	case n.hovered:
		body, ink = theme.Fade(c.Text1, .06), c.Text1
	}
	fill(n.body, body, color.Transparent, 0, th.U(12))
	place(n.body, 0, 0, size.Width, size.Height)
	n.ring.around(th, 0, 0, size.Width, size.Height, th.U(12), 2, n.focused)
	n.sign.set(th.Glyph(n.icon, ink, 20))
	place(n.sign.Image, th.U(16), (size.Height-th.U(20))/2, th.U(20), th.U(20))
	write(n.word, cut(style, n.label, size.Width-th.U(60)), style, ink)
	settle(n.word, th.U(49), 0, size.Height)
}
