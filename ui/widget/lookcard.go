package widget

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// LookCard is a choice of colours, shown as a small wall in them, with its name
// and a check mark below. 150 × 124 px.
type LookCard struct {
	control

	variant theme.Variant
	on      bool
	name    string
	frame   *canvas.Rectangle
	picture *canvas.Image
	edge    *canvas.Rectangle
	focus   focusRing
	sign    glyph
	word    *canvas.Text
}

var (
	_ fyne.Tappable   = (*LookCard)(nil)
	_ fyne.Focusable  = (*LookCard)(nil)
	_ fyne.Accessible = (*LookCard)(nil)
)

// NewLookCard makes the card of a variant; tapped is told of a click, Enter or
// Space.
func NewLookCard(v theme.Variant, name string, tapped func()) *LookCard {
	l := &LookCard{
		variant: v, name: name, frame: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent),
		picture: canvas.NewImageFromImage(lookPicture(v)), focus: newFocusRing(), sign: newGlyph(), word: &canvas.Text{},
	}
	l.picture.ScaleMode = canvas.ImageScaleSmooth
	l.label, l.press = name, tapped
	l.ExtendBaseWidget(l)
	return l
}

// Set tells whether these are the colours that are worn.
func (l *LookCard) Set(on bool) {
	if on != l.on {
		l.on = on
		l.Refresh()
	}
}

// AccessibilityLabel is the look, and whether it is worn.
func (l *LookCard) AccessibilityLabel() string {
	return spoken(l.label, chosen(l.on, theme.Of(l).Habit().Spoken))
}

// CreateRenderer belongs to fyne.Widget.
func (l *LookCard) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	return &drawing{
		objects: fixed(l.frame, l.picture, l.edge, l.focus.Rectangle, l.sign.Image, l.word),
		min: func() fyne.Size {
			th := theme.Of(l)
			return fyne.NewSize(th.U(150), th.U(124))
		},
		layout:  l.arrange,
		refresh: func() { l.arrange(l.Size()); canvas.Refresh(l) },
	}
}

func (l *LookCard) arrange(size fyne.Size) {
	th := theme.Of(l)
	c := th.Tokens()
	h := th.U(92)
	l.picture.CornerRadius = th.U(10)
	place(l.picture, 0, 0, size.Width, h)
	edge := c.Line
	if l.hovered {
		edge = c.LineStrong
	}
	fill(l.edge, color.Transparent, edge, th.U(1), th.U(10))
	place(l.edge, 0, 0, size.Width, h)
	chosen := color.NRGBA{}
	if l.on {
		chosen = c.Accent
	}
	gap := th.U(4)
	fill(l.frame, color.Transparent, chosen, th.U(2), th.U(14))
	place(l.frame, -gap, -gap, size.Width+2*gap, h+2*gap)
	l.focus.around(th, 0, 0, size.Width, h, th.U(10), 6, l.focused)
	style, ink, icon := th.Style(theme.Small), c.Text2, float32(0)
	l.sign.set(nil)
	if l.on {
		style, ink, icon = style.Bold(), c.Text1, th.U(24)
		l.sign.set(th.Glyph("check", c.Accent, 16))
	}
	write(l.word, cut(style, l.name, size.Width-icon), style, ink)
	x := (size.Width - icon - l.word.MinSize().Width) / 2
	place(l.sign.Image, x, h+th.U(14), th.U(16), th.U(16))
	settle(l.word, x+icon, h+th.U(12), th.U(20))
}

// The little wall of a LookCard, in pixels at twice the design's size.
const (
	lookWidth, lookHeight = 300, 184
	lookSlant             = .35 // of the line between night and day
)

// lookPicture paints a small wall; for System it is night at the left and day
// at the right.
func lookPicture(v theme.Variant) image.Image {
	if v != theme.System {
		return lookWall(theme.TokensOf(v))
	}
	night, day := lookWall(theme.TokensOf(theme.Night)), lookWall(theme.TokensOf(theme.Day))
	for y := range lookHeight {
		from := int(lookWidth*.66 - float64(y)*lookSlant)
		for x := from; x < lookWidth; x++ {
			night.SetRGBA(x, y, day.RGBAAt(x, y))
		}
	}
	return night
}

func lookWall(t theme.Tokens) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, lookWidth, lookHeight))
	box := func(x, y, w, h, radius int, c color.NRGBA) {
		for dy := range h {
			for dx := range w {
				// The distance into the nearest corner's square decides.
				cx, cy := max(radius-dx, dx-(w-1-radius), 0), max(radius-dy, dy-(h-1-radius), 0)
				if cx*cx+cy*cy <= radius*radius {
					img.Set(x+dx, y+dy, c)
				}
			}
		}
	}
	box(0, 0, lookWidth, lookHeight, 0, t.Bg0)
	for i, c := range []color.NRGBA{{0x4a, 0x72, 0x5e, 255}, {0xd0, 0x44, 0x26, 255}, {0x80, 0xb0, 0xad, 255}} {
		box(26+i*74, 26, 60, 84, 10, c)
	}
	box(26, 124, 120, 10, 5, t.Text1)
	box(0, 146, lookWidth, lookHeight-146, 0, t.Bg1)
	box(26, 154, 22, 22, 11, t.Accent)
	box(31, 159, 12, 12, 6, t.Bg1)
	return img
}
