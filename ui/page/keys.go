package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// Keys is the sheet of keys over the whole window.
type Keys struct {
	panel

	scrim *scrim
	box   *canvas.Rectangle
	title *widget.MixedText
	page  *flowing
	keys  []*widget.MixedText
	does  []*widget.MixedText
}

// NewKeys makes the sheet; close is what a click beside it does.
func NewKeys(title string, lines []view.KeyLine, close func()) *Keys {
	k := &Keys{scrim: newScrim(close), box: canvas.NewRectangle(nil), title: label(title, theme.Title3, widget.InkText1)}
	var objects []fyne.CanvasObject
	for _, l := range lines {
		key := widget.NewMixedText(widget.Text{Text: l.Keys, Role: theme.Body, Bold: true, Lines: 1})
		does := label(l.Does, theme.Body, widget.InkText2)
		k.keys, k.does = append(k.keys, key), append(k.does, does)
		objects = append(objects, key, does)
	}
	k.page = newFlowing(k.arrange, objects...)
	k.begin(k, k.place, k.scrim, k.box, k.title, k.page.scroll)
	return k
}

// place centres the panel.
func (k *Keys) place(size fyne.Size) {
	th := theme.Of(nil)
	t := th.Tokens()
	put(k.scrim, 0, 0, size.Width, size.Height)
	w, h := min(th.U(560), size.Width-th.U(32)), min(th.U(690), size.Height-th.U(32))
	x, y := (size.Width-w)/2, (size.Height-h)/2
	k.box.FillColor, k.box.StrokeColor, k.box.StrokeWidth, k.box.CornerRadius = t.Bg1, t.Line, 1, th.U(14)
	k.box.Shadow = th.Shadow(theme.High)
	put(k.box, x, y, w, h)
	put(k.title, x+th.U(28), y+th.U(22), w-th.U(56), th.U(36))
	put(k.page.scroll, x+th.U(28), y+th.U(70), w-th.U(40), h-th.U(86))
}

func (k *Keys) arrange(width float32) float32 {
	th := theme.Of(nil)
	left := min(th.U(150), width*.36)
	y := float32(0)
	for i, key := range k.keys {
		w := width - left - th.U(16)
		h := k.does[i].HeightFor(w)
		put(key, 0, y, left, th.U(20))
		put(k.does[i], left, y, w, h)
		y += h + th.U(10)
	}
	return y
}
