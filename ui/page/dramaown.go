package page

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// dramaOwn is what the fan made of a song: moments and loops.
type dramaOwn struct {
	rule      *canvas.Rectangle
	head      *widget.MixedText
	pin       *widget.Button
	none      *widget.MixedText
	moments   []*momentRow
	loopsHead *widget.MixedText
	loopsKeys *widget.MixedText
	loops     []*loopRow
	edit      time.Duration // the moment that is to be written once it is there

	onMoment *momentIntents
	onLoop   *loopIntents
}

func newDramaOwn(d *Drama) dramaOwn {
	in, t := d.intents, d.intents.Words.T
	o := dramaOwn{
		edit: nowhere, rule: canvas.NewRectangle(nil), head: section(t("entry.moments")),
		pin:  widget.NewButton(widget.Word, "plus", t("moment.pin", "t", "0:00")),
		none: label(t("moment.none"), theme.Small, widget.InkText3), loopsHead: section(t("entry.loops")),
		loopsKeys: widget.NewMixedText(widget.Text{Text: t("loop.keys"), Role: theme.Small, Ink: widget.InkText3, Lines: 1, Align: fyne.TextAlignTrailing}),
	}
	o.pin.SetSize(widget.Small)
	o.pin.OnTapped = in.OnPin
	o.onMoment = &momentIntents{
		words: in.Words, menu: in.OnMenu,
		play:   func(at time.Duration) { in.OnPlayFrom(d.detail.Ref, at) },
		write:  func(at time.Duration, text string) { in.OnWrite(d.detail.Ref, at, text) },
		remove: func(at time.Duration) { in.OnUnpin(d.detail.Ref, at) },
	}
	o.onLoop = &loopIntents{
		words: in.Words, menu: in.OnMenu,
		play:   func(name string) { in.OnLoop(d.detail.Ref, name) },
		off:    func() { in.OnLoop(d.detail.Ref, "") },
		rename: func(was, name string) { in.OnLoopName(d.detail.Ref, was, name) },
		remove: func(name string) { in.OnUnloop(d.detail.Ref, name) },
	}
	return o
}

func (o *dramaOwn) set(v view.Detail) {
	for len(o.moments) < len(v.Moments) {
		o.moments = append(o.moments, newMomentRow(o.onMoment))
	}
	o.moments = o.moments[:len(v.Moments)]
	for i, m := range v.Moments {
		o.moments[i].set(m)
	}
	for len(o.loops) < len(v.Loops) {
		o.loops = append(o.loops, newLoopRow(o.onLoop))
	}
	o.loops = o.loops[:len(v.Loops)]
	for i, l := range v.Loops {
		o.loops[i].set(l)
	}
}

func (o *dramaOwn) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{o.rule, o.head, o.pin, o.none, o.loopsHead, o.loopsKeys}
	for _, m := range o.moments {
		out = append(out, m)
	}
	for _, l := range o.loops {
		out = append(out, l)
	}
	return out
}

// placeMoments places the fan's moments below the prose; heard tells that the
// song plays now, so that a moment can be pinned.
func (o *dramaOwn) placeMoments(c *column, heard bool) {
	th := c.th
	c.gap(22)
	o.rule.FillColor = th.Tokens().Line
	put(o.rule, c.x, c.y, c.w, 1)
	c.gap(16)
	w := o.pin.MinSize().Width
	put(o.head, c.x, c.y, max(0, c.w-w), th.U(18))
	show(o.pin, heard)
	put(o.pin, c.x+c.w-w, c.y-th.U(7), w, th.U(32))
	c.gap(26)
	c.text(o.none, len(o.moments) == 0)
	for _, m := range o.moments {
		h := m.heightFor(c.w)
		put(m, c.x, c.y, c.w, h)
		c.y += h
		c.gap(4)
	}
}

// placeLoops places the fan's loops below the files; without one they take no
// room.
func (o *dramaOwn) placeLoops(c *column) {
	on := len(o.loops) > 0
	show(o.loopsHead, on)
	show(o.loopsKeys, on)
	if !on {
		return
	}
	th := c.th
	c.gap(24)
	put(o.loopsHead, c.x, c.y, c.w/2, th.U(18))
	put(o.loopsKeys, c.x+c.w/2, c.y, c.w/2, th.U(18))
	c.gap(22)
	for _, l := range o.loops {
		put(l, c.x, c.y, c.w, th.U(loopHeight))
		c.gap(loopHeight)
	}
}

// Edit begins to write the moment at a place, as soon as it is on the page.
func (d *Drama) Edit(at time.Duration) {
	d.own.edit = at
	d.own.beginEdit()
}

// beginEdit opens the moment that waits to be written.
func (o *dramaOwn) beginEdit() {
	for _, m := range o.moments {
		if m.moment.At == o.edit {
			o.edit = nowhere
			m.edit()
			return
		}
	}
}

// nowhere is no place in a song.
const nowhere = time.Duration(-1)
