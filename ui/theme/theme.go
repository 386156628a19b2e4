package theme

import (
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Variant is which colours the window wears.
type Variant int

// The variants.
const (
	Night  Variant = iota
	Day            // hanji paper
	System         // as the desktop says
)

// The range of the text size.
const (
	MinScale = 0.8
	MaxScale = 2.0
)

// Theme is the look for one variant and one text size. It is safe for
// concurrent use.
type Theme struct {
	variant Variant
	scale   float32

	mu    sync.Mutex
	icons map[iconKey]fyne.Resource
}

var _ fyne.Theme = (*Theme)(nil)

// New makes a theme. Scale is the text size, 1 for 100 per cent; it multiplies
// type, spacing and heights alike and is kept within MinScale and MaxScale.
func New(variant Variant, scale float32) *Theme {
	return &Theme{
		variant: variant,
		scale:   max(MinScale, min(MaxScale, scale)),
		icons:   map[iconKey]fyne.Resource{},
	}
}

// Of is the theme that o is shown in: that of the override around it, or else
// the app's. A nil o asks for the app's. Where the app wears a foreign theme it
// is Night at 100 per cent.
func Of(o fyne.CanvasObject) *Theme {
	th := fynetheme.Current()
	if o != nil {
		th = fynetheme.CurrentForWidget(o)
	}
	if t, ok := th.(*Theme); ok {
		return t
	}
	// An override wraps the theme it is given; it still passes icons through.
	if t, ok := th.Icon(selfName).(self); ok {
		return t.Theme
	}
	return New(Night, 1)
}

// self lets Of find a Theme behind a wrapper.
type self struct {
	*Theme
	fyne.Resource
}

const selfName fyne.ThemeIconName = "reprise.theme"

// Variant is the variant that the theme was made for.
func (t *Theme) Variant() Variant { return t.variant }

// Scale is the text size, 1 for 100 per cent.
func (t *Theme) Scale() float32 { return t.scale }

// With is the same text size in another variant. The pages with the lights
// down wear With(Night) whatever the window wears.
func (t *Theme) With(v Variant) *Theme { return New(v, t.scale) }

// U turns a length of the design, in pixels at 100 per cent, into a length on
// the screen.
func (t *Theme) U(px float32) float32 { return px * t.scale }

// Tokens are the colours now. With System they follow the desktop.
func (t *Theme) Tokens() Tokens {
	if t.IsDay() {
		return day
	}
	return night
}

// IsDay tells whether the light colours are on.
func (t *Theme) IsDay() bool {
	if t.variant == System {
		app := fyne.CurrentApp()
		return app != nil && app.Settings().ThemeVariant() == fynetheme.VariantLight
	}
	return t.variant == Day
}

// Elevation is how far something hangs above the ground.
type Elevation int

// The elevations.
const (
	Low  Elevation = iota + 1 // thumbs
	Mid                       // posters
	High                      // sheets and toasts
)

// Shadow is the shadow of an elevation, already scaled.
func (t *Theme) Shadow(e Elevation) canvas.Shadow {
	c := t.Tokens()
	shadow := func(col color.NRGBA, blur, y float32) canvas.Shadow {
		return canvas.Shadow{
			Color: col, BlurRadius: t.U(blur), Offset: fyne.NewPos(0, t.U(y)), Variant: canvas.DropShadow,
		}
	}
	switch e {
	case Low:
		return shadow(c.Shadow1, 8, 2)
	case Mid:
		return shadow(c.Shadow2, 28, 10)
	case High:
		return shadow(c.Shadow3, 64, 24)
	}
	return canvas.Shadow{}
}
