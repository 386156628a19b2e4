package art_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reprise/ui/art"
)

// The vectors of the design: whoever draws these posters elsewhere must come to
// the same recipes.
func TestNewRecipeVectors(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		turn float64
		want art.Recipe
	}{
		{"secret-garden", -6.651, art.Recipe{Motif: "gate", Palette: "ginkgo", Seed: 3319669501}},
		{"kill-me-heal-me", -3.824, art.Recipe{Motif: "waves", Palette: "blossom", Mirror: true, Seed: 1305941033}},
		{"descendants-of-the-sun", -0.493, art.Recipe{Motif: "labyrinth", Palette: "snow", Mirror: true, Seed: 269705571}},
		{"high-end-crush", 4.358, art.Recipe{Motif: "flame", Palette: "high", Seed: 3163194768}},
		{"cheese-in-the-trap", -3.921, art.Recipe{Motif: "sun", Palette: "rain", Mirror: true, Seed: 2430961091}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := art.NewRecipe(tt.name, art.Hint{})
			if math.Abs(got.Turn-tt.turn) > .0005 {
				t.Errorf("turn %v, want %v", got.Turn, tt.turn)
			}
			tt.want.ID, tt.want.Turn = tt.name, got.Turn
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHints(t *testing.T) {
	t.Parallel()
	for i := range 200 {
		id := fmt.Sprint("drama-", i)
		r := art.NewRecipe(id, art.Hint{Motif: "cups"})
		if r.Motif != "cups" || r.Mirror {
			t.Fatalf("%s: motif %q, mirror %v", id, r.Motif, r.Mirror)
		}
		// A name from a newer version asks for nothing.
		if diff := cmp.Diff(art.NewRecipe(id, art.Hint{}), art.NewRecipe(id, art.Hint{Motif: "spaceship", Palette: "?"})); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestAssignAvoidsTwins(t *testing.T) {
	t.Parallel()
	var all []art.Request
	for i := range 120 {
		all = append(all, art.Request{ID: fmt.Sprint("drama-", i)})
	}
	got := art.Assign(all, nil)
	pairs := map[string]string{}
	for i, r := range got {
		for j := max(0, i-8); j < i; j++ {
			if got[j].Motif == r.Motif {
				t.Errorf("%s: motif %s again after %d", r.ID, r.Motif, i-j)
			}
		}
		pair := r.Motif + "/" + r.Palette
		if other, ok := pairs[pair]; ok {
			t.Errorf("%s and %s are both %s", other, r.ID, pair)
		}
		pairs[pair] = r.ID
	}
}

// What a list has already is never repainted, however it grows.
func TestAssignGoesOn(t *testing.T) {
	t.Parallel()
	var all []art.Request
	for i := range 30 {
		all = append(all, art.Request{ID: fmt.Sprint("drama-", i)})
	}
	whole := art.Assign(all, nil)
	first := art.Assign(all[:11], nil)
	rest := art.Assign(all[11:], first)
	if diff := cmp.Diff(whole, append(first, rest...)); diff != "" {
		t.Error(diff)
	}
}

func TestTitleIsReadable(t *testing.T) {
	t.Parallel()
	for _, palette := range art.Palettes() {
		for i := range 60 {
			r := art.NewRecipe("x", art.Hint{Motif: "sun", Palette: palette})
			r.Turn = float64(i)/60*16 - 8
			for _, tt := range []struct {
				mode   art.Mode
				ground string
				least  float64
			}{
				{art.Linked, "", 4.5},
				{art.Check, "#1B1816", 3.9},
				{art.Check, "#EFE7DA", 3.9},
				{art.Missing, "#1B1816", 3.3},
				{art.Missing, "#EFE7DA", 3.3},
			} {
				if got := art.TitleOf(r, tt.mode, tt.ground); got.Contrast < tt.least {
					t.Errorf("%s turned by %.1f, mode %d on %q: %s has %.2f, needs %.1f",
						palette, r.Turn, tt.mode, tt.ground, got.Colour, got.Contrast, tt.least)
				}
			}
		}
	}
}
