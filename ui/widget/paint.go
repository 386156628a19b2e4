package widget

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// place moves and resizes in one go.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// shown hides or shows without a needless refresh.
func shown(o fyne.CanvasObject, on bool) {
	if o.Visible() == on {
		return
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// fill gives a rectangle its colours and radius.
func fill(r *canvas.Rectangle, body, edge color.Color, stroke, radius float32) {
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = unseen(body), unseen(edge), stroke, radius
}

// unseen makes a colour that is wholly transparent the one by which Fyne knows
// that there is nothing to paint: any other is drawn, pixel by pixel.
func unseen(c color.Color) color.Color {
	if n, ok := c.(color.NRGBA); ok && n.A == 0 {
		return color.Transparent
	}
	return c
}

// write sets a text and draws it again only when something changed, because
// each drawing makes a texture.
func write(t *canvas.Text, s string, style theme.Style, c color.Color) {
	if t.Text == s && t.TextSize == style.Size && t.Color == c &&
		t.FontSource == style.Face.Resource() && t.TextStyle.Bold == (style.Face == theme.Strong) {
		return
	}
	t.Text, t.Color = s, c
	style.Apply(t)
	t.Refresh()
}

// baseline is how far below its top a text in the style stands.
func baseline(style theme.Style) float32 {
	_, b := fyne.CurrentApp().Driver().RenderedTextSize("x", style.Size,
		fyne.TextStyle{Bold: style.Face == theme.Strong}, style.Face.Resource())
	return b
}

// settle puts a one-line text into a line box: x and y are the box's corner.
// It returns the width of the text.
func settle(t *canvas.Text, x, y, line float32) float32 {
	size := t.MinSize()
	place(t, x, y+(line-size.Height)/2, size.Width, size.Height)
	return size.Width
}

// centre puts a text into the middle of a box.
func centre(t *canvas.Text, x, y, w, h float32) {
	size := t.MinSize()
	place(t, x+(w-size.Width)/2, y+(h-size.Height)/2, size.Width, size.Height)
}

// cut shortens s to a width, with an ellipsis where something was left out.
func cut(style theme.Style, s string, width float32) string {
	if s == "" || width <= 0 || style.Measure(s) <= width {
		return s
	}
	runes := []rune(s)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if style.Measure(string(runes[:mid])+"…") <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	for low > 0 && runes[low-1] == ' ' {
		low--
	}
	return string(runes[:low]) + "…"
}

// even rounds a scaled length to whole pixels that have a whole half, so that
// circles stay round on every painter.
func even(v float32) float32 { return float32(math.Round(float64(v)/2)) * 2 }

// round is v in whole pixels.
func round(v float32) float32 { return float32(math.Round(float64(v))) }

// focusRing is the ring around a focused part: 2 px, and a gap to the part. It
// overflows the part's bounds, which a Fyne painter clips only inside scrolls.
type focusRing struct{ *canvas.Rectangle }

func newFocusRing() focusRing {
	r := canvas.NewRectangle(color.Transparent)
	r.Hide()
	return focusRing{r}
}

// around puts the ring around a box with a corner radius.
func (f focusRing) around(th *theme.Theme, x, y, w, h, radius, gap float32, on bool) {
	out := th.U(gap) + th.U(2)
	fill(f.Rectangle, color.Transparent, th.Tokens().Focus, th.U(2), radius+out)
	place(f.Rectangle, x-out, y-out, w+2*out, h+2*out)
	shown(f.Rectangle, on)
}

// call calls f where there is one.
func call(f func()) {
	if f != nil {
		f()
	}
}
