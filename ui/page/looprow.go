package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// loopIntents is what the loops of a song announce.
type loopIntents struct {
	words  *words.Words
	play   func(name string)
	off    func()
	rename func(was, name string)
	remove func(name string)
	menu   func(items []*fyne.MenuItem, at fyne.CanvasObject)
}

// loopRow is a named loop: whether it is on, its name, from where to where, and
// a button that plays it.
type loopRow struct {
	panel
	on   *loopIntents
	loop view.Loop

	icon  *canvas.Image
	name  *widget.MixedText
	span  *widget.MixedText
	field *widget.TextField
	play  *widget.IconButton
	more  *widget.IconButton
}

func newLoopRow(on *loopIntents) *loopRow {
	r := &loopRow{
		on: on, icon: canvas.NewImageFromResource(nil), name: oneLine("", theme.Body, widget.InkText1),
		span:  widget.NewMixedText(widget.Text{Role: theme.Small, Ink: widget.InkText2, Lines: 1, Align: fyne.TextAlignTrailing}),
		field: widget.NewTextField(on.words.T("loop.name.hint")),
		play:  widget.NewIconButton(widget.Icon{Name: "play", Solid: true, Size: 14}), more: widget.NewIconButton(widget.Icon{Name: "ellipsis", Size: 16}),
	}
	r.play.SetBox(32)
	r.more.SetBox(32)
	r.field.Hide()
	r.play.OnTapped = func() { r.on.play(r.loop.Name) }
	r.more.OnTapped = r.openMenu
	r.field.OnDone = func(text string) { r.end(); r.on.rename(r.loop.Name, text) }
	r.field.OnCancel = r.end
	r.begin(r, r.place, r.icon, r.name, r.span, r.field, r.play, r.more)
	return r
}

func (r *loopRow) openMenu() {
	t := r.on.words.T
	items := []*fyne.MenuItem{fyne.NewMenuItem(t("loop.rename"), r.edit)}
	if r.loop.On {
		items = append(items, fyne.NewMenuItem(t("loop.off"), r.on.off))
	}
	items = append(items, fyne.NewMenuItem(t("loop.remove"), func() { r.on.remove(r.loop.Name) }))
	r.on.menu(items, r.more)
}

func (r *loopRow) set(l view.Loop) {
	if r.field.Writing() && l.Name == r.loop.Name {
		return
	}
	r.loop = l
	t := r.on.words.T
	r.name.SetText(l.Name)
	r.span.SetText(l.Span)
	r.play.Set(widget.Icon{Name: "play", Solid: true, Size: 14, Label: t("loop.play") + ": " + l.Name + ", " + l.Span})
	r.more.Set(widget.Icon{Name: "ellipsis", Size: 16, Label: t("loop.more", "name", l.Name)})
	r.again()
}

func (r *loopRow) edit() {
	c := canvasOf(r)
	if c == nil {
		return
	}
	show(r.name, false)
	show(r.field, true)
	r.field.Begin(c, r.loop.Name)
	r.again()
}

func (r *loopRow) end() {
	show(r.name, true)
	show(r.field, false)
	if c := canvasOf(r); c != nil {
		c.Focus(r.play)
	}
	r.again()
}

// loopHeight is a row's height, in pixels of the design.
const loopHeight = 46

func (r *loopRow) place(size fyne.Size) {
	th := theme.Of(nil)
	c := th.Tokens()
	ink := c.Text2
	if r.loop.On {
		ink = c.Accent
	}
	r.icon.Resource = th.Glyph("repeat", ink, 18)
	put(r.icon, 0, th.U(14), th.U(18), th.U(18))
	r.icon.Refresh()
	right := size.Width - th.U(32)
	put(r.more, right, th.U(7), th.U(32), th.U(32))
	right -= th.U(32)
	put(r.play, right, th.U(7), th.U(32), th.U(32))
	w := th.Style(theme.Small).Measure(r.loop.Span) + th.U(2)
	right -= w + th.U(8)
	put(r.span, right, th.U(14), w, th.U(18))
	x := th.U(30)
	put(r.name, x, th.U(13), max(0, right-th.U(8)-x), th.U(20))
	put(r.field, x-th.U(12), th.U(3), max(0, right-th.U(8)-x), th.U(40))
}
