package ui

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"reprise/assets"
	"reprise/ui/page"
	"reprise/ui/theme"
	"reprise/ui/words"
)

// The stored words for the colours.
const (
	themeSystem = "system"
	themeNight  = "night"
	themeDay    = "day"
)

func (w *Window) themeVariant() theme.Variant {
	switch w.o.Library.Setting(keyTheme) {
	case themeNight:
		return theme.Night
	case themeDay:
		return theme.Day
	default:
		return theme.System
	}
}

// textSize is the text size in per cent.
func (w *Window) textSize() int {
	n, err := strconv.Atoi(w.o.Library.Setting(keyTextSize))
	if err != nil || n < textSmallest || n > textLargest {
		return textNormal
	}
	return n
}

func (w *Window) textBy(step int) { w.textTo(w.textSize() + step) }

func (w *Window) textTo(percent int) {
	percent = max(textSmallest, min(textLargest, percent))
	w.o.Library.SetSetting(keyTextSize, strconv.Itoa(percent))
	w.dress()
}

func (w *Window) setTheme(word string) {
	w.o.Library.SetSetting(keyTheme, word)
	w.dress()
}

// dress puts the theme of the settings on the open window: every page is built
// again in it.
func (w *Window) dress() {
	w.theme.Wear(w.themeVariant(), float32(w.textSize())/100)
	w.rebuild()
}

// followDesktop dresses the window again when the desktop has gone from light to
// dark or back and the fan follows it.
func (w *Window) followDesktop() {
	if day := w.theme.IsDay(); day != w.isDay {
		w.rebuild()
	}
}

// rebuild makes all pages again and opens the one that was open.
func (w *Window) rebuild() {
	w.isDay = w.theme.IsDay()
	at, sheet, open := w.screen, w.sheet.Ref(), w.sheet.Shown()
	w.build()
	w.refreshNow()
	w.show(at)
	if open {
		w.openSheet(sheet)
	}
}

// setLanguage makes the window speak another language at once: every page is
// built again from the new words.
func (w *Window) setLanguage(code string) {
	said, err := words.Load(assets.Words, words.Choose(code, lang.SystemLocale().String()))
	if err != nil {
		w.fail(err, "")
		return
	}
	w.o.Library.SetSetting(keyLanguage, code)
	w.words = said
	w.theme.SetHabit(w.habit())
	w.rebuild()
}

// habit is what the settings say of every page.
func (w *Window) habit() theme.Habit {
	get := w.o.Library.Setting
	t := w.words.T
	h := theme.Habit{Still: get(keyStill) == on, Worded: get(keyWorded) == on, Spoken: theme.Spoken{
		On: t("access.on"), Off: t("access.off"), Chosen: t("access.chosen"),
		Ascending: t("access.ascending"), Descending: t("access.descending"),
	}}
	switch get(keyTitles) {
	case page.TitlesFlat:
		h.Titles = theme.TitlesLie
	case page.TitlesNone:
		h.Titles = theme.TitlesNone
	}
	return h
}

// on is how a switch that is on is stored; off is "".
const on = "1"

func onOff(v bool) string {
	if v {
		return on
	}
	return ""
}

// setHabit stores one of the habits and shows every page in it.
func (w *Window) setHabit(key, value string) {
	w.o.Library.SetSetting(key, value)
	w.theme.SetHabit(w.habit())
	w.refresh()
}

// settingsNow is what the settings page shows.
func (w *Window) settingsNow() page.SettingsState {
	chosen := w.o.Library.Setting(keyTheme)
	if chosen == "" {
		chosen = themeSystem
	}
	get := w.o.Library.Setting
	st := page.SettingsState{
		Folders: w.snap.Roots, Names: w.snap.Taught, Theme: chosen, Language: get(keyLanguage),
		TextSize: w.textSize(), Still: get(keyStill) == on, Worded: get(keyWorded) == on, Titles: get(keyTitles),
		Volume: w.state.Volume, Uneven: get(keyUneven) == on, Untrim: get(keyUntrim) == on,
		Devices: w.devices, Device: get(keyDevice), Keys: w.keyTable(),
		Data: w.o.DataDir, Version: w.o.Version, Demo: w.o.Demo,
	}
	if !w.snap.Scan.Running {
		st.Looked = w.snap.Scan.Started
	}
	return st
}
