package widget

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/art"
	"reprise/ui/theme"
)

// titleKey is what a poster's title was made for: while it stays the same the
// texts stay too, because each makes a texture.
type titleKey struct {
	picture Picture
	size    fyne.Size
	theme   *theme.Theme
	image   image.Image
	titles  theme.Titles
}

// letter makes the title's texts.
func (p *Poster) letter(th *theme.Theme) {
	pic := p.picture
	pic.Heat, pic.Motion = 0, false // they do not touch the title
	titles := th.Habit().Titles
	key := titleKey{pic, p.Size(), th, p.image.Image, titles}
	if key == p.made {
		return
	}
	p.made = key
	p.title = p.title[:0]
	fill(p.shade, color.Transparent, color.Transparent, 0, p.radius(th))
	if pic.Title == "" || pic.Layout == NoTitle || pic.Recipe.ID == "" || titles == theme.TitlesNone ||
		pic.Recipe.Cover.Path != "" && pic.Mode == art.Linked { // the file's own picture has a title of its own
		return
	}
	size, inset := float32(27), th.U(14)
	if pic.Size > 0 {
		size = pic.Size
	}
	if pic.Inset > 0 {
		inset = th.U(pic.Inset)
	}
	if stand := titleSize(pic.Title, size); stand > 0 && pic.Layout == Vertical && titles == theme.TitlesStand {
		p.stand(hang(pic.Title, th, stand), inset)
	} else {
		p.lie(th, size, inset)
	}
	ink := p.ink(th)
	for _, t := range p.title {
		t.Color = ink
	}
}

// stand hangs the columns from the right edge.
func (p *Poster) stand(glyphs []glyphAt, inset float32) {
	for _, g := range glyphs {
		t := p.glyph(g.text, g.style)
		s := t.MinSize()
		place(t, p.Size().Width-inset-g.x-s.Width/2, inset+g.y+(g.style.Line-s.Height)/2, s.Width, s.Height)
	}
}

// lie sets the title in up to three lines.
func (p *Poster) lie(th *theme.Theme, size, inset float32) {
	style := theme.Style{Face: theme.Brush, Size: th.U(max(12, size*.8)), Line: th.U(max(15, size))}
	for _, r := range flow(p.picture.Title, style, p.Size().Width-2*inset, 3).runs {
		t := p.glyph(r.text, r.style)
		place(t, inset+r.x, inset+r.y, r.width, t.MinSize().Height)
	}
}

func (p *Poster) glyph(s string, style theme.Style) *canvas.Text {
	t := canvas.NewText(s, color.Transparent)
	style.Apply(t)
	p.title = append(p.title, t)
	return t
}

// leastTitleContrast is what letters of this size need.
const leastTitleContrast = 3

// ink is the colour of the title: the scene's own choice, or the other one where
// a motif reaches under the letters, or that with a shade behind it.
func (p *Poster) ink(th *theme.Theme) color.NRGBA {
	pic, ground := p.picture, theme.Hex(th.Tokens().ArtGround)
	hex := art.TitleOf(pic.Recipe, pic.Mode, ground).Colour
	areas := p.titleAreas()
	if pic.Mode != art.Missing && len(areas) > 0 && art.Legibility(p.image.Image, hex, areas) < leastTitleContrast {
		inks := art.Inks(pic.Recipe, pic.Mode, ground)
		hex = inks[0]
		if art.Legibility(p.image.Image, inks[1], areas) > art.Legibility(p.image.Image, inks[0], areas) {
			hex = inks[1]
		}
		if art.Legibility(p.image.Image, hex, areas) < leastTitleContrast {
			p.shade.FillColor = theme.Fade(against(hex == inks[0]), .2)
		}
	}
	c := parseHex(hex)
	if pic.Faded {
		c = theme.Fade(c, .6)
	}
	return c
}

// against is the shade behind a light or a dark ink.
func against(light bool) color.NRGBA {
	if light {
		return color.NRGBA{A: 255}
	}
	return color.NRGBA{R: 255, G: 255, B: 255, A: 255}
}

// titleAreas is where the letters stand on the picture, which covers the poster:
// it is as wide or as high as the poster, and centred. There are none before the
// picture has come.
func (p *Poster) titleAreas() []art.Area {
	b, size := p.image.Image.Bounds(), p.Size()
	if b.Dx() < 16 || size.Width <= 0 || size.Height <= 0 {
		return nil
	}
	k := max(size.Width/float32(b.Dx()), size.Height/float32(b.Dy())) // units per pixel
	w, h := k*float32(b.Dx()), k*float32(b.Dy())
	x0, y0 := (size.Width-w)/2, (size.Height-h)/2
	var out []art.Area
	for _, t := range p.title {
		at, s := t.Position(), t.Size()
		out = append(out, art.Area{
			X: float64((at.X - x0) / w), Y: float64((at.Y - y0) / h),
			W: float64(s.Width / w), H: float64(s.Height / h),
		})
	}
	return out
}
