package svg

import (
	"image"
	"image/color"
	"math"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// scanner fills paths inside their own bounds. rasterx's scanner works through
// the whole picture for each shape, which takes a second for the two hundred
// petals of a branch.
type scanner struct {
	dst    *image.RGBA
	steps  []step2D
	extent fixed.Rectangle26_6
	source image.Image
	raster vector.Rasterizer
}

var _ rasterx.Scanner = (*scanner)(nil)

// step2D is one move or line of a path.
type step2D struct {
	to   fixed.Point26_6
	move bool
}

func newScanner(dst *image.RGBA) *scanner {
	s := &scanner{dst: dst, source: image.Transparent}
	s.Clear()
	return s
}

// Start begins a path.
func (s *scanner) Start(a fixed.Point26_6) { s.step(a, true) }

// Line draws on to b.
func (s *scanner) Line(b fixed.Point26_6) { s.step(b, false) }

func (s *scanner) step(p fixed.Point26_6, move bool) {
	s.steps = append(s.steps, step2D{p, move})
	e := &s.extent
	e.Min.X, e.Min.Y = min(e.Min.X, p.X), min(e.Min.Y, p.Y)
	e.Max.X, e.Max.Y = max(e.Max.X, p.X), max(e.Max.Y, p.Y)
}

// Draw fills what was collected.
func (s *scanner) Draw() {
	if len(s.steps) == 0 {
		return
	}
	box := image.Rect(s.extent.Min.X.Floor(), s.extent.Min.Y.Floor(), s.extent.Max.X.Ceil(), s.extent.Max.Y.Ceil()).
		Intersect(s.dst.Bounds())
	if box.Empty() {
		return
	}
	s.raster.Reset(box.Dx(), box.Dy())
	x0, y0 := float32(box.Min.X), float32(box.Min.Y)
	for _, p := range s.steps {
		x, y := float32(p.to.X)/64-x0, float32(p.to.Y)/64-y0
		if p.move {
			s.raster.MoveTo(x, y)
		} else {
			s.raster.LineTo(x, y)
		}
	}
	s.raster.Draw(s.dst, box, s.source, box.Min)
}

// GetPathExtent is the box around what was collected.
func (s *scanner) GetPathExtent() fixed.Rectangle26_6 { return s.extent }

// SetBounds does nothing: the picture has its own.
func (s *scanner) SetBounds(int, int) {}

// SetWinding does nothing: all scenes are filled the non-zero way.
func (s *scanner) SetWinding(bool) {}

// SetClip does nothing: no scene is clipped.
func (s *scanner) SetClip(image.Rectangle) {}

// SetColor takes a color.Color or a rasterx.ColorFunc.
func (s *scanner) SetColor(c any) {
	switch c := c.(type) {
	case color.Color:
		s.source = image.NewUniform(c)
	case rasterx.ColorFunc:
		s.source = shaded{c}
	}
}

// Clear forgets the path.
func (s *scanner) Clear() {
	s.steps = s.steps[:0]
	s.extent = fixed.Rectangle26_6{
		Min: fixed.Point26_6{X: math.MaxInt32, Y: math.MaxInt32},
		Max: fixed.Point26_6{X: math.MinInt32, Y: math.MinInt32},
	}
}

// shaded is a picture without end whose pixels are worked out when asked for.
type shaded struct{ at rasterx.ColorFunc }

func (s shaded) ColorModel() color.Model { return color.RGBAModel }
func (s shaded) Bounds() image.Rectangle { return image.Rect(-1e6, -1e6, 1e6, 1e6) }
func (s shaded) At(x, y int) color.Color { return s.at(x, y) }
