package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

// board places parts at the coordinates of the design.
type board struct {
	th      *theme.Theme
	box     *fyne.Container
	gallery widget.Gallery
}

// put places a part at its smallest size, or at w and h where those are given.
func (b *board) put(o fyne.CanvasObject, x, y, w, h float32) {
	size := o.MinSize()
	if w > 0 {
		size.Width = b.th.U(w)
	}
	if h > 0 {
		size.Height = b.th.U(h)
	}
	o.Move(fyne.NewPos(b.th.U(x), b.th.U(y)))
	o.Resize(size)
	b.box.Add(o)
}

func (b *board) ring(x, y, size float32, r widget.Ring) {
	o := widget.NewRepeatRing(size)
	o.Set(r)
	b.put(o, x, y, 0, 0)
}

func (b *board) head(s string, x, y float32) {
	b.put(b.th.Text(s, theme.Title4, b.th.Tokens().Text1), x, y, 0, 0)
}

func (b *board) note(s string, x, y float32) {
	b.put(b.th.Text(s, theme.Caption, b.th.Tokens().Text3), x, y, 0, 0)
}

func sheet(th *theme.Theme) fyne.CanvasObject {
	b := &board{th: th, box: container.NewWithoutLayout(), gallery: atOnce{}}
	b.rings()
	b.cards()
	b.controls()
	b.seekBar()
	b.nowBars()
	b.more()
	b.states()
	b.rows()
	return container.NewStack(canvas.NewRectangle(th.Tokens().Bg0), b.box)
}

func (b *board) rings() {
	b.head("RepeatRing", 40, 25)
	states := []struct {
		name string
		x    float32
		ring widget.Ring
	}{
		{"linked, 12 passes", 40, widget.Ring{State: widget.Linked, Number: 12}},
		{"linked, new", 153, widget.Ring{State: widget.Linked}},
		{"playing", 235, widget.Ring{State: widget.Playing, Progress: .58, Number: 12}},
		{"to check", 305, widget.Ring{State: widget.Check}},
		{"missing", 375, widget.Ring{State: widget.Missing}},
		{"drive away", 445, widget.Ring{State: widget.Away}},
		{"trouble", 525, widget.Ring{State: widget.Trouble}},
	}
	for _, s := range states {
		b.ring(s.x, 66, 48, s.ring)
		b.note(s.name, s.x, 123)
	}
	small := []widget.State{widget.Linked, widget.Playing, widget.Check, widget.Missing, widget.Away, widget.Trouble}
	for i, s := range small {
		b.ring(595+float32(i)*24, 83, 14, widget.Ring{State: s, Progress: .6})
		b.ring(751+float32(i)*30, 80, 20, widget.Ring{State: s, Progress: .6})
	}
	b.note("at 14 px", 595, 123)
	b.note("at 20 px", 751, 123)
	for i, r := range []widget.Ring{
		{State: widget.Playing, Progress: .3, Number: 7, Serif: true},
		{State: widget.Playing, Progress: .62, Number: 12, Serif: true, Years: 1},
		{State: widget.Playing, Progress: .84, Number: 63, Serif: true, Years: 5},
	} {
		b.ring([]float32{971, 1067, 1173}[i], 37, 74, r)
	}
	b.note("one thin year-ring for every ten passes, five at most", 984, 136)
}
