package svg

import (
	"errors"
	"fmt"
	"image"
	"regexp"
	"strings"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// ErrSVG is returned for text that cannot be turned into a picture.
var ErrSVG = errors.New("svg cannot be drawn")

// MaxWidth bounds what one picture may take.
const MaxWidth = 2048

// Raster draws the whole of a scene in width by height pixels, 1 to MaxWidth
// wide. The error is ErrSVG.
func Raster(text string, width, height int) (img *image.RGBA, err error) {
	if width < 1 || width > MaxWidth || height < 1 || height > 2*MaxWidth {
		return nil, fmt.Errorf("size %d by %d: %w", width, height, ErrSVG)
	}
	// The reader panics on text it does not understand.
	defer func() {
		if r := recover(); r != nil {
			img, err = nil, fmt.Errorf("%v: %w", r, ErrSVG)
		}
	}()
	icon, err := oksvg.ReadIconStream(strings.NewReader(rounded(text)), oksvg.IgnoreErrorMode)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSVG, err)
	}
	if icon.ViewBox.W <= 0 || icon.ViewBox.H <= 0 {
		return nil, fmt.Errorf("no size: %w", ErrSVG)
	}
	icon.SetTarget(0, 0, float64(width), float64(height))
	// The reader scales points and not the lines between them.
	for i := range icon.SVGPaths {
		icon.SVGPaths[i].LineWidth *= float64(width) / icon.ViewBox.W
	}
	img = image.NewRGBA(image.Rect(0, 0, width, height))
	icon.Draw(rasterx.NewDasher(width, height, newScanner(img)), 1)
	return img, nil
}

var rects = regexp.MustCompile(`<rect[^>]*>`)

// rounded writes ry where a rectangle has rx alone: SVG lets the one stand for
// both, and the reader takes the other for 0.
func rounded(text string) string {
	return rects.ReplaceAllStringFunc(text, func(tag string) string {
		_, rest, ok := strings.Cut(tag, ` rx="`)
		if !ok || strings.Contains(tag, ` ry="`) {
			return tag
		}
		value, _, _ := strings.Cut(rest, `"`)
		return `<rect ry="` + value + `"` + tag[len("<rect"):]
	})
}
