package theme

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"strings"

	"fyne.io/fyne/v2"

	"reprise/assets"
	"reprise/ui/art/svg"
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
// blobs, and its SVGs do not scale their lines, so the icon is drawn here, in
// its colour.
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
	r := &fyne.StaticResource{
		// Fyne caches by name, so the name tells all that differs.
		StaticName:    fmt.Sprintf("%s-%s-%s.png", k.name, Hex(k.colour)[1:], k.stroke),
		StaticContent: drawIcon(paint(source(k.name), Hex(k.colour), k.stroke)),
	}
	t.icons[k] = r
	return r
}

// iconPixels is three times the largest icon: enough for the densest screens.
const iconPixels = 72

// drawIcon makes the PNG of an icon. Fyne could draw the SVG itself, and would
// leave its lines as thick as the file says at every size.
func drawIcon(text string) []byte {
	img, err := svg.Raster(text, iconPixels, iconPixels)
	if err != nil { // an icon of ours that cannot be drawn is left blank
		img = image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&b, img); err != nil { // a buffer takes everything
		return nil
	}
	return b.Bytes()
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
