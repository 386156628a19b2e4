package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/theme"
)

// share is where a point of the bar lies, 0 to 1.
func (s *SeekBar) share(x float32) float32 {
	if s.Size().Width <= 0 {
		return 0
	}
	return max(0, min(1, x/s.Size().Width))
}

// Tapped seeks.
func (s *SeekBar) Tapped(e *fyne.PointEvent) {
	if s.OnSeek != nil {
		s.OnSeek(s.share(e.Position.X))
	}
}

// Dragged moves the edge, or the flag that the drag began on.
func (s *SeekBar) Dragged(e *fyne.DragEvent) {
	if s.held < 0 {
		s.flag = s.flagAt(e.Position.Subtract(e.Dragged))
	}
	s.held = s.share(e.Position.X)
	if s.flag == 0 {
		s.edge()
	} else {
		s.moveFlag()
	}
	s.scrub(s.held)
}

// DragEnd lets go: the song goes there, or the loop has its new end.
func (s *SeekBar) DragEnd() {
	at, flag := s.held, s.flag
	s.held, s.flag = -1, 0
	if at < 0 {
		return
	}
	s.scrub(-1)
	switch {
	case flag != 0 && s.OnLoop != nil:
		s.OnLoop(s.seek.A, s.seek.B)
	case flag == 0 && s.OnSeek != nil:
		s.OnSeek(at)
	}
	s.Refresh()
}

// flagAt is the flag under a point: each takes hits in 32 px around its stem.
func (s *SeekBar) flagAt(p fyne.Position) int {
	if !s.loop() {
		return 0
	}
	reach, w := theme.Of(s).U(16), s.Size().Width
	da, db := abs(p.X-s.seek.A*w), abs(p.X-s.seek.B*w)
	switch {
	case da <= reach && da <= db:
		return 1
	case db <= reach:
		return 2
	}
	return 0
}

func abs(v float32) float32 { return max(v, -v) }

// moveFlag keeps A before B.
func (s *SeekBar) moveFlag() {
	const apart = .005
	seek := s.seek
	if s.flag == 1 {
		seek.A = min(s.held, seek.B-apart)
	} else {
		seek.B = max(s.held, seek.A+apart)
	}
	s.Set(seek)
}

// MouseMoved tells the place under the pointer.
func (s *SeekBar) MouseMoved(e *desktop.MouseEvent) { s.scrub(s.share(e.Position.X)) }

// MouseOut takes that back.
func (s *SeekBar) MouseOut() {
	if s.held < 0 {
		s.scrub(-1)
	}
	s.control.MouseOut()
}

func (s *SeekBar) scrub(at float32) {
	if s.OnScrub != nil {
		s.OnScrub(at)
	}
}

// typed nudges by 5 s, with Shift by 1 s.
func (s *SeekBar) typed(e *fyne.KeyEvent) bool {
	if s.OnNudge == nil {
		return false
	}
	step := float32(5)
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		step = 1
	}
	switch e.Name {
	case fyne.KeyLeft:
		s.OnNudge(-step)
	case fyne.KeyRight:
		s.OnNudge(step)
	default:
		return false
	}
	return true
}

// TypedKey hands Enter and Space on: they play and pause, and a place in the
// song cannot be pressed.
func (s *SeekBar) TypedKey(e *fyne.KeyEvent) {
	if !s.typed(e) {
		s.handOn(e)
	}
}
