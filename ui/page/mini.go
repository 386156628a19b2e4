package page

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// MiniIntents is what the mini player announces, and the words that it speaks.
type MiniIntents struct {
	Words                              *words.Words
	OnBack                             func() // to the large window
	OnToggle, OnPrev, OnNext, OnRepeat func()
}

// Mini is the mini player, 360 x 120: the ring with the pass, the names, the
// line that is sung, and the transport, with the lights down.
type Mini struct {
	panel
	intents *MiniIntents
	gallery widget.Gallery
	playing view.Playback
	soft    art.Key

	ground       *canvas.Rectangle
	backdrop     *canvas.Image
	edge         *canvas.Rectangle
	ring         *widget.PassRing
	name, song   *widget.MixedText
	line, roman  *widget.MixedText
	prev, play   *widget.IconButton
	next, repeat *widget.IconButton
	back         *widget.IconButton
	clock        *widget.Digits
}

// NewMini makes an empty mini player.
func NewMini(intents MiniIntents, gallery widget.Gallery) *Mini {
	t := intents.Words.T
	m := &Mini{
		intents: &intents, gallery: gallery, ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil),
		backdrop: &canvas.Image{FillMode: canvas.ImageFillCover, ScaleMode: canvas.ImageScaleFastest},
		ring:     widget.NewPassRing(88),
		name:     widget.NewMixedText(widget.Text{Role: theme.NowTitle, Size: 14, Lines: 1, Shrink: true}),
		song:     widget.NewMixedText(widget.Text{Role: theme.Caption, Ink: widget.InkText2, Lines: 1, Shrink: true}),
		line:     widget.NewMixedText(widget.Text{Role: theme.LyricNear, Size: 18, Lines: 1, Shrink: true}),
		roman:    widget.NewMixedText(widget.Text{Role: theme.Caption, Ink: widget.InkAccent, Lines: 1, Shrink: true}),
		prev:     widget.NewIconButton(widget.Icon{Name: "skip-back", Solid: true, Size: 15, Label: t("now.previous")}),
		play:     widget.NewIconButton(widget.Icon{Name: "play", Solid: true, Size: 18}),
		next:     widget.NewIconButton(widget.Icon{Name: "skip-forward", Solid: true, Size: 15, Label: t("now.next")}),
		repeat:   widget.NewIconButton(widget.Icon{Name: "repeat-1", Size: 16}),
		back:     widget.NewIconButton(widget.Icon{Name: "maximize-2", Size: 16, Label: t("mini.back")}),
		clock:    widget.NewDigits(theme.Small, widget.InkText2, fyne.TextAlignTrailing),
	}
	for _, b := range []*widget.IconButton{m.prev, m.play, m.next, m.repeat, m.back} {
		b.SetBox(32)
	}
	m.prev.OnTapped, m.play.OnTapped, m.next.OnTapped = intents.OnPrev, intents.OnToggle, intents.OnNext
	m.repeat.OnTapped, m.back.OnTapped = intents.OnRepeat, intents.OnBack
	m.begin(m, m.place, m.ground, m.backdrop, m.edge, m.ring, m.name, m.song, m.line, m.roman, m.prev, m.play, m.next, m.repeat, m.clock, m.back)
	theme.Of(nil).Darken(m)
	return m
}

// Set shows a song.
func (m *Mini) Set(v view.Playback) {
	m.playing = v
	n, w := v.Now, m.intents.Words
	m.ring.Set(widget.PassShown{
		Word: w.T("pass.label"), Number: view.Number(n.Pass), Behind: w.Korean(), Waiting: n.Waiting,
		Label: n.Drama + ", " + n.Song + ", " + w.T("pass", "n", n.Pass),
	})
	m.name.SetText(n.Drama)
	m.song.SetText(n.Song)
	icon := widget.Icon{Name: "play", Solid: true, Size: 18, Label: n.PlayLabel}
	if n.Playing {
		icon.Name = "pause"
	}
	m.play.Set(icon)
	repeat := repeatIcon(n, v.Repeat)
	repeat.Size = 16
	m.repeat.Set(repeat)
	m.loadArt()
	m.again()
}

// SetLine shows the line that is sung and how it is read, "" for none.
func (m *Mini) SetLine(text, roman string) {
	m.line.SetText(text)
	m.roman.SetText(roman)
}

// Tick moves the ring and the clock.
func (m *Mini) Tick(position time.Duration, progress float64) {
	m.ring.SetProgress(float32(progress), "")
	m.clock.SetText(view.Clock(position) + " / " + view.Clock(m.playing.Now.Duration))
}

// Seam flashes the ring: a pass has closed.
func (m *Mini) Seam() { m.ring.Seam() }

// Arrived tells that a picture is there now.
func (m *Mini) Arrived(key art.Key) {
	if key == m.soft {
		m.loadArt()
	}
}

func (m *Mini) loadArt() {
	a := m.playing.Now.Art
	if a.ID == "" {
		show(m.backdrop, false)
		return
	}
	m.soft = art.Key{Recipe: recipe(a), Mode: art.Linked, Blur: true}
	soft := m.gallery.Get(m.soft)
	show(m.backdrop, soft != nil)
	if soft != nil {
		m.backdrop.Image = Lowered(soft)
		m.backdrop.Refresh()
	}
}

func (m *Mini) place(size fyne.Size) {
	th := theme.Of(m)
	c := th.Tokens()
	m.ground.FillColor = c.Bg0
	put(m.ground, 0, 0, size.Width, size.Height)
	put(m.backdrop, 0, 0, size.Width, size.Height)
	m.edge.FillColor, m.edge.StrokeColor, m.edge.StrokeWidth = theme.Fade(c.Bg0, .24), theme.Fade(c.Text1, .10), 1
	put(m.edge, 0, 0, size.Width, size.Height)
	put(m.ring, th.U(16), th.U(16), th.U(88), th.U(88))
	x, right := th.U(122), size.Width-th.U(34)
	w := min(m.name.Width()+1, (right-x)*.7)
	put(m.name, x, th.U(13), w, th.U(18))
	put(m.song, x+w+th.U(5), th.U(14), max(1, right-x-w-th.U(5)), th.U(16))
	put(m.back, size.Width-th.U(34), th.U(5), th.U(32), th.U(32))
	put(m.line, x, th.U(36), size.Width-x-th.U(12), th.U(25))
	put(m.roman, x, th.U(61), size.Width-x-th.U(12), th.U(16))
	y := size.Height - th.U(37)
	for i, b := range []*widget.IconButton{m.prev, m.play, m.next, m.repeat} {
		put(b, th.U(114)+float32(i)*th.U(32), y, th.U(32), th.U(32))
	}
	put(m.clock, size.Width-th.U(114), size.Height-th.U(30), th.U(100), th.U(18))
}
