package theme

import (
	"fmt"
	"image/color"
	"io/fs"
	"strings"

	"fyne.io/fyne/v2"

	"reprise/assets"
)

type iconKey struct {
	name   string
	colour color.NRGBA
	stroke string // "" when filled
}

// Glyph is a Lucide icon by its file name without ".svg", in one colour, drawn
// for a size in pixels of the design: the smaller, the thicker its stroke. An
// unknown name gives a small ring, so that a typing error shows and nothing
// breaks.
//
// Fyne's own themed resources recolour fills only and turn these icons into
// blobs, so the colour is written into the text of the SVG.
func (t *Theme) Glyph(name string, c color.NRGBA, size float32) fyne.Resource {
	stroke := "1.75"
	switch {
	case size < 15:
		stroke = "2.4"
	case size < 18:
		stroke = "2"
	}
	return t.icon(iconKey{name, c, stroke})
}

// Solid is the same icon filled: play, pause and the skips of the transport.
func (t *Theme) Solid(name string, c color.NRGBA) fyne.Resource {
	return t.icon(iconKey{name: name, colour: c})
}

func (t *Theme) icon(k iconKey) fyne.Resource {
	t.mu.Lock()
	defer t.mu.Unlock()
	if r, ok := t.icons[k]; ok {
		return r
	}
	hex := Hex(k.colour)
	r := &fyne.StaticResource{
		// Fyne caches rasters by name, so the name tells all that differs.
		StaticName:    fmt.Sprintf("%s-%s-%s.svg", k.name, strings.TrimPrefix(hex, "#"), k.stroke),
		StaticContent: []byte(paint(source(k.name), hex, k.stroke)),
	}
	t.icons[k] = r
	return r
}

func source(name string) string {
	b, err := fs.ReadFile(assets.Icons, name+".svg")
	if err != nil {
		return `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" ` +
			`stroke="currentColor" stroke-width="2"><circle cx="12" cy="12" r="6" /></svg>`
	}
	return string(b)
}

func paint(svg, hex, stroke string) string {
	fill := "none"
	if stroke == "" {
		fill, stroke = hex, "1.5"
	}
	return strings.NewReplacer(
		`fill="none"`, `fill="`+fill+`"`,
		"currentColor", hex,
		`stroke-width="2"`, `stroke-width="`+stroke+`"`,
	).Replace(svg)
}
