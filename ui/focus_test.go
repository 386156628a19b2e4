package ui

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// part names the part of the window that o stands in.
func (g *guide) part(o fyne.CanvasObject) string {
	in := func(whole fyne.CanvasObject) (found bool) {
		reach(whole, func(each fyne.CanvasObject) { found = found || each == o })
		return found
	}
	switch {
	case in(g.bar):
		return "bar"
	case in(g.rail):
		return "rail"
	case in(g.wall) && place(o).Y < 60 && fmt.Sprintf("%T", o) != "*widget.SongCard":
		return "top"
	default:
		return "page"
	}
}

// tabbed are the parts that the Tab key comes by, in its order.
func (g *guide) tabbed() []string {
	var out []string
	g.everything(func(o fyne.CanvasObject) {
		if focusable(o) {
			if p := g.part(o); len(out) == 0 || out[len(out)-1] != p {
				out = append(out, p)
			}
		}
	})
	return out
}

// TestTabOrder goes by rail, top bar, page and now bar on every screen, each once.
func TestTabOrder(t *testing.T) {
	g := fansGuide(t)
	g.hearScar()
	order := []string{"rail", "top", "page", "bar"}
	for _, s := range stops() {
		s.open(g)
		g.settle()
		if len(g.frame.ToastTexts()) > 0 || s.name == "keys" || s.name == "playing-night" {
			continue // what lies over everything comes last
		}
		got := g.tabbed()
		want := slices.DeleteFunc(slices.Clone(order), func(p string) bool { return !slices.Contains(got, p) })
		if !slices.Equal(got, want) {
			t.Errorf("%s: Tab goes by %v", s.name, got)
		}
	}
}

// TestF6GoesAround leads from part to part and back, on the pages that have all.
func TestF6GoesAround(t *testing.T) {
	g := fansGuide(t)
	g.hearScar()
	c := g.win.Canvas()
	for name, open := range map[string]func(){
		"wall": g.showWall, "check": g.showCheck, "library": g.showLibrary, "settings": g.showSettings,
		"drama": func() { g.showDetail(g.scar()) },
	} {
		open()
		g.settle()
		g.nextRegion()
		var got []string
		for range 6 {
			if o, ok := c.Focused().(fyne.CanvasObject); ok {
				got = append(got, g.part(o))
			} else {
				got = append(got, "nothing")
			}
			g.nextRegion()
		}
		at := slices.Index(got, "rail")
		if at < 0 || at > 2 || got[at] != got[at+3] || slices.Contains(got, "nothing") || !slices.Contains(got, "bar") {
			t.Errorf("%s: F6 goes by %v", name, got)
		}
	}
}

// TestFocusReturns closes what was opened from a card and finds the card again.
func TestFocusReturns(t *testing.T) {
	g := fansGuide(t)
	ref := g.snap.Entries[1].Ref
	for name, open := range map[string]func(){
		"sheet": func() { g.openSheet(ref) }, "drama": func() { g.showDetail(ref) }, "keys": g.showKeys,
	} {
		g.showWall()
		g.wall.Focus(ref)
		open()
		g.back()
		if got, ok := g.wall.Focused(); !ok || got != ref {
			t.Errorf("%s: the focus came back to %v %v, want %v", name, got, ok, ref)
		}
		if g.screen != screenWall || g.sheet.Shown() {
			t.Errorf("%s: Esc did not lead back to the wall", name)
		}
	}
}
