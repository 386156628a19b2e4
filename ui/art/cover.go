package art

import (
	"errors"
	"fmt"
	"image"

	"golang.org/x/image/draw"
)

// Cover names the picture in one of the fan's files, which takes the place of
// the drawn scene. Its zero value is none.
type Cover struct {
	Path    string
	Changed int64 // when the file changed, Unix nanoseconds: a new picture is another one
}

// errNoCover tells that nobody gives the pictures of files.
var errNoCover = errors.New("no pictures of files here")

// fitted is a picture at a poster's size: it fills it, and what does not fit is
// cut off at both sides alike.
func fitted(src image.Image, width int) *image.RGBA {
	height := heightOf(width)
	b := src.Bounds()
	w, h := b.Dx(), b.Dy()
	if w*height > h*width {
		w = max(1, h*width/height)
	} else {
		h = max(1, w*height/width)
	}
	x, y := b.Min.X+(b.Dx()-w)/2, b.Min.Y+(b.Dy()-h)/2
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.CatmullRom.Scale(out, out.Bounds(), src, image.Rect(x, y, x+w, y+h), draw.Src, nil)
	return out
}

// cover reads and fits the picture of a key.
func (f *folder) cover(k Key, width int) (*image.RGBA, error) {
	if f.covers == nil {
		return nil, errNoCover
	}
	src, err := f.covers(k.Recipe.Cover.Path)
	if err != nil {
		return nil, fmt.Errorf("picture of the file: %w", err)
	}
	if src.Bounds().Empty() {
		return nil, errNoCover
	}
	return fitted(src, width), nil
}
