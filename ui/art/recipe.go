package art

import (
	"math"
	"slices"
)

// Version grows whenever the same recipe gives another picture, so that cached
// rasters of the old picture are not used.
const Version = 1

// Hint is what a list may ask for. An empty or unknown name asks for nothing.
type Hint struct {
	Motif   string
	Palette string
}

// Recipe is all that a scene is drawn from. It is stored with an entry, so that
// reordering a list never repaints it.
type Recipe struct {
	ID      string  `json:"id"`
	Motif   string  `json:"motif"`
	Palette string  `json:"palette"`
	Turn    float64 `json:"turn"` // degrees of hue, -8 to 8
	Mirror  bool    `json:"mirror"`
	Seed    uint32  `json:"seed"`
	// Cover is shown instead of the scene when the drama is linked.
	Cover Cover `json:"-"`
}

// Motifs are the names of the motifs in the order of the recipe.
func Motifs() []string { return slices.Clone(motifOrder) }

// Palettes are the names of the palettes in the order of the recipe.
func Palettes() []string { return slices.Clone(paletteOrder) }

// known drops names that this version cannot draw: a list may come from a
// newer one.
func (h Hint) known() Hint {
	if !slices.Contains(motifOrder, h.Motif) {
		h.Motif = ""
	}
	if _, ok := palettes[h.Palette]; !ok {
		h.Palette = ""
	}
	return h
}

// NewRecipe is the recipe of an id. A hinted motif is never mirrored, because
// the title hangs at its right.
func NewRecipe(id string, hint Hint) Recipe {
	hint = hint.known()
	r := newStream(fnv1a(id))
	out := Recipe{ID: id, Motif: hint.Motif, Palette: hint.Palette}
	// A hint takes no number from the stream: the reference implementation
	// draws it only for what the hint leaves open.
	if out.Motif == "" {
		out.Motif = motifOrder[int(r.next()*float64(len(motifOrder)))]
	}
	if out.Palette == "" {
		out.Palette = paletteOrder[int(r.next()*float64(len(paletteOrder)))]
	}
	out.Turn = (r.next() - .5) * 16
	if hint.Motif == "" {
		out.Mirror = r.next() > .5
	}
	out.Seed = uint32(math.Floor(r.next() * math.MaxUint32))
	return out
}

// Request is one entry that asks for a recipe.
type Request struct {
	ID   string
	Hint Hint
}

// Assign gives recipes to entries that are added behind taken, the recipes that
// the list already has: a motif does not come back within eight cards, a
// palette not within two, and no motif and palette come together twice. What a
// hint names stays as it is.
func Assign(entries []Request, taken []Recipe) []Recipe {
	out := slices.Clone(taken)
	for _, e := range entries {
		out = append(out, place(e, out))
	}
	return out[len(taken):]
}

func place(e Request, before []Recipe) Recipe {
	rc := NewRecipe(e.ID, e.Hint)
	hint := e.Hint.known()
	sameMotif := func(o Recipe) bool { return o.Motif == rc.Motif }
	samePair := func(o Recipe) bool { return o.Motif == rc.Motif && o.Palette == rc.Palette }
	samePalette := func(o Recipe) bool { return o.Palette == rc.Palette }
	last := func(n int) []Recipe { return before[max(0, len(before)-n):] }
	if hint.Motif == "" {
		for i := 0; i < len(motifOrder) && slices.ContainsFunc(last(8), sameMotif); i++ {
			rc.Motif = step(motifOrder, rc.Motif, 5)
		}
	}
	if hint.Palette == "" {
		for i := 0; i < len(paletteOrder) && (slices.ContainsFunc(before, samePair) || slices.ContainsFunc(last(2), samePalette)); i++ {
			rc.Palette = step(paletteOrder, rc.Palette, 3)
		}
	}
	return rc
}

func step(order []string, name string, by int) string {
	return order[(slices.Index(order, name)+by)%len(order)]
}
