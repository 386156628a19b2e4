package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// ringShape collects the canvas objects of one ring. Lengths are scaled.
type ringShape struct {
	th   *theme.Theme
	c    theme.Tokens
	col  color.NRGBA
	d, w float32 // diameter and stroke
	size float32 // the diameter in the design's pixels, which decides the sign
	ring Ring
	out  []fyne.CanvasObject
}

func (b *ringShape) add(o fyne.CanvasObject) { b.out = append(b.out, o) }

func (b *ringShape) arc(from, to float32, c color.Color, corner float32) *canvas.Arc {
	a := canvas.NewArc(from, to, 1-2*b.w/b.d, c)
	a.CornerRadius = corner
	place(a, 0, 0, b.d, b.d)
	b.add(a)
	return a
}

// circle is a filled disc around the middle.
func (b *ringShape) circle(radius float32, c color.Color) *canvas.Circle {
	o := canvas.NewCircle(c)
	place(o, b.d/2-radius, b.d/2-radius, 2*radius, 2*radius)
	b.add(o)
	return o
}

// bar is a short line with round ends.
func (b *ringShape) bar(x, y, w, h float32, c color.Color) {
	o := canvas.NewRectangle(c)
	o.CornerRadius = min(w, h) / 2
	place(o, x, y, w, h)
	b.add(o)
}

func (b *ringShape) plate() {
	if b.ring.Plate {
		b.circle(b.d/2+b.th.U(4), b.c.Plate)
	}
}

// mostYears is how many year-rings there is room for.
const mostYears = 5

// yearInk is how dark the year-ring at a place is, from the innermost outwards.
func yearInk(at int) float32 { return .62 - float32(at)*.07 }

// years draws the year-rings: one for every ten passes, 4 px apart. It returns
// the newest, nil when there is none.
func (b *ringShape) years() (newest *canvas.Circle) {
	for i := range min(mostYears, b.ring.Years) {
		newest = b.circle(b.d/2+b.th.U(6+4*float32(i)), color.Transparent)
		newest.StrokeColor = theme.Fade(b.c.Accent, yearInk(i))
		newest.StrokeWidth = b.th.U(1.25)
	}
	return newest
}

func (b *ringShape) centre() {
	text := b.ring.number()
	switch b.ring.State {
	case Linked, Playing, Score, Waiting:
		if text != "" && (b.size >= 24) {
			b.number(text, 1, b.c.Text1)
		} else if b.ring.State != Score {
			b.circle(b.d*.17, b.col)
		}
	case Check:
		if b.size < 24 {
			b.circle(b.d*.15, b.col)
		} else {
			b.number("?", 1.15, b.col)
		}
	case Missing:
		if b.size >= 24 {
			b.plus()
		}
	case Away:
		b.slash()
	}
}

func (b *ringShape) plus() {
	long, thick := b.d*.26, max(b.th.U(1.6), b.w*.7)
	b.bar(b.d/2-long/2, b.d/2-thick/2, long, thick, b.col)
	b.bar(b.d/2-thick/2, b.d/2-long/2, thick, long, b.col)
}

func (b *ringShape) slash() {
	r := (b.d - b.w) / 2 * .7
	b.line(b.d/2-r, b.d/2+r, b.d/2+r, b.d/2-r)
}

func (b *ringShape) line(x1, y1, x2, y2 float32) {
	l := canvas.NewLine(b.col)
	l.StrokeWidth = b.w
	l.Position1, l.Position2 = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
	b.add(l)
}

// triangle is drawn as three lines with round joints: Fyne's polygon has sharp
// ones.
func (b *ringShape) triangle() {
	w := b.w
	top, right, left := fyne.NewPos(b.d/2, w), fyne.NewPos(b.d-w, b.d-w*1.6), fyne.NewPos(w, b.d-w*1.6)
	for _, s := range [][2]fyne.Position{{top, right}, {right, left}, {left, top}} {
		b.line(s[0].X, s[0].Y, s[1].X, s[1].Y)
	}
	for _, p := range []fyne.Position{top, right, left} {
		joint := canvas.NewCircle(b.col)
		place(joint, p.X-w/2, p.Y-w/2, w, w)
		b.add(joint)
	}
	if !b.ring.Bare {
		b.bar(b.d/2-w/2, b.d*.4-w/2, w, b.d*.2+w, b.col)
	}
}

// number writes the passes; k enlarges the sign of "to check".
func (b *ringShape) number(s string, k float32, c color.Color) {
	style := theme.Style{Face: theme.Strong, Size: b.fontSize() * k}
	if b.ring.Serif {
		style = theme.Style{Face: theme.Serif, Size: b.fontSize() * k}
	}
	// Three figures and more shrink to stay inside the ring.
	if room := b.d - 3*b.w; style.Measure(s) > room {
		style.Size = max(b.th.U(12), style.Size*room/style.Measure(s))
	}
	t := canvas.NewText(s, c)
	style.Apply(t)
	size := t.MinSize()
	// Figures stand .71 em high, so their middle is .355 em above the baseline.
	y := b.d/2 + style.Size*.355 - baseline(style)
	place(t, (b.d-size.Width)/2, y, size.Width, size.Height)
	b.add(t)
}

func (b *ringShape) fontSize() float32 {
	switch b.size {
	case 40:
		return b.th.U(14)
	case 46:
		return b.th.U(15)
	case 48:
		return b.th.U(17)
	}
	if b.ring.Serif {
		return b.d * .365
	}
	return b.d * .36
}
