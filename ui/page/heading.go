package page

import (
	"slices"

	"fyne.io/fyne/v2"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// heading begins a part on the wall: as the first cell of its row, or, in a
// narrow window, as a strip above it.
type heading struct {
	panel
	intents *WallIntents

	section view.Section
	cell    bool

	part, title, about, found *widget.MixedText
	dots                      []*widget.RepeatRing
	play, more                *widget.Button
}

func newHeading(intents *WallIntents) *heading {
	h := &heading{
		intents: intents,
		part:    widget.NewMixedText(widget.Text{Role: theme.Small, Bold: true, Ink: widget.InkAccent, Lines: 1}),
		title:   label("", theme.Title2, widget.InkText1),
		about:   label("", theme.Body, widget.InkText2),
		found:   oneLine("", theme.Small, widget.InkText2),
		play:    widget.NewButton(widget.Normal, "play", intents.Words.T("part.play")),
		more:    widget.NewButton(widget.Quiet, "ellipsis", ""),
	}
	h.play.SetSize(widget.Small)
	h.more.SetSize(widget.Small)
	h.more.SetLabel(intents.Words.T("part.more"))
	h.play.OnTapped = func() { intents.OnPlayPart(h.section.List) }
	h.more.OnTapped = func() { intents.OnMore(h.section.List, h.more) }
	h.begin(h, h.place)
	return h
}

// set shows a section; cell tells which of the two forms. It is called at every
// step of the wheel, mostly with what is shown already.
func (h *heading) set(s view.Section, cell bool) {
	before := h.section
	h.section = s
	if h.items != nil && cell == h.cell && sameHeading(s, before) {
		return
	}
	h.cell = cell
	h.part.SetText(s.Part)
	h.about.SetText(s.About)
	h.found.SetText(s.Found)
	role, lines := theme.Title2, 3
	if !cell {
		role, lines = theme.Title3, 1
	}
	h.title.Set(widget.Text{Text: s.Title, Role: role, Ink: widget.InkText1, Lines: lines})
	dots := s.Dots
	if len(dots) > mostDots {
		dots = nil
	}
	for len(h.dots) < len(dots) {
		h.dots = append(h.dots, widget.NewRepeatRing(16))
	}
	h.dots = h.dots[:len(dots)]
	for i, m := range dots {
		ring := widget.Ring{State: ringState(m), Word: m.Word(h.intents.Words)}
		if m == view.Playing {
			ring.Progress = .6
		}
		h.dots[i].Set(ring)
	}
	h.items = []fyne.CanvasObject{h.part, h.title, h.about, h.found, h.play, h.more}
	for _, d := range h.dots {
		h.items = append(h.items, d)
	}
	h.again()
}

// sameHeading reports whether two sections have the same heading.
func sameHeading(a, b view.Section) bool {
	return a.List == b.List && a.Part == b.Part && a.Title == b.Title && a.About == b.About && a.Found == b.Found &&
		len(a.Playable) == len(b.Playable) && slices.Equal(a.Dots, b.Dots)
}

// place places the form that was set.
func (h *heading) place(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	if h.cell {
		h.layoutCell(size)
	} else {
		h.layoutStrip(size)
	}
}

// mostDots is how many dots stand under a part's title; a longer list has its
// count in words alone.
const mostDots = 9

func (h *heading) layoutCell(size fyne.Size) {
	th := theme.Of(nil)
	c := &column{th: th, y: th.U(4), w: size.Width - th.U(12)}
	c.text(h.part, h.section.Part != "")
	c.gap(8)
	c.text(h.title, true)
	c.gap(12)
	c.text(h.about, h.section.About != "")
	show(h.play, len(h.section.Playable) > 0)
	show(h.more, true)
	y := size.Height - th.U(12+32)
	put(h.play, 0, y, h.play.MinSize().Width, th.U(32))
	x := float32(0)
	if h.play.Visible() {
		x = h.play.MinSize().Width + th.U(8)
	}
	put(h.more, x, y, th.U(32), th.U(32))
	y -= th.U(14 + 18)
	put(h.found, 0, y, size.Width, th.U(18))
	y -= th.U(8 + 16)
	for i, d := range h.dots {
		show(d, y > c.y)
		put(d, float32(i)*th.U(22), y, th.U(16), th.U(16))
	}
}

func (h *heading) layoutStrip(size fyne.Size) {
	th := theme.Of(nil)
	show(h.about, false)
	show(h.more, false)
	show(h.play, len(h.section.Playable) > 0)
	right := size.Width
	if h.play.Visible() {
		w := h.play.MinSize().Width
		right -= w
		put(h.play, right, (size.Height-th.U(32))/2, w, th.U(32))
		right -= th.U(14)
	}
	wide := size.Width > th.U(600)
	found := h.found.HeightFor(0)
	w := theme.Of(nil).Style(theme.Small).Measure(h.section.Found)
	show(h.found, true)
	right -= w
	put(h.found, right, (size.Height-found)/2, w+1, found)
	right -= th.U(10)
	for i := len(h.dots) - 1; i >= 0; i-- {
		d := h.dots[i]
		show(d, wide)
		if d.Visible() {
			right -= th.U(22)
			put(d, right, (size.Height-th.U(16))/2, th.U(16), th.U(16))
		}
	}
	top := (size.Height - th.U(18+36)) / 2
	show(h.part, h.section.Part != "" && wide)
	if h.part.Visible() {
		put(h.part, 0, top, right, th.U(18))
		top += th.U(18)
	} else {
		top = (size.Height - th.U(36)) / 2
	}
	put(h.title, 0, top, max(0, right-th.U(8)), th.U(36))
}

// ringWord is what a ring says: the state, and the passes when it shows them.
func ringWord(m view.Mark, passes int, w *words.Words) string {
	if passes == 0 {
		return m.Word(w)
	}
	return m.Word(w) + ", " + w.T("card.passes", "n", passes)
}

// ringState translates a mark for the ring.
func ringState(m view.Mark) widget.State {
	switch m {
	case view.Trouble:
		return widget.Trouble
	case view.Away:
		return widget.Away
	case view.Check:
		return widget.Check
	case view.Linked:
		return widget.Linked
	case view.Playing:
		return widget.Playing
	default:
		return widget.Missing
	}
}
