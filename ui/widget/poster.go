package widget

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/art"
	"reprise/ui/theme"
)

// Gallery gives pictures of posters, or nil for those that are on their way, and
// what is like them until they come. *art.Posters is one.
type Gallery interface {
	Get(art.Key) image.Image
	Near(art.Key) image.Image
}

// Picture is what a Poster shows.
type Picture struct {
	Recipe art.Recipe
	Mode   art.Mode
	Title  string // in the drama's own script
	Layout Layout
	Size   float32 // of the title in pixels of the design; 0 means 27
	Inset  float32 // of the title; 0 means 14
	Heat   float32 // 0 to 1: the warm lower edge
	Radius float32 // of the corners; 0 means 10
	Flat   bool    // no shadow
	Faded  bool    // 60 %: the drive is away
	Motion bool    // lights go on in 600 ms instead of at once
}

// Poster is a drama's poster: the drawn scene in round corners, the vertical
// title, the warm edge, a shadow; a silhouette has a dashed edge and no shadow.
// It takes no clicks.
type Poster struct {
	fynewidget.BaseWidget

	// OnLight follows the lights that go on, 0 to 1.
	OnLight func(done float32)

	gallery Gallery
	picture Picture
	dim     bool
	drop    bool

	ground *canvas.Rectangle // shadow, and the surface until the picture comes
	image  *canvas.Image
	ghost  *canvas.Image // the picture before, while the lights go on
	dawn   *theme.Moving // the lights that go on
	veil   *canvas.Rectangle
	heat   *canvas.Raster // the warm edge
	edge   *canvas.Rectangle
	dashes *dashes
	shade  *canvas.Rectangle // between picture and title where neither ink is readable
	title  []*canvas.Text
	made   titleKey // what the title was made for
	key    art.Key  // of the picture that is shown or awaited
}

// NewPoster makes an empty poster.
func NewPoster(g Gallery) *Poster {
	p := &Poster{
		gallery: g,
		ground:  canvas.NewRectangle(color.Transparent),
		image:   blank(),
		ghost:   blank(),
		veil:    canvas.NewRectangle(color.Transparent),
		shade:   canvas.NewRectangle(color.Transparent),
		edge:    canvas.NewRectangle(color.Transparent),
		dashes:  &dashes{},
	}
	p.heat = canvas.NewRaster(p.warmEdge)
	p.ghost.Hide()
	p.ExtendBaseWidget(p)
	return p
}

// blank is an image of nothing: Fyne's painters do not take none.
func blank() *canvas.Image {
	i := canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 3, 4)))
	i.FillMode = canvas.ImageFillCover
	i.ScaleMode = canvas.ImageScaleFastest
	return i
}

// Set shows another picture.
func (p *Poster) Set(picture Picture) {
	if picture == p.picture {
		return
	}
	before := p.picture
	p.picture = picture
	if before.Recipe.ID != picture.Recipe.ID {
		p.endGhost()
		p.image.Image = blank().Image // another drama's picture must not stay
	} else if picture.Motion && before.Mode != art.Linked && picture.Mode == art.Linked {
		p.lightsOn()
	}
	p.Refresh()
}

// Arrived tells that a picture is there now. It is cheap when the picture is
// another poster's.
func (p *Poster) Arrived(key art.Key) {
	if key == p.key {
		p.Refresh()
	}
}

// dimmed darkens the picture under the pointer; target marks it as the place
// where a dragged file would go.
func (p *Poster) light(dimmed, target bool) {
	if dimmed == p.dim && target == p.drop {
		return
	}
	p.dim, p.drop = dimmed, target
	p.Refresh()
}

func (p *Poster) radius(th *theme.Theme) float32 {
	if p.picture.Radius > 0 {
		return th.U(p.picture.Radius)
	}
	return th.U(10)
}

// CreateRenderer belongs to fyne.Widget.
func (p *Poster) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	p.style()
	return &drawing{
		objects: p.objects,
		min:     func() fyne.Size { return fyne.NewSquareSize(theme.Of(p).U(32)) },
		layout:  func(fyne.Size) { p.style(); p.arrange() },
		refresh: func() { p.style(); p.arrange(); canvas.Refresh(p) },
	}
}

func (p *Poster) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{p.ground, p.image, p.ghost, p.shade}
	for _, t := range p.title {
		out = append(out, t)
	}
	out = append(out, p.veil, p.heat, p.edge)
	return append(out, p.dashes.objects()...)
}

// style gives all parts their colours and the picture its pixels.
func (p *Poster) style() {
	th := theme.Of(p)
	c := th.Tokens()
	pic, radius := p.picture, p.radius(th)
	missing := pic.Mode == art.Missing
	fill(p.ground, c.Bg1, color.Transparent, 0, radius)
	p.ground.Shadow = canvas.Shadow{}
	if !missing && !pic.Flat {
		p.ground.Shadow = th.Shadow(theme.Mid)
	}
	p.image.CornerRadius, p.ghost.CornerRadius = radius, radius
	p.image.Translucency = 0
	if pic.Faded {
		p.image.Translucency = .4
	}
	dim := color.NRGBA{}
	if p.dim {
		dim = c.Dim
	}
	fill(p.veil, dim, color.Transparent, 0, radius)
	shown(p.heat, pic.Heat > 0 && !missing)
	edge, stroke := color.Color(c.PosterEdge), th.U(1)
	switch {
	case p.drop:
		edge, stroke = c.Accent, th.U(2)
	case missing:
		edge = color.Transparent
	}
	fill(p.edge, color.Transparent, edge, stroke, radius)
	p.dashes.colour = theme.Fade(c.LineStrong, .75)
	p.dashes.show(missing && !p.drop)
	p.load(th)
	p.letter(th)
}

// load asks for the picture in the size it is shown in, twice as fine as the
// design's pixels so that it stays sharp on dense screens.
func (p *Poster) load(th *theme.Theme) {
	size := p.Size()
	if size.Width <= 0 || p.gallery == nil || p.picture.Recipe.ID == "" {
		return
	}
	width := max(size.Width, size.Height*3/4) // it covers, so the longer side counts
	p.key = art.Key{
		Recipe: p.picture.Recipe, Mode: p.picture.Mode,
		Ground: theme.Hex(th.Tokens().ArtGround), Width: int(2 * width),
	}
	img := p.gallery.Get(p.key)
	if img == nil {
		img = p.gallery.Near(p.key)
	}
	if img == nil || img == p.image.Image {
		return
	}
	p.image.Image = img
	p.image.Refresh()
}

func (p *Poster) arrange() {
	th, size := theme.Of(p), p.Size()
	for _, o := range []fyne.CanvasObject{p.ground, p.image, p.ghost, p.shade, p.veil, p.edge} {
		place(o, 0, 0, size.Width, size.Height)
	}
	h := th.U(2 + round(p.picture.Heat*2))
	place(p.heat, 0, size.Height-h, size.Width, h)
	p.dashes.around(size, p.radius(th), th)
}

// warmEdge draws the lowest strip of the poster inside its round corners.
func (p *Poster) warmEdge(w, h int) image.Image {
	th, size := theme.Of(p), p.Size()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	if size.Width <= 0 {
		return img
	}
	k := float64(w) / float64(size.Width) // pixels per unit
	c := theme.Fade(th.Tokens().Accent, .35+.65*p.picture.Heat)
	for y := range h {
		for x := range w {
			off, _ := edgeDistance((float64(x)+.5)/k, float64(size.Height)-(float64(h-y)-.5)/k,
				float64(size.Width), float64(size.Height), float64(p.radius(th)))
			in := c
			in.A = uint8(float64(c.A) * min(1, max(0, .5-off*k)))
			img.Set(x, y, in)
		}
	}
	return img
}
