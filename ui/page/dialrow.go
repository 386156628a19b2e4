package page

import (
	"fyne.io/fyne/v2"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// dialRow is one row of a dial, of any kind.
type dialRow struct {
	panel
	on  *DialIntents
	row view.DialRow

	choice      *widget.PickRow
	text, sub   *widget.MixedText
	value       *widget.MixedText
	slider      *widget.Slider
	minus, plus *widget.IconButton
	button      *widget.Button
	tools       []*widget.IconButton
	field       *widget.TextField
}

func newDialRow(on *DialIntents) *dialRow {
	r := &dialRow{
		on: on, choice: widget.NewPickRow(), text: oneLine("", theme.Body, widget.InkText1), sub: label("", theme.Small, widget.InkText2),
		value:  widget.NewMixedText(widget.Text{Role: theme.Body, Lines: 1, Align: fyne.TextAlignCenter, Shrink: true}),
		slider: widget.NewSlider(), minus: widget.NewIconButton(widget.Icon{}),
		plus:   widget.NewIconButton(widget.Icon{}),
		button: widget.NewButton(widget.Normal, "", ""), field: widget.NewTextField(""),
	}
	r.button.SetSize(widget.Small)
	r.slider.Say = func(float32) string { return r.row.Shown }
	r.choice.OnTapped = func() { r.on.OnPick(r.row.ID) }
	r.button.OnTapped = func() { r.on.OnPick(r.row.ID) }
	r.slider.OnChanged = func(v float32) { r.on.OnSlide(r.row.ID, v) }
	r.minus.OnTapped = func() { r.on.OnStep(r.row.ID, -1) }
	r.plus.OnTapped = func() { r.on.OnStep(r.row.ID, 1) }
	r.field.OnDone = func(text string) { r.endName(); r.on.OnName(r.row.ID, text) }
	r.field.OnCancel = r.endName
	r.field.Hide()
	r.begin(r, r.place, r.choice, r.text, r.sub, r.value, r.slider, r.minus, r.plus, r.button, r.field)
	return r
}

// set shows another row; a row without a text of its own is called as the dial.
func (r *dialRow) set(row view.DialRow, dial string) {
	r.row = row
	name := row.Text
	if name == "" {
		name = dial
	}
	r.text.SetText(row.Text)
	r.sub.SetText(row.Sub)
	r.value.SetText(row.Shown)
	r.choice.Set(widget.PickShown{Text: row.Text, Sub: row.Sub, On: row.On})
	r.button.SetText(row.Text)
	r.button.SetIcon(row.Icon)
	if row.Off {
		r.button.Disable()
	} else {
		r.button.Enable()
	}
	r.slider.Set(row.Value, name)
	r.minus.Set(widget.Icon{Name: "minus", Size: 16, Label: r.on.Minus + ": " + name + ", " + row.Shown})
	r.plus.Set(widget.Icon{Name: "plus", Size: 16, Label: r.on.Plus + ": " + name + ", " + row.Shown})
	if row.Step > 0 {
		r.slider.SetStep(row.Step)
	}
	is := func(kinds ...view.DialKind) bool {
		for _, k := range kinds {
			if k == row.Kind {
				return true
			}
		}
		return false
	}
	show(r.choice, is(view.DialChoice) && !r.field.Visible())
	show(r.text, is(view.DialSlide, view.DialStep) && row.Text != "")
	show(r.sub, is(view.DialNote))
	show(r.value, is(view.DialSlide, view.DialStep))
	show(r.slider, is(view.DialSlide))
	show(r.minus, is(view.DialStep))
	show(r.plus, is(view.DialStep))
	show(r.button, is(view.DialAction))
	r.setTools(row)
	r.again()
}

func (r *dialRow) setTools(row view.DialRow) {
	for len(r.tools) < len(row.Tools) {
		b := widget.NewIconButton(widget.Icon{})
		b.SetBox(32)
		theme.Follow(r, b)
		r.tools = append(r.tools, b)
		r.items = append(r.items, b)
	}
	for i, b := range r.tools {
		show(b, i < len(row.Tools))
		if i < len(row.Tools) {
			t := row.Tools[i]
			b.Set(widget.Icon{Name: t.Icon, Size: 16, Label: t.Label + ": " + row.Text})
			b.OnTapped = func() { r.on.OnTool(r.row.ID, t.ID) }
		}
	}
}

// rename turns the choice into a field with its name.
func (r *dialRow) rename() {
	c := canvasOf(r)
	if c == nil {
		return
	}
	show(r.choice, false)
	show(r.field, true)
	r.field.Begin(c, r.row.Text)
	r.again()
}

func (r *dialRow) endName() {
	show(r.field, false)
	show(r.choice, true)
	if c := canvasOf(r); c != nil {
		c.Focus(r.choice)
	}
	r.again()
}

// focus is the part of the row that takes the keyboard, nil for none.
func (r *dialRow) focus() fyne.Focusable {
	switch r.row.Kind {
	case view.DialChoice:
		return r.choice
	case view.DialSlide:
		return r.slider
	case view.DialStep:
		return r.plus
	case view.DialAction:
		return r.button
	default:
		return nil
	}
}

// dialInset is between the edge of a row and what stands in it: room for the ring
// of the focus.
const dialInset = 8

func (r *dialRow) heightFor(width float32) float32 {
	th := theme.Of(r)
	switch r.row.Kind {
	case view.DialChoice:
		if r.row.Sub != "" {
			return th.U(52)
		}
		return th.U(38)
	case view.DialSlide:
		if r.row.Text != "" {
			return th.U(62)
		}
		return th.U(42)
	case view.DialStep:
		return th.U(42)
	case view.DialAction:
		return th.U(44)
	default:
		return r.sub.HeightFor(width-th.U(2*dialInset)) + th.U(12)
	}
}

func (r *dialRow) place(size fyne.Size) {
	th := theme.Of(r)
	mid := func(h float32) float32 { return (size.Height - h) / 2 }
	left, right := th.U(dialInset), size.Width-th.U(dialInset)
	switch r.row.Kind {
	case view.DialChoice:
		end := size.Width - th.U(2)
		for i := len(r.row.Tools) - 1; i >= 0; i-- {
			end -= th.U(34)
			put(r.tools[i], end, mid(th.U(32)), th.U(32), th.U(32))
		}
		put(r.choice, th.U(2), th.U(1), end-th.U(4), size.Height-th.U(2))
		put(r.field, th.U(2), mid(th.U(36)), end-th.U(4), th.U(36))
	case view.DialSlide:
		w := th.U(60)
		y := size.Height - th.U(41)
		put(r.text, left, th.U(4), right-left, th.U(20))
		put(r.slider, left, y, right-left-w, th.U(40))
		put(r.value, right-w, y+th.U(10), w, th.U(20))
	case view.DialStep:
		w := th.U(72)
		put(r.plus, right-th.U(36), mid(th.U(36)), th.U(36), th.U(36))
		put(r.value, right-th.U(36)-w, mid(th.U(20)), w, th.U(20))
		put(r.minus, right-th.U(72)-w, mid(th.U(36)), th.U(36), th.U(36))
		put(r.text, left, mid(th.U(20)), max(0, right-left-th.U(80)-w), th.U(20))
	case view.DialAction:
		put(r.button, left, mid(th.U(32)), min(right-left, r.button.MinSize().Width), th.U(32))
	default:
		put(r.sub, left, th.U(6), right-left, size.Height-th.U(6))
	}
}
