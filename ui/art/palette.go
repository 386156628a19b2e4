package art

import "sort"

// Mode is how much of a drama's light is on.
type Mode int

// The modes.
const (
	Linked  Mode = iota // in full colour
	Check               // calmer, and nearer to the ground
	Missing             // a silhouette in tones of the ground
)

// tones are the six colours of a scene and white.
type tones struct {
	sky, low       string // top and bottom of the sky
	light          string
	far, mid, near string
	white          string
}

// each calls f with every tone but white, in the order of the recipe.
func (t *tones) each(f func(c *string)) {
	for _, c := range []*string{&t.sky, &t.low, &t.light, &t.far, &t.mid, &t.near} {
		f(c)
	}
}

// paletteOrder is part of the recipe: changing it repaints every wall.
var paletteOrder = []string{ //nolint:gochecknoglobals // a table that nothing writes
	"garden", "plum", "desert", "high", "oak", "ember", "sea",
	"mustard", "snow", "blossom", "rain", "ginkgo", "celadon", "lantern",
}

var palettes = map[string]tones{ //nolint:gochecknoglobals // a table that nothing writes
	"garden":  {sky: "#17302E", low: "#4A7560", light: "#F6D58B", far: "#33594C", mid: "#1F3F38", near: "#0F2220"},
	"plum":    {sky: "#2A1A28", low: "#94505C", light: "#F6BFA2", far: "#733F52", mid: "#4A283D", near: "#231422"},
	"desert":  {sky: "#E7A76E", low: "#F4DCAC", light: "#CF4526", far: "#D88C55", mid: "#A4573A", near: "#5A2B23"},
	"high":    {sky: "#0F2136", low: "#47698C", light: "#FFD9A0", far: "#2C496A", mid: "#1B314D", near: "#0C1927"},
	"oak":     {sky: "#382317", low: "#A06938", light: "#F4C67F", far: "#7B4B29", mid: "#55311E", near: "#29170F"},
	"ember":   {sky: "#1E1717", low: "#6E3022", light: "#FFC46B", far: "#4E2720", mid: "#351B18", near: "#1A0F0E"},
	"sea":     {sky: "#B9D6D0", low: "#F0E8D3", light: "#F0987F", far: "#7FB2AE", mid: "#3F8186", near: "#1B4B54"},
	"mustard": {sky: "#E3C87D", low: "#F4E8C8", light: "#C75A2A", far: "#D3B05C", mid: "#A88230", near: "#453715"},
	"snow":    {sky: "#8DA5B7", low: "#E8E8E3", light: "#FFF6E0", far: "#B7C3CB", mid: "#8294A2", near: "#364552"},
	"blossom": {sky: "#F0CBC2", low: "#FAECDF", light: "#FFF8EE", far: "#E5A59E", mid: "#C47275", near: "#662F3B"},
	"rain":    {sky: "#28363F", low: "#74868B", light: "#F5DBA5", far: "#50636E", mid: "#374853", near: "#19232A"},
	"ginkgo":  {sky: "#E0BB62", low: "#F6E9C2", light: "#FFF6DA", far: "#CF9A3C", mid: "#A1681B", near: "#553611"},
	"celadon": {sky: "#A3C6B4", low: "#E5ECDF", light: "#FDF6E3", far: "#7CAC96", mid: "#488070", near: "#1E443A"},
	"lantern": {sky: "#191B29", low: "#3C4663", light: "#F28E4F", far: "#2B3350", mid: "#1F2640", near: "#10131F"},
}

// The title colours of a poster in full light.
const (
	paper     = "#FFF4E2"
	darkInk   = "#FFF1DE" // drawn on a dark ground
	lightInk  = "#3A2E22" // drawn on a light ground
	black     = "#000000"
	darkBelow = .2 // luminance under which a ground counts as dark
)

// Title is the colour of a poster's vertical title, and the worst contrast that
// it has against the sky behind it.
type Title struct {
	Colour   string // "#RRGGBB"
	Contrast float64
}

// scene is what a motif is painted with.
func (r Recipe) tones(mode Mode, ground string) (tones, Title) {
	base := palettes[r.Palette]
	t := base
	t.white = "#FFFFFF"
	t.each(func(c *string) { *c = turn(*c, r.Turn) })
	dark := luminance(ground) < darkBelow
	switch mode {
	case Check:
		t.each(func(c *string) { *c = mix(calm(*c, .42), ground, .18) })
	case Missing:
		t.silhouette(ground, base.mid, r.Turn)
	}
	return t, t.title(mode, ground, dark)
}

// silhouette turns the six tones into close tones of the ground, in their order
// of light, with a breath of their own hue so that the wall is not dead grey.
func (t *tones) silhouette(ground, mid string, degrees float64) {
	dark := luminance(ground) < darkBelow
	ink, sat := lightInk, .12
	if dark {
		ink, sat = darkInk, .13
	}
	hue, _, _ := hsl(mid)
	hue += degrees
	var list []*string
	light := map[*string]float64{}
	t.each(func(c *string) { list = append(list, c); light[c] = luminance(*c) })
	sort.SliceStable(list, func(i, j int) bool { return light[list[i]] < light[list[j]] })
	for i, c := range list {
		share := .035 + float64(5-i)*.03
		if dark {
			share = .03 + float64(i)*.026
		}
		_, _, l := hsl(mix(ground, ink, share))
		*c = fromHSL(hue, sat, l)
	}
	t.white = *list[5]
}

// title picks paper or ink, whichever has the better worst contrast against the
// top of the sky and the sky a little lower.
func (t tones) title(mode Mode, ground string, dark bool) Title {
	worst := func(c string) float64 {
		return min(Contrast(c, t.sky), Contrast(c, mix(t.sky, t.low, .45)))
	}
	colour := mix(t.near, black, .25)
	if worst(paper) >= worst(colour) {
		colour = paper
	}
	if mode == Missing {
		colour = mix(ground, lightInk, .72)
		if dark {
			colour = mix(ground, darkInk, .62)
		}
	}
	return Title{Colour: colour, Contrast: worst(colour)}
}
