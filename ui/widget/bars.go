package widget

import (
	"image"
	"image/color"
	"math"
	"slices"

	"golang.org/x/image/vector"
)

// bars is the waveform as a picture: round bars in one colour, made once per
// size and song and never while it plays.
type bars struct {
	peaks  []float32 // 0 to 1
	colour color.NRGBA
	faded  color.NRGBA // outside of the loop; transparent leaves it out
	a, b   float32     // the loop, 0 to 1; a == b means none
	bar    float32     // width of a bar and of a gap, scaled
	gap    float32
	width  float32 // of the picture in the same measure
}

// leastBar is how high a silent bar stands.
const leastBar = 2

// heights spreads any number of peaks over n bars: each bar is the loudest of
// its share. Without peaks all bars are silent.
func heights(peaks []float32, n int) []float32 {
	out := make([]float32, n)
	if len(peaks) == 0 {
		return out
	}
	for i := range out {
		from := i * len(peaks) / n
		to := max(from+1, (i+1)*len(peaks)/n)
		loudest := slices.Max(peaks[from:min(to, len(peaks))])
		if loudest > 0 { // also false for what is no number
			out[i] = min(1, loudest)
		}
	}
	return out
}

// draw makes the picture in w by h pixels.
func (b bars) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	if b.width <= 0 || b.bar <= 0 || w <= 0 || h <= 0 {
		return img
	}
	k := float32(w) / b.width // pixels per unit
	n := int(b.width / (b.bar + b.gap))
	inside, outside := vector.NewRasterizer(w, h), vector.NewRasterizer(w, h)
	for i, v := range heights(b.peaks, n) {
		at := (float32(i) + .5) / float32(n)
		z := inside
		if b.a < b.b && (at < b.a || at > b.b) {
			z = outside
		}
		wide := b.bar * k
		high := max(leastBar*k, v*float32(h))
		x := float32(math.Round(float64(float32(i) * (b.bar + b.gap) * k)))
		pill(z, x, (float32(h)-high)/2, wide, high)
	}
	inside.Draw(img, img.Bounds(), image.NewUniform(b.colour), image.Point{})
	if b.a < b.b {
		outside.Draw(img, img.Bounds(), image.NewUniform(b.faded), image.Point{})
	}
	return img
}

// pill adds an upright bar with round ends.
func pill(z *vector.Rasterizer, x, y, w, h float32) {
	r := min(w, h) / 2
	const k = 0.5523 // a quarter of a circle as a Bézier curve
	z.MoveTo(x, y+r)
	z.CubeTo(x, y+r-k*r, x+r-k*r, y, x+r, y)
	z.LineTo(x+w-r, y)
	z.CubeTo(x+w-r+k*r, y, x+w, y+r-k*r, x+w, y+r)
	z.LineTo(x+w, y+h-r)
	z.CubeTo(x+w, y+h-r+k*r, x+w-r+k*r, y+h, x+w-r, y+h)
	z.LineTo(x+r, y+h)
	z.CubeTo(x+r-k*r, y+h, x, y+h-r+k*r, x, y+h-r)
	z.ClosePath()
}
