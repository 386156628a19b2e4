package theme

import (
	"fmt"
	"image/color"
)

// Tokens are the named colours of one variant. All but Plate, Scrim, RingTrack,
// PosterEdge and the shadows are opaque.
type Tokens struct {
	Bg0, Bg1, Bg2, Bg3  color.NRGBA // window; panels; raised; pressed
	Text1, Text2, Text3 color.NRGBA
	Accent              color.NRGBA // this plays, or this is the next step
	AccentSoft          color.NRGBA
	OnAccent            color.NRGBA
	Linked, Check       color.NRGBA
	Missing, Error      color.NRGBA
	Focus               color.NRGBA // the only cool colour
	Line, LineStrong    color.NRGBA
	Plate               color.NRGBA // the disc behind a ring on a poster
	Scrim               color.NRGBA // behind the link sheet
	RingTrack           color.NRGBA // the unfilled part of a ring
	PosterEdge          color.NRGBA // the hairline around a poster
	OnCheck             color.NRGBA // the number in the rail's badge
	Tab                 color.NRGBA // the chosen tab of the top bar
	Dim                 color.NRGBA // over a poster under the pointer
	Knob                color.NRGBA // the thumb of a slider
	Shadow1             color.NRGBA
	Shadow2             color.NRGBA
	Shadow3             color.NRGBA
	// ArtGround is the ground that silhouettes of posters are mixed from.
	ArtGround color.NRGBA
}

func rgb(v uint32) color.NRGBA { return alpha(v, 1) }

func alpha(v uint32, a float32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: uint8(a*255 + .5)}
}

// Fade is c with its opacity multiplied by a, 0 to 1.
func Fade(c color.NRGBA, a float32) color.NRGBA {
	c.A = uint8(float32(c.A)*max(0, min(1, a)) + .5)
	return c
}

// TokensOf are the colours of Night or Day, whatever is worn now; those of
// System are Night's.
func TokensOf(v Variant) Tokens {
	if v == Day {
		return day
	}
	return night
}

// Hex is a colour as "#RRGGBB", without its opacity.
func Hex(c color.NRGBA) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

var night = Tokens{ //nolint:gochecknoglobals // a table that nothing writes
	Bg0: rgb(0x131110), Bg1: rgb(0x1B1816), Bg2: rgb(0x25211D), Bg3: rgb(0x312C27),
	Text1: rgb(0xF6EFE5), Text2: rgb(0xC9BEB0), Text3: rgb(0xA0958A),
	Accent: rgb(0xF79A6B), AccentSoft: rgb(0x38231A), OnAccent: rgb(0x2A1207),
	Linked: rgb(0x8FCBB1), Check: rgb(0xEBC063), Missing: rgb(0xA0958A), Error: rgb(0xF58A8A),
	Focus: rgb(0xA9D0F5), Line: rgb(0x39332D), LineStrong: rgb(0x82776B),
	Plate: alpha(0x131110, .78), Scrim: alpha(0x0A0807, .62), RingTrack: alpha(0xA0958A, .34),
	PosterEdge: alpha(0xFFF4E2, .07), OnCheck: rgb(0x241800), Tab: rgb(0x25211D),
	Dim: alpha(0x0A0807, .28), Knob: rgb(0xF6EFE5),
	Shadow1: alpha(0x000000, .30), Shadow2: alpha(0x000000, .42), Shadow3: alpha(0x000000, .58),
	ArtGround: rgb(0x1B1816),
}

var day = Tokens{ //nolint:gochecknoglobals // a table that nothing writes
	Bg0: rgb(0xF5EFE4), Bg1: rgb(0xFFFCF6), Bg2: rgb(0xFFFFFF), Bg3: rgb(0xEBE2D3),
	Text1: rgb(0x241D18), Text2: rgb(0x574C42), Text3: rgb(0x6E6256),
	Accent: rgb(0xA93F17), AccentSoft: rgb(0xF8E3D6), OnAccent: rgb(0xFFFFFF),
	Linked: rgb(0x2A6B54), Check: rgb(0x855600), Missing: rgb(0x6E6256), Error: rgb(0xB3261E),
	Focus: rgb(0x1E5FA8), Line: rgb(0xDFD5C5), LineStrong: rgb(0x8A7D6D),
	Plate: alpha(0xFFFCF6, .92), Scrim: alpha(0x3C2A1C, .34), RingTrack: alpha(0xA0958A, .34),
	PosterEdge: alpha(0x3C2814, .10), OnCheck: rgb(0xFFFFFF), Tab: rgb(0xEBE2D3),
	Dim: alpha(0x0A0807, .28), Knob: rgb(0xA93F17),
	Shadow1: alpha(0x463018, .10), Shadow2: alpha(0x463018, .16), Shadow3: alpha(0x463018, .24),
	ArtGround: rgb(0xEFE7DA),
}
