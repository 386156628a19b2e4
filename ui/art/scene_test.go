package art_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"reprise/ui/art"
)

// Digests of what the design's own program draws, made with it: a poster that
// changes repaints the walls of all fans, so it must be meant, and then
// art.Version goes up.
func TestSVGIsTheDesigns(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, palette string
		mode          art.Mode
		ground        string
		want          string
	}{
		{"gate", "plum", art.Linked, "#1B1816", "6675959d1535e9de"},
		{"gate", "plum", art.Check, "#1B1816", "36344adf84da8e94"},
		{"gate", "plum", art.Missing, "#1B1816", "1dab2a96f8f7a91d"},
		{"faces", "sea", art.Linked, "#EFE7DA", "042e81d11cdc7f68"},
		{"faces", "sea", art.Check, "#EFE7DA", "7e788925fb06cc9a"},
		{"faces", "sea", art.Missing, "#EFE7DA", "91d85aa4794ae945"},
		{"sun", "ginkgo", art.Linked, "#1B1816", "122d4e6961254081"},
		{"sun", "ginkgo", art.Check, "#1B1816", "e64427c6cf825eb1"},
		{"sun", "ginkgo", art.Missing, "#1B1816", "fbc62e908f6e421f"},
		{"tower", "desert", art.Linked, "#EFE7DA", "d712777b1e1c5e31"},
		{"tower", "desert", art.Check, "#EFE7DA", "224becdeac8ef40c"},
		{"tower", "desert", art.Missing, "#EFE7DA", "484d0d89767616eb"},
		{"cups", "mustard", art.Linked, "#1B1816", "2f3183ba319539b7"},
		{"cups", "mustard", art.Check, "#1B1816", "cb0e0db81e291f45"},
		{"cups", "mustard", art.Missing, "#1B1816", "2c7b92f413b52292"},
		{"flame", "celadon", art.Linked, "#EFE7DA", "432f0d463bcd795d"},
		{"flame", "celadon", art.Check, "#EFE7DA", "dc4cc81ac86ce7c8"},
		{"flame", "celadon", art.Missing, "#EFE7DA", "a6a7d36ca345d502"},
		{"waves", "high", art.Linked, "#1B1816", "74c96de10858cbc4"},
		{"waves", "high", art.Check, "#1B1816", "daa5aa67b441e37e"},
		{"waves", "high", art.Missing, "#1B1816", "09c4e5682db36c71"},
		{"labyrinth", "snow", art.Linked, "#EFE7DA", "97740205b128bcd2"},
		{"labyrinth", "snow", art.Check, "#EFE7DA", "9b84094c73a4872f"},
		{"labyrinth", "snow", art.Missing, "#EFE7DA", "a57c2429917af82f"},
		{"umbrella", "lantern", art.Linked, "#1B1816", "83b2f403d46fa0f3"},
		{"umbrella", "lantern", art.Check, "#1B1816", "e84cd7121c4af76b"},
		{"umbrella", "lantern", art.Missing, "#1B1816", "3a738d52716a9456"},
		{"stairs", "oak", art.Linked, "#EFE7DA", "0f647f8143f4e352"},
		{"stairs", "oak", art.Check, "#EFE7DA", "b8390ca6450e8db5"},
		{"stairs", "oak", art.Missing, "#EFE7DA", "06443a324b55770a"},
		{"window", "blossom", art.Linked, "#1B1816", "4fbbcef727a2d539"},
		{"window", "blossom", art.Check, "#1B1816", "71b389e2e590f566"},
		{"window", "blossom", art.Missing, "#1B1816", "6fb6100c01fba5a8"},
		{"branch", "garden", art.Linked, "#EFE7DA", "f6222b9fe317126e"},
		{"branch", "garden", art.Check, "#EFE7DA", "37d455c28bf39a81"},
		{"branch", "garden", art.Missing, "#EFE7DA", "30dbfc8e17512e13"},
		{"snow", "ember", art.Linked, "#1B1816", "07b264efa5f68a4d"},
		{"snow", "ember", art.Check, "#1B1816", "9fa3ec68094287a6"},
		{"snow", "ember", art.Missing, "#1B1816", "c8ad821aeb07617f"},
		{"bridge", "rain", art.Linked, "#EFE7DA", "1de0434e367cda11"},
		{"bridge", "rain", art.Check, "#EFE7DA", "6b2bb5da625c4aab"},
		{"bridge", "rain", art.Missing, "#EFE7DA", "0cc671f7e955744e"},
		{"train", "plum", art.Linked, "#1B1816", "5c95227716f33213"},
		{"train", "plum", art.Check, "#1B1816", "c9d9c2324cf310eb"},
		{"train", "plum", art.Missing, "#1B1816", "6bd549700bea77e8"},
		{"lanterns", "sea", art.Linked, "#EFE7DA", "47f3fb76f6cbeaaf"},
		{"lanterns", "sea", art.Check, "#EFE7DA", "10f012fa1913e434"},
		{"lanterns", "sea", art.Missing, "#EFE7DA", "9d9a2b9f7e7e5269"},
	} {
		r := art.NewRecipe("m"+tt.name, art.Hint{Motif: tt.name, Palette: tt.palette})
		if got := digest(art.SVG(r, tt.mode, tt.ground)); got != tt.want {
			t.Errorf("%s in %s, mode %d: %s, want %s", tt.name, tt.palette, tt.mode, got, tt.want)
		}
	}
}

func TestSVGByIDAlone(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, want string }{
		{"kill-me-heal-me", "c3a82d58dc75de81"},
		{"descendants-of-the-sun", "b21d66b555289844"},
		{"시크릿 가든", "6b2e8783bcba954c"},
	} {
		if got := digest(art.SVG(art.NewRecipe(tt.name, art.Hint{}), art.Linked, "#1B1816")); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}

// A recipe from a newer version is drawn as its id alone would be.
func TestSVGOfUnknownRecipe(t *testing.T) {
	t.Parallel()
	r := art.Recipe{ID: "a", Motif: "spaceship", Palette: "neon", Turn: 3, Seed: 9}
	if got, want := art.SVG(r, art.Linked, ""), art.SVG(art.NewRecipe("a", art.Hint{}), art.Linked, ""); got != want {
		t.Errorf("got %.80s, want %.80s", got, want)
	}
}

func FuzzRaster(f *testing.F) {
	f.Add("secret-garden", uint8(0), "#1B1816")
	f.Add("시크릿 가든", uint8(2), "")
	f.Add("", uint8(1), "#zzzzzz")
	f.Fuzz(func(t *testing.T, id string, mode uint8, ground string) {
		img, err := art.Raster(art.SVG(art.NewRecipe(id, art.Hint{}), art.Mode(mode%3), ground), 30)
		if err != nil {
			t.Fatal(err)
		}
		if img.Bounds().Dx() != 30 || img.Bounds().Dy() != 40 {
			t.Fatalf("bounds %v", img.Bounds())
		}
		for i := 3; i < len(img.Pix); i += 4 {
			if img.Pix[i] != 255 { // the sky covers everything
				t.Fatalf("a hole at %d", i/4)
			}
		}
	})
}
