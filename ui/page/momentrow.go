package page

import (
	"time"

	"fyne.io/fyne/v2"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// momentIntents is what the moments of a song announce.
type momentIntents struct {
	words  *words.Words
	play   func(at time.Duration)
	write  func(at time.Duration, text string)
	remove func(at time.Duration)
	menu   func(items []*fyne.MenuItem, at fyne.CanvasObject)
}

// momentRow is a moment: a chip with its time that plays from there, what the
// fan wrote, and a menu. The text is written in place.
type momentRow struct {
	panel
	on     *momentIntents
	moment view.Moment

	chip  *widget.Button
	text  *widget.MixedText
	field *widget.TextField
	more  *widget.IconButton
}

func newMomentRow(on *momentIntents) *momentRow {
	r := &momentRow{
		on: on, chip: widget.NewButton(widget.Soft, "pin", ""),
		text:  label("", theme.Body, widget.InkText1),
		field: widget.NewTextField(on.words.T("moment.hint")),
		more:  widget.NewIconButton(widget.Icon{Name: "ellipsis", Size: 16}),
	}
	r.chip.SetSize(widget.Small)
	r.more.SetBox(32)
	r.field.Hide()
	r.chip.OnTapped = func() { r.on.play(r.moment.At) }
	r.more.OnTapped = r.openMenu
	r.field.OnDone = func(text string) { r.end(); r.on.write(r.moment.At, text) }
	r.field.OnCancel = r.end
	r.begin(r, r.place, r.chip, r.text, r.field, r.more)
	return r
}

func (r *momentRow) openMenu() {
	t := r.on.words.T
	r.on.menu([]*fyne.MenuItem{
		fyne.NewMenuItem(t("moment.edit"), r.edit),
		fyne.NewMenuItem(t("moment.play", "t", r.moment.Time), func() { r.on.play(r.moment.At) }),
		fyne.NewMenuItem(t("moment.remove"), func() { r.on.remove(r.moment.At) }),
	}, r.more)
}

// set shows a moment; what is being written stays.
func (r *momentRow) set(m view.Moment) {
	if r.field.Writing() && m.At == r.moment.At {
		return
	}
	r.moment = m
	t := r.on.words.T
	r.chip.SetText(m.Time)
	r.chip.SetLabel(t("moment.play", "t", m.Time) + ", " + m.Text)
	r.more.Set(widget.Icon{Name: "ellipsis", Size: 16, Label: t("moment.more", "t", m.Time)})
	text, ink := m.Text, widget.InkText1
	if text == "" {
		text, ink = t("moment.empty"), widget.InkText3
	}
	r.text.Set(widget.Text{Text: text, Role: theme.Body, Ink: ink})
	r.again()
}

// edit begins to write the text in place.
func (r *momentRow) edit() {
	c := canvasOf(r)
	if c == nil {
		return
	}
	show(r.text, false)
	show(r.field, true)
	r.field.Begin(c, r.moment.Text)
	r.again()
}

func (r *momentRow) end() {
	show(r.text, true)
	show(r.field, false)
	if c := canvasOf(r); c != nil {
		c.Focus(r.chip)
	}
	r.again()
}

// heightFor is how high the row is at a width.
func (r *momentRow) heightFor(width float32) float32 {
	th := theme.Of(nil)
	return max(th.U(40), r.text.HeightFor(r.room(th, width))+th.U(12))
}

// room is the width of the text.
func (r *momentRow) room(th *theme.Theme, width float32) float32 {
	return max(th.U(40), width-r.chip.MinSize().Width-th.U(14+8+32))
}

func (r *momentRow) place(size fyne.Size) {
	th := theme.Of(nil)
	chip := r.chip.MinSize().Width
	put(r.chip, 0, 0, chip, th.U(32))
	x, w := chip+th.U(14), r.room(th, size.Width)
	put(r.text, x, th.U(6), w, r.text.HeightFor(w))
	put(r.field, x-th.U(12), -th.U(4), w+th.U(12), th.U(40))
	put(r.more, size.Width-th.U(32), 0, th.U(32), th.U(32))
}
