package match_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"reprise/library/catalog"
	"reprise/library/match"
)

func FuzzMatch(f *testing.F) {
	f.Add("그 여자", "백지영", "시크릿 가든 OST", "a/b.mp3")
	f.Add("((((《》[[", "feat. feat. x x", "OST OST part part 3", "")
	f.Add("´Ù½Ã ³Ê¸¦\x00\x1b", "\u202eabc", "🎵 ver. ver.", "C:\\x\\..\\y [CQ3Rz-HRQbM].ogg")
	f.Add(strings.Repeat("가", 3000), "&amp;&#x41;&", "ﬀ①㏂", "/")
	e := engine(f)
	f.Fuzz(func(t *testing.T, title, artist, album, path string) {
		tr := match.Track{Path: path, Title: title, Artist: artist, Artists: []string{album}, Album: album, AlbumArtist: title}
		first := e.Match(tr)
		if diff := cmp.Diff(first, e.Match(tr)); diff != "" {
			t.Fatalf("two runs differ:\n%s", diff)
		}
		for _, c := range first {
			if c.Score < match.Floor || c.Score > 1 {
				t.Fatalf("score %v", c.Score)
			}
			for _, r := range c.Reasons {
				if s := r.String(); s == "" || strings.Contains(s, "{0}") && !strings.Contains(title+artist+album+path, "{") {
					t.Fatalf("reason %q of %+v", s, r)
				}
			}
		}
	})
}

func FuzzParseArtists(f *testing.F) {
	f.Add("Chen (EXO) & Punch feat. Loco")
	f.Add("T Yoon Mi Rae (윤미래)")
	f.Add("f(x), (), & feat.")
	f.Fuzz(func(t *testing.T, line string) {
		artists, featured := match.ParseArtists(line)
		if len(line) > 300 || !utf8.ValidString(line) {
			return
		}
		l := &catalog.List{ID: "l", Entries: []catalog.Entry{{ID: "e", Song: catalog.Song{Title: line}, Artists: artists, Featured: featured, Drama: catalog.Drama{Title: line}}}}
		match.New([]*catalog.List{l}, match.Options{Taught: []match.Taught{{A: line, B: line}}}).Match(match.Track{Path: line, Title: line, Artist: line})
	})
}

// hostile are texts that break careless code.
func hostile() []string {
	long := strings.Repeat("그 여자 (That Woman) ", 64<<10/25)
	return []string{
		"", " ", "\x00\x01\x02", "\xff\xfe\xfd", strings.Repeat("(", 64<<10), strings.Repeat("👩‍👩‍👧‍👦", 3000), "\u202eذكر", strings.Repeat("a\u0301", 30000),
		long, strings.Repeat("ㅏ", 20000), strings.Repeat("&amp;", 10000), strings.Repeat("feat. ", 10000), strings.Repeat("1", 64<<10), "﷽" + strings.Repeat("ﷺ", 20000), strings.Repeat("-", 64<<10),
	}
}

func TestHostileTextIsBounded(t *testing.T) {
	t.Parallel()
	e := engine(t)
	for _, s := range hostile() {
		best := time.Hour
		for range 8 {
			began := time.Now()
			e.Match(match.Track{Path: "/m/" + s + ".mp3", Title: s, Artist: s, Album: s, AlbumArtist: s, Artists: []string{s, s}})
			best = min(best, time.Since(began))
		}
		// The bar is 5 ms a text; a machine under load and the race detector are allowed for.
		if best > 250*time.Millisecond {
			t.Errorf("%.20q of %d bytes took %v", s, len(s), best)
		}
	}
}

func TestHostileListIsBounded(t *testing.T) {
	t.Parallel()
	for _, s := range hostile() {
		l := &catalog.List{ID: "l", Entries: []catalog.Entry{{ID: "e", Drama: catalog.Drama{Title: s, Aliases: []string{s}}, Song: catalog.Song{Title: s, Native: s}, Artists: []catalog.Artist{{Name: s, Native: s, Group: s}}}}}
		match.New([]*catalog.List{l}, match.Options{}).Match(match.Track{Path: "/a/b.mp3", Title: "그 여자", Artist: "백지영"})
	}
}
