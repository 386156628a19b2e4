package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// glyph is an icon of a part. Its drawing is made again only when the icon
// becomes another one. Painters know only
// the Image in it, which is what a part must list.
type glyph struct{ *canvas.Image }

func newGlyph() glyph {
	i := &canvas.Image{FillMode: canvas.ImageFillContain}
	return glyph{i}
}

// set shows r; nil shows nothing.
func (g glyph) set(r fyne.Resource) {
	shown(g.Image, r != nil)
	if r == nil || g.Resource != nil && g.Resource.Name() == r.Name() {
		return
	}
	g.Resource = r
	g.Refresh()
}

// middle puts the icon as a square into the middle of a box.
func (g glyph) middle(size, x, y, w, h float32) {
	place(g.Image, x+(w-size)/2, y+(h-size)/2, size, size)
}
