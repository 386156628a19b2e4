package page

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// DialIntents is what a dial announces, each with the ID of its row.
type DialIntents struct {
	Minus, Plus string // labels of the buttons around a value
	OnPick      func(id string)
	OnSlide     func(id string, v float32)
	OnStep      func(id string, by int) // -1 or 1
	OnTool      func(id, tool string)
	OnName      func(id, name string) // a choice was given another name
}

// Dial is a panel of settings over the button that opened it.
type Dial struct {
	panel
	intents DialIntents
	dial    view.Dial

	body  *canvas.Rectangle
	title *widget.MixedText
	rows  []*dialRow
	page  *flowing
	dark  fyne.CanvasObject // shares its lights
}

// The measures of a dial in pixels of the design.
const (
	dialWidth = 320
	dialPad   = 16
	dialHead  = 40
	dialTop   = 10
)

// NewDial makes an empty dial. It wears the same lights as beside, which may be
// nil.
func NewDial(intents DialIntents, beside fyne.CanvasObject) *Dial {
	d := &Dial{
		intents: intents, body: canvas.NewRectangle(nil), dark: beside,
		title: widget.NewMixedText(widget.Text{Role: theme.Body, Bold: true, Lines: 1, Shrink: true}),
	}
	d.page = newFlowing(d.arrange)
	d.begin(d, d.place, d.body, d.title, d.page.scroll)
	if beside != nil {
		theme.Follow(beside, d)
	}
	return d
}

// Set shows other rows. Rows of the same kind stay what they are, so that a
// slider can be dragged while its value is shown.
func (d *Dial) Set(v view.Dial) {
	d.dial = v
	d.title.SetText(v.Title)
	same := len(d.rows) == len(v.Rows)
	for i := range v.Rows {
		same = same && d.rows[i].row.Kind == v.Rows[i].Kind && d.rows[i].row.ID == v.Rows[i].ID
	}
	if !same {
		d.rows = d.rows[:0]
		objects := []fyne.CanvasObject{}
		for range v.Rows {
			r := newDialRow(&d.intents)
			if d.dark != nil {
				theme.Follow(d.dark, r)
			}
			d.rows = append(d.rows, r)
			objects = append(objects, r)
		}
		d.page.content.Objects = objects
	}
	for i, row := range v.Rows {
		d.rows[i].set(row, v.Title)
	}
	d.page.again()
	d.again()
}

// SizeIn is the dial's size in a window: as high as its rows, and no higher than there is room.
func (d *Dial) SizeIn(room fyne.Size) fyne.Size {
	th := theme.Of(nil)
	w := min(th.U(dialWidth), room.Width-th.U(24))
	h := th.U(dialTop+dialHead) + d.arrange(w-th.U(dialPad)) + th.U(dialTop)
	return fyne.NewSize(w, min(h, room.Height-th.U(24)))
}

// Rename starts the writing of another name for a choice.
func (d *Dial) Rename(id string) {
	for _, r := range d.rows {
		if r.row.ID == id {
			r.rename()
		}
	}
}

// FocusFirst gives the keyboard to the choice that holds, or to the first row
// that takes it.
func (d *Dial) FocusFirst() {
	c := canvasOf(d)
	if c == nil {
		return
	}
	var first fyne.Focusable
	for _, r := range d.rows {
		f := r.focus()
		if f == nil {
			continue
		}
		if first == nil {
			first = f
		}
		if r.row.Kind == view.DialChoice && r.row.On {
			first = f
			break
		}
	}
	if first != nil {
		c.Focus(first)
	}
}

func (d *Dial) place(size fyne.Size) {
	th := theme.Of(d)
	c := th.Tokens()
	d.body.FillColor, d.body.StrokeColor, d.body.StrokeWidth, d.body.CornerRadius = c.Bg2, c.Line, th.U(1), th.U(14)
	d.body.Shadow = th.Shadow(theme.High)
	put(d.body, 0, 0, size.Width, size.Height)
	put(d.title, th.U(dialPad), th.U(dialTop+8), size.Width-th.U(2*dialPad), th.U(20))
	top := th.U(dialTop + dialHead)
	put(d.page.scroll, th.U(dialPad/2), top, size.Width-th.U(dialPad), max(0, size.Height-top-th.U(dialTop)))
}

// arrange puts the rows below each other.
func (d *Dial) arrange(width float32) float32 {
	y := float32(0)
	for _, r := range d.rows {
		h := r.heightFor(width)
		put(r, 0, y, width, h)
		y += h
	}
	return y
}

// popover lays a dial over the window; a click beside it closes it.
type popover struct {
	panel
	veil   *clearScrim
	dial   *Dial
	anchor fyne.CanvasObject
}

// NewPopover makes the layer that holds a dial beside its anchor; close is what
// a click elsewhere does.
func NewPopover(dial *Dial, anchor fyne.CanvasObject, close func()) fyne.CanvasObject {
	p := &popover{veil: newClearScrim(close), dial: dial, anchor: anchor}
	p.begin(p, p.place, p.veil, p.dial)
	return p
}

// place puts the dial over its anchor, or below it where there is no room, and
// keeps it inside the window.
func (p *popover) place(size fyne.Size) {
	th := theme.Of(nil)
	put(p.veil, 0, 0, size.Width, size.Height)
	want := p.dial.SizeIn(size)
	at, button := size.Height/2, fyne.Size{}
	x := (size.Width - want.Width) / 2
	if p.anchor != nil {
		pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.anchor)
		at, button = pos.Y, p.anchor.Size()
		x = pos.X + button.Width/2 - want.Width/2
	}
	x = max(th.U(12), min(x, size.Width-want.Width-th.U(12)))
	y := at - want.Height - th.U(10)
	if y < th.U(12) {
		y = min(at+button.Height+th.U(10), size.Height-want.Height-th.U(12))
	}
	put(p.dial, x, max(th.U(12), y), want.Width, want.Height)
}

// clearScrim takes the clicks beside a dial and darkens nothing.
type clearScrim struct{ scrim }

func newClearScrim(tapped func()) *clearScrim {
	c := &clearScrim{scrim{tapped: tapped, fill: canvas.NewRectangle(color.Transparent)}}
	c.ExtendBaseWidget(c)
	return c
}

// Refresh leaves it clear.
func (c *clearScrim) Refresh() {}
