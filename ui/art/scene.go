package art

// motif paints one scene on a sky.
type motif func(k *painting)

// painting is what a motif works with.
type painting struct {
	pen
	tones
	r *stream
}

// motifOrder is part of the recipe: changing it repaints every wall.
var motifOrder = []string{ //nolint:gochecknoglobals // a table that nothing writes
	"gate", "faces", "sun", "tower", "cups", "flame", "waves", "labyrinth",
	"umbrella", "stairs", "window", "branch", "snow", "bridge", "train", "lanterns",
}

var motifs = map[string]motif{ //nolint:gochecknoglobals // a table that nothing writes
	"gate": gate, "faces": faces, "sun": sun, "tower": tower,
	"cups": cups, "flame": flame, "waves": waves, "labyrinth": labyrinth,
	"umbrella": umbrella, "stairs": stairs, "window": window, "branch": branch,
	"snow": snow, "bridge": bridge, "train": train, "lanterns": lanterns,
}

// SVG is the scene of a recipe, 300 by 400 units, in a mode on a ground given
// as "#RRGGBB". The ground matters to Check and Missing only. The text uses
// rect, circle, ellipse, path, g and two kinds of gradient; no filters, masks,
// clips or lettering. A recipe with a motif or palette that this version does
// not know is drawn as its id alone would be.
func SVG(r Recipe, mode Mode, ground string) string {
	r = r.drawable()
	t, _ := r.tones(mode, ground)
	k := &painting{tones: t, r: newStream(r.Seed)}
	sky := k.gradient(solid(t.sky), solid(t.low))
	motifs[r.Motif](k)
	body := k.body.String()
	if r.Mirror {
		body = `<g transform="translate(240 0) scale(-1 1)">` + body + `</g>`
	}
	return d(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 % %" preserveAspectRatio="xMidYMid slice"><defs>`, sceneWidth, sceneHeight) +
		k.defs.String() + d(`</defs><rect x="-60" width="420" height="%" fill="`, sceneHeight) + sky + `"/>` + body + `</svg>`
}

// TitleOf is the colour of the vertical title on that scene.
func TitleOf(r Recipe, mode Mode, ground string) Title {
	_, title := r.drawable().tones(mode, ground)
	return title
}

func (r Recipe) drawable() Recipe {
	hint := Hint{Motif: r.Motif, Palette: r.Palette}
	if hint.known() == hint && r.Motif != "" && r.Palette != "" {
		return r
	}
	out := NewRecipe(r.ID, hint)
	out.Cover = r.Cover
	return out
}
