package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/theme"
)

// ButtonKind is how much a button stands out.
type ButtonKind int

// The kinds. A view has one Primary at most.
const (
	Primary ButtonKind = iota // in the accent: the next step
	Normal                    // raised
	Outline                   // an edge only
	Quiet                     // no edge
	Word                      // words in the accent, no edge: the way on in a toast
	Soft                      // words in the accent on its soft ground: a place in a song
)

// ButtonSize is how high a button is.
type ButtonSize int

// The sizes, in pixels of the design.
const (
	Small  ButtonSize = 32
	Medium ButtonSize = 40
	Large  ButtonSize = 52
)

// Button is a pill with an icon, words or both. Without words it is a round
// icon button; its label then needs SetLabel.
type Button struct {
	control

	OnTapped func() // a click, Enter or Space; nil does nothing

	kind    ButtonKind
	size    ButtonSize
	icon    string
	text    string
	pressed bool

	body *canvas.Rectangle
	tint *canvas.Rectangle
	sign glyph
	word *canvas.Text
	ring focusRing
}

var (
	_ fyne.Tappable     = (*Button)(nil)
	_ fyne.Focusable    = (*Button)(nil)
	_ fyne.Accessible   = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
	_ desktop.Mouseable = (*Button)(nil)
)

// NewButton makes a Medium button. Icon is a Lucide name, "" for none; text may
// be "" where the icon says it all.
func NewButton(kind ButtonKind, icon, text string) *Button {
	b := &Button{kind: kind, size: Medium, icon: icon, text: text}
	b.label = text
	b.press = func() {
		if b.OnTapped != nil {
			b.OnTapped()
		}
	}
	b.body, b.tint = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	b.sign, b.word, b.ring = newGlyph(), canvas.NewText("", color.Transparent), newFocusRing()
	b.ExtendBaseWidget(b)
	return b
}

// SetSize changes the height.
func (b *Button) SetSize(s ButtonSize) {
	if b.size != s {
		b.size = s
		b.Refresh()
	}
}

// SetKind changes how much the button stands out.
func (b *Button) SetKind(k ButtonKind) {
	if b.kind != k {
		b.kind = k
		b.Refresh()
	}
}

// SetText changes the words, which are the label for screen readers too.
func (b *Button) SetText(s string) {
	if b.text != s {
		b.text, b.label = s, s
		b.Refresh()
	}
}

// SetIcon changes the icon, "" for none.
func (b *Button) SetIcon(icon string) {
	if b.icon != icon {
		b.icon = icon
		b.Refresh()
	}
}

// SetLabel says to screen readers what an icon without words does.
func (b *Button) SetLabel(s string) { b.label = s }

// MouseDown shows the button pressed.
func (b *Button) MouseDown(*desktop.MouseEvent) { b.mark(&b.pressed, true) }

// MouseUp lets it go.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.mark(&b.pressed, false) }

// MouseOut takes the pointer's mark away, and the press with it.
func (b *Button) MouseOut() {
	b.control.MouseOut()
	b.mark(&b.pressed, false)
}

// buttonShape are the measures of a size.
type buttonShape struct {
	pad, icon float32
	role      theme.Role
}

func (b *Button) shape() buttonShape {
	s := buttonShape{pad: 18, icon: 18, role: theme.Body}
	switch b.size {
	case Small:
		s = buttonShape{pad: 14, icon: 16, role: theme.Small}
	case Large:
		s = buttonShape{pad: 26, icon: 20, role: theme.Lead}
	}
	switch {
	case b.kind == Word:
		s.pad, s.role = 8, theme.Body
	case b.kind == Soft:
		s.pad = 12
	case b.kind == Quiet && b.size != Small:
		s.pad = 12
	}
	return s
}

// colours are the body, its edge and the ink of the present state.
func (b *Button) colours(c theme.Tokens) (body, edge, ink color.NRGBA) {
	var none color.NRGBA
	if b.disabled {
		if b.kind == Quiet || b.kind == Word {
			return none, none, c.Text3
		}
		return c.Bg1, c.Line, c.Text3
	}
	switch b.kind {
	case Primary:
		return c.Accent, c.Accent, c.OnAccent
	case Normal:
		return c.Bg2, c.Line, c.Text1
	case Outline:
		return none, c.LineStrong, c.Text1
	case Word:
		return none, none, c.Accent
	case Soft:
		return c.AccentSoft, c.AccentSoft, c.Accent
	}
	if b.hovered {
		return none, none, c.Text1
	}
	return none, none, c.Text2
}

// CreateRenderer belongs to fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return &drawing{
		objects: fixed(b.body, b.tint, b.sign.Image, b.word, b.ring.Rectangle),
		min:     b.least,
		layout:  b.arrange,
		refresh: func() {
			b.arrange(b.Size())
			canvas.Refresh(b)
		},
	}
}

func (b *Button) least() fyne.Size {
	th := theme.Of(b)
	h := th.U(float32(b.size))
	if b.text == "" {
		return fyne.NewSquareSize(h)
	}
	s := b.shape()
	w := 2*th.U(s.pad) + th.Style(s.role).Bold().Measure(b.text)
	if b.icon != "" {
		w += th.U(s.icon + 10)
	}
	return fyne.NewSize(round(w), h)
}

func (b *Button) arrange(size fyne.Size) {
	th := theme.Of(b)
	c, s := th.Tokens(), b.shape()
	h := min(size.Height, th.U(float32(b.size)))
	y := (size.Height - h) / 2
	body, edge, ink := b.colours(c)
	fill(b.body, body, edge, th.U(1), h/2)
	place(b.body, 0, y, size.Width, h)
	fill(b.tint, b.tinted(c), color.Transparent, 0, h/2)
	place(b.tint, 0, y, size.Width, h)
	b.ring.around(th, 0, y, size.Width, h, h/2, 2, b.focused)

	icon, gap := float32(0), float32(0)
	if b.icon == "" {
		b.sign.set(nil)
	} else {
		icon = th.U(s.icon)
		b.sign.set(th.Glyph(b.icon, ink, s.icon))
		if b.text != "" {
			gap = th.U(10)
		}
	}
	style := th.Style(s.role).Bold()
	room := size.Width - icon - gap - th.U(8)
	write(b.word, cut(style, b.text, room), style, ink)
	width := icon + gap
	if b.text != "" {
		width += b.word.MinSize().Width
	}
	x := (size.Width - width) / 2
	place(b.sign.Image, x, y+(h-icon)/2, icon, icon)
	settle(b.word, x+icon+gap, y, h)
}

// tinted is the veil under the pointer.
func (b *Button) tinted(c theme.Tokens) color.Color {
	switch {
	case b.disabled:
		return color.Transparent
	case b.pressed:
		return theme.Fade(c.Text1, .12)
	case b.hovered:
		return theme.Fade(c.Text1, .06)
	}
	return color.Transparent
}
