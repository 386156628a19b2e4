package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

// hint is the status line: what is under the pointer or has the focus, in full.
type hint struct {
	panel
	ground *canvas.Rectangle
	text   *widget.MixedText
	said   string

	x, bottom, width float32
}

func newHint() *hint {
	h := &hint{ground: canvas.NewRectangle(nil), text: oneLine("", theme.Caption, widget.InkText2)}
	h.begin(h, h.place, h.ground, h.text)
	h.Hide()
	return h
}

// say shows a text, "" for none.
func (h *hint) say(text string) {
	if text == h.said {
		return
	}
	h.said = text
	h.text.SetText(text)
	show(h, text != "")
	h.put(h.x, h.bottom, h.width)
}

// put tells where the line ends and how long it may be.
func (h *hint) put(x, bottom, width float32) {
	h.x, h.bottom, h.width = x, bottom, width
	th := theme.Of(h)
	w := min(width, th.Style(theme.Caption).Measure(h.said)+th.U(22))
	put(h, x, bottom-th.U(24), w, th.U(24))
}

func (h *hint) place(size fyne.Size) {
	th := theme.Of(h)
	t := th.Tokens()
	h.ground.FillColor, h.ground.StrokeColor, h.ground.StrokeWidth, h.ground.CornerRadius = t.Bg2, t.Line, 1, th.U(6)
	put(h.ground, 0, 0, size.Width, size.Height)
	put(h.text, th.U(10), th.U(4), size.Width-th.U(20), th.U(16))
}
