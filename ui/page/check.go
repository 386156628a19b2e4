package page

import (
	"fyne.io/fyne/v2"

	"reprise/library/catalog"
	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// CheckIntents is what the page of questions announces, and its words.
type CheckIntents struct {
	Words    *words.Words
	OnLink   func(ref catalog.Ref, path string, teach view.Teach)
	OnHear   func(path string)
	OnRefuse func(ref catalog.Ref, path string)
	OnSheet  func(catalog.Ref)
	OnDetail func(catalog.Ref)
	OnWall   func()
}

// Check asks, for every entry that is not sure of its file, whether the best
// one is it. Answers are given by one key each: Enter, Delete, H.
type Check struct {
	panel
	intents *CheckIntents
	class   view.Class
	gallery widget.Gallery
	shown   view.Questions
	at      int // the row that had the focus last

	page       *flowing
	title, sub *widget.MixedText
	more       *widget.MixedText
	none       *widget.EmptyState
	rows       []*questionRow
}

var _ Page = (*Check)(nil)

// NewCheck makes an empty page.
func NewCheck(intents CheckIntents, gallery widget.Gallery) *Check {
	t := intents.Words.T
	p := &Check{
		intents: &intents, gallery: gallery,
		title: label(t("check.title"), theme.Title3, widget.InkText1), sub: label("", theme.Small, widget.InkText3),
		more: label("", theme.Small, widget.InkText3), none: widget.NewEmptyState(),
	}
	p.none.Set(widget.Empty{
		Icon: "check", Title: t("check.none.title"), Text: t("check.none.text"),
		Button: t("rail.wall"), ButtonIcon: "layout-grid", Primary: true,
	})
	p.none.OnButton = intents.OnWall
	p.page = newFlowing(p.arrange)
	p.begin(p, p.place, p.page.scroll)
	return p
}

// SetClass is told by the frame.
func (p *Check) SetClass(c view.Class) {
	p.class = c
	p.page.height = 0
}

// Set shows the questions. When the one that had the focus was answered, the
// next one gets it.
func (p *Check) Set(v view.Questions) {
	answered := p.focusedAt() >= 0 && len(v.List) < len(p.rows)
	p.shown = v
	p.sub.SetText(v.Sub)
	p.more.SetText(v.More)
	for len(p.rows) < len(v.List) {
		p.rows = append(p.rows, p.newRow(len(p.rows)))
	}
	p.rows = p.rows[:len(v.List)]
	primary := max(0, min(p.at, len(p.rows)-1))
	for i, r := range p.rows {
		r.set(v.List[i], i == primary)
	}
	objects := []fyne.CanvasObject{p.title, p.sub, p.more, p.none}
	for _, r := range p.rows {
		objects = append(objects, r)
	}
	if !same(objects, p.page.content.Objects) {
		p.page.content.Objects = objects
	}
	p.page.again()
	p.again()
	if answered {
		p.focusRow(primary)
	}
}

// focusedAt is the row that has the keyboard, -1 for none.
func (p *Check) focusedAt() int {
	c := canvasOf(p)
	if c == nil || c.Focused() == nil {
		return -1
	}
	for i, r := range p.rows {
		if c.Focused() == fyne.Focusable(r.match) {
			return i
		}
	}
	return -1
}

func (p *Check) newRow(at int) *questionRow {
	r := newQuestionRow(p.intents, p.gallery)
	r.match.OnMove = func(by int) { p.focusRow(at + by) }
	r.match.OnFocused = func() {
		p.at = at
		for i, o := range p.rows {
			o.setPrimary(i == at)
		}
	}
	return r
}

func (p *Check) focusRow(i int) {
	c := canvasOf(p)
	if c == nil || i < 0 || i >= len(p.rows) {
		return
	}
	c.Focus(p.rows[i].match)
	p.page.reveal(p.rows[i])
}

// FocusFirst gives the keyboard to the first question, or to the next step.
func (p *Check) FocusFirst() {
	if len(p.rows) > 0 {
		p.focusRow(0)
		return
	}
	p.none.Focus(canvasOf(p))
}

// Arrived tells that a picture is there now.
func (p *Check) Arrived(key art.Key) {
	for _, r := range p.rows {
		r.poster.Arrived(key)
	}
}

func (p *Check) place(size fyne.Size) { put(p.page.scroll, 0, 0, size.Width, size.Height) }

// arrange lays the questions below each other.
func (p *Check) arrange(width float32) float32 {
	th := theme.Of(nil)
	m, top := th.U(p.class.Margin()+16), float32(28)
	if p.class == view.XS {
		m, top = th.U(24), 60
	}
	c := &column{th: th, x: m, y: th.U(top), w: min(width-2*m, th.U(860))}
	c.text(p.title, true)
	c.gap(4)
	c.text(p.sub, p.shown.Sub != "")
	c.gap(22)
	show(p.none, len(p.rows) == 0)
	if len(p.rows) == 0 {
		size := p.none.MinSize()
		c.gap(40)
		put(p.none, c.x, c.y, min(c.w, th.U(420)), size.Height)
		c.y += size.Height
	}
	for _, r := range p.rows {
		h := r.heightFor(c.w)
		put(r, c.x, c.y, c.w, h)
		c.y += h
		c.gap(20)
	}
	c.text(p.more, p.shown.More != "")
	return c.y + th.U(32)
}
