package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// The measures of the bar in Now Playing, in pixels of the design. The loop's
// flags and the moments stand above the bars.
const (
	tallHead  = 26 // above the bars
	tallBars  = 54
	tallFoot  = 12 // below them, for the stems
	poleAbove = 6  // how far the tint reaches over the bars
)

// bed is where the bars lie.
func (s *SeekBar) bed() (top, high float32) {
	if s.style == Tall {
		th := theme.Of(s)
		return th.U(tallHead), th.U(tallBars)
	}
	return 0, s.Size().Height
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
		return tallHead + tallBars + tallFoot
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
	for _, p := range s.pins {
		out = append(out, p)
	}
	return append(out, s.flags[0], s.flags[1], s.focus.Rectangle, s.bubble, s.time)
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
	top, high := s.bed()
	if bars := fyne.NewSize(size.Width, high); s.rest.Size() != bars {
		s.played.SetMinSize(bars)
		s.rest.Resize(bars)
		place(s.played, 0, 0, size.Width, high)
	}
	s.rest.Move(fyne.NewPos(0, top))
	s.clip.Move(fyne.NewPos(0, top))
	over := float32(0)
	if s.style == Tall {
		over = th.U(poleAbove)
	}
	fill(s.head, c.Accent, color.Transparent, 0, th.U(1))
	place(s.head, 0, top-over, th.U(2), high+2*over)
	shown(s.head, s.style == Tall || s.hovered || s.focused || s.held >= 0)
	fill(s.tint, theme.Fade(c.Accent, .15), color.Transparent, 0, th.U(4))
	place(s.tint, size.Width*s.seek.A, top-over, size.Width*(s.seek.B-s.seek.A), high+2*over)
	shown(s.tint, s.loop() && s.seek.Loop)
	for i, at := range []float32{s.seek.A, s.seek.B} {
		f := s.flags[i]
		shown(f, s.loop() && s.style == Tall)
		f.pale = !s.seek.Loop
		if s.Clock != nil {
			f.label = f.name + ", " + s.Clock(at)
		}
		place(f, size.Width*at-th.U(flagReach/2), 0, th.U(flagReach), size.Height)
		f.Refresh()
	}
	s.setPins(th, size)
	s.edge()
	s.tellTime()
	s.focus.around(th, 0, top, size.Width, high, th.U(4), 2, s.focused)
}

// setPins puts the moments above the bars.
func (s *SeekBar) setPins(th *theme.Theme, size fyne.Size) {
	pins := s.seek.Pins
	if s.style != Tall {
		pins = nil
	}
	for len(s.pins) < len(pins) {
		p := newSeekPin(s)
		theme.Follow(s, p)
		s.pins = append(s.pins, p)
	}
	s.pins = s.pins[:len(pins)]
	for i, pin := range pins {
		s.pins[i].pin, s.pins[i].label = pin, pin.Text
		place(s.pins[i], size.Width*pin.At-th.U(16), 0, th.U(32), th.U(tallHead-poleAbove))
		s.pins[i].Refresh()
	}
}

// tellTime shows the time over what the pointer drags.
func (s *SeekBar) tellTime() {
	at := s.held
	for i, f := range s.flags {
		if f.dragged {
			at = []float32{s.seek.A, s.seek.B}[i]
		}
	}
	on := at >= 0 && s.Clock != nil && s.style == Tall
	shown(s.bubble, on)
	shown(s.time, on)
	if !on {
		return
	}
	th := theme.Of(s)
	c := th.Tokens()
	write(s.time, s.Clock(at), th.Style(theme.Small).Bold(), c.Text1)
	w, h := s.time.MinSize().Width+th.U(16), th.U(24)
	x := max(0, min(s.Size().Width-w, s.Size().Width*at-w/2))
	fill(s.bubble, c.Bg2, c.Line, th.U(1), th.U(6))
	place(s.bubble, x, -h-th.U(4), w, h)
	centre(s.time, x, -h-th.U(4), w, h)
}
