package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/theme"
)

// Slider chooses a value from 0 to 1: a track of 4 px, a thumb of 18, 40 px to
// hit. The arrows move it by a step, Home and End to its ends.
type Slider struct {
	control

	OnChanged     func(v float32) // at each change by the fan, not by Set
	OnChangeEnded func(v float32) // when the thumb was let go, and after each key

	// Say tells a value in words, for screen readers; nil says per cent.
	Say func(v float32) string

	value    float32
	step     float32
	dragging bool

	track, done *canvas.Rectangle
	thumb       *canvas.Circle
	ring        focusRing
}

var (
	_ fyne.Tappable  = (*Slider)(nil)
	_ fyne.Draggable = (*Slider)(nil)
	_ fyne.Focusable = (*Slider)(nil)
)

// The measures of a slider in pixels of the design.
const (
	sliderTrack = 4
	sliderThumb = 18
	sliderHigh  = 40
)

// NewSlider makes a slider at 0 with a step of a twentieth.
func NewSlider() *Slider {
	s := &Slider{
		step: .05, track: canvas.NewRectangle(color.Transparent), done: canvas.NewRectangle(color.Transparent),
		thumb: canvas.NewCircle(color.Transparent), ring: newFocusRing(),
	}
	s.ExtendBaseWidget(s)
	return s
}

// Set shows a value; label says what it is, for screen readers. While the fan
// drags the thumb the value is the fan's.
func (s *Slider) Set(v float32, label string) {
	s.label = label
	v = max(0, min(1, v))
	if s.dragging || v == s.value {
		return
	}
	s.value = v
	s.Refresh()
}

// SetStep changes how far an arrow moves the thumb, above 0 and up to 1.
func (s *Slider) SetStep(step float32) {
	if step > 0 && step <= 1 {
		s.step = step
	}
}

// Value is the value, 0 to 1.
func (s *Slider) Value() float32 { return s.value }

// Tapped moves the thumb to where the pointer is.
func (s *Slider) Tapped(e *fyne.PointEvent) {
	if s.disabled {
		return
	}
	s.change(s.at(e.Position.X))
	s.ended()
}

// Dragged moves the thumb with the pointer.
func (s *Slider) Dragged(e *fyne.DragEvent) {
	if s.disabled {
		return
	}
	s.dragging = true
	s.change(s.at(e.Position.X))
}

// DragEnd lets the thumb go.
func (s *Slider) DragEnd() {
	if s.dragging {
		s.dragging = false
		s.ended()
	}
}

// TypedKey moves the thumb and hands other keys on.
func (s *Slider) TypedKey(e *fyne.KeyEvent) {
	if s.disabled || !s.typed(e) {
		s.handOn(e)
	}
}

// Cursor is the pointing hand.
func (s *Slider) Cursor() desktop.Cursor {
	if s.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

func (s *Slider) typed(e *fyne.KeyEvent) bool {
	v := s.value
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		v -= s.step
	case fyne.KeyRight, fyne.KeyUp:
		v += s.step
	case fyne.KeyHome:
		v = 0
	case fyne.KeyEnd:
		v = 1
	default:
		return false
	}
	s.change(v)
	s.ended()
	return true
}

// at is the value under a place on the slider.
func (s *Slider) at(x float32) float32 {
	thumb := theme.Of(s).U(sliderThumb)
	room := s.Size().Width - thumb
	if room <= 0 {
		return 0
	}
	return (x - thumb/2) / room
}

func (s *Slider) change(v float32) {
	v = max(0, min(1, v))
	if v == s.value {
		return
	}
	s.value = v
	s.Refresh()
	if s.OnChanged != nil {
		s.OnChanged(v)
	}
}

func (s *Slider) ended() {
	if s.OnChangeEnded != nil {
		s.OnChangeEnded(s.value)
	}
}

// AccessibilityLabel is what the slider is, and its value.
func (s *Slider) AccessibilityLabel() string {
	if s.Say != nil {
		return spoken(s.label, s.Say(s.value))
	}
	return spoken(s.label, percent(s.value))
}

// CreateRenderer belongs to fyne.Widget.
func (s *Slider) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &drawing{
		objects: fixed(s.track, s.done, s.thumb, s.ring.Rectangle),
		min: func() fyne.Size {
			th := theme.Of(s)
			return fyne.NewSize(th.U(80), th.U(sliderHigh))
		},
		layout: s.arrange,
		refresh: func() {
			s.arrange(s.Size())
			canvas.Refresh(s)
		},
	}
}

func (s *Slider) arrange(size fyne.Size) {
	th := theme.Of(s)
	c := th.Tokens()
	high, d := th.U(sliderTrack), th.U(sliderThumb)
	y := (size.Height - high) / 2
	x := max(0, size.Width-d) * s.value
	done, knob := c.Accent, c.Knob
	if s.disabled {
		done, knob = c.LineStrong, c.Text3
	}
	fill(s.track, c.Bg3, color.Transparent, 0, high/2)
	place(s.track, 0, y, size.Width, high)
	fill(s.done, done, color.Transparent, 0, high/2)
	place(s.done, 0, y, x+d/2, high)
	s.thumb.FillColor, s.thumb.Shadow = knob, th.Shadow(theme.Low)
	place(s.thumb, x, (size.Height-d)/2, d, d)
	s.ring.around(th, x, (size.Height-d)/2, d, d, d/2, 2, s.focused)
}
