package tags_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"reprise/library/tags"
)

func TestFromPath(t *testing.T) {
	t.Parallel()
	tests := []struct {
		path string
		want tags.Tags
	}{
		{"/m/Goblin OST/Chanyeol - Stay With Me.mp3", tags.Tags{Title: "Stay With Me", Artist: "Chanyeol", Artists: []string{"Chanyeol"}, Album: "Goblin OST"}},
		{"/m/Goblin OST/03 Scar.mp3", tags.Tags{Title: "Scar", Track: 3, Album: "Goblin OST"}},
		{"/m/A/03. 김나영 - 다시 너를.flac", tags.Tags{Title: "다시 너를", Artist: "김나영", Artists: []string{"김나영"}, Track: 3, Album: "A"}},
		{"/m/A/1-07 Scar.m4a", tags.Tags{Title: "Scar", Disc: 1, Track: 7, Album: "A"}},
		{"/m/A/[02] Scar.m4a", tags.Tags{Title: "Scar", Track: 2, Album: "A"}},
		{"/m/A/Track 04 - Scar.m4a", tags.Tags{Title: "Scar", Track: 4, Album: "A"}},
		{"/m/A/Jane - 05 - Scar.mp3", tags.Tags{Title: "Scar", Track: 5, Artist: "Jane", Artists: []string{"Jane"}, Album: "A"}},
		{"/m/A/10cm.mp3", tags.Tags{Title: "10cm", Album: "A"}},
		{"/m/A/4walls.mp3", tags.Tags{Title: "4walls", Album: "A"}},
		{"/m/A/Hush_Hush.mp3", tags.Tags{Title: "Hush Hush", Album: "A"}},
		{"/m/A/Jane (feat. Tom) - Scar.mp3", tags.Tags{Title: "Scar", Artist: "Jane (feat. Tom)", Artists: []string{"Jane", "Tom"}, Album: "A"}},
		{"/m/" + norm.NFD.String("도깨비") + "/" + norm.NFD.String("첫눈") + ".mp3", tags.Tags{Title: "첫눈", Album: "도깨비"}},
		{"/m/A/\xb4\xd9\xbd\xc3 \xb3\xca\xb8\xa6.mp3", tags.Tags{Title: "다시 너를", Album: "A", Encoding: "CP949"}},
		{".mp3", tags.Tags{Title: ".mp3"}},
		{"/m/A/2046.mp3", tags.Tags{Title: "2046", Album: "A"}},
		{"Scar.mp3", tags.Tags{Title: "Scar"}},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			t.Parallel()
			tt.want.FromPath = true
			if diff := cmp.Diff(tt.want, tags.FromPath(tt.path)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestArtists(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		lines []string
		title string
		want  []string
	}{
		{"none", nil, "Scar", nil},
		{"one", []string{"Jane"}, "Scar", []string{"Jane"}},
		{"feat.", []string{"김나영 feat. 매드클라운"}, "", []string{"김나영", "매드클라운"}},
		{"(Feat. A & B)", []string{"Tearliner (Feat. Go Eun & Tom)"}, "", []string{"Tearliner", "Go Eun", "Tom"}},
		{"ft in the title", []string{"Jane"}, "Scar (ft. Tom) (Inst.)", []string{"Jane", "Tom"}},
		{"featuring", []string{"Jane featuring Tom, Ann"}, "", []string{"Jane", "Tom", "Ann"}},
		{"values", []string{"Jane", "Tom", "jane"}, "", []string{"Jane", "Tom"}},
		{"semicolons", []string{"Jane; Tom;Ann"}, "", []string{"Jane", "Tom", "Ann"}},
		{"commas", []string{"Jane, Tom,거미"}, "", []string{"Jane", "Tom", "거미"}},
		{"a comma inside", []string{"Tyler, The Creator"}, "", []string{"Tyler, The Creator"}},
		{"a thousand", []string{"10,000 Maniacs"}, "", []string{"10,000 Maniacs"}},
		{"a slash inside", []string{"AC/DC"}, "", []string{"AC/DC"}},
		{"slashes", []string{"Davichi/거미 / Tom"}, "", []string{"Davichi", "거미", "Tom"}},
		{"and stays", []string{"Simon & Garfunkel"}, "", []string{"Simon & Garfunkel"}},
		{"no feat. in a name", []string{"Defeat"}, "Feature", []string{"Defeat"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, tags.Artists(tt.lines, tt.title)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func FuzzFromPath(f *testing.F) {
	for _, s := range []string{"/m/A/03. Jane - Scar.mp3", "a/Track 1-", "- - -.mp3", "/", "", "..", "x/[12]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, path string) {
		if got := tags.FromPath(path); got.Title == "" && path != "" {
			t.Errorf("%q has no title", path)
		}
	})
}
