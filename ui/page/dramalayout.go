package page

import (
	"image/color"

	"fyne.io/fyne/v2"

	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// backdropHeight is how far the softened poster reaches down behind the page.
const backdropHeight = 360

// place lays the scroll over the softened poster.
func (d *Drama) place(size fyne.Size) {
	th := theme.Of(nil)
	c := th.Tokens()
	h := min(th.U(backdropHeight), size.Height)
	put(d.backdrop, 0, 0, size.Width, h)
	put(d.shade, 0, 0, size.Width, h+1)
	d.shade.StartColor, d.shade.EndColor = theme.Fade(c.Bg0, .1), color.Color(c.Bg0)
	d.loadBackdrop(th)
	put(d.page.scroll, 0, 0, size.Width, size.Height)
}

// loadBackdrop asks for the softened poster; nothing is shown until it is there.
func (d *Drama) loadBackdrop(th *theme.Theme) {
	if d.detail.Art.ID == "" {
		return
	}
	img := d.gallery.Get(art.Key{
		Recipe: recipe(d.detail.Art), Mode: artMode(d.detail.Mark),
		Ground: theme.Hex(th.Tokens().ArtGround), Blur: true,
	})
	if img != nil && img != d.backdrop.Image {
		d.backdrop.Image = img
		d.backdrop.Refresh()
	}
}

// Arrived tells that a picture is there now.
func (d *Drama) Arrived(key art.Key) {
	d.poster.Arrived(key)
	if key.Blur {
		d.loadBackdrop(theme.Of(nil))
	}
}

// posterWidth is the poster's width by class.
func (d *Drama) posterWidth() float32 {
	switch d.class {
	case view.XS, view.S:
		return 200
	case view.XL:
		return 360
	default:
		return 288
	}
}

// arrange lays the page out for a width and returns its height.
func (d *Drama) arrange(width float32) float32 {
	th := theme.Of(nil)
	margin := th.U(d.class.Margin() + 16)
	if d.class <= view.S {
		margin = th.U(d.class.Margin())
	}
	content := min(width-2*margin, th.U(1240))
	left := margin
	if d.class >= view.L {
		left = (width - content) / 2
	}
	y := th.U(18)
	bx := left - th.U(14)
	if d.class == view.XS { // beside the menu button
		bx, y = th.U(60), th.U(14)
	}
	put(d.back, bx, y, d.back.MinSize().Width, th.U(32))
	bx += d.back.MinSize().Width
	put(d.crumb, bx, y+th.U(7), max(0, left+content-bx), th.U(18))
	y = th.U(68)

	pw := th.U(d.posterWidth())
	if d.class == view.XS {
		pw = min(pw, content)
	}
	ph := pw * 384 / 288
	size, inset := float32(42), float32(20)
	if d.class <= view.S {
		size, inset = 30, 16
	}
	d.poster.Set(widget.Picture{
		Recipe: recipe(d.detail.Art), Mode: artMode(d.detail.Mark), Title: d.detail.Art.Title,
		Size: size, Inset: inset, Radius: 14, Heat: float32(d.detail.Heat), Faded: d.detail.Mark == view.Away,
	})
	put(d.poster, left, y, pw, ph)
	side := d.counts(th, left, y+ph+th.U(20), pw)

	gap := th.U(44)
	right := &column{th: th, x: left + pw + gap, y: y, w: content - pw - gap}
	if d.class == view.XS {
		right = &column{th: th, x: left, y: side + th.U(24), w: content}
	}
	d.head(right)
	bottom := d.columns(right)
	return max(side, bottom) + th.U(32)
}

// counts places the ring and what is known of the passes under the poster.
func (d *Drama) counts(th *theme.Theme, x, y, w float32) float32 {
	put(d.ring, x, y, th.U(72), th.U(72))
	c := &column{th: th, x: x + th.U(88), y: y + th.U(8), w: w - th.U(88)}
	c.text(d.total, true)
	c.text(d.longest, d.detail.Longest != "")
	c.text(d.since, d.detail.Since != "")
	c.y = max(c.y, y+th.U(72))
	linked := len(d.detail.Files) > 0 && d.detail.Files[0].Linked
	show(d.more, linked)
	if linked {
		c.gap(18)
		put(d.more, x, c.y, th.U(32), th.U(32))
		c.gap(32)
	}
	return c.y
}

// head places the names and the buttons.
func (d *Drama) head(c *column) {
	th := c.th
	c.text(d.title, true)
	c.gap(8)
	x, line := c.x, th.U(28)
	place := func(m *widget.MixedText, text string, role theme.Role, bold bool) {
		style := th.Style(role)
		if bold {
			style = style.Bold()
		}
		// Hangul in a serif role is set smaller than measured here: a little
		// room too much is better than a cut name.
		w := min(style.Measure(text)+th.U(4), c.x+c.w-x)
		show(m, text != "" && w > th.U(24))
		if m.Visible() {
			put(m, x, c.y, w, line)
			x += w + th.U(14)
		}
	}
	place(d.native, d.detail.Native, theme.Title4, false)
	d.bar.FillColor = th.Tokens().LineStrong
	show(d.bar, d.native.Visible())
	put(d.bar, x-th.U(1), c.y+th.U(4), 1, th.U(20))
	if d.native.Visible() {
		x += th.U(14)
	}
	song := th.Style(theme.Roman).Bold().Measure(d.detail.Song)
	if x+song > c.x+c.w { // a long song goes below, it is never cut for the drama
		x, c.y = c.x, c.y+line
		show(d.bar, false)
	}
	place(d.song, d.detail.Song, theme.Roman, true)
	if artist := th.Style(theme.Roman).Measure(d.detail.Artist); x+artist > c.x+c.w {
		x, c.y = c.x, c.y+line
	}
	place(d.artist, d.detail.Artist, theme.Roman, false)
	c.y += line
	c.gap(18)
	show(d.lyrics, d.detail.CanPlay && d.intents.OnLyrics != nil)
	show(d.night, d.detail.CanPlay && d.intents.OnNight != nil)
	c.row(14, d.play, d.lyrics, d.night)
	c.gap(34)
}

// columns places why and files, side by side where there is room.
func (d *Drama) columns(c *column) float32 {
	if d.class < view.M || c.w < c.th.U(620) {
		d.whyColumn(c)
		c.gap(28)
		d.filesColumn(c)
		return c.y
	}
	gap := c.th.U(40)
	half := (c.w - gap) / 2
	a := &column{th: c.th, x: c.x, y: c.y, w: half}
	b := &column{th: c.th, x: c.x + half + gap, y: c.y, w: half}
	d.whyColumn(a)
	d.filesColumn(b)
	return max(a.y, b.y)
}

func (d *Drama) whyColumn(c *column) {
	c.text(d.whyHead, d.detail.Why != "")
	c.gap(10)
	c.text(d.why, d.detail.Why != "")
	c.gap(10)
	show(d.source, d.detail.Source != "")
	if d.source.Visible() {
		put(d.source, c.x-c.th.U(14), c.y, min(c.w+c.th.U(14), d.source.MinSize().Width), c.th.U(32))
		c.gap(32)
	}
	if len(d.links) > 0 {
		c.gap(4)
		links := &column{th: c.th, x: c.x - c.th.U(14), y: c.y, w: c.w}
		links.row(8, buttons(d.links)...)
		c.y = links.y
	}
	show(d.othersHead, len(d.others) > 0)
	if len(d.others) > 0 {
		c.gap(22)
		c.text(d.othersHead, true)
		c.gap(10)
		c.row(8, buttons(d.others)...)
	}
	d.own.placeMoments(c, d.detail.Mark == view.Playing)
}

func (d *Drama) filesColumn(c *column) {
	w := d.another.MinSize().Width
	put(d.filesHead, c.x, c.y, c.w-w, c.th.U(18))
	put(d.another, c.x+c.w-w+c.th.U(8), c.y-c.th.U(7), w, c.th.U(32))
	c.gap(18)
	show(d.missing, d.detail.Missing != "")
	if d.missing.Visible() {
		c.gap(10)
		c.text(d.missing, true)
		c.gap(12)
	}
	show(d.want, d.missing.Visible())
	c.row(0, d.want)
	for _, f := range d.files {
		c.gap(10)
		h := f.heightFor(c.w)
		put(f, c.x, c.y, c.w, h)
		c.y += h
	}
	d.own.placeLoops(c)
}

func buttons(list []*widget.Button) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(list))
	for i, b := range list {
		out[i] = b
	}
	return out
}
