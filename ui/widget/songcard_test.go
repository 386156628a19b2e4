package widget_test

import (
	"image"
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/widget"
)

// shelf is a gallery that knows what it was asked for.
type shelf struct {
	asked   []art.Key
	empty   bool
	picture image.Image // instead of a small red one
}

func (s *shelf) Near(art.Key) image.Image { return nil }

func (s *shelf) Get(k art.Key) image.Image {
	s.asked = append(s.asked, k)
	if s.empty {
		return nil
	}
	if s.picture != nil {
		return s.picture
	}
	img := image.NewRGBA(image.Rect(0, 0, 3, 4))
	img.SetRGBA(1, 1, color.RGBA{R: 200, A: 255})
	return img
}

func gentleman(state widget.State) widget.Card {
	return widget.Card{
		Name:    "A Gentleman’s Dignity",
		Picture: widget.Picture{Recipe: art.NewRecipe("a-gentlemans-dignity", art.Hint{}), Title: "신사의 품격"},
		Ring:    widget.Ring{State: state},
		Songs:   []widget.Song{{Ring: widget.Ring{State: state}, Title: "My Love", Artist: "Lee Jong Hyun"}},
		Label:   "A Gentleman’s Dignity, My Love, Lee Jong Hyun",
	}
}

func TestSongCardShows(t *testing.T) {
	two := gentleman(widget.Linked)
	two.Songs = append(two.Songs, widget.Song{Title: "All About", Artist: "Melody Day"})
	three := two
	three.Songs = append(slices.Clone(two.Songs), widget.Song{Title: "Third"})
	three.More = "+1"
	found := gentleman(widget.Linked)
	found.Badge = "just found"
	worded := gentleman(widget.Missing)
	worded.Word = "missing"
	for _, tt := range []struct {
		name   string
		card   widget.Card
		says   []string
		silent []string
	}{
		{"one song", gentleman(widget.Linked), []string{"A Gentleman’s Dignity", "My Love", "Lee Jong Hyun", "신", "격"}, []string{"just found", "missing"}},
		{"two songs", two, []string{"My Love", "All About", "Melody Day"}, nil},
		{"three songs", three, []string{"All About", "Melody Day +1"}, []string{"Third"}},
		{"found", found, []string{"just found"}, nil},
		{"words", worded, []string{"missing"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, scale := range []float32{.8, 1, 2} {
				c := widget.NewSongCard(&shelf{})
				c.Set(tt.card)
				stageIn(t, theme.New(theme.Night, scale), c, 212, 314)
				for _, s := range tt.says {
					if !says(c, s) {
						t.Errorf("at %v: %q is not said", scale, s)
					}
				}
				for _, s := range tt.silent {
					if says(c, s) {
						t.Errorf("at %v: %q is said", scale, s)
					}
				}
				for _, b := range texts(c) {
					if b.y+b.h > c.Size().Height+2 || b.x+b.w > c.Size().Width+2 {
						t.Errorf("at %v: %+v leaves %v", scale, b, c.Size())
					}
				}
			}
		})
	}
}

func TestSongCardCutsLongLines(t *testing.T) {
	card := gentleman(widget.Check)
	card.Name = "Descendants of the Sun and a name that goes on and on for ever"
	card.Songs[0].Title = "Auditory Hallucinations"
	card.Songs[0].Artist = "Jang Jae In and friends"
	c := widget.NewSongCard(&shelf{})
	c.Set(card)
	stage(t, c, 212, 314)
	if !says(c, "Auditory Hallucinations") {
		t.Error("the title is cut before the artist")
	}
	dots := 0
	for _, b := range texts(c) {
		if b.x+b.w > 213 {
			t.Errorf("%+v is too wide", b)
		}
		if r := []rune(b.text); r[len(r)-1] == '…' {
			dots++
		}
	}
	if dots != 2 {
		t.Errorf("%d ellipses, want one for the name and one for the artist", dots)
	}
}

func TestSongCardAsksForItsMode(t *testing.T) {
	for _, tt := range []struct {
		name  string
		state widget.State
		want  art.Mode
	}{
		{"missing", widget.Missing, art.Missing},
		{"check", widget.Check, art.Check},
		{"linked", widget.Linked, art.Linked},
		{"playing", widget.Playing, art.Linked},
		{"away", widget.Away, art.Linked},
		{"trouble", widget.Trouble, art.Linked},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := &shelf{}
			c := widget.NewSongCard(s)
			c.Set(gentleman(tt.state))
			stage(t, c, 212, 314)
			k := s.asked[len(s.asked)-1]
			if k.Mode != tt.want || k.Width < 2*212 {
				t.Errorf("asked for mode %d, %d px wide", k.Mode, k.Width)
			}
		})
	}
}

func TestSongCardTakesThePictureWhenItComes(t *testing.T) {
	s := &shelf{empty: true}
	c := widget.NewSongCard(s)
	c.Set(gentleman(widget.Linked))
	stage(t, c, 212, 314)
	key := s.asked[len(s.asked)-1]
	s.empty, s.asked = false, nil
	c.Arrived(art.Key{Width: 5})
	if len(s.asked) != 0 {
		t.Error("another poster's picture made this one ask")
	}
	c.Arrived(key)
	if len(s.asked) == 0 {
		t.Error("the picture is there and was not taken")
	}
}

// heard collects what a card announces.
type heard struct{ said []string }

func listen(c *widget.SongCard) *heard {
	h := &heard{}
	say := func(s string) { h.said = append(h.said, s) }
	c.OnPlay = func(song int) { say("play " + string(rune('0'+song+1))) }
	c.OnOpen = func() { say("open") }
	c.OnMenu = func(fyne.Position) { say("menu") }
	c.OnMove = func(dx, dy int) { say("move " + string(rune('5'+dx)) + string(rune('5'+dy))) }
	c.OnHint = func(label string) { say("hint " + label) }
	return h
}

func TestSongCardTells(t *testing.T) {
	card := gentleman(widget.Linked)
	card.Label = "all"
	card.Songs = append(card.Songs, widget.Song{Title: "All About"})
	for _, tt := range []struct {
		name string
		do   func(t *testing.T, c *widget.SongCard, cv fyne.Canvas)
		want []string
	}{
		{"poster", func(_ *testing.T, _ *widget.SongCard, cv fyne.Canvas) { test.TapCanvas(cv, fyne.NewPos(100, 100)) }, []string{"play 0"}},
		{"first song", func(t *testing.T, c *widget.SongCard, cv fyne.Canvas) { tapText(t, cv, c, "My Love") }, []string{"play 1"}},
		{"second song", func(t *testing.T, c *widget.SongCard, cv fyne.Canvas) { tapText(t, cv, c, "All About") }, []string{"play 2"}},
		{"name", func(t *testing.T, c *widget.SongCard, cv fyne.Canvas) { tapText(t, cv, c, "A Gentleman’s Dignity") }, []string{"open"}},
		{"menu", func(_ *testing.T, c *widget.SongCard, _ fyne.Canvas) { c.TappedSecondary(&fyne.PointEvent{}) }, []string{"menu"}},
		{"enter", func(t *testing.T, c *widget.SongCard, cv fyne.Canvas) {
			cv.Focus(c)
			press(t, cv, fyne.KeyReturn)
		}, []string{"hint all", "play 0"}},
		{"arrows", func(t *testing.T, c *widget.SongCard, cv fyne.Canvas) {
			cv.Focus(c)
			for _, k := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown} {
				press(t, cv, k)
			}
		}, []string{"hint all", "move 45", "move 65", "move 54", "move 56"}},
		{"pointer", func(_ *testing.T, c *widget.SongCard, _ fyne.Canvas) {
			c.MouseIn(&desktop.MouseEvent{})
			c.MouseOut()
		}, []string{"hint all", "hint "}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := widget.NewSongCard(&shelf{})
			c.Set(card)
			h := listen(c)
			cv := stage(t, c, 212, 314)
			tt.do(t, c, cv)
			if !slices.Equal(h.said, tt.want) {
				t.Errorf("said %q, want %q", h.said, tt.want)
			}
		})
	}
}

// visibleShapes are the colours of what is drawn on a card, by kind.
func ringShown(c *widget.SongCard) (ring, disc, focus bool) {
	for _, o := range test.WidgetRenderer(c).Objects() {
		switch o := o.(type) {
		case *widget.RepeatRing:
			if o.MinSize().Width >= 40 {
				ring = o.Visible()
			}
		case *canvas.Circle:
			disc = o.Visible()
		case *canvas.Rectangle:
			focus = o.Visible()
		}
	}
	return ring, disc, focus
}

func TestSongCardUnderPointerAndFocus(t *testing.T) {
	c := widget.NewSongCard(&shelf{})
	c.Set(gentleman(widget.Linked))
	cv := stage(t, c, 212, 314)
	check := func(name string, ring, disc, focus bool) {
		t.Helper()
		if r, d, f := ringShown(c); r != ring || d != disc || f != focus {
			t.Errorf("%s: ring %v disc %v focus %v, want %v %v %v", name, r, d, f, ring, disc, focus)
		}
	}
	check("at rest", true, false, false)
	c.MouseIn(&desktop.MouseEvent{})
	check("under the pointer", false, true, false)
	c.MouseOut()
	cv.Focus(c)
	check("focused", true, false, true)
	cv.Unfocus()
	check("left", true, false, false)
}

func TestSongCardDropTarget(t *testing.T) {
	c := widget.NewSongCard(&shelf{})
	c.Set(gentleman(widget.Missing))
	stage(t, c, 212, 314)
	c.SetTarget(true, "Link here")
	if !says(c, "Link here") {
		t.Error("the target says nothing")
	}
	c.SetTarget(false, "")
	if says(c, "Link here") {
		t.Error("the target stays")
	}
}

func TestSongCardProgress(t *testing.T) {
	card := gentleman(widget.Playing)
	card.Songs = append(card.Songs, widget.Song{Ring: widget.Ring{State: widget.Linked}, Title: "All About"})
	c := widget.NewSongCard(&shelf{})
	c.Set(card)
	stage(t, c, 212, 314)
	c.SetProgress(.5)
	moved := 0
	for _, o := range test.WidgetRenderer(c).Objects() {
		if r, ok := o.(*widget.RepeatRing); ok && r.Ring().Progress == .5 {
			moved++
		}
	}
	if moved != 2 {
		t.Errorf("%d rings moved, want the card's and its first song's", moved)
	}
}
