package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Color maps Fyne's names to tokens; the variant that Fyne offers is not used,
// because this theme has its own.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	c := t.Tokens()
	switch name {
	case fynetheme.ColorNameHover:
		return Fade(c.Text1, .06)
	case fynetheme.ColorNamePressed:
		return Fade(c.Text1, .12)
	case fynetheme.ColorNameFocus:
		// Fyne fills the chosen line of a menu with it, and writes on it.
		return Fade(c.Focus, .4)
	case fynetheme.ColorNameSelection:
		return Fade(c.Accent, .2)
	case fynetheme.ColorNameShadow, fynetheme.ColorNameInputBackground, fynetheme.ColorNameInputBorder,
		fynetheme.ColorNameScrollBarBackground:
		// Fyne would darken where a scroll goes on and box an entry in; pages end
		// at a line, and the search field draws its own box. A theme override
		// around each would say the same and load all fonts once more.
		return color.Transparent
	}
	names := nightNames
	if t.IsDay() {
		names = dayNames
	}
	if token, ok := names[name]; ok {
		return token
	}
	return c.Text1
}

// Fyne asks for colours all the time, so both tables are made once.
var (
	nightNames = named(night) //nolint:gochecknoglobals // a table that nothing writes
	dayNames   = named(day)   //nolint:gochecknoglobals // a table that nothing writes
)

// named are Fyne's names that are one token each.
func named(c Tokens) map[fyne.ThemeColorName]color.NRGBA {
	return map[fyne.ThemeColorName]color.NRGBA{
		fynetheme.ColorNameBackground:                c.Bg0,
		fynetheme.ColorNameButton:                    c.Bg2,
		fynetheme.ColorNameDisabledButton:            c.Bg1,
		fynetheme.ColorNameDisabled:                  c.Text3,
		fynetheme.ColorNameError:                     c.Error,
		fynetheme.ColorNameForeground:                c.Text1,
		fynetheme.ColorNameForegroundOnError:         c.Bg0,
		fynetheme.ColorNameForegroundOnPrimary:       c.OnAccent,
		fynetheme.ColorNameForegroundOnSuccess:       c.Bg0,
		fynetheme.ColorNameForegroundOnWarning:       c.Bg0,
		fynetheme.ColorNameHeaderBackground:          c.Bg1,
		fynetheme.ColorNameHyperlink:                 c.Accent,
		fynetheme.ColorNameInnerWindowBorder:         c.Line,
		fynetheme.ColorNameInnerWindowBorderInactive: c.Line,
		fynetheme.ColorNameMenuBackground:            c.Bg2,
		fynetheme.ColorNameOverlayBackground:         c.Bg1,
		fynetheme.ColorNamePlaceHolder:               c.Text3,
		fynetheme.ColorNamePrimary:                   c.Accent,
		fynetheme.ColorNameScrollBar:                 c.LineStrong,
		fynetheme.ColorNameSeparator:                 c.Line,
		fynetheme.ColorNameSuccess:                   c.Linked,
		fynetheme.ColorNameWarning:                   c.Check,
	}
}

// sizes are Fyne's sizes at 100 per cent where the design differs from Fyne.
var sizes = map[fyne.ThemeSizeName]float32{ //nolint:gochecknoglobals // a table that nothing writes
	fynetheme.SizeNameText:               14,
	fynetheme.SizeNameCaptionText:        12,
	fynetheme.SizeNameSubHeadingText:     22,
	fynetheme.SizeNameHeadingText:        30,
	fynetheme.SizeNamePadding:            4,
	fynetheme.SizeNameInnerPadding:       8,
	fynetheme.SizeNameLineSpacing:        4,
	fynetheme.SizeNameInlineIcon:         20,
	fynetheme.SizeNameScrollBar:          12,
	fynetheme.SizeNameScrollBarSmall:     4,
	fynetheme.SizeNameScrollBarRadius:    4,
	fynetheme.SizeNameSeparatorThickness: 1,
	fynetheme.SizeNameInputBorder:        0, // the search field draws its own
	fynetheme.SizeNameInputRadius:        20,
	fynetheme.SizeNameSelectionRadius:    4,
	fynetheme.SizeNameButtonRadius:       20,
	fynetheme.SizeNameCardRadius:         14,
	fynetheme.SizeNameDialogRadius:       14,
	fynetheme.SizeNamePopupRadius:        14,
	fynetheme.SizeNameMenuRadius:         10,
}

// Size is Fyne's size times the text size.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := sizes[name]; ok {
		return t.U(s)
	}
	return t.U(fynetheme.DefaultTheme().Size(name))
}

// Font is Pretendard JP for every style: there is no italic Hangul, and a faked
// one is worse than none. Symbols come from Fyne, which alone has them.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return fynetheme.DefaultTheme().Font(style)
	case style.Bold:
		return uiSemiBold
	}
	return uiRegular
}

// Icon is Fyne's own icon for its own widgets.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	if name == selfName {
		return self{Theme: t}
	}
	return fynetheme.DefaultTheme().Icon(name)
}
