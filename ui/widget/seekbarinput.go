package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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

// Dragged moves the edge.
func (s *SeekBar) Dragged(e *fyne.DragEvent) {
	s.held = s.share(e.Position.X)
	s.edge()
	s.tellTime()
	s.scrub(s.held)
}

// DragEnd lets go: the song goes there.
func (s *SeekBar) DragEnd() {
	at := s.held
	s.held = -1
	if at < 0 {
		return
	}
	s.scrub(-1)
	if s.OnSeek != nil {
		s.OnSeek(at)
	}
	s.Refresh()
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
