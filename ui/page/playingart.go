package page

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2/canvas"

	"reprise/ui/art"
)

// loadArt asks for the poster inside the ring and for the softened one behind
// the page.
func (p *Playing) loadArt() {
	a := p.playing.Now.Art
	if a.ID == "" {
		p.ring.SetPoster(nil)
		p.setBackdrop(nil)
		return
	}
	p.art = art.Key{Recipe: recipe(a), Mode: art.Linked, Width: 448}
	img := p.gallery.Get(p.art)
	if img == nil {
		img = p.gallery.Near(p.art)
	}
	p.ring.SetPoster(img)
	p.soft = art.Key{Recipe: recipe(a), Mode: art.Linked, Blur: true}
	if img := p.gallery.Get(p.soft); img != nil {
		p.setBackdrop(img)
	}
}

// Arrived tells that a picture is there now.
func (p *Playing) Arrived(key art.Key) {
	if key == p.art || key == p.soft {
		p.loadArt()
	}
}

// setBackdrop darkens a softened poster once, so that each frame draws one
// opaque picture and no blur.
func (p *Playing) setBackdrop(soft image.Image) {
	if soft == p.backdropOf {
		return
	}
	p.backdropOf = soft
	p.backdrop.Image = nil
	if soft != nil {
		p.backdrop.Image = Lowered(soft)
		p.backdrop.FillMode = canvas.ImageFillCover
		p.backdrop.ScaleMode = canvas.ImageScaleFastest
	}
	show(p.backdrop, soft != nil)
	p.backdrop.Refresh()
}

// Lowered is the middle of a softened poster with the lights down: at 80 per
// cent over the night's ground, under a veil of 58 per cent.
func Lowered(soft image.Image) *image.RGBA {
	b := soft.Bounds()
	const zoom = 1.35
	w, h := max(1, int(float32(b.Dx())/zoom)), max(1, int(float32(b.Dy())/zoom))
	x0, y0 := b.Min.X+(b.Dx()-w)/2, b.Min.Y+(b.Dy()-h)/2
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	mix := func(v uint32, ground, veil float64) float64 {
		return (float64(v>>8)*.8+ground*.2)*.42 + veil*.58
	}
	for y := range h {
		for x := range w {
			r, g, bl, _ := soft.At(x0+x, y0+y).RGBA()
			c := [3]float64{mix(r, 0x13, 16), mix(g, 0x11, 14), mix(bl, 0x10, 13)}
			k := 1.0
			if l := .2126*c[0] + .7152*c[1] + .0722*c[2]; l > brightest {
				k = brightest / l
			}
			out.SetRGBA(x, y, color.RGBA{R: uint8(c[0] * k), G: uint8(c[1] * k), B: uint8(c[2] * k), A: 255})
		}
	}
	return out
}

// brightest is how bright the lowered poster may be: as #4E331F, against which
// the texts on it were chosen. A pale poster is darkened to it.
const brightest = 55
