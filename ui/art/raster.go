package art

import (
	"errors"
	"fmt"
	"image"
	"math"
	"strings"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/draw"
)

// ErrRaster is returned when a scene could not be turned into a picture.
var ErrRaster = errors.New("poster cannot be drawn")

// maxWidth bounds what one picture may take: 2048 by 2731 is 22 MB.
const maxWidth = 2048

// Raster draws a scene as a picture of a width in pixels, 1 to 2048; it is a
// third higher than wide. It takes tens of milliseconds: call it off the UI
// goroutine. The error is ErrRaster.
func Raster(svg string, width int) (img *image.RGBA, err error) {
	if width < 1 || width > maxWidth {
		return nil, fmt.Errorf("width %d: %w", width, ErrRaster)
	}
	// The SVG reader panics on text it does not understand, and recipes come
	// from files.
	defer func() {
		if r := recover(); r != nil {
			img, err = nil, fmt.Errorf("%v: %w", r, ErrRaster)
		}
	}()
	icon, err := oksvg.ReadIconStream(strings.NewReader(svg), oksvg.StrictErrorMode)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRaster, err)
	}
	height := int(math.Round(float64(width) * sceneHeight / sceneWidth))
	icon.SetTarget(0, 0, float64(width), float64(height))
	img = image.NewRGBA(image.Rect(0, 0, width, height))
	icon.Draw(rasterx.NewDasher(width, height, newScanner(img)), 1)
	return img, nil
}

// blurWidth is the width of a blurred picture: what is that soft holds no more.
const blurWidth = 96

// Blur softens a picture for the ground behind a page: the design's 42 px at a
// width of 1200, made once and shown enlarged, because a blur in the window
// would be worked out again for every frame.
func Blur(src image.Image) *image.RGBA {
	b := src.Bounds()
	h := max(1, blurWidth*b.Dy()/max(1, b.Dx()))
	img := image.NewRGBA(image.Rect(0, 0, blurWidth, h))
	draw.CatmullRom.Scale(img, img.Bounds(), src, b, draw.Src, nil)
	for range 3 { // three box blurs are as good as a Gaussian
		img = boxBlur(boxBlur(img, 1, 0), 0, 1)
	}
	return img
}

// boxBlur averages five pixels along one axis; beyond the edge stands the edge.
func boxBlur(src *image.RGBA, dx, dy int) *image.RGBA {
	const reach = 2
	b := src.Bounds()
	out := image.NewRGBA(b)
	for y := range b.Dy() {
		for x := range b.Dx() {
			var sum [4]int
			for i := -reach; i <= reach; i++ {
				at := src.PixOffset(min(max(x+i*dx, 0), b.Dx()-1), min(max(y+i*dy, 0), b.Dy()-1))
				for c := range sum {
					sum[c] += int(src.Pix[at+c])
				}
			}
			at := out.PixOffset(x, y)
			for c := range sum {
				out.Pix[at+c] = uint8(sum[c] / (2*reach + 1))
			}
		}
	}
	return out
}
