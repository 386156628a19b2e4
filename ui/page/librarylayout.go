package page

import (
	"strings"

	"fyne.io/fyne/v2"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// place places the top, the table and the letters beside it.
func (l *Library) place(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	th := theme.Of(nil)
	y := l.placeTop(th, size)
	if h := l.strips.height(); h > 0 {
		m := th.U(l.class.Margin())
		put(l.strips, m, y, size.Width-2*m+th.U(4), h)
		y += h + th.U(8)
	}
	y = l.placeTools(th, size, y)
	left, right := th.U(16), th.U(54)
	if l.class == view.XS {
		left, right = th.U(8), th.U(38)
	}
	width := max(1, size.Width-left-right)
	l.placeHeads(th, left, y, width)
	y += th.U(36)
	empty := l.lib.Empty != view.NotEmpty
	show(l.list, !empty)
	show(l.line, !empty)
	l.line.FillColor = th.Tokens().Line
	put(l.line, left, y, width, 1)
	put(l.list, left, y+1, width, max(0, size.Height-y-1))
	jumps := !empty && len(l.lib.Jumps) > 0
	show(l.jumps, jumps)
	x := size.Width - th.U(14+20)
	if l.class == view.XS {
		x = size.Width - th.U(8+20)
	}
	top := y - th.U(16)
	put(l.jumps, x, top, th.U(20), max(0, size.Height-top-th.U(10)))
	show(l.none, empty)
	m := th.U(l.class.Margin() + 4)
	put(l.none, m, y+th.U(12), min(th.U(420), size.Width-2*m), th.U(240))
	put(l.side, 0, 0, size.Width, size.Height)
}

// placeTop places the title, the count and the search and returns where they
// end.
func (l *Library) placeTop(th *theme.Theme, size fyne.Size) float32 {
	titleW := l.title.Width() + 1
	if l.class == view.XS {
		put(l.title, th.U(64), th.U(12), titleW, th.U(36))
		show(l.count, false)
		put(l.search, th.U(16), th.U(58), size.Width-th.U(32), th.U(40))
		return th.U(106)
	}
	left, right, field, high := th.U(32), size.Width-th.U(32), th.U(420), th.U(44)
	if l.class == view.S {
		left, right, field, high = th.U(24), size.Width-th.U(24), th.U(300), th.U(40)
	}
	field = min(field, (right-left)*.5)
	put(l.title, left, th.U(22)+(high-th.U(36))/2, titleW, th.U(36))
	x := left + titleW + th.U(16)
	room := right - field - th.U(16) - x
	need := th.Style(theme.Body).Measure(l.lib.Count) + 1
	show(l.count, need <= room)
	put(l.count, x, th.U(22)+(high-th.U(20))/2+th.U(4), max(1, room), th.U(20))
	put(l.search, right-field, th.U(22), field, high)
	return th.U(22) + high + th.U(16)
}

// placeTools places how the search was read and the filters, beside each other
// where there is room, and returns where they end.
func (l *Library) placeTools(th *theme.Theme, size fyne.Size, y float32) float32 {
	left, right := th.U(32), size.Width-th.U(32)
	switch l.class {
	case view.XS:
		left, right = th.U(16), size.Width-th.U(16)
	case view.S:
		left, right = th.U(24), size.Width-th.U(24)
	}
	high := th.U(30)
	filters := min(l.filters.MinSize().Width, right-left)
	copying := l.lib.Filter == view.InTrouble && l.lib.Troubles > 0
	show(l.copyAll, copying)
	reads := l.readingWidth(th)
	beside := right - left - filters - th.U(24)
	if reads > 0 && (reads > beside && l.class <= view.S || beside < th.U(200)) {
		l.placeReading(th, fyne.NewPos(left, y), right-left, high)
		y += high + th.U(6)
	} else {
		l.placeReading(th, fyne.NewPos(left, y), beside, high)
	}
	if l.class == view.XS {
		put(l.filters, left, y, filters, high)
	} else {
		put(l.filters, right-filters, y, filters, high)
	}
	if copying {
		w := l.copyAll.MinSize().Width
		x := right - filters - w - th.U(8)
		if l.class == view.XS || x < left {
			y += high + th.U(4)
			x = left
		}
		put(l.copyAll, x, y-th.U(1), w, th.U(32))
	}
	return y + high + th.U(14)
}

// readingWidth is how wide the whole line is that tells how a search was read,
// 0 when there is none.
func (l *Library) readingWidth(th *theme.Theme) float32 {
	r := l.lib.Reading
	if r.Also == "" {
		return 0
	}
	small := th.Style(theme.Small)
	w := small.Measure(r.Says) + small.Measure(r.Also) + th.U(16)
	for i := range r.Chips {
		w += l.chips[i].MinSize().Width + th.U(8)
	}
	return w
}

// placeReading places that line; the chips that do not fit are left out.
func (l *Library) placeReading(th *theme.Theme, at fyne.Position, room, high float32) {
	r := l.lib.Reading
	small := th.Style(theme.Small)
	x, end := at.X, at.X+room
	text := func(m *widget.MixedText, s string) {
		w := small.Measure(s) + 1
		on := s != "" && x+w <= end
		show(m, on)
		if on {
			put(m, x, at.Y+(high-th.U(18))/2, w, th.U(18))
			x += w + th.U(8)
		}
	}
	text(l.says, r.Says)
	text(l.also, r.Also)
	for i, c := range l.chips {
		on := i < len(r.Chips) && l.also.Visible() && x+c.MinSize().Width <= end
		show(c, on)
		if on {
			put(c, x, at.Y+(high-th.U(26))/2, c.MinSize().Width, th.U(26))
			x += c.MinSize().Width + th.U(8)
		}
	}
}

// placeHeads places the names of the columns.
func (l *Library) placeHeads(th *theme.Theme, left, y, width float32) {
	empty := l.lib.Empty != view.NotEmpty
	for i, c := range view.Columns(l.class, width/th.Scale()) {
		h := l.heads[i]
		show(h, !c.Hidden && c.Y < 20 && !empty)
		// A short name may reach into the gap and what is free behind it.
		put(h, left+th.U(c.X), y+th.U(2), th.U(c.W+12), th.U(32))
	}
}

// setEmpty says why there is nothing.
func (l *Library) setEmpty(t func(string, ...any) string) {
	v := l.lib
	say := widget.Empty{}
	l.none.OnButton, l.none.OnQuiet = nil, nil
	clearing := func() { l.intents.OnSearch("") }
	switch v.Empty {
	case view.NoFolders:
		say = widget.Empty{Icon: "folder-plus", Title: t("library.none.folders"), Text: t("first.promise"), Button: t("first.add"), ButtonIcon: "folder-plus", Primary: true}
		l.none.OnButton = l.intents.OnAdd
	case view.NoTracks:
		say = widget.Empty{Icon: "music", Title: t("library.none.tracks"), Text: t("library.none.tracks.text"), Button: t("settings.folders.add"), ButtonIcon: "folder-plus"}
		l.none.OnButton = l.intents.OnAdd
	case view.StillLooking:
		say = widget.Empty{Icon: "search", Title: t("library.looking"), Text: t("library.looking.text")}
	case view.NothingHere:
		say = widget.Empty{Icon: "check", Title: t("library.none." + string(v.Filter)), Text: t("library.none." + string(v.Filter) + ".text"), Button: t("library.all")}
		l.none.OnButton = func() { l.intents.OnFilter(view.AllFiles) }
	case view.NothingFound:
		text := t("library.none.found.text")
		for _, c := range v.Reading.Chips {
			if strings.TrimSpace(v.Query) != c.Text {
				text = t("library.none.read.text", "as", c.Text)
				break
			}
		}
		say = widget.Empty{Icon: "search", Title: t("search.none.title", "q", v.Query), Text: text, Button: t("library.wanted"), ButtonIcon: "bookmark", Quiet: t("search.clear")}
		l.none.OnButton, l.none.OnQuiet = l.intents.OnWanted, clearing
	}
	l.none.Set(say)
}
