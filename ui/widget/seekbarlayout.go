package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// flagPole is a handle of the loop: a flag of 24 x 22 with its letter, and a
// stem of 2 px.
type flagPole struct {
	flag, stem *canvas.Rectangle
	letter     *canvas.Text
	name       string
}

func newFlagPole(name string) flagPole {
	return flagPole{
		flag: canvas.NewRectangle(color.Transparent), stem: canvas.NewRectangle(color.Transparent),
		letter: &canvas.Text{}, name: name,
	}
}

// The loop's handles stand this far above and below the bars.
const (
	flagWidth  = 24
	flagHeight = 22
	poleAbove  = 6
	poleBelow  = 8
)

func (f flagPole) arrange(th *theme.Theme, x, height float32, on bool) {
	for _, o := range []fyne.CanvasObject{f.flag, f.stem, f.letter} {
		shown(o, on)
	}
	if !on {
		return
	}
	c := th.Tokens()
	fill(f.stem, c.Text1, color.Transparent, 0, 0)
	place(f.stem, x-th.U(1), -th.U(poleAbove), th.U(2), height+th.U(poleAbove+poleBelow))
	fill(f.flag, c.Text1, color.Transparent, 0, th.U(6))
	y := -th.U(flagHeight)
	place(f.flag, x-th.U(flagWidth)/2, y, th.U(flagWidth), th.U(flagHeight))
	write(f.letter, f.name, th.Style(theme.Small).Bold(), c.Bg0)
	centre(f.letter, x-th.U(flagWidth)/2, y, th.U(flagWidth), th.U(flagHeight))
}

// CreateRenderer belongs to fyne.Widget.
func (s *SeekBar) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &drawing{
		objects: s.objects,
		min: func() fyne.Size {
			th := theme.Of(s)
			return fyne.NewSize(th.U(80), th.U(s.height()))
		},
		layout:  s.arrange,
		refresh: func() { s.arrange(s.Size()); canvas.Refresh(s) },
	}
}

func (s *SeekBar) height() float32 {
	switch s.style {
	case Tall:
		return 54
	case Hairline:
		return 12 // the line is 2; the rest is for the pointer
	}
	return 34
}

func (s *SeekBar) objects() []fyne.CanvasObject {
	if s.style == Hairline {
		return []fyne.CanvasObject{s.track, s.line, s.focus.Rectangle}
	}
	out := []fyne.CanvasObject{s.tint, s.rest, s.clip, s.head}
	for _, f := range s.flags {
		out = append(out, f.stem, f.flag, f.letter)
	}
	for _, p := range s.pins {
		out = append(out, p)
	}
	return append(out, s.focus.Rectangle)
}

func (s *SeekBar) arrange(size fyne.Size) {
	th := theme.Of(s)
	c := th.Tokens()
	if s.style == Hairline {
		fill(s.track, c.Line, color.Transparent, 0, 0)
		fill(s.line, c.Accent, color.Transparent, 0, 0)
		place(s.track, 0, 0, size.Width, th.U(2))
		place(s.line, 0, 0, size.Width*s.at, th.U(2))
		s.focus.around(th, 0, 0, size.Width, th.U(2), 0, 0, s.focused)
		return
	}
	if s.rest.Size() != size {
		s.played.SetMinSize(size)
		place(s.rest, 0, 0, size.Width, size.Height)
		place(s.played, 0, 0, size.Width, size.Height)
	}
	s.clip.Move(fyne.NewPos(0, 0))
	fill(s.head, c.Accent, color.Transparent, 0, th.U(1))
	place(s.head, 0, 0, th.U(2), size.Height)
	shown(s.head, s.style == Tall || s.hovered || s.focused || s.held >= 0)
	loop := s.loop()
	fill(s.tint, theme.Fade(c.Accent, .15), color.Transparent, 0, th.U(4))
	place(s.tint, size.Width*s.seek.A, -th.U(6), size.Width*(s.seek.B-s.seek.A), size.Height+th.U(12))
	shown(s.tint, loop && s.style == Tall)
	s.flags[0].arrange(th, size.Width*s.seek.A, size.Height, loop)
	s.flags[1].arrange(th, size.Width*s.seek.B, size.Height, loop)
	s.pin(th, size)
	s.edge()
	s.focus.around(th, 0, 0, size.Width, size.Height, th.U(4), 2, s.focused)
}

// pin draws the moments as dots above the bars.
func (s *SeekBar) pin(th *theme.Theme, size fyne.Size) {
	s.pins = s.pins[:0]
	for _, at := range s.seek.Pins {
		dot := canvas.NewCircle(th.Tokens().Accent)
		place(dot, size.Width*at-th.U(3), -th.U(12), th.U(6), th.U(6))
		s.pins = append(s.pins, dot)
	}
}
