package page

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"reprise/ui/theme"
)

// flat is the window's theme without the shadow that Fyne draws where a scroll
// goes on: a page ends at a line, not at a step.
type flat struct{ *theme.Theme }

// Color is the theme's, but for that shadow.
func (f flat) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if name == fynetheme.ColorNameShadow {
		return color.Transparent
	}
	return f.Theme.Color(name, v)
}

// newScroll makes a vertical scroll without shadows; shown is what is placed.
func newScroll(content fyne.CanvasObject) (scroll *container.Scroll, shown fyne.CanvasObject) {
	scroll = container.NewVScroll(content)
	return scroll, container.NewThemeOverride(scroll, flat{theme.Of(nil)})
}
