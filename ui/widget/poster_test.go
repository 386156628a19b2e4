package widget_test

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/widget"
)

func poster(t *testing.T, title string, layout widget.Layout, w, h float32) *widget.Poster {
	t.Helper()
	p := widget.NewPoster(&shelf{})
	p.Set(widget.Picture{Recipe: art.NewRecipe("x", art.Hint{}), Title: title, Layout: layout})
	stage(t, p, w, h)
	return p
}

func TestPosterHangsItsTitle(t *testing.T) {
	for _, tt := range []struct {
		name   string
		title  string
		layout widget.Layout
		glyphs int     // texts on the poster
		size   float32 // of the first
	}{
		{"two columns", "시크릿 가든", widget.Vertical, 5, 27},
		{"marks are dropped", "킬미, 힐미", widget.Vertical, 4, 27},
		{"seven syllables", "치즈인더트랩이", widget.Vertical, 7, 27},
		{"nine are smaller", "가나다라마바사아자", widget.Vertical, 9, 21},
		{"twelve lie down", "가나다라마바사아자차카타", widget.Vertical, 1, 21.6},
		{"latin lies down", "W", widget.Vertical, 1, 21.6},
		{"asked to lie", "시크릿 가든", widget.Horizontal, 1, 21.6},
		{"none", "시크릿 가든", widget.NoTitle, 0, 0},
		{"no title", "", widget.Vertical, 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := poster(t, tt.title, tt.layout, 300, 300)
			var got []*canvas.Text
			for _, o := range test.WidgetRenderer(p).Objects() {
				if text, ok := o.(*canvas.Text); ok {
					got = append(got, text)
				}
			}
			if len(got) != tt.glyphs {
				t.Fatalf("%d texts, want %d", len(got), tt.glyphs)
			}
			if len(got) > 0 && (got[0].TextSize > tt.size+.01 || got[0].TextSize < tt.size-.01) {
				t.Errorf("size %v, want %v", got[0].TextSize, tt.size)
			}
		})
	}
}

// The first column hangs at the right, the next stands lower and left of it.
func TestPosterColumns(t *testing.T) {
	all := texts(poster(t, "시크릿 가든", widget.Vertical, 212, 236))
	if len(all) != 5 {
		t.Fatalf("%d syllables", len(all))
	}
	for i := 1; i < 3; i++ {
		if all[i].y <= all[i-1].y || all[i].x-all[0].x > 2 || all[0].x-all[i].x > 2 {
			t.Errorf("%+v does not hang under %+v", all[i], all[i-1])
		}
	}
	if all[3].x >= all[0].x-15 {
		t.Errorf("the second column %+v is not left of %+v", all[3], all[0])
	}
	if drop := all[3].y - all[0].y; drop < 14 || drop > 20 {
		t.Errorf("the second column hangs %v lower, want .62 em", drop)
	}
	if right := all[0].x + all[0].w; right < 190 || right > 199 {
		t.Errorf("the first column ends at %v, want 14 px from 212", right)
	}
}

func TestPosterEdges(t *testing.T) {
	for _, tt := range []struct {
		name   string
		pic    widget.Picture
		dashed bool
		warm   bool
		shadow bool
	}{
		{"linked", widget.Picture{Mode: art.Linked, Heat: .5}, false, true, true},
		{"never played", widget.Picture{Mode: art.Linked}, false, false, true},
		{"missing", widget.Picture{Mode: art.Missing, Heat: .5}, true, false, false},
		{"flat", widget.Picture{Mode: art.Linked, Flat: true}, false, false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := widget.NewPoster(&shelf{})
			tt.pic.Recipe = art.NewRecipe("x", art.Hint{})
			p.Set(tt.pic)
			stage(t, p, 212, 236)
			rasters, shadow := 0, false
			for _, o := range test.WidgetRenderer(p).Objects() {
				switch o := o.(type) {
				case *canvas.Raster:
					if o.Visible() {
						rasters++
					}
				case *canvas.Rectangle:
					shadow = shadow || o.Shadow.Color != nil
				}
			}
			want := 0
			if tt.dashed {
				want++
			}
			if tt.warm {
				want++
			}
			if rasters != want || shadow != tt.shadow {
				t.Errorf("%d edges, shadow %v; want %d, %v", rasters, shadow, want, tt.shadow)
			}
		})
	}
}

func TestPosterInTheRightLight(t *testing.T) {
	for _, v := range []theme.Variant{theme.Night, theme.Day} {
		s := &shelf{}
		p := widget.NewPoster(s)
		p.Set(widget.Picture{Recipe: art.NewRecipe("x", art.Hint{}), Mode: art.Missing})
		th := theme.New(v, 1)
		stageIn(t, th, p, 212, 236)
		if got, want := s.asked[len(s.asked)-1].Ground, theme.Hex(th.Tokens().ArtGround); got != want {
			t.Errorf("ground %s, want %s", got, want)
		}
	}
}

// A picture that is light where the scene's own choice is light too: the title
// takes the other ink.
func TestPosterTitleIsReadOnWhatWasDrawn(t *testing.T) {
	recipe := art.NewRecipe("x", art.Hint{Motif: "sun", Palette: "garden"}) // a dark sky: paper
	title := func(light uint8) (ink color.NRGBA, shaded bool) {
		img := image.NewRGBA(image.Rect(0, 0, 300, 400))
		draw.Draw(img, img.Bounds(), image.NewUniform(color.Gray{Y: light}), image.Point{}, draw.Src)
		p := widget.NewPoster(&shelf{picture: img})
		p.Set(widget.Picture{Recipe: recipe, Title: "시크릿 가든"})
		stage(t, p, 212, 236)
		for _, o := range test.WidgetRenderer(p).Objects() {
			switch o := o.(type) {
			case *canvas.Text:
				ink = o.Color.(color.NRGBA)
			case *canvas.Rectangle:
				_, _, _, a := o.FillColor.RGBA()
				shaded = shaded || a > 0x2000 && a < 0x4000
			}
		}
		return ink, shaded
	}
	if ink, _ := title(20); ink.R < 200 {
		t.Errorf("on black: %v", ink)
	}
	if ink, _ := title(240); ink.R > 60 {
		t.Errorf("on white: %v", ink)
	}
}
