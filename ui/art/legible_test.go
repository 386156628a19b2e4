package art_test

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"reprise/ui/art"
)

func TestLegibility(t *testing.T) {
	t.Parallel()
	img := image.NewRGBA(image.Rect(0, 0, 300, 400))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(0, 200, 300, 400), image.NewUniform(color.Black), image.Point{}, draw.Src)
	top, foot := art.Area{X: .7, Y: .1, W: .1, H: .1}, art.Area{X: .7, Y: .7, W: .1, H: .1}
	for _, tt := range []struct {
		name        string
		ink         string
		areas       []art.Area
		least, most float64
	}{
		{"black on white", "#000000", []art.Area{top}, 21, 21},
		{"black on black", "#000000", []art.Area{foot}, 1, 1},
		{"the worst counts", "#000000", []art.Area{top, foot}, 1, 1},
		{"grey on both", "#777777", []art.Area{top, foot}, 4, 5},
		{"half and half", "#FFFFFF", []art.Area{{X: .5, Y: .45, W: .1, H: .1}}, 3.5, 4.5},
		{"outside", "#000000", []art.Area{{X: 2, Y: 2, W: 1, H: 1}}, 21, 21},
		{"nothing", "#000000", nil, 21, 21},
	} {
		if got := art.Legibility(img, tt.ink, tt.areas); got < tt.least || got > tt.most {
			t.Errorf("%s: %.2f, want %.1f to %.1f", tt.name, got, tt.least, tt.most)
		}
	}
}

// One of the two inks is the title's own in full light.
func TestInksHoldTheTitle(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		r := art.NewRecipe(id, art.Hint{})
		inks, title := art.Inks(r, art.Linked, ""), art.TitleOf(r, art.Linked, "").Colour
		if title != inks[0] && title != inks[1] {
			t.Errorf("%s: %s is none of %v", id, title, inks)
		}
	}
}
