package widget

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// dashes is a dashed round rectangle: Fyne strokes have no dashes. It is one
// picture per size, drawn once, instead of a hundred rectangles. A dashed edge
// means missing, or drop here, and nothing else.
type dashes struct {
	colour color.NRGBA
	on     bool
	img    *canvas.Raster
	size   fyne.Size
	radius float32
	scale  float32

	drawn *image.RGBA // the last picture: Fyne asks again whenever what is around changes
	of    dashesKey   // what it was drawn for
}

// dashesKey is what the picture depends on.
type dashesKey struct {
	w, h          int
	width, height float32
	radius, scale float32
	colour        color.NRGBA
}

func (d *dashes) objects() []fyne.CanvasObject {
	if d.img == nil {
		return nil
	}
	return []fyne.CanvasObject{d.img}
}

func (d *dashes) show(on bool) {
	d.on = on
	if d.img != nil {
		shown(d.img, on)
	}
}

// around fits the dashes to a box.
func (d *dashes) around(size fyne.Size, radius float32, th *theme.Theme) {
	if !d.on {
		return
	}
	if d.img == nil {
		d.img = canvas.NewRaster(d.draw)
	}
	changed := d.size != size || d.radius != radius || d.scale != th.Scale()
	d.size, d.radius, d.scale = size, radius, th.Scale()
	place(d.img, 0, 0, size.Width, size.Height)
	if changed {
		d.img.Refresh()
	}
}

// draw makes the picture. Only pixels near the edge are worked out, so that a
// wall of silhouettes costs little.
func (d *dashes) draw(w, h int) image.Image {
	key := dashesKey{w, h, d.size.Width, d.size.Height, d.radius, d.scale, d.colour}
	if key == d.of {
		return d.drawn
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	d.drawn, d.of = img, key
	k := float32(w) / max(1, d.size.Width)
	edge := int((d.radius+2)*k) + 1
	near := int(3*d.scale*k) + 1
	for y := range h {
		step := 1
		if y >= edge && y < h-edge && w > 2*near {
			step = w - near // jump over the inside
		}
		for x := 0; x < w; x++ {
			if step > 1 && x == near {
				x = step
			}
			img.Set(x, y, d.pixel(x, y, w))
		}
	}
	return img
}

// pixel is the colour at a pixel of a picture w pixels wide.
func (d *dashes) pixel(x, y, w int) color.Color {
	k := float64(w) / float64(max(1, d.size.Width)) // pixels per unit
	px, py := (float64(x)+.5)/k, (float64(y)+.5)/k
	width, height, r := float64(d.size.Width), float64(d.size.Height), float64(d.radius)
	off, along := edgeDistance(px, py, width, height, r)
	stroke, dash := float64(d.scale), 3*float64(d.scale)
	cover := min(1, max(0, (stroke/2-math.Abs(off+stroke/2))*k+.5))
	if math.Mod(along, 2*dash) >= dash {
		cover = 0
	}
	c := d.colour
	c.A = uint8(float64(c.A) * cover)
	return c
}

// edgeDistance tells how far a point is from the edge of a round box, negative
// inside, and how far along the edge its nearest point is, clockwise.
func edgeDistance(x, y, w, h, r float64) (off, along float64) {
	cx, cy := min(max(x, r), w-r), min(max(y, r), h-r)
	dx, dy := x-cx, y-cy
	quarter := math.Pi / 2 * r
	top, side := w-2*r, h-2*r
	if dx != 0 && dy != 0 { // a corner
		a := math.Atan2(dy, dx) // 0 is right, grows clockwise
		off = math.Hypot(dx, dy) - r
		switch {
		case dx > 0 && dy < 0:
			along = top + (a+math.Pi/2)*r
		case dx > 0:
			along = top + quarter + side + a*r
		case dy > 0:
			along = 2*top + 2*quarter + side + (a-math.Pi/2)*r
		default:
			along = 2*top + 3*quarter + 2*side + (a+math.Pi)*r
		}
		return off, along
	}
	// Beside a straight edge, or in the middle, where the nearest edge counts.
	left, right, up, down := x, w-x, y, h-y
	off = -min(left, right, up, down)
	switch -off {
	case up:
		along = x - r
	case right:
		along = top + quarter + y - r
	case down:
		along = top + 2*quarter + side + w - r - x
	default:
		along = 2*top + 3*quarter + side + h - r - y
	}
	return off, along
}

// parseHex reads "#RRGGBB"; anything else is black.
func parseHex(s string) color.NRGBA {
	c := color.NRGBA{A: 255}
	if len(s) != 7 {
		return c
	}
	var v [6]uint8
	for i := range v {
		switch b := s[i+1]; {
		case b >= '0' && b <= '9':
			v[i] = b - '0'
		case b >= 'A' && b <= 'F':
			v[i] = b - 'A' + 10
		case b >= 'a' && b <= 'f':
			v[i] = b - 'a' + 10
		}
	}
	c.R, c.G, c.B = v[0]<<4|v[1], v[2]<<4|v[3], v[4]<<4|v[5]
	return c
}
