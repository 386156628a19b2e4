package svg_test

import (
	"errors"
	"image"
	"strings"
	"testing"

	"reprise/ui/art/svg"
)

const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">`

// inked counts the pixels of a column that are more than half covered.
func inked(img *image.RGBA, x int) int {
	n := 0
	for y := range img.Bounds().Dy() {
		if img.RGBAAt(x, y).A > 127 {
			n++
		}
	}
	return n
}

func TestLinesGrowWithTheScene(t *testing.T) {
	t.Parallel()
	text := open + `<path d="M0 50L100 50" fill="none" stroke="#FF0000" stroke-width="10"/></svg>`
	for _, width := range []int{40, 100, 400} {
		img, err := svg.Raster(text, width, width)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := inked(img, width/2), width/10; got != want {
			t.Errorf("at %d: a line of %d px, want %d", width, got, want)
		}
	}
}

func TestOneRadiusRoundsBothWays(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, attrs string
		round       bool
	}{
		{"rx", ` rx="40"`, true}, {"both", ` rx="40" ry="40"`, true}, {"none", "", false},
	} {
		img, err := svg.Raster(open+`<rect x="0" y="0" width="100" height="100"`+tt.attrs+` fill="#000000"/></svg>`, 100, 100)
		if err != nil {
			t.Fatal(err)
		}
		if got := img.RGBAAt(4, 4).A == 0; got != tt.round {
			t.Errorf("%s: round corner %v, want %v", tt.name, got, tt.round)
		}
		if img.RGBAAt(50, 50).A != 255 {
			t.Errorf("%s: nothing in the middle", tt.name)
		}
	}
}

func TestShapesOutsideAreCut(t *testing.T) {
	t.Parallel()
	img, err := svg.Raster(open+`<circle cx="100" cy="50" r="40" fill="#000000"/><rect x="-80" y="90" width="460" height="94" fill="#000000"/></svg>`, 100, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		x, y int
		in   bool
	}{{99, 50, true}, {55, 50, false}, {65, 50, true}, {0, 95, true}, {99, 95, true}, {50, 85, false}} {
		if got := img.RGBAAt(tt.x, tt.y).A == 255; got != tt.in {
			t.Errorf("%d,%d: %v, want %v", tt.x, tt.y, got, tt.in)
		}
	}
}

func TestBadInput(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text    string
		width, height int
	}{
		{"nothing", "", 10, 10},
		{"not xml", "<svg", 10, 10},
		{"no size", `<svg xmlns="http://www.w3.org/2000/svg"></svg>`, 10, 10},
		{"too wide", open + `</svg>`, svg.MaxWidth + 1, 10},
		{"no width", open + `</svg>`, 0, 10},
		{"no height", open + `</svg>`, 10, 0},
	} {
		if _, err := svg.Raster(tt.text, tt.width, tt.height); !errors.Is(err, svg.ErrSVG) {
			t.Errorf("%s: %v, want ErrSVG", tt.name, err)
		}
	}
}

func FuzzRaster(f *testing.F) {
	f.Add(`<path d="M0 0q7 -8 14 0T3 3A5 5 0 1 1 3 4Z" fill="#123456" fill-opacity=".3"/>`)
	f.Add(`<rect rx="1" width="5" height="NaN"/><g transform="scale(-1 1)"><circle r="1e9"/></g>`)
	f.Add(`<radialGradient id="g"><stop offset="9"/></radialGradient><circle r="3" fill="url(#g)"/>`)
	f.Fuzz(func(t *testing.T, body string) {
		if strings.Count(body, "<") > 50 || len(body) > 2000 {
			t.Skip("large")
		}
		img, err := svg.Raster(open+body+`</svg>`, 20, 20)
		if err == nil && img.Bounds().Dx() != 20 {
			t.Fatal("no picture and no error")
		}
		if err != nil && !errors.Is(err, svg.ErrSVG) {
			t.Fatal(err)
		}
	})
}
