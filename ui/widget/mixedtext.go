package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// Ink names a colour of the theme, so that a text follows Night and Day.
type Ink int

// The inks.
const (
	InkText1 Ink = iota
	InkText2
	InkText3
	InkAccent
	InkLinked
	InkCheck
	InkMissing
	InkError
	InkOnAccent
)

// Of is the ink's colour in a set of tokens.
func (i Ink) Of(c theme.Tokens) color.NRGBA {
	switch i {
	case InkText2:
		return c.Text2
	case InkText3:
		return c.Text3
	case InkAccent:
		return c.Accent
	case InkLinked:
		return c.Linked
	case InkCheck:
		return c.Check
	case InkMissing:
		return c.Missing
	case InkError:
		return c.Error
	case InkOnAccent:
		return c.OnAccent
	}
	return c.Text1
}

// Text is what a MixedText shows.
type Text struct {
	Text string
	Role theme.Role
	Bold bool // SemiBold, for interface roles
	Ink  Ink
	// Lines bounds the lines: 1 keeps one, 0 wraps without end. A text that
	// does not fit ends in an ellipsis.
	Lines int
	// Shrink lets a text of one line become as narrow as its ellipsis; without
	// it a container keeps room for the whole line.
	Shrink bool
	Align  fyne.TextAlign
	Marks  Marks // what a search found in it
	// Size is another size than the role's, in pixels of the design; 0 is the
	// role's. The line height goes with it.
	Size float32
	// Faint is how much of the ink's opacity is taken away, 0 to 1.
	Faint float32
}

// MixedText shows a text that may mix scripts: Fyne's text has one face, so the
// string is split into runs by script, on one baseline. With Lines other than 1
// it wraps between words; its least height is then that of its present width,
// and HeightFor tells it for another.
type MixedText struct {
	fynewidget.BaseWidget

	text  Text
	block block
	made  layoutKey
	runs  []*canvas.Text
	marks []*canvas.Rectangle // behind what is marked
}

// layoutKey is what a layout was made for.
type layoutKey struct {
	text  Text
	width float32
	theme *theme.Theme
}

var _ fyne.Accessible = (*MixedText)(nil)

// NewMixedText makes a text.
func NewMixedText(t Text) *MixedText {
	m := &MixedText{text: t}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows another text.
func (m *MixedText) Set(t Text) {
	if t == m.text {
		return
	}
	m.text = t
	m.Refresh()
}

// SetText shows another string in the same way.
func (m *MixedText) SetText(s string) {
	t := m.text
	t.Text = s
	m.Set(t)
}

// Whole tells that nothing was cut: otherwise the full text belongs into the
// status line on focus and hover.
func (m *MixedText) Whole() bool {
	m.arrange(m.Size().Width)
	return m.block.whole
}

// Width is how wide the whole text is on one line.
func (m *MixedText) Width() float32 { return measure(m.text.Text, m.style(theme.Of(m))) }

// HeightFor is how high the text is at a width.
func (m *MixedText) HeightFor(width float32) float32 {
	return flow(m.text.Text, m.style(theme.Of(m)), width, m.text.Lines).size.Height
}

// AccessibilityLabel is the text.
func (m *MixedText) AccessibilityLabel() string { return m.text.Text }

// AccessibilityRole is text.
func (m *MixedText) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (m *MixedText) style(th *theme.Theme) theme.Style {
	return m.text.style(th)
}

func (t Text) style(th *theme.Theme) theme.Style {
	s := th.Style(t.Role)
	if t.Bold {
		s = s.Bold()
	}
	if t.Size > 0 {
		s.Line *= th.U(t.Size) / s.Size
		s.Size = th.U(t.Size)
	}
	return s
}

// arrange lays the text out for a width; 0 is no limit.
func (m *MixedText) arrange(width float32) {
	th := theme.Of(m)
	key := layoutKey{m.text, width, th}
	if key == m.made {
		return
	}
	m.made = key
	m.block = flow(m.text.Text, m.style(th), width, m.text.Lines)
	c := theme.Fade(m.text.Ink.Of(th.Tokens()), 1-m.text.Faint)
	if m.text.Marks != (Marks{}) {
		m.block.runs = m.text.Marks.cut(m.block)
	}
	m.layMarks(th, width)
	for len(m.runs) < len(m.block.runs) {
		m.runs = append(m.runs, &canvas.Text{})
	}
	m.runs = m.runs[:len(m.block.runs)]
	for i, r := range m.block.runs {
		ink := c
		if r.marked {
			ink = th.Tokens().Accent
		}
		write(m.runs[i], r.text, r.style, ink)
		place(m.runs[i], r.x+m.indent(r, width), r.y, r.width, lineHeight(r.style))
	}
}

// indent moves a line to the middle or to the right.
func (m *MixedText) indent(r run, width float32) float32 {
	if m.text.Align == fyne.TextAlignLeading || width <= 0 {
		return 0
	}
	line := m.block.widths[r.line]
	if m.text.Align == fyne.TextAlignCenter {
		return (width - line) / 2
	}
	return width - line
}

// CreateRenderer belongs to fyne.Widget.
func (m *MixedText) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	m.arrange(m.Size().Width)
	return &drawing{
		objects: func() []fyne.CanvasObject {
			out := make([]fyne.CanvasObject, 0, len(m.marks)+len(m.runs))
			for _, r := range m.marks {
				out = append(out, r)
			}
			for _, t := range m.runs {
				out = append(out, t)
			}
			return out
		},
		min: func() fyne.Size {
			style := m.style(theme.Of(m))
			least := theme.Of(m).U(24)
			if m.text.Lines == 1 {
				w := measure(m.text.Text, style)
				if m.text.Shrink {
					w = min(w, least)
				}
				return fyne.NewSize(w, style.Line)
			}
			if w := m.Size().Width; w > 0 {
				return fyne.NewSize(min(w, least), flow(m.text.Text, style, w, m.text.Lines).size.Height)
			}
			return fyne.NewSize(least, style.Line)
		},
		layout: func(s fyne.Size) { m.arrange(s.Width) },
		refresh: func() {
			m.arrange(m.Size().Width)
			canvas.Refresh(m)
		},
	}
}
