package page

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// slideFrom is how far from its place the sheet starts, in pixels of the design.
const slideFrom = 24

// slide is the link sheet that comes in: it moves to its place while it clears
// from the ground's colour and the scrim darkens the page.
type slide struct {
	moving *theme.Moving
	cover  *canvas.Rectangle
	x      float32 // the sheet's place
	away   float32 // from that place, in pixels of the design
}

func newCover() *canvas.Rectangle {
	c := canvas.NewRectangle(color.Transparent)
	c.Hide()
	return c
}

// slideIn brings the sheet to its place, in 240 ms.
func (f *Frame) slideIn() {
	f.slide.moving.Stop()
	f.slide.moving = theme.Of(nil).Move(theme.Move{Takes: theme.SlideTime, Curve: fyne.AnimationEaseOut, Step: f.slideTo})
}

func (f *Frame) slideTo(done float32) {
	th := theme.Of(nil)
	s, c := &f.slide, th.Tokens()
	s.away = slideFrom * (1 - done)
	x := s.x + th.U(s.away)
	f.sheet.Move(fyne.NewPos(x, 0))
	s.cover.Move(fyne.NewPos(x, 0))
	s.cover.FillColor = theme.Fade(c.Bg0, 1-done)
	f.scrim.fill.FillColor = theme.Fade(c.Scrim, done)
	if on := done < 1; on != s.cover.Visible() {
		show(s.cover, on)
	}
	s.cover.Refresh()
	f.scrim.fill.Refresh()
}
