package ui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"reprise/ui/page"
	"reprise/ui/widget"
)

// everything walks all that the window shows, in the order of the Tab key.
func (g *guide) everything(found func(fyne.CanvasObject)) {
	reach(g.win.Canvas().Content(), found)
	for _, o := range g.win.Canvas().Overlays().List() {
		reach(o, found)
	}
}

func reach(o fyne.CanvasObject, found func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	found(o)
	switch o := o.(type) {
	case *container.Scroll:
		reach(o.Content, found)
	case *fyne.Container:
		for _, c := range o.Objects {
			reach(c, found)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			reach(c, found)
		}
	}
}

// focusable reports whether the Tab key stops at o.
func focusable(o fyne.CanvasObject) bool {
	if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
		return false
	}
	_, ok := o.(fyne.Focusable)
	return ok
}

// stated are states that a part does not show by its name, by screen.
func stated() map[string][]string {
	return map[string][]string{
		"wall":             {"Secret Garden, Scar, BOIS, linked, 12 passes", "Wall: chosen", "All parts: chosen", "To check, 1"},
		"search":           {"Drama, song, 가수, ㄷㅅㄴㄹ…: ㅅㅋ"},
		"library":          {"Library: chosen", "All: chosen"},
		"settings-folders": {"Music folders: chosen", "Settings: chosen"},
		"settings-sound":   {"Volume: 100 %", "Even loudness: on"},
		"settings-look":    {"Night: chosen", "Text size: 100 %", "Less motion: off", "English: chosen"},
		"playing":          {"한글: on", "Place in the song: 0:03.5"},
		"playing-night":    {"No end: chosen", "More: Passes, 20"},
	}
}

// TestEveryPartSaysWhatItIs reads what a screen reader reads where the Tab key
// stops, on every screen and in every dial, in both languages.
func TestEveryPartSaysWhatItIs(t *testing.T) {
	g := fansGuide(t)
	g.setTheme(themeNight)
	for _, language := range []string{"ko", "en"} {
		g.setLanguage(language)
		for _, s := range stops() {
			s.open(g)
			g.settle()
			g.unsaid(t, s.name+" in "+language)
			labels := g.labels()
			for _, l := range stated()[s.name] {
				if language == "en" && !slices.Contains(labels, l) {
					t.Errorf("%s: nothing says %q; there are\n%s", s.name, l, strings.Join(labels, "\n"))
				}
			}
		}
	}
	g.hearScar()
	g.openPlaying()
	for _, name := range []string{page.DialRepeat, page.DialLoops, page.DialSpeed, page.DialNight, page.DialVolume, page.DialShift, page.DialMore} {
		g.openDial(name, nil)
		g.settle()
		g.unsaid(t, name)
		g.back()
	}
}

// unsaid complains of every part whose label leaves something out.
func (g *guide) unsaid(t *testing.T, where string) {
	t.Helper()
	g.everything(func(o fyne.CanvasObject) {
		if !focusable(o) {
			return
		}
		for _, wrong := range g.leftOut(o) {
			t.Errorf("%s: %T at %v %s", where, o, place(o), wrong)
		}
	})
}

func place(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// number is what a value that can be moved is said with.
var number = regexp.MustCompile(`[0-9]`)

// leftOut is what the label of a part leaves out.
func (g *guide) leftOut(o fyne.CanvasObject) []string {
	a, ok := o.(fyne.Accessible)
	if !ok {
		return []string{"is silent to a screen reader"}
	}
	label := a.AccessibilityLabel()
	if strings.TrimSpace(label) == "" {
		return []string{"has an empty label"}
	}
	var out []string
	says := func(what string) {
		if what != "" && !strings.Contains(label, what) {
			out = append(out, fmt.Sprintf("says %q without %q", label, what))
		}
	}
	switch o := o.(type) {
	case *widget.Switch:
		says(g.words.T(map[bool]string{true: "access.on", false: "access.off"}[o.On()]))
	case *widget.Slider:
		if !number.MatchString(label) {
			out = append(out, fmt.Sprintf("says %q without its value", label))
		}
	case *widget.SongCard:
		says(o.Card().Ring.Word)
		says(o.Card().Name)
		if n := o.Card().Ring.Number; n > 0 {
			says(fmt.Sprint(n))
		}
	}
	return out
}

// labels are what a screen reader finds where the Tab key stops.
func (g *guide) labels() []string {
	var out []string
	g.everything(func(o fyne.CanvasObject) {
		if a, ok := o.(fyne.Accessible); ok && focusable(o) {
			out = append(out, a.AccessibilityLabel())
		}
	})
	return out
}
