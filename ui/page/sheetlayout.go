package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/library/match"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// place places the head; below it the files scroll.
func (s *Sheet) place(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	th := theme.Of(nil)
	t := th.Tokens()
	s.ground.FillColor, s.ground.Shadow = t.Bg0, th.Shadow(theme.High)
	s.edge.FillColor = t.Line
	put(s.ground, 0, 0, size.Width, size.Height)
	put(s.edge, 0, 0, 1, size.Height)
	m := s.margin(th)
	put(s.poster, m, th.U(20), th.U(84), th.U(104))
	put(s.close, size.Width-m-th.U(36), th.U(18), th.U(40), th.U(40))
	x := m + th.U(102)
	put(s.pill, x, th.U(27), s.pill.MinSize().Width, th.U(26))
	if s.next.Visible() {
		nx := x + s.pill.MinSize().Width + th.U(4)
		put(s.next, nx, th.U(24), min(s.next.MinSize().Width, size.Width-m-th.U(40)-nx), th.U(32))
	}
	put(s.drama, x, th.U(58), size.Width-x-m, th.U(36))
	nx := x
	for _, part := range []struct {
		m    *widget.MixedText
		text string
	}{{s.song, s.sheet.Song}, {s.other, s.sheet.Other}, {s.artist, s.sheet.Artist}} {
		w := min(th.Style(theme.Body).Measure(part.text)+1, size.Width-m-nx)
		show(part.m, part.text != "" && w > th.U(20))
		if part.m.Visible() {
			put(part.m, nx, th.U(97), w, th.U(20))
			nx += w + th.U(8)
		}
	}
	put(s.page.scroll, 0, th.U(132), size.Width, max(0, size.Height-th.U(132)))
}

func (s *Sheet) margin(th *theme.Theme) float32 {
	if s.class == view.XS {
		return th.U(20)
	}
	return th.U(32)
}

// arrange lays the files out for a width and returns the height.
func (s *Sheet) arrange(width float32) float32 {
	th := theme.Of(nil)
	m := s.margin(th)
	c := &column{th: th, x: m, y: th.U(8), w: width - 2*m}
	show(s.field, s.searching)
	show(s.ask, !s.searching)
	keys := th.Style(theme.Small).Measure(s.intents.Words.T("link.keys"))
	ask := th.Style(theme.Lead).Bold().Measure(s.sheet.Ask)
	show(s.keys, !s.searching && len(s.rows) > 0 && keys+ask+th.U(16) < c.w)
	if s.keys.Visible() {
		put(s.keys, c.x+c.w-keys-1, c.y+th.U(3), keys+1, th.U(18))
	}
	if s.searching {
		c.full(s.field, 44)
	} else {
		c.text(s.ask, true)
	}
	c.gap(12)
	c.text(s.none, s.searching && len(s.rows) == 0 && s.field.Text() != "")
	for _, r := range s.rows {
		h := r.HeightFor(c.w)
		put(r, c.x, c.y, c.w, h)
		c.y += h
		c.gap(12)
	}
	s.dropBox(c)
	s.rememberRow(c)
	return c.y + th.U(24)
}

// rememberRow places the offer to remember a singer's other name.
func (s *Sheet) rememberRow(c *column) {
	th := c.th
	on := s.teach != view.Teach{} && !s.searching
	show(s.remember, on)
	text := &column{th: th, x: c.x + th.U(56), y: c.y + th.U(14), w: c.w - th.U(56)}
	text.text(s.rememberText, on)
	text.text(s.rememberSub, on)
	if on {
		put(s.remember, c.x, c.y+th.U(20), th.U(44), th.U(26))
		c.y = text.y
	}
}

// dropBox places the ways to another file.
func (s *Sheet) dropBox(c *column) {
	th := c.th
	pad := th.U(16)
	text := &column{th: th, x: c.x + th.U(54), y: c.y + pad}
	buttonsW := max(s.search.MinSize().Width, s.pick.MinSize().Width)
	side := c.w > th.U(420)
	text.w = c.w - th.U(54) - pad
	if side {
		text.w -= buttonsW + th.U(12)
	}
	text.text(s.dropText, true)
	text.text(s.sub, true)
	bottom := text.y
	if side {
		x := c.x + c.w - pad - buttonsW
		put(s.search, x, c.y+pad, buttonsW, th.U(32))
		put(s.pick, x, c.y+pad+th.U(40), buttonsW, th.U(32))
		bottom = max(bottom, c.y+pad+th.U(72))
	} else {
		row := &column{th: th, x: c.x + pad, y: bottom + th.U(12), w: c.w - 2*pad}
		row.row(8, s.search, s.pick)
		bottom = row.y
	}
	h := bottom + pad - c.y
	put(s.drop, c.x, c.y, c.w, h)
	c.y += h
}

// match is a file as the row shows it.
func (s *Sheet) match(f view.File, primary bool) widget.Match {
	m := matchOf(s.intents.Words, f, primary)
	if s.searching {
		m.RefuseText = ""
	}
	return m
}

// matchOf is a file as a MatchRow shows it.
func matchOf(w *words.Words, f view.File, primary bool) widget.Match {
	t := w.T
	m := widget.Match{
		Score: f.Score, Sure: f.Score >= 50, Name: f.Name, Line: f.Line, Role: f.Role, Linked: f.Linked,
		Hearing: f.Hearing, Primary: primary, LinkText: t("link.this"), HearText: t("link.hear"), RefuseText: t("link.no"),
		UnlinkText: t("entry.unlink"),
	}
	if f.Hearing {
		m.HearText = t("link.hear.stop")
	}
	for _, r := range f.Reasons {
		m.Reasons = append(m.Reasons, widget.Reason{Mark: reasonMark(r.Mark), Text: r.Text})
	}
	return m
}

func reasonMark(m match.Mark) widget.ReasonMark {
	switch m {
	case match.Agrees:
		return widget.Agrees
	case match.Perhaps:
		return widget.Perhaps
	default:
		return widget.Against
	}
}

// dropPlace is a dashed box with an arrow: a file may be dropped here. The
// whole window takes drops, so it only shows where.
type dropPlace struct {
	fynewidget.BaseWidget
	box  *widget.DashedBox
	icon *canvas.Image
}

func newDropPlace() *dropPlace {
	d := &dropPlace{box: widget.NewDashedBox(14), icon: canvas.NewImageFromResource(nil)}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer belongs to fyne.Widget.
func (d *dropPlace) CreateRenderer() fyne.WidgetRenderer { return &dropRenderer{d} }

type dropRenderer struct{ d *dropPlace }

func (r *dropRenderer) Destroy()                     {}
func (r *dropRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *dropRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.d.box, r.d.icon} }
func (r *dropRenderer) Refresh()                     { r.Layout(r.d.Size()) }
func (r *dropRenderer) Layout(size fyne.Size) {
	th := theme.Of(nil)
	put(r.d.box, 0, 0, size.Width, size.Height)
	r.d.icon.Resource = th.Glyph("upload", th.Tokens().Accent, 22)
	put(r.d.icon, th.U(18), (size.Height-th.U(24))/2, th.U(24), th.U(24))
	r.d.icon.Refresh()
}
