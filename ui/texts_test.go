package ui

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"reprise/assets"
)

// shown is a text that is on the screen: what it says, where it is, and where
// what is around it would cut it off.
type shownText struct {
	text  *canvas.Text
	at    fyne.Position
	size  fyne.Size // that the letters take
	clip  rect      // cuts it for good
	view  rect      // what can be seen of it now
	layer int       // which part of the frame it belongs to: a sheet may lie over a page
}

type rect struct{ x1, y1, x2, y2 float32 }

func (r rect) and(o rect) rect {
	return rect{max(r.x1, o.x1), max(r.y1, o.y1), min(r.x2, o.x2), min(r.y2, o.y2)}
}

func (s shownText) box() rect {
	return rect{s.at.X, s.at.Y, s.at.X + s.size.Width, s.at.Y + s.size.Height}
}

// ink is where the letters are: the box of a line has room above and below.
func (s shownText) ink() rect {
	b, room := s.box(), s.size.Height*.22
	return rect{b.x1, b.y1 + room, b.x2, b.y2 - room}
}

// texts are all texts that the window shows. A list or a page that scrolls goes
// on beyond its lower edge, so only its sides cut.
func (g *guide) texts() []shownText {
	var out []shownText
	size := g.win.Canvas().Size()
	root := g.win.Canvas().Content().(*fyne.Container)
	for i, o := range root.Objects {
		all := rect{0, 0, size.Width, size.Height}
		walk(o, fyne.Position{}, [2]rect{all, all}, func(s shownText) {
			s.layer = max(s.layer, i)
			out = append(out, s)
		})
	}
	return out
}

func walk(o fyne.CanvasObject, at fyne.Position, clip [2]rect, found func(shownText)) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *canvas.Text:
		if strings.TrimSpace(o.Text) != "" {
			found(shownText{text: o, at: at, size: o.MinSize(), clip: clip[0], view: clip[1]})
		}
	case *container.Scroll:
		const deep = 1e6
		inside := clip
		inside[0] = clip[0].and(rect{at.X, -deep, at.X + o.Size().Width, deep})
		if o.Direction == container.ScrollVerticalOnly {
			inside[0].y1, inside[0].y2 = -deep, deep
		}
		inside[1] = clip[1].and(rect{at.X, at.Y, at.X + o.Size().Width, at.Y + o.Size().Height})
		walk(o.Content, at, inside, found)
	case *container.Clip:
		inside := clip
		inside[1] = clip[1].and(rect{at.X, at.Y, at.X + o.Size().Width, at.Y + o.Size().Height})
		walk(o.Content, at, inside, found)
	case *fyne.Container:
		for _, c := range o.Objects {
			walk(c, at, clip, found)
		}
	case fyne.Widget:
		if covers(o) {
			below := found
			found = func(s shownText) { s.layer = 1000; below(s) }
		}
		for _, c := range test.WidgetRenderer(o).Objects() {
			walk(c, at, clip, found)
		}
	}
}

// covers tells what lies over its own page.
func covers(o fyne.Widget) bool { return fmt.Sprintf("%T", o) == "*page.side" }

// said are the interface's own texts of a language that have no gap in them:
// these are never cut.
func said(t *testing.T, language string) map[string]string {
	t.Helper()
	b, err := fs.ReadFile(assets.Words, language+".json")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// cutOff returns the interface's own text that a text with an ellipsis was.
func cutOff(text string, own map[string]string) (key string, was bool) {
	start, cut := strings.CutSuffix(text, "…")
	if !cut || len([]rune(start)) < 2 {
		return "", false
	}
	for _, full := range own {
		if full == text {
			return "", false
		}
	}
	for key, full := range own {
		if !strings.Contains(full, "{") && strings.HasPrefix(full, start) && 2*len(start) >= len(full) {
			return key, true
		}
	}
	return "", false
}

// TestNothingIsCut measures every text of every screen, at four text sizes, in
// both languages, in the smallest and in the usual window.
func TestNothingIsCut(t *testing.T) {
	g := fansGuide(t)
	g.quiet = 30 * time.Millisecond // the posters need not be there
	for _, language := range []string{"en", "ko"} {
		own := said(t, language)
		g.setLanguage(language)
		for _, percent := range []int{80, 100, 150, 200} {
			g.textTo(percent)
			for _, size := range []fyne.Size{{Width: 800, Height: 560}, {Width: 1280, Height: 800}} {
				g.win.Resize(size)
				for _, s := range stops() {
					s.open(g)
					g.settle()
					where := fmt.Sprintf("%s at %d %% in %s, %v", s.name, percent, language, size.Width)
					for _, problem := range problems(g.texts(), own) {
						t.Errorf("%s: %s", where, problem)
					}
				}
			}
		}
	}
}

// problems are the texts that cannot be read whole.
func problems(texts []shownText, own map[string]string) []string {
	var out []string
	const slack = 1.5 // what a rounded place may differ by
	for _, s := range texts {
		b := s.box()
		if b.y2 < s.clip.y1 || b.y1 > s.clip.y2 || b.x1 > s.clip.x2 || b.x2 < s.clip.x1 {
			continue // nothing of it is in sight
		}
		if b.x1 < s.clip.x1-slack || b.x2 > s.clip.x2+slack || b.y1 < s.clip.y1-slack || b.y2 > s.clip.y2+slack {
			out = append(out, fmt.Sprintf("%q reaches out of %v: %v", s.text.Text, s.clip, b))
		}
		if key, cut := cutOff(s.text.Text, own); cut {
			out = append(out, fmt.Sprintf("%q is cut (%s)", s.text.Text, key))
		}
	}
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			o := a.ink().and(b.ink()).and(a.view).and(b.view)
			if a.layer == b.layer && o.x2-o.x1 > 2 && o.y2-o.y1 > 2 {
				out = append(out, fmt.Sprintf("%q lies over %q at %v", a.text.Text, b.text.Text, o))
			}
		}
	}
	return out
}

// TestKoreanIsWhole finds English of the interface on Korean screens.
func TestKoreanIsWhole(t *testing.T) {
	g := fansGuide(t)
	g.setLanguage("ko")
	english, korean := said(t, "en"), said(t, "ko")
	for _, s := range stops() {
		s.open(g)
		g.settle()
		for _, shown := range g.texts() {
			text := shown.text.Text
			for key, en := range english {
				if text == en && korean[key] != en && strings.ContainsFunc(text, unicode.IsLetter) {
					t.Errorf("%s says %q (%s)", s.name, text, key)
				}
			}
			if strings.ContainsRune(text, unicode.ReplacementChar) || strings.Contains(text, "{") {
				t.Errorf("%s says %q", s.name, text)
			}
		}
	}
}
