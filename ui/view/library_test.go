package view_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/library"
	"reprise/library/hangul"
	"reprise/library/tags"
	"reprise/ui/view"
	"reprise/ui/words"
)

// file makes a track from "title|artist|album".
func file(path, names string) *library.Track {
	n := strings.SplitN(names+"||", "|", 4)
	return &library.Track{Path: path, Tags: tags.Tags{Title: n[0], Artist: n[1], Album: n[2], Format: tags.MP3}}
}

// titles are the titles of items, or the paths of folders.
func titles(items []view.Item) []string {
	var out []string
	for _, i := range items {
		if i.Track == nil {
			out = append(out, i.Trouble.Path)
			continue
		}
		out = append(out, view.TrackTitle(i.Track))
	}
	return out
}

func TestShelfSortsAsKoreanReadersDo(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		in   []string
		down bool
		want []string
	}{
		{"syllables by their letters", []string{"하늘", "가나", "각", "가", "꽃", "나비", "까치"}, false, []string{"가", "가나", "각", "까치", "꽃", "나비", "하늘"}},
		{"hangul, then latin, then the rest", []string{"꽃", "Zebra", "2002", "apple", "愛", "가을"}, false, []string{"가을", "꽃", "apple", "Zebra", "2002", "愛"}},
		{"case and accents do not part names", []string{"zoo", "Étb", "ETC", "eta"}, false, []string{"eta", "Étb", "ETC", "zoo"}},
		{"numbers by their size", []string{"Part 10", "Part 2", "Part 1"}, false, []string{"Part 1", "Part 2", "Part 10"}},
		{"marks before a name do not count", []string{"(나)", "“가”", "다"}, false, []string{"“가”", "(나)", "다"}},
		{"the last first", []string{"나", "가", "다"}, true, []string{"다", "나", "가"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var tracks []*library.Track
			for _, title := range tt.in {
				tracks = append(tracks, file("/m/"+title+".mp3", title))
			}
			got, err := view.NewShelf().Arrange(t.Context(), view.Ask{Snap: &library.Snapshot{Tracks: tracks}, Filter: view.AllFiles, Down: tt.down})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, titles(got.Items)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestShelfSortsByEachColumnAndKeepsWhatIsNotKnownLast(t *testing.T) {
	t.Parallel()
	a, b, c := file("/a.mp3", "가|다|나"), file("/b.flac", "나|가|"), file("/c.mp3", "다||가")
	a.Tags.Duration, b.Tags.Duration = 2*time.Minute, time.Minute
	b.Tags.Format = tags.FLAC
	b.Counts.Passes, c.Counts.Passes = 3, 70
	snap := &library.Snapshot{Tracks: []*library.Track{a, b, c}}
	for _, tt := range []struct {
		name string
		by   view.Column
		down bool
		want []string
	}{
		{"title", view.ByTitle, false, []string{"가", "나", "다"}},
		{"artist", view.ByArtist, false, []string{"나", "가", "다"}},
		{"artist down", view.ByArtist, true, []string{"가", "나", "다"}},
		{"album", view.ByAlbum, false, []string{"다", "가", "나"}},
		{"length", view.ByLength, false, []string{"나", "가", "다"}},
		{"length down", view.ByLength, true, []string{"가", "나", "다"}},
		{"file, then title", view.ByFile, false, []string{"나", "가", "다"}},
		{"passes down", view.ByPasses, true, []string{"다", "나", "가"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := view.NewShelf().Arrange(t.Context(), view.Ask{Snap: snap, Filter: view.AllFiles, By: tt.by, Down: tt.down})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, titles(got.Items)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// joined is a shelf with a linked file, one that is nothing's, one in trouble,
// and a folder that is closed.
func joined() *library.Snapshot {
	s := shelf()
	touch, broken := s.Entries[0].Track, file("/music/broken.mp3", "")
	touch.Tags.Title, touch.Tags.Artist, touch.Tags.Album = "Touch Love", "Yoon Mi Rae", "The Master’s Sun OST"
	s.Entries[0].Counts.Passes = 63
	broken.Err, broken.Trouble = "damaged", "trouble.permission"
	s.Tracks = []*library.Track{broken, file("/music/odd.mp3", "다시"), touch}
	s.Troubles = []library.Trouble{{Path: broken.Path, Code: "trouble.permission"}, {Path: "/music/closed", Code: "trouble.permission"}}
	return s
}

func TestShelfFiltersAndCounts(t *testing.T) {
	t.Parallel()
	snap := joined()
	for _, tt := range []struct {
		filter view.Filter
		want   []string
	}{
		{view.AllFiles, []string{"다시", "broken", "Touch Love"}},
		{view.OnTheWall, []string{"Touch Love"}},
		{view.FilesToCheck, nil},
		{view.InTrouble, []string{"broken", "/music/closed"}},
	} {
		t.Run(string(tt.filter), func(t *testing.T) {
			t.Parallel()
			got, err := view.NewShelf().Arrange(t.Context(), view.Ask{Snap: snap, Filter: tt.filter})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, titles(got.Items)); diff != "" {
				t.Error(diff)
			}
			want := map[view.Filter]int{view.AllFiles: 3, view.OnTheWall: 1, view.FilesToCheck: 0, view.InTrouble: 2}
			if diff := cmp.Diff(want, got.Counts); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSearchKeepsItsOrderUntilAColumnIsChosen(t *testing.T) {
	t.Parallel()
	a, b := file("/a.mp3", "나"), file("/b.mp3", "가")
	ask := view.Ask{
		Snap: &library.Snapshot{Tracks: []*library.Track{a, b, file("/c.mp3", "다")}}, Filter: view.AllFiles,
		Query: hangul.NewQuery("x"), Found: []*library.Track{a, b}, BestFirst: true,
	}
	s := view.NewShelf()
	for _, want := range [][]string{{"나", "가"}, {"가", "나"}} {
		got, err := s.Arrange(t.Context(), ask)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, titles(got.Items)); diff != "" {
			t.Error(diff)
		}
		ask.BestFirst = false
	}
}

func TestShelfKnowsANewSnapshot(t *testing.T) {
	t.Parallel()
	s, first := view.NewShelf(), []*library.Track{file("/a.mp3", "나")}
	for _, tracks := range [][]*library.Track{first, append(first, file("/b.mp3", "가"))} {
		got, err := s.Arrange(t.Context(), view.Ask{Snap: &library.Snapshot{Tracks: tracks}, Filter: view.AllFiles})
		if err != nil || len(got.Items) != len(tracks) {
			t.Errorf("%d rows of %d, %v", len(got.Items), len(tracks), err)
		}
	}
}

func TestLetterOf(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]rune{
		"다시": 'ㄷ', "까치": 'ㄱ', "쌍둥이": 'ㅅ', "ㅎㅎ": 'ㅎ', "once": 'O', "Été": 'E', "“가”": 'ㄱ', "(Inst) zoo": 'I',
		"2002": '#', "愛": '#', "": '#', "…": '#', "ｆｕｌｌ": 'F', "\u1103\u1161\u1109\u1175": 'ㄷ',
	} {
		if got := view.LetterOf(name); got != want {
			t.Errorf("%q stands under %c, want %c", name, got, want)
		}
	}
}

func TestJumpsLeadToTheFirstRowOfALetter(t *testing.T) {
	t.Parallel()
	snap := &library.Snapshot{Tracks: []*library.Track{file("/1", "가"), file("/2", "꽃"), file("/3", "하늘"), file("/4", "Apple"), file("/5", "7")}}
	s := view.NewShelf()
	got, err := s.Arrange(t.Context(), view.Ask{Snap: snap, Filter: view.AllFiles})
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]int{}
	for _, j := range got.Jumps {
		if j.Row >= 0 {
			rows[string(j.Letter)] = j.Row
		}
	}
	if diff := cmp.Diff(map[string]int{"ㄱ": 0, "ㅎ": 2, "A": 3, "#": 4}, rows); diff != "" {
		t.Error(diff)
	}
	if got, _ := s.Arrange(t.Context(), view.Ask{Snap: snap, Filter: view.AllFiles, By: view.ByLength}); got.Jumps != nil {
		t.Error("rows in the order of their lengths have letters to jump to")
	}
}

func TestTrackRows(t *testing.T) {
	t.Parallel()
	w := speak(t, words.English)
	snap := joined()
	all, err := view.NewShelf().Arrange(t.Context(), view.Ask{Snap: snap, Filter: view.InTrouble})
	if err != nil {
		t.Fatal(err)
	}
	wall, err := view.NewShelf().Arrange(t.Context(), view.Ask{Snap: snap, Filter: view.OnTheWall})
	if err != nil {
		t.Fatal(err)
	}
	linked := view.BuildTrackRow(wall.Items[0], hangul.NewQuery("master"), view.Now{}, w)
	if linked.Wall.Text != "The Master’s Sun" || linked.Mark != view.Linked || linked.Passes != "63" || !linked.Often ||
		len(linked.Wall.Marks) != 1 || len(linked.Album.Marks) != 1 || linked.Title.Marks != nil {
		t.Errorf("the linked file's row is %+v", linked)
	}
	playing := view.BuildTrackRow(wall.Items[0], nil, view.Now{Shown: true, Playing: true, Path: "/music/OST/touch.flac"}, w)
	if playing.Mark != view.Playing || !playing.Sounding || playing.Wall.Text != "The Master’s Sun" {
		t.Errorf("while it plays it is %+v", playing)
	}
	broken, folder := view.BuildTrackRow(all.Items[0], nil, view.Now{}, w), view.BuildTrackRow(all.Items[1], nil, view.Now{}, w)
	if broken.Mark != view.Trouble || !broken.Plain || broken.Wall.Text != w.T("trouble.permission") || broken.Folder {
		t.Errorf("the damaged file's row is %+v", broken)
	}
	if !folder.Folder || folder.Title.Text != "closed" || folder.Mark != view.Trouble {
		t.Errorf("the closed folder's row is %+v", folder)
	}
	if got := view.TroubleList(snap, w); !strings.Contains(got, "/music/closed: "+w.T("trouble.permission")) || strings.Count(got, "\n") != 2 {
		t.Errorf("all troubles as text are %q", got)
	}
}

func TestReadingTellsTheOtherWaysToWrite(t *testing.T) {
	t.Parallel()
	w := speak(t, words.English)
	found := []*library.Track{file("/1", "Once Again"), file("/2", "다시 너를")}
	for _, tt := range []struct {
		query string
		found []*library.Track
		says  string
		chips []string
	}{
		{"ㄷㅅ", found, "ㄷㅅ reads as initial consonants.", []string{"다시", "dasi", "ektl"}},
		{"ektl", found, "ektl reads as 다시, typed on an English keyboard.", []string{"다시", "dasi", "ㄷㅅ"}},
		{"ektl", nil, "ektl reads as 다시, typed on an English keyboard.", []string{"다시", "dasi", "ㄷㅅ"}},
		{"dasi", found, "dasi reads as 다시.", []string{"다시", "ektl"}},
		{"다시", found, "", []string{"dasi", "ektl"}},
		{"ㄷㅅ", nil, "", nil},
		{"once", found, "", nil},
		{"", found, "", nil},
	} {
		r := view.BuildReading(tt.query, tt.found, w)
		var chips []string
		for _, c := range r.Chips {
			chips = append(chips, c.Text)
		}
		if r.Says != tt.says || !cmp.Equal(chips, tt.chips) {
			t.Errorf("%q with %d files: %q, %q; want %q, %q", tt.query, len(tt.found), r.Says, chips, tt.says, tt.chips)
		}
	}
}

func TestColumnsFitEveryRow(t *testing.T) {
	t.Parallel()
	for class, widths := range map[view.Class][]float32{view.XS: {330, 560}, view.S: {600, 880}, view.M: {878, 1134}, view.L: {1290, 1700}, view.XL: {1780, 2400}} {
		for _, width := range widths {
			end := float32(0)
			for _, c := range view.Columns(class, width) {
				if c.Hidden || c.Y > 20 {
					continue
				}
				if c.X < end || c.X+c.W > width {
					t.Errorf("class %v, %v wide: column %v stands at %v to %v, after %v", class, width, c.By, c.X, c.X+c.W, end)
				}
				end = c.X + c.W
			}
		}
	}
}
