package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// Switch is on or off, 44 × 26 px.
type Switch struct {
	control

	OnChanged func(on bool) // by the fan, not by Set

	on   bool
	body *canvas.Rectangle
	knob *canvas.Circle
	ring focusRing
}

var (
	_ fyne.Tappable  = (*Switch)(nil)
	_ fyne.Focusable = (*Switch)(nil)
)

// NewSwitch makes a switch that is off.
func NewSwitch() *Switch {
	s := &Switch{body: canvas.NewRectangle(color.Transparent), knob: canvas.NewCircle(color.Transparent), ring: newFocusRing()}
	s.press = func() {
		s.on = !s.on
		s.Refresh()
		if s.OnChanged != nil {
			s.OnChanged(s.on)
		}
	}
	s.ExtendBaseWidget(s)
	return s
}

// Set shows it on or off; label says what is switched, for screen readers.
func (s *Switch) Set(on bool, label string) {
	s.label = label
	if on != s.on {
		s.on = on
		s.Refresh()
	}
}

// On tells whether it is on.
func (s *Switch) On() bool { return s.on }

// AccessibilityLabel is what is switched, and whether it is on.
func (s *Switch) AccessibilityLabel() string {
	return spoken(s.label, switched(s.on, theme.Of(s).Habit().Spoken))
}

// CreateRenderer belongs to fyne.Widget.
func (s *Switch) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &drawing{
		objects: fixed(s.body, s.knob, s.ring.Rectangle),
		min: func() fyne.Size {
			th := theme.Of(s)
			return fyne.NewSize(th.U(44), th.U(26))
		},
		layout: s.arrange,
		refresh: func() {
			s.arrange(s.Size())
			canvas.Refresh(s)
		},
	}
}

func (s *Switch) arrange(size fyne.Size) {
	th := theme.Of(s)
	c := th.Tokens()
	w, h := th.U(44), th.U(26)
	x, y := (size.Width-w)/2, (size.Height-h)/2
	body, edge, knob, at := c.Bg3, c.LineStrong, c.Text3, th.U(4)
	if s.on {
		body, edge, knob, at = c.Accent, c.Accent, c.OnAccent, th.U(22)
	}
	if s.disabled {
		body, edge, knob = c.Bg1, c.Line, c.Text3
	}
	fill(s.body, body, edge, th.U(1), h/2)
	place(s.body, x, y, w, h)
	s.knob.FillColor = knob
	place(s.knob, x+at, y+th.U(4), th.U(18), th.U(18))
	s.ring.around(th, x, y, w, h, h/2, 2, s.focused)
}
