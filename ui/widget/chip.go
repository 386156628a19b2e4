package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/theme"
)

// ChipShown is what a Chip shows.
type ChipShown struct {
	Icon  string // a Lucide name, "" for none
	Text  string // "" leaves the icon alone
	Key   string // the key that does the same, drawn as a key cap; "" for none
	On    bool   // in the accent, on its soft ground, with a check mark
	Plain bool   // no ground and no edge: a choice in a row
	Label string // for screen readers and the status line; "" takes Text
}

// Chip is a small pill over a picture, 32 px high: a setting with its value. On
// is told by the colour, the ground and a check mark.
type Chip struct {
	control

	OnTapped func()
	OnHint   func(label string)
	OnScroll func(up bool)

	chip ChipShown
	body *canvas.Rectangle
	cap  *canvas.Rectangle
	sign glyph
	word *canvas.Text
	key  *canvas.Text
	ring focusRing
}

var (
	_ fyne.Tappable     = (*Chip)(nil)
	_ fyne.Focusable    = (*Chip)(nil)
	_ fyne.Scrollable   = (*Chip)(nil)
	_ fyne.Accessible   = (*Chip)(nil)
	_ desktop.Hoverable = (*Chip)(nil)
)

// NewChip makes an empty chip.
func NewChip() *Chip {
	c := &Chip{
		body: canvas.NewRectangle(color.Transparent), cap: canvas.NewRectangle(color.Transparent),
		sign: newGlyph(), word: &canvas.Text{}, key: &canvas.Text{}, ring: newFocusRing(),
	}
	c.press = func() { call(c.OnTapped) }
	c.ExtendBaseWidget(c)
	return c
}

// Set shows something else.
func (c *Chip) Set(s ChipShown) {
	if s == c.chip {
		return
	}
	c.chip = s
	c.label = s.Label
	if c.label == "" {
		c.label = s.Text
	}
	c.Refresh()
}

// Shown is what is shown now.
func (c *Chip) Shown() ChipShown { return c.chip }

// Scrolled tells the wheel.
func (c *Chip) Scrolled(e *fyne.ScrollEvent) {
	if c.OnScroll != nil && e.Scrolled.DY != 0 {
		c.OnScroll(e.Scrolled.DY > 0)
	}
}

// AccessibilityLabel is the chip, and of one that is a switch whether it is on.
func (c *Chip) AccessibilityLabel() string {
	if !c.chip.On && !c.chip.Plain {
		return c.label
	}
	return spoken(c.label, switched(c.chip.On, theme.Of(c).Habit().Spoken))
}

// MouseIn tells what the chip does.
func (c *Chip) MouseIn(e *desktop.MouseEvent) {
	c.tell(c.label)
	c.control.MouseIn(e)
}

// MouseOut takes that back.
func (c *Chip) MouseOut() {
	c.tell("")
	c.control.MouseOut()
}

func (c *Chip) tell(hint string) {
	if c.OnHint != nil {
		c.OnHint(hint)
	}
}

// The measures of a chip in pixels of the design.
const (
	chipHigh  = 32
	chipLow   = 28 // in a row
	chipPad   = 14
	chipIcon  = 16
	chipCheck = 14
)

func (c *Chip) high() float32 {
	if c.chip.Plain {
		return chipLow
	}
	return chipHigh
}

// icon is the name and the size of what stands before the words.
func (c *Chip) icon() (string, float32) {
	if c.chip.On && c.chip.Plain {
		return "check", chipCheck
	}
	return c.chip.Icon, chipIcon
}

func (c *Chip) style(th *theme.Theme) theme.Style {
	s := th.Style(theme.Small)
	if c.chip.On {
		s = s.Bold()
	}
	return s
}

// CreateRenderer belongs to fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return &drawing{
		objects: fixed(c.body, c.sign.Image, c.word, c.cap, c.key, c.ring.Rectangle),
		min:     c.least,
		layout:  c.arrange,
		refresh: func() { c.arrange(c.Size()); canvas.Refresh(c) },
	}
}

func (c *Chip) least() fyne.Size {
	th := theme.Of(c)
	w := th.U(2 * chipPad)
	if c.chip.Plain {
		w = th.U(24)
	}
	icon, px := c.icon()
	if icon != "" {
		w += th.U(px)
	}
	if c.chip.Text != "" {
		// A toggle is as wide off as on, so that its neighbours stay.
		w += th.Style(theme.Small).Bold().Measure(c.chip.Text)
		if icon != "" {
			w += th.U(c.gap())
		}
	}
	if c.chip.Key != "" {
		w += th.U(12) + c.capWidth(th)
	}
	return fyne.NewSize(round(w), th.U(c.high()))
}

func (c *Chip) gap() float32 {
	if c.chip.Plain {
		return 7
	}
	return 10
}

func (c *Chip) capWidth(th *theme.Theme) float32 {
	return th.U(12) + th.Style(theme.Caption).Measure(c.chip.Key)
}

func (c *Chip) arrange(size fyne.Size) {
	th := theme.Of(c)
	t := th.Tokens()
	body, edge, ink := theme.Fade(t.Bg2, .7), t.Line, t.Text1
	switch {
	case c.chip.Plain && c.chip.On:
		body, edge, ink = t.AccentSoft, color.NRGBA{}, t.Accent
	case c.chip.Plain:
		body, edge, ink = color.NRGBA{}, color.NRGBA{}, t.Text2
	case c.chip.On:
		ink = t.Accent
	}
	if c.disabled {
		ink = t.Text3
	} else if c.hovered {
		body = t.Bg3
	}
	h := th.U(c.high())
	y := (size.Height - h) / 2
	fill(c.body, body, edge, th.U(1), h/2)
	place(c.body, 0, y, size.Width, h)
	c.ring.around(th, 0, y, size.Width, h, h/2, 2, c.focused)

	icon, px := c.icon()
	style := c.style(th)
	write(c.word, c.chip.Text, style, ink)
	wide, gap := c.word.MinSize().Width, float32(0)
	if icon == "" {
		c.sign.set(nil)
		px = 0
	} else {
		c.sign.set(th.Glyph(icon, ink, px))
		gap = th.U(c.gap())
	}
	if c.chip.Text == "" {
		wide, gap = 0, 0
	}
	keyed := float32(0)
	if c.chip.Key != "" {
		keyed = th.U(12) + c.capWidth(th)
	}
	x := (size.Width - th.U(px) - gap - wide - keyed) / 2
	place(c.sign.Image, x, y+(h-th.U(px))/2, th.U(px), th.U(px))
	settle(c.word, x+th.U(px)+gap, y, h)
	c.keyCap(th, x+th.U(px)+gap+wide+th.U(12), y+h/2)
}

// keyCap draws the key that does the same.
func (c *Chip) keyCap(th *theme.Theme, x, mid float32) {
	has := c.chip.Key != ""
	shown(c.cap, has)
	shown(c.key, has)
	if !has {
		return
	}
	t := th.Tokens()
	fill(c.cap, t.Bg2, t.Line, th.U(1), th.U(5))
	w, h := c.capWidth(th), th.U(20)
	place(c.cap, x, mid-h/2, w, h)
	write(c.key, c.chip.Key, th.Style(theme.Caption), t.Text2)
	centre(c.key, x, mid-h/2, w, h)
}
