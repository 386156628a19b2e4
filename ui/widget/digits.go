package widget

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// Digits shows times and counters in tabular figures, which Fyne does not have:
// each figure stands in a cell as wide as the widest one, so that 2:11 and 2:44
// do not make the bar tremble.
type Digits struct {
	fynewidget.BaseWidget

	text  string
	role  theme.Role
	ink   Ink
	align fyne.TextAlign
	cells []*canvas.Text
}

// NewDigits makes an empty counter. It is aligned to the left, or to the right
// with fyne.TextAlignTrailing.
func NewDigits(role theme.Role, ink Ink, align fyne.TextAlign) *Digits {
	d := &Digits{role: role, ink: ink, align: align}
	d.ExtendBaseWidget(d)
	return d
}

// SetText shows another text. Only the figures that changed are drawn again.
func (d *Digits) SetText(s string) {
	if s == d.text {
		return
	}
	grown := len([]rune(s)) != len(d.cells)
	d.text = s
	if grown {
		d.Refresh()
		return
	}
	d.arrange()
}

// SetInk changes the colour.
func (d *Digits) SetInk(ink Ink) {
	if ink != d.ink {
		d.ink = ink
		d.arrange()
	}
}

// AccessibilityLabel is the text.
func (d *Digits) AccessibilityLabel() string { return d.text }

// AccessibilityRole is text.
func (d *Digits) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// cell is how wide a rune's cell is.
func (d *Digits) cell(style theme.Style, r rune) float32 {
	if !unicode.IsDigit(r) {
		return style.Measure(string(r))
	}
	wide := float32(0)
	for f := '0'; f <= '9'; f++ {
		wide = max(wide, style.Measure(string(f)))
	}
	return wide
}

func (d *Digits) width(style theme.Style) float32 {
	w := float32(0)
	for _, r := range d.text {
		w += d.cell(style, r)
	}
	return w
}

func (d *Digits) arrange() {
	th := theme.Of(d)
	style, c := th.Style(d.role), d.ink.Of(th.Tokens())
	runes := []rune(d.text)
	for len(d.cells) < len(runes) {
		d.cells = append(d.cells, &canvas.Text{})
	}
	d.cells = d.cells[:len(runes)]
	x := float32(0)
	if d.align == fyne.TextAlignTrailing {
		x = d.Size().Width - d.width(style)
	}
	y := (d.Size().Height - style.Line) / 2
	for i, r := range runes {
		w := d.cell(style, r)
		write(d.cells[i], string(r), style, c)
		size := d.cells[i].MinSize()
		place(d.cells[i], x+(w-size.Width)/2, y+(style.Line-size.Height)/2, size.Width, size.Height)
		x += w
	}
}

// CreateRenderer belongs to fyne.Widget.
func (d *Digits) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	d.arrange()
	return &drawing{
		objects: func() []fyne.CanvasObject {
			out := make([]fyne.CanvasObject, len(d.cells))
			for i, c := range d.cells {
				out[i] = c
			}
			return out
		},
		min: func() fyne.Size {
			style := theme.Of(d).Style(d.role)
			return fyne.NewSize(d.width(style), style.Line)
		},
		layout:  func(fyne.Size) { d.arrange() },
		refresh: func() { d.arrange(); canvas.Refresh(d) },
	}
}
