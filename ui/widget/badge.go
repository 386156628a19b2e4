package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// Badge is the small plate on a poster: "just found" with a check mark, or
// "Link here" while a file is dragged over it.
type Badge struct {
	fynewidget.BaseWidget

	word   string
	target bool
	plate  *canvas.Rectangle
	icon   glyph
	text   *canvas.Text
}

// NewBadge makes a badge that shows nothing.
func NewBadge() *Badge {
	b := &Badge{plate: canvas.NewRectangle(color.Transparent), icon: newGlyph(), text: &canvas.Text{}}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Set shows a word, or the hint of a drop target, which comes first. With
// neither the badge is hidden.
func (b *Badge) Set(word string, target bool, hint string) {
	if target {
		word = hint
	}
	if word == b.word && target == b.target {
		return
	}
	b.word, b.target = word, target
	shown(b, word != "")
	b.Refresh()
}

// CreateRenderer belongs to fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	b.style()
	return &drawing{
		objects: fixed(b.plate, b.icon.Image, b.text),
		min: func() fyne.Size {
			th := theme.Of(b)
			return fyne.NewSize(th.U(8+14+6+10)+b.label(th).Measure(b.word), th.U(26))
		},
		layout:  func(fyne.Size) { b.arrange() },
		refresh: func() { b.style(); b.arrange(); canvas.Refresh(b) },
	}
}

func (b *Badge) label(th *theme.Theme) theme.Style { return th.Style(theme.Caption).Bold() }

func (b *Badge) style() {
	th := theme.Of(b)
	c := th.Tokens()
	ink, icon := c.Linked, "check"
	if b.target {
		ink, icon = c.Accent, "link-2"
	}
	fill(b.plate, c.Plate, color.Transparent, 0, th.U(13))
	b.icon.set(th.Glyph(icon, ink, 14))
	write(b.text, b.word, b.label(th), ink)
}

func (b *Badge) arrange() {
	th, s := theme.Of(b), b.Size()
	place(b.plate, 0, 0, s.Width, s.Height)
	place(b.icon.Image, th.U(8), (s.Height-th.U(14))/2, th.U(14), th.U(14))
	settle(b.text, th.U(28), 0, s.Height)
}
