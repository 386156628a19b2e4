package match_test

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"

	"reprise/library/catalog"
	"reprise/library/match"
)

// hardSong is a song of testdata/hard.
type hardSong struct {
	ID           string       `json:"id"`
	Drama        string       `json:"drama"`
	DramaNative  string       `json:"drama_native"`
	DramaAliases []string     `json:"drama_aliases"`
	Title        string       `json:"title"`
	Native       string       `json:"native"`
	Aliases      []string     `json:"aliases"`
	Artists      []hardArtist `json:"artists"`
	Featured     []hardArtist `json:"featured"`
	Part         int          `json:"part"`
}

type hardArtist struct {
	Name        string   `json:"name"`
	Native      string   `json:"native"`
	Aliases     []string `json:"aliases"`
	Group       string   `json:"group"`
	GroupNative string   `json:"group_native"`
}

func people(as []hardArtist) []catalog.Artist {
	var out []catalog.Artist
	for _, a := range as {
		out = append(out, catalog.Artist{Name: a.Name, Native: a.Native, Aliases: a.Aliases, Group: a.Group, GroupNative: a.GroupNative})
	}
	return out
}

// rich is the entry as a curator writes it.
func (s hardSong) rich() catalog.Entry {
	return catalog.Entry{
		ID: s.ID, Drama: catalog.Drama{Title: s.Drama, Native: s.DramaNative, Aliases: s.DramaAliases},
		Song:    catalog.Song{Title: s.Title, Native: s.Native, Aliases: s.Aliases, Part: s.Part},
		Artists: people(s.Artists), Featured: people(s.Featured),
	}
}

// blog is the entry as a blog writes it: in English, and now and then with the
// Korean title.
func (s hardSong) blog(i int) catalog.Entry {
	line := ""
	for _, a := range s.Artists {
		line = joined(line, a.Name, " & ")
	}
	for i, a := range s.Featured {
		line = joined(line, a.Name, []string{" ft. ", ", "}[min(i, 1)])
	}
	e := catalog.Entry{ID: s.ID, Drama: catalog.Drama{Title: s.Drama}, Song: catalog.Song{Title: s.Title}}
	if i%7 == 3 {
		e.Song.Native = s.Native
	}
	e.Artists, e.Featured = match.ParseArtists(line)
	return e
}

func joined(a, b, sep string) string {
	if a == "" {
		return b
	}
	return a + sep + b
}

// hardCase is one record.
type hardCase struct {
	Entry      string   `json:"entry"`
	Unlinkable bool     `json:"unlinkable"`
	Near       string   `json:"near"`
	Kinds      []string `json:"kinds"`
	Title      string   `json:"title"`
	Artist     string   `json:"artist"`
	Album      string   `json:"album"`
	Path       string   `json:"path"`
}

func (c hardCase) track(i int) match.Track {
	return match.Track{Path: cmp.Or(c.Path, fmt.Sprintf("Music/%04d.mp3", i)), Title: c.Title, Artist: c.Artist, Album: c.Album}
}

// jsonLines reads a file of JSON lines.
func jsonLines[T any](t *testing.T, path string) []T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v in %s", path, err, sc.Text())
		}
		out = append(out, v)
	}
	return out
}

// tally counts how the engine does over records.
type tally struct {
	links, wrong            int
	linkable, recalled      int
	songs, first, five      int
	kinds, lost, mistakenOf map[string]int // linkable records, those not linked, wrong links, by kind
}

func (y *tally) add(c hardCase, got []match.Candidate) {
	hit, at := false, -1
	for i, g := range got {
		if g.Ref.Entry == c.Entry && at < 0 {
			at = i
		}
		if !g.Sure {
			continue
		}
		y.links++
		if g.Ref.Entry == c.Entry {
			hit = true
			continue
		}
		y.wrong++
		for _, k := range c.Kinds {
			y.mistakenOf[k]++
		}
	}
	if c.Entry == "" {
		return
	}
	y.songs++
	y.first += count(at == 0)
	y.five += count(at >= 0 && at < 5)
	if c.Unlinkable {
		return
	}
	y.linkable++
	y.recalled += count(hit)
	for _, k := range c.Kinds {
		y.kinds[k]++
		y.lost[k] += count(!hit)
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func percent(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }

// hold fails the test when a share is below its bar.
func hold(t *testing.T, what string, a, b int, bar float64) {
	t.Helper()
	if got := percent(a, b); got < bar {
		t.Errorf("%s %.2f%% (%d of %d), want %.1f%%", what, got, a, b, bar)
	}
}

func TestHardRecords(t *testing.T) {
	t.Parallel()
	songs := jsonLines[hardSong](t, "testdata/hard/entries.jsonl")
	cases := jsonLines[hardCase](t, "testdata/hard/cases.jsonl")
	for _, shape := range []struct {
		name                           string
		entry                          func(int, hardSong) catalog.Entry
		precision, recall, first, five float64
	}{
		{"rich", func(_ int, s hardSong) catalog.Entry { return s.rich() }, 99.7, 97, 98.5, 99.8},
		// Many of these records hold no English title, which is all that most entries of a blog have.
		{"blog", func(i int, s hardSong) catalog.Entry { return s.blog(i) }, 99.7, 44, 80, 91},
	} {
		t.Run(shape.name, func(t *testing.T) {
			t.Parallel()
			list := &catalog.List{ID: "hard"}
			for i, s := range songs {
				list.Entries = append(list.Entries, shape.entry(i, s))
			}
			e := match.New([]*catalog.List{list}, match.Options{})
			y := tally{kinds: map[string]int{}, lost: map[string]int{}, mistakenOf: map[string]int{}}
			for i, c := range cases {
				got := e.Match(c.track(i))
				wrong := y.wrong
				if y.add(c, got); y.wrong > wrong {
					t.Logf("wrong: %+v: %+v", c, got[0])
				}
			}
			hold(t, "precision", y.links-y.wrong, y.links, shape.precision)
			hold(t, "recall", y.recalled, y.linkable, shape.recall)
			hold(t, "first", y.first, y.songs, shape.first)
			hold(t, "among five", y.five, y.songs, shape.five)
			for k, n := range y.kinds {
				if n >= 30 && shape.name == "rich" {
					hold(t, "recall of "+k, n-y.lost[k], n, 80)
				}
			}
			if len(y.mistakenOf) > 0 {
				t.Errorf("kinds with wrong links: %v", y.mistakenOf)
			}
			t.Logf("%d links, %d wrong; %.2f%% of %d linkable; first %.2f%%, five %.2f%% of %d", y.links, y.wrong,
				percent(y.recalled, y.linkable), y.linkable, percent(y.first, y.songs), percent(y.five, y.songs), y.songs)
		})
	}
}

func TestRandomMusicIsNeverLinked(t *testing.T) {
	t.Parallel()
	songs := jsonLines[hardSong](t, "testdata/hard/entries.jsonl")
	var rich, blog catalog.List
	rich.ID, blog.ID = "rich", "blog"
	var titles []string
	for i, s := range songs {
		rich.Entries = append(rich.Entries, s.rich())
		blog.Entries = append(blog.Entries, s.blog(i))
		titles = append(titles, s.Title, s.Native)
	}
	rich.Entries = append(rich.Entries, iconic().Entries...)
	titles = append(titles, "안녕", "그 남자", "Stay With Me", "첫눈", "You Are My Everything", "Always")
	singers := []string{
		"Sam Smith", "임재범 밴드", "조성모", "Bon Jovi", "박혜경", "플라워", "빅마마", "Coldplay", "정하늘", "김민수", "YOASOBI", "周杰倫", "Adele", "터보", "이선균", "윤도현",
		"Norah Jones", "김광석", "H.O.T.", "핑클", "Maroon 5", "서문탁", "박정현", "이소라", "Muse", "The Beatles", "Standing Egg", "스윗소로우", "",
	}
	albums := []string{"", "1집", "Greatest Hits", "사랑 OST", "거짓말 OST", "Live", "7080 가요", "Love Actually OST", "드라마 OST 모음", "The Album"}
	engines := []*match.Engine{match.New([]*catalog.List{&rich}, match.Options{}), match.New([]*catalog.List{&blog}, match.Options{})}
	n := 0
	for i, title := range titles {
		for j, singer := range singers {
			album := albums[(i+j)%len(albums)]
			if title == "" || singer == "" && album == "" {
				continue
			}
			tr := match.Prepare(match.Track{Path: fmt.Sprintf("Music/%s/%s/%02d %s.mp3", singer, album, j, title), Title: title, Artist: singer, Album: album})
			for _, e := range engines {
				n++
				if got := e.MatchPrepared(tr); slices.ContainsFunc(got, func(c match.Candidate) bool { return c.Sure }) {
					t.Errorf("%q of %q on %q is linked: %+v", title, singer, album, got[0])
				}
			}
		}
	}
	if n < 15000 {
		t.Errorf("only %d were matched", n)
	}
}

// TestScoresMeanWhatTheySay holds the scores against what they promise: of a
// hundred candidates at 0.9 ninety are right, and more of the higher ones are.
func TestScoresMeanWhatTheySay(t *testing.T) {
	t.Parallel()
	songs := jsonLines[hardSong](t, "testdata/hard/entries.jsonl")
	var rich, blog catalog.List
	rich.ID, blog.ID = "rich", "blog"
	for i, s := range songs {
		rich.Entries = append(rich.Entries, s.rich())
		blog.Entries = append(blog.Entries, s.blog(i))
	}
	bins := []struct {
		from, to    float64
		least, most float64 // of a hundred, how many are right
		right, n    int
	}{
		{from: 0, to: 0.15, most: 15},
		{from: 0.15, to: 0.4, most: 40},
		{from: 0.4, to: 0.7, least: 20, most: 70},
		{from: 0.7, to: 0.9, least: 60},
		{from: 0.9, to: 1.01, least: 99.7},
	}
	for _, l := range []*catalog.List{&rich, &blog} {
		e := match.New([]*catalog.List{l}, match.Options{})
		for i, c := range jsonLines[hardCase](t, "testdata/hard/cases.jsonl") {
			for _, g := range e.Match(c.track(i)) {
				for k := range bins {
					if b := &bins[k]; g.Score >= b.from && g.Score < b.to {
						b.n++
						b.right += count(g.Ref.Entry == c.Entry)
					}
				}
			}
		}
	}
	for _, b := range bins {
		share := percent(b.right, b.n)
		if b.n == 0 || share < b.least || b.most > 0 && share > b.most {
			t.Errorf("scores from %.2f to %.2f: %d of %d are right, %.1f%%; want %.0f to %.0f", b.from, b.to, b.right, b.n, share, b.least, b.most)
		}
	}
}
