package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// WordChip is a word that can be pressed, with a quiet note behind it, 26 px
// high: another way to write what was searched for.
type WordChip struct {
	control

	OnTapped func()

	text, note string

	body       *canvas.Rectangle
	word, more *canvas.Text
	ring       focusRing
}

// NewWordChip makes an empty chip.
func NewWordChip() *WordChip {
	c := &WordChip{body: canvas.NewRectangle(color.Transparent), word: &canvas.Text{}, more: &canvas.Text{}, ring: newFocusRing()}
	c.press = func() { call(c.OnTapped) }
	c.ExtendBaseWidget(c)
	return c
}

// Set shows another word and note; the note may be empty.
func (c *WordChip) Set(text, note string) {
	if text == c.text && note == c.note {
		return
	}
	c.text, c.note, c.label = text, note, text
	if note != "" {
		c.label += ", " + note
	}
	c.Refresh()
}

// CreateRenderer belongs to fyne.Widget.
func (c *WordChip) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return &drawing{
		objects: fixed(c.body, c.word, c.more, c.ring.Rectangle),
		min: func() fyne.Size {
			th := theme.Of(c)
			style := th.Style(theme.Caption)
			w := 2*th.U(10) + style.Bold().Measure(c.text)
			if c.note != "" {
				w += th.U(6) + style.Measure(c.note)
			}
			return fyne.NewSize(round(w+.5), th.U(26))
		},
		layout:  c.arrange,
		refresh: func() { c.arrange(c.Size()); canvas.Refresh(c) },
	}
}

func (c *WordChip) arrange(size fyne.Size) {
	th := theme.Of(c)
	t := th.Tokens()
	body := t.Bg1
	if c.hovered {
		body = t.Bg2
	}
	fill(c.body, body, t.Line, th.U(1), size.Height/2)
	place(c.body, 0, 0, size.Width, size.Height)
	style := th.Style(theme.Caption)
	room := size.Width - 2*th.U(10)
	write(c.word, cut(style.Bold(), c.text, max(1, room)), style.Bold(), t.Text1)
	x := th.U(10) + settle(c.word, th.U(10), 0, size.Height)
	shown(c.more, c.note != "")
	write(c.more, cut(style, c.note, max(1, size.Width-th.U(8)-x)), style, t.Text3)
	settle(c.more, x+th.U(6), 0, size.Height)
	c.ring.around(th, 0, 0, size.Width, size.Height, size.Height/2, 0, c.focused)
}
