package match_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/library/catalog"
	"reprise/library/match"
)

func TestIdentifiersDecideAlone(t *testing.T) {
	t.Parallel()
	l := iconic()
	l.Entries[0].IDs = catalog.IDs{ISRC: []string{"KR-A38-10-12345"}, MBID: []string{"c6b1e5a2-0000-4000-8000-000000000001"}}
	e := match.New([]*catalog.List{l}, match.Options{})
	for _, tr := range []match.Track{
		{Path: "a.mp3", Title: "Track 3", ISRC: []string{"KRA381012345"}},
		{Path: "b.mp3", Title: "???", MBID: []string{"C6B1E5A2-0000-4000-8000-000000000001"}},
	} {
		got := e.Match(tr)
		if len(got) != 1 || !got[0].Sure || got[0].Score != 1 || got[0].Reasons[0].Code != "id" {
			t.Errorf("%v gives %+v", tr, got)
		}
	}
	got := e.Match(match.Track{Path: "c.mp3", Title: "그 남자 (Inst.)", Artist: "현빈", ISRC: []string{"KRA381012345"}})
	if len(got) == 0 || got[0].Sure || got[0].Role != match.Instrumental {
		t.Errorf("an instrumental with the song's ISRC: %+v", got)
	}
}

func TestTaughtNames(t *testing.T) {
	t.Parallel()
	tr := match.Track{Path: "a.mp3", Title: "Always", Artist: "Tasha"}
	if got := engine(t).Match(tr); len(got) > 0 && got[0].Sure {
		t.Fatalf("an unknown singer is sure: %+v", got)
	}
	e := match.New([]*catalog.List{iconic()}, match.Options{Taught: []match.Taught{{A: "tasha", B: "윤미래"}}})
	got := e.Match(tr)
	if len(got) == 0 || !got[0].Sure {
		t.Fatalf("a taught name does not link: %+v", got)
	}
	found := false
	for _, r := range got[0].Reasons {
		found = found || r.Code == "artist.taught"
	}
	if !found {
		t.Errorf("the lesson is not among the reasons: %v", got[0].Reasons)
	}
}

func TestOneSongInTwoLists(t *testing.T) {
	t.Parallel()
	a, b := iconic(), iconic()
	b.ID = "mine"
	e := match.New([]*catalog.List{a, b}, match.Options{})
	sure := 0
	for _, c := range e.Match(match.Track{Path: "a.mp3", Title: "그 여자", Artist: "백지영"}) {
		if c.Sure {
			sure++
		}
	}
	if sure != 2 {
		t.Errorf("sure for %d entries of two lists, want both", sure)
	}
}

func TestTwoSongsAsGoodAsEachOtherAsk(t *testing.T) {
	t.Parallel()
	d := catalog.Drama{Title: "Two Songs"}
	l := &catalog.List{ID: "l", Entries: []catalog.Entry{
		song("a", d, "Same", "", 0, person("Kim One", "")),
		song("b", d, "Same", "", 0, person("Lee Two", "")),
	}}
	for _, c := range match.New([]*catalog.List{l}, match.Options{}).Match(match.Track{Path: "a.mp3", Title: "Same", Album: "Two Songs OST"}) {
		if c.Sure {
			t.Errorf("%s is sure, though another song fits as well", c.Ref)
		}
	}
}

func TestReasonsAreSentences(t *testing.T) {
	t.Parallel()
	got := engine(t).Match(match.Track{Path: "a.mp3", Title: "다시 너를 (Inst.)", Artist: "김나영", Album: "태양의 후예 OST Part.5"})
	if len(got) == 0 {
		t.Fatal("nothing offered")
	}
	var said []string
	for _, r := range got[0].Reasons {
		said = append(said, r.String())
	}
	want := []string{
		"instrumental (Inst): this entry asks for the sung one",
		"title is 다시 너를, the Korean title of this song",
		"artist is Kim Na Young, one of the singers",
		"album names the drama: Descendants of the Sun",
		"the same part: 5",
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
}

func TestCodesAreComplete(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, c := range match.Codes() {
		if seen[c.Code] {
			t.Errorf("code %q stands twice", c.Code)
		}
		seen[c.Code] = true
		for i := range 3 {
			if has := strings.Contains(c.Text, fmt.Sprintf("{%d}", i)); has != (i < c.Args) {
				t.Errorf("%q has gap %d: %v, of %d", c.Code, i, has, c.Args)
			}
		}
	}
	e := engine(t)
	for _, tr := range manyTracks(300, iconic()) {
		for _, c := range e.MatchPrepared(tr) {
			for _, r := range c.Reasons {
				if !seen[r.Code] {
					t.Errorf("code %q is not in the table", r.Code)
				}
			}
		}
	}
}

func TestChoose(t *testing.T) {
	t.Parallel()
	sure := func(path string, score float64) match.Candidate {
		return match.Candidate{Path: path, Score: score, Sure: true}
	}
	facts := map[string]match.Facts{
		"mp3": {Duration: 240 * time.Second}, "flac": {Lossless: true, Duration: 241 * time.Second}, "mp3 too": {Duration: 240 * time.Second},
		"flac cut": {Lossless: true, Duration: 90 * time.Second},
	}
	info := func(p string) match.Facts { return facts[p] }
	for _, c := range []struct {
		name   string
		cands  []match.Candidate
		linked string
		rest   string
	}{
		{"none", nil, "", ""},
		{"not sure", []match.Candidate{{Path: "mp3", Score: 0.85}}, "", "mp3"},
		{"sure", []match.Candidate{{Path: "x", Score: 0.3}, sure("mp3", 0.95)}, "mp3", "x"},
		{"lossless first", []match.Candidate{sure("mp3", 1), sure("flac", 0.92)}, "flac", "mp3"},
		{"the length that fits", []match.Candidate{sure("flac cut", 1), sure("flac", 0.92), sure("mp3", 0.9)}, "flac", "flac cut mp3"},
		{"score, then path", []match.Candidate{sure("mp3 too", 0.95), sure("mp3", 0.95)}, "mp3", "mp3 too"},
		{"a version is never linked", []match.Candidate{{Path: "mp3", Score: 1, Sure: true, Role: match.Live}}, "", "mp3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			linked, rest := match.Choose(c.cands, info)
			got := ""
			if linked != nil {
				got = linked.Path
			}
			var others []string
			for _, r := range rest {
				others = append(others, r.Path)
			}
			if got != c.linked || strings.Join(others, " ") != c.rest {
				t.Errorf("linked %q, rest %q; want %q, %q", got, others, c.linked, c.rest)
			}
		})
	}
	if linked, _ := match.Choose([]match.Candidate{sure("a", 1)}, nil); linked == nil {
		t.Error("Choose needs facts to link")
	}
}

func TestCorpusFindsWhatAPassFinds(t *testing.T) {
	t.Parallel()
	l := manyEntries(60)
	l.Entries = append(l.Entries, iconic().Entries...)
	tracks := manyTracks(1500, l)
	tracks = append(tracks, match.Prepare(match.Track{Path: "/v", Title: "Sweet Night", Artist: "V"}), match.Prepare(match.Track{Path: "/d", Title: "Dasi Neoreul", Artist: "Kim Nayoung"}))
	c := match.NewCorpus(tracks)
	for i := range l.Entries {
		one := &catalog.List{ID: "one", Entries: l.Entries[i : i+1]}
		e := match.New([]*catalog.List{one}, match.Options{})
		want := 0
		for _, p := range tracks {
			want += len(e.MatchPrepared(p))
		}
		if got := len(e.MatchCorpus(c)); got != want {
			t.Errorf("entry %q: the corpus finds %d, a pass over all tracks %d", l.Entries[i].ID, got, want)
		}
	}
}

func TestCorpusChanges(t *testing.T) {
	t.Parallel()
	e := engine(t)
	c := match.NewCorpus(nil)
	c.Put(match.Prepare(match.Track{Path: "/a", Title: "Always", Artist: "Bon Jovi"}))
	c.Put(match.Prepare(match.Track{Path: "/a", Title: "Always", Artist: "윤미래"}))
	got := e.MatchCorpus(c)
	if len(got) != 1 || !got[0].Sure || c.Len() != 1 {
		t.Fatalf("after a retag: %+v of %d tracks", got, c.Len())
	}
	c.Remove("/a")
	if got := e.MatchCorpus(c); len(got) != 0 || c.Len() != 0 {
		t.Fatalf("after removal: %+v of %d tracks", got, c.Len())
	}
	for i := range 5000 { // enough to be built anew on the way
		c.Put(match.Prepare(match.Track{Path: fmt.Sprint(i), Title: "Always", Artist: "윤미래"}))
		if i%3 > 0 {
			c.Remove(fmt.Sprint(i))
		}
	}
	if got := len(e.MatchCorpus(c)); got != c.Len() || got != 1667 {
		t.Errorf("found %d of %d tracks, want 1667", got, c.Len())
	}
}

func TestConcurrentUse(t *testing.T) {
	t.Parallel()
	e := engine(t)
	tr := match.Track{Path: "a.mp3", Title: "그 여자 (That Woman)", Artist: "백지영", ISRC: []string{"X"}}
	want := e.Match(tr)
	p := match.Prepare(tr)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				if diff := cmp.Diff(want, e.MatchPrepared(p)); diff != "" {
					t.Error(diff)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestParseArtists(t *testing.T) {
	t.Parallel()
	name := func(as []catalog.Artist) string {
		var out []string
		for _, a := range as {
			out = append(out, strings.Join([]string{a.Name, a.Native, a.Group}, "/"))
		}
		return strings.Join(out, " ")
	}
	for line, want := range map[string][2]string{
		"Kim Na Young & Mad Clown":     {"Kim Na Young// Mad Clown//", ""},
		"Chen (EXO)":                   {"Chen//EXO", ""},
		"Hyolyn (효린)":                  {"Hyolyn/효린/", ""},
		"첸 (CHEN)":                     {"첸/첸/", ""},
		"Crush ft. Punch":              {"Crush//", "Punch//"},
		"Loco, Punch":                  {"Loco// Punch//", ""},
		"루나 (f(x)) & 초이 (LU:KUS)":      {"루나/루나/ 초이/초이/", ""},
		"잔나비 (feat. 아이유 (IU))":         {"잔나비//", "아이유/아이유/"},
		"A x B":                        {"A// B//", ""},
		"f(x)":                         {"f(x)//", ""},
		"":                             {"", ""},
		"Taeyeon (Girls' Generation)":  {"Taeyeon//Girls' Generation", ""},
		"Tearliner ft. Kim Go Eun, IU": {"Tearliner//", "Kim Go Eun// IU//"},
	} {
		artists, featured := match.ParseArtists(line)
		if got := [2]string{name(artists), name(featured)}; got != want {
			t.Errorf("ParseArtists(%q) = %q, want %q", line, got, want)
		}
	}
}
