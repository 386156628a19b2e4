package art

import (
	"image"
	"math"
)

// Area is a part of a picture, from 0,0 at its top left to 1,1.
type Area struct{ X, Y, W, H float64 }

// Legibility is the worst contrast that ink has against the mean colour of one
// of the areas, 1 to 21; 21 without areas. A title is chosen for the sky, and a
// motif may reach under its last syllable, so what was drawn is looked at.
func Legibility(img image.Image, ink string, areas []Area) float64 {
	worst := 21.0
	for _, a := range areas {
		if c, ok := mean(img, a); ok {
			worst = min(worst, Contrast(ink, c))
		}
	}
	return worst
}

// mean is the mean colour of a grid of points.
func mean(img image.Image, a Area) (string, bool) {
	const grid = 6
	b := img.Bounds()
	var sum [3]float64
	n := 0.0
	for i := range grid * grid {
		x := b.Min.X + int(math.Floor((a.X+a.W*(float64(i%grid)+.5)/grid)*float64(b.Dx())))
		y := b.Min.Y + int(math.Floor((a.Y+a.H*(float64(i/grid)+.5)/grid)*float64(b.Dy())))
		if !(image.Point{X: x, Y: y}).In(b) {
			continue
		}
		r, g, bl, _ := img.At(x, y).RGBA()
		sum[0] += float64(r >> 8)
		sum[1] += float64(g >> 8)
		sum[2] += float64(bl >> 8)
		n++
	}
	if n == 0 {
		return "", false
	}
	for i := range sum {
		sum[i] /= n
	}
	return hexOf(sum), true
}

// Inks are the two colours that a title may have: paper, and a dark ink of the
// scene.
func Inks(r Recipe, mode Mode, ground string) [2]string {
	t, _ := r.drawable().tones(mode, ground)
	return [2]string{paper, mix(t.near, black, .25)}
}
