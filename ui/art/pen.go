package art

import (
	"math"
	"strconv"
	"strings"
)

// The scene's own units. Shapes overdraw them to the left and right, so that a
// mirrored scene leaves no bare edge.
const (
	sceneWidth  = 300
	sceneHeight = 400
)

// pen writes SVG: rect, disc, hoop, path, stroke, radial glow and vertical
// gradient, and nothing else, because those are drawn alike everywhere.
type pen struct {
	body strings.Builder
	defs strings.Builder
	n    int // gradients defined so far
}

// ink is a colour and its opacity, 0 to 1.
type ink struct {
	c string
	o float64
}

func solid(c string) ink           { return ink{c, 1} }
func veil(c string, o float64) ink { return ink{c, o} }

// nib is how a line is drawn.
type nib struct {
	ink
	w float64
}

func line(c string, w float64) nib     { return nib{solid(c), w} }
func faint(c string, w, o float64) nib { return nib{veil(c, o), w} }
func (i ink) attr(name string) string  { return opacity(name, i.o) }
func opacity(name string, o float64) string {
	if o < 1 {
		return ` ` + name + `="` + num(o) + `"`
	}
	return ""
}

// box is a rectangle, with round corners when r is not 0.
type box struct{ x, y, w, h, r float64 }

// num writes a number the way every browser does: as short as it can be told
// from its neighbours.
func num(v float64) string {
	if v == 0 { // also -0
		return "0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// tenth rounds to one decimal, halves away from zero.
func tenth(v float64) float64 {
	a := math.Abs(v)
	if q := a * 4; q == math.Trunc(q) && math.Mod(q, 2) == 1 { // exactly .25 or .75
		a += .01
	}
	out, err := strconv.ParseFloat(strconv.FormatFloat(a, 'f', 1, 64), 64)
	if err != nil {
		return v
	}
	return math.Copysign(out, v)
}

// d fills each % of a path description with the next number.
func d(f string, v ...float64) string {
	var b strings.Builder
	i := 0
	for _, r := range f {
		if r == '%' && i < len(v) {
			b.WriteString(num(v[i]))
			i++
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func (p *pen) put(parts ...string) {
	for _, s := range parts {
		p.body.WriteString(s)
	}
}

func (p *pen) rect(b box, i ink) {
	p.put(d(`<rect x="%" y="%" width="%" height="%"`, tenth(b.x), tenth(b.y), tenth(b.w), tenth(b.h)))
	if b.r != 0 {
		p.put(d(` rx="%"`, b.r))
	}
	p.put(` fill="`, i.c, `"`, i.attr("fill-opacity"), `/>`)
}

func (p *pen) disc(x, y, r float64, i ink) {
	p.put(d(`<circle cx="%" cy="%" r="%" fill="`, tenth(x), tenth(y), tenth(r)), i.c, `"`)
	if i.o < 1 {
		p.put(opacity("fill-opacity", tenth(i.o*100)/100))
	}
	p.put(`/>`)
}

func (p *pen) hoop(x, y, r float64, n nib) {
	p.put(d(`<circle cx="%" cy="%" r="%" fill="none" stroke="`, tenth(x), tenth(y), tenth(r)), n.c,
		d(`" stroke-width="%"`, n.w), n.attr("stroke-opacity"), `/>`)
}

func (p *pen) ellipse(x, y, rx, ry float64, c string) {
	p.put(d(`<ellipse cx="%" cy="%" rx="%" ry="%" fill="`, x, y, rx, ry), c, `"/>`)
}

func (p *pen) path(d string, i ink) {
	p.put(`<path d="`, d, `" fill="`, i.c, `"`, i.attr("fill-opacity"), `/>`)
}

func (p *pen) stroke(path string, n nib) {
	p.put(`<path d="`, path, `" fill="none" stroke="`, n.c, d(`" stroke-width="%"`, n.w),
		` stroke-linecap="round" stroke-linejoin="round"`, n.attr("stroke-opacity"), `/>`)
}

func (p *pen) line(a, b [2]float64, n nib) {
	p.stroke(d("M% %L% %", tenth(a[0]), tenth(a[1]), tenth(b[0]), tenth(b[1])), n)
}

// glow is a disc of light that fades to nothing at its edge.
func (p *pen) glow(x, y, r float64, i ink) {
	id := p.gradientID()
	p.defs.WriteString(`<radialGradient id="` + id + `"><stop offset="0" stop-color="` + i.c + `" stop-opacity="` + num(i.o) +
		`"/><stop offset="1" stop-color="` + i.c + `" stop-opacity="0"/></radialGradient>`)
	p.put(d(`<circle cx="%" cy="%" r="%" fill="url(#`, tenth(x), tenth(y), tenth(r)), id, `)"/>`)
}

// gradient is a fill that runs from top to bottom.
func (p *pen) gradient(top, bottom ink) string {
	id := p.gradientID()
	p.defs.WriteString(`<linearGradient id="` + id + `" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="` + top.c +
		`" stop-opacity="` + num(top.o) + `"/><stop offset="1" stop-color="` + bottom.c + `" stop-opacity="` + num(bottom.o) + `"/></linearGradient>`)
	return "url(#" + id + ")"
}

func (p *pen) gradientID() string {
	p.n++
	return "g" + strconv.Itoa(p.n-1)
}

// wave is the shape of a rolling edge.
type wave struct {
	y, a, n float64 // base height, amplitude, waves across the scene
}

func (p *pen) hill(r *stream, w wave, c string) {
	a, b := r.next()*6.28, r.next()*6.28
	path := &strings.Builder{}
	path.WriteString(d("M-80 %L-80 %", sceneHeight, tenth(w.y)))
	for x := -80.0; x <= 380; x += 10 {
		y := w.y + w.a*math.Sin(x/sceneWidth*w.n*6.28+a)*0.7 + w.a*0.45*math.Sin(x/sceneWidth*w.n*2.3*6.28+b)
		path.WriteString(d("L% %", x, tenth(y)))
	}
	p.path(path.String()+d("L380 %Z", sceneHeight), solid(c))
}
