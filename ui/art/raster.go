package art

import (
	"fmt"
	"image"
	"math"

	"golang.org/x/image/draw"

	"reprise/ui/art/svg"
)

// Raster draws a scene as a picture of a width in pixels, 1 to svg.MaxWidth; it
// is a third higher than wide. It takes tens of milliseconds: call it off the UI
// goroutine. The error is svg.ErrSVG.
func Raster(scene string, width int) (*image.RGBA, error) {
	img, err := svg.Raster(scene, width, heightOf(width))
	if err != nil {
		return nil, fmt.Errorf("draw poster: %w", err)
	}
	return img, nil
}

// heightOf is how high a picture of a width is.
func heightOf(width int) int { return int(math.Round(float64(width) * sceneHeight / sceneWidth)) }

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
