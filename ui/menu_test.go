package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reprise/player"
)

// typeKeys types into whatever has the focus, as a desktop does.
func (g *guide) typeKeys(keys ...fyne.KeyName) {
	for _, k := range keys {
		c := g.win.Canvas()
		if f := c.Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		} else {
			c.OnTypedKey()(&fyne.KeyEvent{Name: k})
		}
	}
}

// lineOf finds a line of the menu by its word's key.
func (g *guide) lineOf(t *testing.T, word string) *fyne.MenuItem {
	t.Helper()
	for _, m := range g.menus() {
		for _, i := range m.Items {
			if name, _, _ := strings.Cut(i.Label, " ("); name == g.words.T(word) {
				return i
			}
		}
	}
	t.Fatalf("the menu has no line %q", word)
	return nil
}

// TestMenu goes through the menu by keyboard, and tries what its lines do.
func TestMenu(t *testing.T) {
	g := fansGuide(t)
	g.o.Report = func(context.Context) (string, error) { return "sound ok\n", nil }
	overlays := func() int { return len(g.win.Canvas().Overlays().List()) }

	g.wall.FocusFirst()
	before := g.win.Canvas().Focused()
	g.typeKeys(fyne.KeyF10)
	if overlays() != 1 {
		t.Fatal("F10 on a card opened no menu")
	}
	g.typeKeys(fyne.KeyEscape)
	if overlays() != 0 || g.win.Canvas().Focused() != before {
		t.Error("Esc left the menu open, or the focus elsewhere")
	}
	// Reprise, Play, Lyrics, View: the third of its lines is the library.
	g.typeKeys(fyne.KeyF10, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyRight, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if overlays() != 0 || g.screen != screenLibrary {
		t.Errorf("the arrows led to screen %d with %d menus open, want the library", g.screen, overlays())
	}
	// Enter unfolds a part too.
	g.win.Canvas().Unfocus()
	g.typeKeys(fyne.KeyF10, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if overlays() != 1 {
		t.Fatal("Enter on a part closed the menu")
	}
	g.typeKeys(fyne.KeyReturn)
	if overlays() != 0 || g.screen != screenWall {
		t.Errorf("Enter twice led to screen %d with %d menus open, want the wall", g.screen, overlays())
	}

	if !g.lineOf(t, "now.next").Disabled || g.lineOf(t, "now.play").Disabled {
		t.Error("with nothing chosen: Next has to be off, Play plays the wall")
	}
	g.hearScar()
	for _, try := range []struct {
		word string
		got  func() string
		want string
	}{
		{"menu.loop.a", func() string { return g.kept.loop().A.String() }, "3.5s"},
		{"menu.loop.clear", func() string { return g.kept.song.Loop }, ""},
		{"menu.lyrics.show", func() string { return fmt.Sprint(g.screen == screenPlaying) }, "true"},
		{"lyrics.roman", func() string { return fmt.Sprint(g.lineOf(t, "lyrics.roman").Checked) }, "false"},
		{"menu.lyrics.later", func() string { return g.kept.song.Lyrics.String() }, shiftStep.String()},
		{"menu.larger", func() string { return fmt.Sprint(g.textSize()) }, fmt.Sprint(textNormal + textStep)},
		{"menu.day", func() string { return fmt.Sprint(g.theme.IsDay()) }, "true"},
		{"menu.night", func() string { return fmt.Sprint(g.theme.IsDay()) }, "false"},
		{"repeat.one", func() string { return fmt.Sprint(g.o.Player.State().Repeat == player.RepeatOne) }, "true"},
		{"settings.about", func() string { return fmt.Sprint(g.screen == screenSettings) }, "true"},
		{"menu.report", g.app.Clipboard().Content, "sound ok\n"},
	} {
		g.lineOf(t, try.word).Action()
		g.settle()
		if got := try.got(); got != try.want {
			t.Errorf("%s: %q, want %q", try.word, got, try.want)
		}
	}

	g.lineOf(t, "told.title").Action()
	var shown []string
	for _, s := range g.texts() {
		shown = append(shown, s.text.Text)
	}
	if all := strings.Join(shown, "\n"); !strings.Contains(all, g.words.T("menu.report.done")[:18]) {
		t.Errorf("what just happened does not tell of the report:\n%s", all)
	}
	g.back()
}

// TestMenuReads looks at what the menu shows: every line in the fan's language,
// whole, within the window, with the key that does the same.
func TestMenuReads(t *testing.T) {
	g := &guide{Window: openWindow(t)}
	g.leaveFirst()
	g.o.Report = func(context.Context) (string, error) { return "", nil }
	english := said(t, "en")
	for _, language := range []string{"ko", "en"} {
		g.setLanguage(language)
		for _, at := range []struct {
			percent int
			size    fyne.Size
		}{
			{textSmallest, fyne.NewSize(800, 560)}, {textNormal, fyne.NewSize(640, 400)}, {textLargest, fyne.NewSize(1280, 800)},
		} {
			percent := at.percent
			g.textTo(percent)
			g.win.Resize(at.size)
			for part, m := range g.menus() {
				g.menuAt(part)
				top := g.win.Canvas().Overlays().Top()
				var texts []string
				edge := g.win.Canvas().Size()
				walk(top, fyne.Position{}, [2]rect{}, func(s shownText) {
					texts = append(texts, s.text.Text)
					if b := s.box(); b.x2 > edge.Width || b.y2 > edge.Height {
						t.Errorf("%s %d %%: %q ends at %v beyond the window", language, percent, s.text.Text, b)
					}
				})
				for _, i := range m.Items {
					if !i.IsSeparator && !slices.Contains(texts, i.Label) {
						t.Errorf("%s: %q is not shown", language, i.Label)
					}
					if key, ok := english[i.Label]; ok {
						t.Errorf("%s shows the key %q for %q", language, i.Label, key)
					}
				}
				g.typeKeys(fyne.KeyEscape)
			}
		}
	}
}
