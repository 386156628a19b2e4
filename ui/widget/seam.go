package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// The halo, in pixels of the design.
const (
	haloWide = 12  // how far the halo reaches beyond the ring
	haloGlow = .45 // its opacity at first
)

// flash is what a ring shows while a pass closes: a whole ring, because the arc
// of the next pass has hardly begun, and a halo around it.
type flash struct {
	moving *theme.Moving
	done   float32
	ring   *canvas.Arc
	halo   *canvas.Circle
}

// Seam shows that a pass has closed: the ring flashes to text.1 and back under
// one halo of 12 px, in 400 ms. With less motion only the number changes.
func (r *RepeatRing) Seam() {
	r.flash.moving.Stop()
	r.flash.moving = theme.Of(r).Move(theme.Move{Takes: theme.SeamTime, Curve: fyne.AnimationEaseOut, Step: r.flashTo})
}

// flashTo shows the flash at a share of its time. It touches the ring and the
// halo alone.
func (r *RepeatRing) flashTo(done float32) {
	f := &r.flash
	f.done = done
	if done >= 1 {
		if f.ring != nil {
			f.ring, f.halo = nil, nil
			r.build()
			r.Refresh()
		}
		return
	}
	if f.ring == nil {
		f.ring, f.halo = canvas.NewArc(0, 360, 1, color.Transparent), canvas.NewCircle(color.Transparent)
		r.build()
		r.Refresh()
		return
	}
	r.styleFlash(theme.Of(r))
	f.halo.Refresh()
	f.ring.Refresh()
}

// styleFlash gives ring and halo the look of this moment. Both are strongest at
// first, so that a machine that paints two frames a second shows the seam too.
func (r *RepeatRing) styleFlash(th *theme.Theme) {
	f, c := &r.flash, th.Tokens()
	d, w := r.diameter(th), r.stroke(th)
	f.ring.FillColor = theme.Fade(c.Text1, 1-f.done)
	f.ring.CutoutRatio = 1 - 2*w/d
	place(f.ring, 0, 0, d, d)
	out := th.U(haloWide) * (1 + f.done) / 2
	f.halo.StrokeColor = theme.Fade(c.Accent, haloGlow*(1-f.done))
	f.halo.StrokeWidth = out
	place(f.halo, -out, -out, d+2*out, d+2*out)
}

// year is the newest year-ring while it appears.
type year struct {
	moving *theme.Moving
	ring   *canvas.Circle
	full   color.NRGBA // its colour when it is there
	hidden float32     // 1 at first, 0 when it is there
}

// grow lets the newest year-ring appear, in 600 ms.
func (r *RepeatRing) grow() {
	r.year.moving.Stop()
	r.year.moving = theme.Of(r).Move(theme.Move{Takes: theme.YearTime, Curve: fyne.AnimationEaseOut, Step: func(done float32) {
		r.year.hidden = 1 - done
		if r.year.ring != nil {
			r.styleYear()
			r.year.ring.Refresh()
		}
	}})
}

func (r *RepeatRing) styleYear() {
	r.year.ring.StrokeColor = theme.Fade(r.year.full, 1-r.year.hidden)
}

// closeTo closes a linked ring as far as done, 0 to 1: the card has been found.
func (r *RepeatRing) closeTo(done float32) {
	if r.closed == nil {
		return
	}
	r.closed.EndAngle = 360 * done
	r.closed.Refresh()
}
