package theme

import (
	"image/color"
	"sync"
	"sync/atomic"

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

// Theme is the look: a variant and a text size. It is safe for concurrent use.
type Theme struct {
	look  atomic.Pointer[look]
	habit atomic.Pointer[Habit]

	night *Theme // the same text size with the lights down; nil in such a one
	stage *stage // of both

	mu    sync.Mutex
	icons map[iconKey]fyne.Resource
	dark  map[fyne.CanvasObject]struct{} // what the lights are down over
}

// look is what a theme was made for, or wears since.
type look struct {
	variant Variant
	scale   float32
}

var _ fyne.Theme = (*Theme)(nil)

// New makes a theme. Scale is the text size, 1 for 100 per cent; it multiplies
// type, spacing and heights alike and is kept within MinScale and MaxScale.
func New(variant Variant, scale float32) *Theme {
	moves := &stage{}
	t := &Theme{
		stage: moves,
		night: &Theme{stage: moves, icons: map[iconKey]fyne.Resource{}},
		icons: map[iconKey]fyne.Resource{}, dark: map[fyne.CanvasObject]struct{}{},
	}
	t.Wear(variant, scale)
	return t
}

// Wear changes the theme in place, as New would make it. Whoever calls it makes
// what is shown anew. It is there because each theme that Fyne is given makes it
// parse all fonts again and keep the old ones too: 55 MB a change in Fyne 2.8.1.
func (t *Theme) Wear(variant Variant, scale float32) {
	t.look.Store(&look{variant: variant, scale: max(MinScale, min(MaxScale, scale))})
	if t.night != nil {
		t.night.Wear(Night, scale)
	}
}

// Titles is how dramas' titles stand on posters.
type Titles int

// The ways.
const (
	TitlesStand Titles = iota // vertically, as on film posters
	TitlesLie
	TitlesNone
)

// Habit is what the fan wants of every page, beside its colours and its size.
type Habit struct {
	Still  bool // less motion: what would slide or fade is there at once
	Worded bool // states are told in words too
	Titles Titles
	Spoken Spoken
}

// Spoken are the words of the interface's language that parts add to their
// names for screen readers; an empty one is left out.
type Spoken struct {
	On, Off               string // a switch
	Chosen                string // one of several
	Ascending, Descending string // a column that a table is sorted by
}

// SetHabit changes the habit in place, as Wear does the look.
func (t *Theme) SetHabit(h Habit) {
	t.habit.Store(&h)
	if t.night != nil {
		t.night.SetHabit(h)
	}
}

// Habit is what the fan wants of every page.
func (t *Theme) Habit() Habit {
	if h := t.habit.Load(); h != nil {
		return *h
	}
	return Habit{}
}

// Of is the theme that o is shown in: that of the override around it, or else
// the app's, and that of the night where the lights are down over o. A nil o
// asks for the app's. Where the app wears a foreign theme it is Night at 100 per
// cent.
func Of(o fyne.CanvasObject) *Theme {
	t := worn(o)
	if o != nil && t.night != nil && t.IsDay() && t.isDark(o) {
		return t.night
	}
	return t
}

// worn is the theme around o, with the lights on.
func worn(o fyne.CanvasObject) *Theme {
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
func (t *Theme) Variant() Variant { return t.look.Load().variant }

// Scale is the text size, 1 for 100 per cent.
func (t *Theme) Scale() float32 { return t.look.Load().scale }

// U turns a length of the design, in pixels at 100 per cent, into a length on
// the screen.
func (t *Theme) U(px float32) float32 { return px * t.Scale() }

// Tokens are the colours now. With System they follow the desktop.
func (t *Theme) Tokens() Tokens {
	if t.IsDay() {
		return day
	}
	return night
}

// IsDay tells whether the light colours are on.
func (t *Theme) IsDay() bool {
	variant := t.Variant()
	if variant == System {
		app := fyne.CurrentApp()
		return app != nil && app.Settings().ThemeVariant() == fynetheme.VariantLight
	}
	return variant == Day
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
