package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// PickShown is what a PickRow shows.
type PickShown struct {
	Text string
	Sub  string // smaller, below the text; "" for none
	On   bool   // it holds: in the accent, with a check mark
}

// PickRow is one of several choices below each other, or a switch: a check mark
// where it holds, its words, and what they mean.
type PickRow struct {
	control

	OnTapped func()

	pick PickShown
	body *canvas.Rectangle
	sign glyph
	text *MixedText
	sub  *MixedText
	ring focusRing
}

var (
	_ fyne.Tappable   = (*PickRow)(nil)
	_ fyne.Focusable  = (*PickRow)(nil)
	_ fyne.Accessible = (*PickRow)(nil)
)

// NewPickRow makes an empty row.
func NewPickRow() *PickRow {
	p := &PickRow{
		body: canvas.NewRectangle(color.Transparent), sign: newGlyph(), ring: newFocusRing(),
		text: NewMixedText(Text{Role: theme.Body, Lines: 1, Shrink: true}),
		sub:  NewMixedText(Text{Role: theme.Small, Ink: InkText2, Lines: 1, Shrink: true}),
	}
	p.press = func() { call(p.OnTapped) }
	p.ExtendBaseWidget(p)
	return p
}

// Set shows something else.
func (p *PickRow) Set(s PickShown) {
	if s == p.pick {
		return
	}
	p.pick = s
	p.label = s.Text
	if s.Sub != "" {
		p.label += ", " + s.Sub
	}
	p.Refresh()
}

// AccessibilityRole is a radio button: one of several that holds.
func (p *PickRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the row, and whether it is the one that holds.
func (p *PickRow) AccessibilityLabel() string {
	return spoken(p.label, chosen(p.pick.On, theme.Of(p).Habit().Spoken))
}

// CreateRenderer belongs to fyne.Widget.
func (p *PickRow) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &drawing{
		objects: fixed(p.body, p.sign.Image, p.text, p.sub, p.ring.Rectangle),
		min:     func() fyne.Size { th := theme.Of(p); return fyne.NewSize(th.U(80), th.U(36)) },
		layout:  p.arrange,
		refresh: func() { p.arrange(p.Size()); canvas.Refresh(p) },
	}
}

func (p *PickRow) arrange(size fyne.Size) {
	th := theme.Of(p)
	c := th.Tokens()
	body := color.NRGBA{}
	if p.hovered {
		body = theme.Fade(c.Text1, .06)
	}
	fill(p.body, body, color.Transparent, 0, th.U(8))
	place(p.body, 0, 0, size.Width, size.Height)
	p.ring.around(th, 0, 0, size.Width, size.Height, th.U(8), 0, p.focused)
	ink := InkText1
	p.sign.set(nil)
	if p.pick.On {
		ink = InkAccent
		p.sign.set(th.Glyph("check", c.Accent, 16))
	}
	d := th.U(16)
	x := th.U(8) + d + th.U(10)
	wide := max(1, size.Width-x-th.U(8))
	p.text.Set(Text{Text: p.pick.Text, Role: theme.Body, Ink: ink, Lines: 1, Shrink: true})
	p.sub.SetText(p.pick.Sub)
	shown(p.sub, p.pick.Sub != "")
	high := th.U(20)
	if p.pick.Sub != "" {
		high += th.U(18)
	}
	y := (size.Height - high) / 2
	place(p.sign.Image, th.U(8), y+th.U(2), d, d)
	place(p.text, x, y, wide, th.U(20))
	place(p.sub, x, y+th.U(20), wide, th.U(18))
}
