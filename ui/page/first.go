package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// FirstIntents is what the first page announces, and the words that it speaks.
type FirstIntents struct {
	Words  *words.Words
	OnAdd  func() // show Reprise the music
	OnRead func() // just read for now
	OnDemo func()
}

// First is what a new fan sees: what this is, the one next step, and the wall
// of silhouettes that waits beside it.
type First struct {
	panel
	intents *FirstIntents
	class   view.Class

	page              *flowing
	mark              *widget.Mark
	name, other       *widget.MixedText
	tagline, lead     *widget.MixedText
	add, read, demo   *widget.Button
	promise           *widget.MixedText
	shield            *canvas.Image
	line              *canvas.Rectangle
	demoHead, demoSub *widget.MixedText
	thumbs            []*widget.Poster
	drop              *widget.MixedText
	wall              *wallStrip
}

var _ Page = (*First)(nil)

// demoArt are the posters of the demo's three dramas.
func demoArt() []view.Art {
	return []view.Art{
		{ID: "the-last-bus-home", Motif: "umbrella", Palette: "lantern"},
		{ID: "third-floor-window", Motif: "window", Palette: "desert"},
		{ID: "first-snow-platform", Motif: "train", Palette: "celadon"},
	}
}

// NewFirst makes the first page.
func NewFirst(intents FirstIntents, gallery widget.Gallery) *First {
	t := intents.Words.T
	f := &First{
		intents: &intents, mark: widget.NewMark(44), name: oneLine("Reprise", theme.Title3, widget.InkText1),
		other:   oneLine("리프리즈", theme.Lead, widget.InkText3),
		tagline: label(t("first.tagline"), theme.Hero, widget.InkText1), lead: label("", theme.Lead, widget.InkText2),
		add: widget.NewButton(widget.Primary, "folder", t("first.add")), read: widget.NewButton(widget.Quiet, "", t("first.read")),
		demo:    widget.NewButton(widget.Outline, "play", t("first.demo.play")),
		promise: label(t("first.promise"), theme.Small, widget.InkText3), shield: canvas.NewImageFromResource(nil),
		line:     canvas.NewRectangle(nil),
		demoHead: widget.NewMixedText(widget.Text{Text: t("first.demo.title"), Role: theme.Body, Bold: true}),
		demoSub:  label(t("first.demo"), theme.Small, widget.InkText3), drop: label(t("first.drop"), theme.Small, widget.InkText3),
		wall: newWallStrip(gallery),
	}
	f.add.SetSize(widget.Large)
	f.add.OnTapped, f.read.OnTapped, f.demo.OnTapped = intents.OnAdd, intents.OnRead, intents.OnDemo
	objects := []fyne.CanvasObject{
		f.mark, f.name, f.other, f.tagline, f.lead, f.add, f.read, f.shield, f.promise, f.line, f.demoHead, f.demoSub, f.demo, f.drop,
	}
	for _, a := range demoArt() {
		p := widget.NewPoster(gallery)
		p.Set(widget.Picture{Recipe: recipe(a), Mode: art.Linked, Layout: widget.NoTitle, Radius: 8, Flat: true})
		f.thumbs = append(f.thumbs, p)
		objects = append(objects, p)
	}
	f.page = newFlowing(f.arrange, objects...)
	f.begin(f, f.place, f.wall, f.page.scroll)
	return f
}

// SetClass is told by the frame.
func (f *First) SetClass(c view.Class) {
	f.class = c
	f.page.height = 0
}

// Set shows the wall that waits.
func (f *First) Set(w view.Wall) {
	f.lead.SetText(f.intents.Words.T("first.lead", "n", w.Songs))
	var cards []view.Card
	for _, s := range w.Sections {
		cards = append(cards, s.Cards...)
	}
	f.wall.set(cards, f.intents.Words)
	f.page.again()
}

// Arrived tells that a picture is there now.
func (f *First) Arrived(key art.Key) {
	for _, p := range f.thumbs {
		p.Arrived(key)
	}
	f.wall.arrived(key)
}

// place gives the left half to the words and the right one to the wall, where
// there is room for both.
func (f *First) place(size fyne.Size) {
	th := theme.Of(nil)
	left := size.Width
	show(f.wall, f.class >= view.M)
	if f.class >= view.M {
		left = min(th.U(636), size.Width*.56)
		put(f.wall, left, 0, size.Width-left, size.Height)
	}
	put(f.page.scroll, 0, 0, left, size.Height)
}

func (f *First) arrange(width float32) float32 {
	th := theme.Of(nil)
	t := th.Tokens()
	m := th.U(56)
	if f.class < view.M {
		m = th.U(24)
	}
	c := &column{th: th, x: m, y: m, w: width - m - th.U(24)}
	if f.class == view.XS { // below the menu button
		c.y = th.U(64)
	}
	if f.class >= view.M {
		c.y = max(m, (f.Size().Height-th.U(590))/2)
	}
	put(f.mark, c.x, c.y, th.U(44), th.U(44))
	name := th.Style(theme.Title3).Measure("Reprise")
	put(f.name, c.x+th.U(58), c.y+th.U(4), name+1, th.U(36))
	put(f.other, c.x+th.U(58)+name+th.U(14), c.y+th.U(14), th.U(120), th.U(24))
	c.gap(76)
	if f.class < view.M {
		f.tagline.Set(widget.Text{Text: f.intents.Words.T("first.tagline"), Role: theme.Title2})
	} else {
		f.tagline.Set(widget.Text{Text: f.intents.Words.T("first.tagline"), Role: theme.Hero})
	}
	c.text(f.tagline, true)
	c.gap(18)
	c.text(f.lead, true)
	c.gap(26)
	c.row(12, f.add, f.read)
	c.gap(16)
	f.shield.Resource = th.Glyph("shield-check", t.Text3, 16)
	put(f.shield, c.x, c.y+th.U(1), th.U(16), th.U(16))
	promise := &column{th: th, x: c.x + th.U(25), y: c.y, w: c.w - th.U(25)}
	promise.text(f.promise, true)
	c.y = promise.y
	c.gap(38)
	f.line.FillColor = t.Line
	put(f.line, c.x, c.y, min(c.w, th.U(470)), 1)
	c.gap(24)
	f.demoRow(c)
	c.gap(34)
	c.text(f.drop, true)
	return c.y + th.U(32)
}

// demoRow places the way to the demo.
func (f *First) demoRow(c *column) {
	th := c.th
	for i, p := range f.thumbs {
		put(p, c.x+th.U(60)*float32(i), c.y, th.U(52), th.U(52))
	}
	x := c.x + th.U(188)
	button := f.demo.MinSize()
	w := c.w - th.U(188) - button.Width - th.U(16)
	if w < th.U(110) { // the button goes below
		w = c.w - th.U(188)
		put(f.demo, c.x, c.y+th.U(68), button.Width, button.Height)
	} else {
		w = min(w, th.U(150))
		put(f.demo, x+w+th.U(16), c.y+th.U(6), button.Width, button.Height)
	}
	text := &column{th: th, x: x, y: c.y - th.U(2), w: w}
	text.text(f.demoHead, true)
	text.text(f.demoSub, true)
	c.y = max(c.y+th.U(52), text.y, f.demo.Position().Y+button.Height)
}

// FocusFirst gives the keyboard to the next step.
func (f *First) FocusFirst() {
	if c := canvasOf(f); c != nil {
		c.Focus(f.add)
	}
}
