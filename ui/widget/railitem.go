package widget

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// railItem is one entry of the rail.
type railItem struct {
	control

	item RailItem
	look railLook

	body  *canvas.Rectangle
	bar   *canvas.Rectangle // at the rail's left edge, outside the item
	sign  glyph
	word  *canvas.Text
	plate *canvas.Rectangle
	count *canvas.Text
	ring  focusRing
}

// railLook is how the rail wants an item to look.
type railLook struct {
	on    bool
	words bool
	inset float32 // from the rail's left edge, scaled
}

func newRailItem(tapped func(id string), move func(from *railItem, by int)) *railItem {
	i := &railItem{
		body: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent),
		sign: newGlyph(), word: canvas.NewText("", color.Transparent),
		plate: canvas.NewRectangle(color.Transparent), count: canvas.NewText("", color.Transparent),
		ring: newFocusRing(),
	}
	i.press = func() { tapped(i.item.ID) }
	i.key = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyUp:
			move(i, -1)
		case fyne.KeyDown:
			move(i, +1)
		default:
			return false
		}
		return true
	}
	i.ExtendBaseWidget(i)
	return i
}

func (i *railItem) set(item RailItem, look railLook) {
	if item == i.item && look == i.look {
		return
	}
	i.item, i.look = item, look
	i.label = item.Text
	if item.Badge > 0 {
		i.label += ", " + strconv.Itoa(item.Badge)
	}
	i.Refresh()
}

// AccessibilityLabel is the place, and whether it is open.
func (i *railItem) AccessibilityLabel() string {
	return spoken(i.label, chosen(i.look.on, theme.Of(i).Habit().Spoken))
}

// CreateRenderer belongs to fyne.Widget.
func (i *railItem) CreateRenderer() fyne.WidgetRenderer {
	i.ExtendBaseWidget(i)
	return &drawing{
		objects: fixed(i.body, i.bar, i.sign.Image, i.word, i.plate, i.count, i.ring.Rectangle),
		min: func() fyne.Size {
			th := theme.Of(i)
			if i.look.words {
				return fyne.NewSize(th.U(60), th.U(56))
			}
			return fyne.NewSquareSize(th.U(44))
		},
		layout: i.arrange,
		refresh: func() {
			i.arrange(i.Size())
			canvas.Refresh(i)
		},
	}
}

func (i *railItem) arrange(size fyne.Size) {
	th := theme.Of(i)
	c := th.Tokens()
	w, h := size.Width, size.Height
	body, ink := color.NRGBA{}, c.Text3
	switch {
	case i.look.on:
		body, ink = c.Bg2, c.Text1
	case i.hovered:
		body, ink = theme.Fade(c.Text1, .06), c.Text2
	}
	fill(i.body, body, color.Transparent, 0, th.U(12))
	place(i.body, 0, 0, w, h)
	fill(i.bar, c.Accent, color.Transparent, 0, th.U(1.5))
	place(i.bar, -i.look.inset, (h-th.U(24))/2, th.U(3), th.U(24))
	shown(i.bar, i.look.on)
	i.ring.around(th, 0, 0, w, h, th.U(12), 2, i.focused)

	i.sign.set(th.Glyph(i.item.Icon, ink, 22))
	icon := th.U(22)
	style := th.Style(theme.Caption)
	if i.look.words {
		top := (h - icon - th.U(18)) / 2
		place(i.sign.Image, (w-icon)/2, top, icon, icon)
		write(i.word, cut(style, i.item.Text, w-th.U(2)), style, ink)
		centre(i.word, 0, top+icon+th.U(4), w, th.U(14))
	} else {
		i.sign.middle(icon, 0, 0, w, h)
		write(i.word, "", style, ink)
	}
	i.badge(th, w)
}

// badge puts the number at the icon's upper right corner.
func (i *railItem) badge(th *theme.Theme, w float32) {
	c := th.Tokens()
	text, style := strconv.Itoa(i.item.Badge), th.Style(theme.Caption).Bold()
	if i.item.Badge > 99 {
		text = "99+"
	}
	shown(i.plate, i.item.Badge > 0)
	shown(i.count, i.item.Badge > 0)
	write(i.count, text, style, c.OnCheck)
	d := th.U(18)
	width := max(d, i.count.MinSize().Width+th.U(10))
	x, y := w-th.U(7)-width, th.U(3)
	if !i.look.words {
		x, y = w+th.U(2)-width, -th.U(2)
	}
	fill(i.plate, c.Check, color.Transparent, 0, d/2)
	place(i.plate, x, y, width, d)
	centre(i.count, x, y, width, d)
}
