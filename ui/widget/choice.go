package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// Choice is one of the choices of a Segment.
type Choice struct {
	ID   string
	Text string
}

// Tab is one of the chips of Tabs.
type Tab struct {
	ID    string
	Text  string
	Icon  string // a Lucide name instead of the text, as "plus"
	Label string // what an icon does, for screen readers
	Ring  State  // the ring before the text, where Ringed
	// Ringed tells that a ring stands before the text.
	Ringed bool
}

// choiceLook is how a chip looks.
type choiceLook struct {
	role theme.Role
	pad  float32
	on   bool
	body func(theme.Tokens) color.NRGBA // of the one that is on
	ink  func(theme.Tokens) color.NRGBA // of the one that is on
}

// choice is a chip of a Segment or of Tabs. Left and Right move the focus.
type choice struct {
	control

	tab  Tab
	look choiceLook

	body *canvas.Rectangle
	sign glyph
	mark *RepeatRing
	word *canvas.Text
	ring focusRing
}

func newChoice(look choiceLook, tapped func(id string), move func(from *choice, by int)) *choice {
	c := &choice{
		look: look, body: canvas.NewRectangle(color.Transparent), sign: newGlyph(), mark: NewRepeatRing(14), word: &canvas.Text{}, ring: newFocusRing(),
	}
	c.mark.Hide()
	c.press = func() { tapped(c.tab.ID) }
	c.key = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyLeft:
			move(c, -1)
		case fyne.KeyRight:
			move(c, +1)
		default:
			return false
		}
		return true
	}
	c.ExtendBaseWidget(c)
	return c
}

func (c *choice) set(tab Tab, on bool) {
	if tab == c.tab && on == c.look.on {
		return
	}
	c.tab, c.look.on = tab, on
	c.label = tab.Text
	if tab.Label != "" {
		c.label = tab.Label
	}
	c.Refresh()
}

// AccessibilityLabel is the choice, and whether it is the one that holds.
func (c *choice) AccessibilityLabel() string {
	return spoken(c.label, chosen(c.look.on, theme.Of(c).Habit().Spoken))
}

// CreateRenderer belongs to fyne.Widget.
func (c *choice) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return &drawing{
		objects: fixed(c.body, c.sign.Image, c.mark, c.word, c.ring.Rectangle),
		min: func() fyne.Size {
			th := theme.Of(c)
			style := th.Style(c.look.role)
			if c.tab.Icon != "" {
				return fyne.NewSize(th.U(20+18), style.Line)
			}
			// Measured bold, so that a chip keeps its width when it is chosen.
			return fyne.NewSize(round(style.Bold().Measure(c.tab.Text)+c.before(th)+2*th.U(c.look.pad)), style.Line)
		},
		layout: c.arrange,
		refresh: func() {
			c.arrange(c.Size())
			canvas.Refresh(c)
		},
	}
}

func (c *choice) arrange(size fyne.Size) {
	th := theme.Of(c)
	t := th.Tokens()
	body, ink, style := color.NRGBA{}, t.Text2, th.Style(c.look.role)
	switch {
	case c.look.on:
		body, ink, style = c.look.body(t), c.look.ink(t), style.Bold()
	case c.hovered:
		body, ink = theme.Fade(t.Text1, .06), t.Text1
	}
	r := size.Height / 2
	fill(c.body, body, color.Transparent, 0, r)
	place(c.body, 0, 0, size.Width, size.Height)
	c.ring.around(th, 0, 0, size.Width, size.Height, r, 2, c.focused)
	if c.tab.Icon != "" {
		c.sign.set(th.Glyph(c.tab.Icon, ink, 18))
		c.sign.middle(th.U(18), 0, 0, size.Width, size.Height)
	} else {
		c.sign.set(nil)
	}
	text := c.tab.Text
	if c.tab.Icon != "" {
		text = ""
	}
	write(c.word, cut(style, text, max(1, size.Width-c.before(th)-th.U(8))), style, ink)
	shown(c.mark, c.tab.Ringed)
	if !c.tab.Ringed {
		centre(c.word, 0, 0, size.Width, size.Height)
		return
	}
	c.mark.Set(Ring{State: c.tab.Ring})
	d := c.mark.MinSize().Width
	x := max(0, (size.Width-c.before(th)-c.word.MinSize().Width)/2)
	place(c.mark, x, (size.Height-d)/2, d, d)
	settle(c.word, x+c.before(th), 0, size.Height)
}

// before is the room that the ring takes before the text.
func (c *choice) before(th *theme.Theme) float32 {
	if !c.tab.Ringed {
		return 0
	}
	return c.mark.MinSize().Width + th.U(8)
}
