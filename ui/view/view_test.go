package view_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/assets"
	"reprise/library"
	"reprise/library/catalog"
	"reprise/library/hangul"
	"reprise/library/match"
	"reprise/library/tags"
	"reprise/player"
	"reprise/ui/view"
	"reprise/ui/words"
)

func speak(t *testing.T, lang string) *words.Words {
	t.Helper()
	w, err := words.Load(assets.Words, lang)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// shelf is a small library: one part with a drama of two songs and one of one.
func shelf() *library.Snapshot {
	list := &catalog.List{
		ID: "p2", Title: "Still on repeat", Native: "아직도 돌려 듣는", Part: 2, About: "Three.",
		Source: catalog.Source{Title: "A post", URL: "https://example.org/"},
	}
	entry := func(id, drama, native, song, songNative, artist, artistNative string) catalog.Entry {
		return catalog.Entry{
			ID: id, Drama: catalog.Drama{Title: drama, Native: native}, Song: catalog.Song{Title: song, Native: songNative},
			Artists: []catalog.Artist{{Name: artist, Native: artistNative}},
		}
	}
	list.Entries = []catalog.Entry{
		entry("sun/touch", "The Master’s Sun", "주군의 태양", "Touch Love", "", "Yoon Mi Rae", "윤미래"),
		entry("sun/all", "The Master’s Sun", "주군의 태양", "All About", "", "Melody Day", "멜로디데이"),
		entry("trap/pull", "Cheese in the Trap", "치즈인더트랩", "Drawn", "이끌림", "Tearliner", "티어라이너"),
	}
	track := &library.Track{Path: "/music/OST/touch.flac", Tags: tags.Tags{Format: tags.FLAC, Duration: 231 * time.Second}}
	offered := &library.Track{Path: "/music/x/inst.mp3", Tags: tags.Tags{Format: tags.MP3, Duration: 227 * time.Second}}
	s := &library.Snapshot{Lists: []*catalog.List{list}, Roots: []library.Root{{Path: "/music", Files: 2}}}
	for i := range list.Entries {
		s.Entries = append(s.Entries, &library.Entry{
			Ref: catalog.Ref{List: "p2", Entry: list.Entries[i].ID}, List: list, Entry: &list.Entries[i],
		})
	}
	s.Entries[0].State, s.Entries[0].Track = library.Linked, track
	s.Entries[0].Counts = library.Counts{Passes: 41, Longest: 12, First: time.Date(2024, 3, 3, 0, 0, 0, 0, time.UTC)}
	s.Entries[0].Link = match.Candidate{Path: track.Path, Score: .98, Sure: true}
	s.Entries[2].State = library.ToCheck
	s.Entries[2].Candidates = []library.Candidate{{
		Track:     offered,
		Candidate: match.Candidate{Path: offered.Path, Score: .44, Role: match.Instrumental},
	}}
	return s
}

func TestBuildWall(t *testing.T) {
	t.Parallel()
	w := speak(t, words.English)
	got := view.BuildWall(shelf(), view.WallOptions{}, w)
	if len(got.Sections) != 1 || got.Check != 1 || got.Songs != 3 || got.Found != 1 {
		t.Fatalf("wall = %+v", got)
	}
	sec := got.Sections[0]
	if want := "1 of 3 found, 1 to check"; sec.Found != want {
		t.Errorf("found = %q, want %q", sec.Found, want)
	}
	if diff := cmp.Diff([]view.Mark{view.Linked, view.Missing, view.Check}, sec.Dots); diff != "" {
		t.Errorf("dots (-want +got):\n%s", diff)
	}
	if len(sec.Cards) != 2 || len(sec.Cards[0].Songs) != 2 {
		t.Fatalf("cards = %+v", sec.Cards)
	}
	sun := sec.Cards[0]
	if sun.Mark != view.Linked || sun.Number != 41 || sun.Press.Entry != "sun/touch" || sun.Art.Title != "주군의 태양" {
		t.Errorf("card = %+v", sun)
	}
}

func TestBuildWallPlaying(t *testing.T) {
	t.Parallel()
	w := speak(t, words.English)
	s := shelf()
	st := player.State{Status: player.Playing, Pass: 7, Repeat: player.RepeatOne}
	now := view.BuildNow(st, s.Entries[0], w)
	card := view.BuildWall(s, view.WallOptions{Now: now}, w).Sections[0].Cards[0]
	if card.Mark != view.Playing || card.Number != 7 {
		t.Errorf("playing card = %+v", card)
	}
	if want := "The Master’s Sun, pass 7 · Reprise"; now.WindowTitle != want {
		t.Errorf("title = %q, want %q", now.WindowTitle, want)
	}
}

func TestBuildWallKorean(t *testing.T) {
	t.Parallel()
	sec := view.BuildWall(shelf(), view.WallOptions{}, speak(t, words.Korean)).Sections[0]
	if sec.Title != "아직도 돌려 듣는" || sec.Part != "2부" || sec.Cards[1].Title != "치즈인더트랩" || sec.Cards[1].Songs[0].Title != "이끌림" {
		t.Errorf("korean section = %+v", sec)
	}
}

func TestBuildWallSearch(t *testing.T) {
	t.Parallel()
	w := speak(t, words.English)
	got := view.BuildWall(shelf(), view.WallOptions{Query: hangul.NewQuery("tearliner")}, w)
	if len(got.Sections) != 1 || len(got.Sections[0].Cards) != 1 || got.Sections[0].Cards[0].Songs[0].Title != "Drawn" {
		t.Errorf("found = %+v", got.Sections)
	}
	if diff := cmp.Diff([][2]int{{0, 9}}, got.Sections[0].Cards[0].Songs[0].ArtistMarks); diff != "" {
		t.Error(diff)
	}
	if got := view.BuildWall(shelf(), view.WallOptions{Query: hangul.NewQuery("이끌림")}, w); len(got.Sections) != 1 || got.Sections[0].Cards[0].Marks != nil {
		t.Errorf("a song's Korean title finds %+v", got.Sections)
	}
	if got := view.BuildWall(shelf(), view.WallOptions{Query: hangul.NewQuery("nothing")}, w); len(got.Sections) != 0 || got.Songs != 3 {
		t.Errorf("nothing found = %+v", got)
	}
}

func TestBuildDetailAndSheet(t *testing.T) {
	t.Parallel()
	w, s := speak(t, words.English), shelf()
	d := view.BuildDetail(s, s.Entries[0], view.Now{}, w)
	if d.Total != "41 passes in all" || d.Longest != "longest run: 12" || d.Since != "with you since 3 March 2024" {
		t.Errorf("counts = %q %q %q", d.Total, d.Longest, d.Since)
	}
	if len(d.Files) != 1 || !d.Files[0].Linked || d.Files[0].Score != 98 || d.Files[0].Line != "music/OST · FLAC · 3:51" {
		t.Errorf("files = %+v", d.Files)
	}
	if len(d.Others) != 1 || d.Others[0].Title != "All About" {
		t.Errorf("others = %+v", d.Others)
	}
	sh := view.BuildSheet(s, s.Entries[2], view.Now{}, w)
	if sh.Pill != "1 of 1 to check" || sh.Ask != "Is it one of these?" || sh.Other != "이끌림" || len(sh.Files) != 1 || sh.Files[0].Role != "Inst." {
		t.Errorf("sheet = %+v", sh)
	}
	missing := view.BuildSheet(s, s.Entries[1], view.Now{}, w)
	if missing.Pill != "missing" || missing.Ask != "Nothing in your folders looks like it." || missing.Next != s.Entries[2].Ref {
		t.Errorf("sheet of a missing entry = %+v", missing)
	}
}

func TestBuildScan(t *testing.T) {
	t.Parallel()
	w := speak(t, words.English)
	tests := []struct {
		name     string
		scan     library.ScanState
		title    string
		count    string
		progress float64
	}{
		{"counting", library.ScanState{Running: true, Root: "/m/Music", Audio: 12, Started: time.Now()}, "Looking through Music.", "12 files so far", -1},
		{"reading", library.ScanState{Running: true, Root: "/m/Music", Audio: 8412, Total: 20113, Counted: true, Started: time.Now()}, "Looking through Music.", "8,412 of 20,113 files", 8412.0 / 20113},
		{"paused", library.ScanState{Running: true, Paused: true, Audio: 1, Total: 2, Counted: true, Started: time.Now()}, "Paused.", "1 of 2 files", .5},
		{"done", library.ScanState{Audio: 2, Total: 2, Counted: true, Started: time.Now()}, "Done.", "2 of 2 files", 1},
		{"cancelled", library.ScanState{Canceled: true, Audio: 1, Started: time.Now()}, "Stopped. What was read is kept.", "1 files so far", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := shelf()
			s.Scan = tt.scan
			got := view.BuildScan(s, true, w)
			if got.Title != tt.title || got.Count != tt.count || got.Progress != tt.progress || got.Found != "1 found" {
				t.Errorf("got %+v", got)
			}
		})
	}
	if view.BuildScan(shelf(), true, w).Shown {
		t.Error("the strip is shown before any scan")
	}
}

func TestClockNumberHeat(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{
		0: "0:00", 59*time.Second + 999*time.Millisecond: "0:59", 231 * time.Second: "3:51",
		3600 * time.Second: "1:00:00", -time.Second: "0:00",
	} {
		if got := view.Clock(d); got != want {
			t.Errorf("Clock(%v) = %q, want %q", d, got, want)
		}
	}
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 20113: "20,113", 1234567: "1,234,567", -1000: "-1,000"} {
		if got := view.Number(n); got != want {
			t.Errorf("Number(%d) = %q, want %q", n, got, want)
		}
	}
	if view.Heat(0) != 0 || view.Heat(1000) != 1 || !(view.Heat(3) < view.Heat(30)) {
		t.Error("heat does not grow from 0 to 1")
	}
	if view.Percent(.999) != 99 || view.Percent(1) != 100 || view.Percent(-1) != 0 {
		t.Error("only certainty is 100")
	}
}

func TestGridOf(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		window  float32
		columns int
		card    float32
	}{
		{"mock 01", 1280, 5, 212},
		{"mock 15", 800, 3, 212},
		{"mock 16", 640, 3, 180},
		{"narrow", 420, 2, 169},
		{"narrowest", 320, 1, 256},
		{"widest with rows of their own", 1919, 7, 231},
		{"full HD", 1920, 7, 233},
		{"eight of 240", 2232, 8, 240},
		{"QHD", 2560, 9, 240},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := view.ClassOf(tt.window)
			g := view.GridOf(c, tt.window-c.Rail())
			if g.Columns != tt.columns || g.Card < tt.card-6 || g.Card > tt.card+6 {
				t.Errorf("columns %d card %v, want %d and %v", g.Columns, g.Card, tt.columns, tt.card)
			}
			if right := g.X(g.Columns-1) + g.Card; right > tt.window-c.Rail()-c.Margin()+1 {
				t.Errorf("the last column ends at %v, beyond the margin", right)
			}
		})
	}
}

func TestPlaceNeverOverlaps(t *testing.T) {
	t.Parallel()
	for width := float32(320); width <= 2560; width += 40 {
		c := view.ClassOf(width)
		cells, height := view.GridOf(c, width-c.Rail()).Place([]int{4, 1, 9, 0})
		if len(cells) != 4+1+9+4 {
			t.Fatalf("at %v: %d cells", width, len(cells))
		}
		for i, a := range cells {
			if a.Y+a.H > height+1 || a.X < 0 || a.X+a.W > width {
				t.Errorf("at %v: cell %+v is outside", width, a)
			}
			for _, b := range cells[i+1:] {
				if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
					t.Errorf("at %v: %+v overlaps %+v", width, a, b)
				}
			}
		}
	}
}

func TestPartsRunOnInWideWindows(t *testing.T) {
	t.Parallel()
	g := view.GridOf(view.XL, 1844)
	cells, height := g.Place([]int{4, 2, 3})
	column := func(c view.Cell) int { return int((c.X-g.Left)/(g.Card+g.Gap) + .5) }
	type place struct{ section, card, column, row int }
	var got []place
	for _, c := range cells {
		got = append(got, place{c.Section, c.Card, column(c), int(c.Y / g.Row)})
	}
	want := []place{
		{0, -1, 0, 0},
		{0, 0, 1, 0},
		{0, 1, 2, 0},
		{0, 2, 3, 0},
		{0, 3, 4, 0},
		{1, -1, 5, 0},
		{1, 0, 6, 0},
		{1, 1, 0, 1},
		{2, -1, 1, 1},
		{2, 0, 2, 1},
		{2, 1, 3, 1},
		{2, 2, 4, 1},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(place{})); diff != "" {
		t.Error(diff)
	}
	if height != 2*g.Row {
		t.Errorf("two rows are %v high, want %v", height, 2*g.Row)
	}
	cells, _ = g.Place([]int{5, 2})
	if h := cells[6]; h.Card != -1 || column(h) != 0 || h.Y != g.Row {
		t.Errorf("a heading ends the row: %+v", h)
	}
}

func TestEveryReasonHasItsSentence(t *testing.T) {
	t.Parallel()
	en, ko := speak(t, words.English), speak(t, words.Korean)
	for _, c := range match.Codes() {
		key := "reason." + c.Code
		if !en.Has(key) || !ko.Has(key) {
			t.Errorf("%s has no sentence in both languages", key)
			continue
		}
		if got := en.T(key); got != c.Text {
			t.Errorf("%s: the window says %q, the command line %q", key, got, c.Text)
		}
	}
}
