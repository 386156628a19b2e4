package view_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/library"
	"reprise/ui/view"
	"reprise/ui/words"
)

func TestDetailShowsWhatTheFanMade(t *testing.T) {
	t.Parallel()
	s := shelf()
	e := s.Entries[0]
	e.Moments = []library.Moment{{At: 41 * time.Second, Text: "The night bus."}, {At: 72 * time.Second}}
	e.Loops = []library.Loop{
		{Name: "First chorus", A: 62 * time.Second, B: 94 * time.Second},
		{Name: "Skip the intro", A: 18 * time.Second},
	}
	e.Song.Loop = "First chorus"
	for _, tt := range []struct {
		lang  string
		spans []string
	}{
		{words.English, []string{"1:02 to 1:34", "0:18 to the end"}},
		{words.Korean, []string{"1:02~1:34", "0:18~끝까지"}},
	} {
		t.Run(tt.lang, func(t *testing.T) {
			t.Parallel()
			d := view.BuildDetail(s, e, view.Now{}, speak(t, tt.lang))
			moments := []view.Moment{
				{At: 41 * time.Second, Time: "0:41", Text: "The night bus."}, {At: 72 * time.Second, Time: "1:12"},
			}
			if diff := cmp.Diff(moments, d.Moments); diff != "" {
				t.Errorf("moments (-want +got):\n%s", diff)
			}
			loops := []view.Loop{
				{Name: "First chorus", Span: tt.spans[0], On: true}, {Name: "Skip the intro", Span: tt.spans[1]},
			}
			if diff := cmp.Diff(loops, d.Loops); diff != "" {
				t.Errorf("loops (-want +got):\n%s", diff)
			}
		})
	}
}

func TestQuestions(t *testing.T) {
	t.Parallel()
	w := speak(t, words.English)
	s := shelf()
	got := view.BuildQuestions(s, view.Now{}, w)
	if len(got.List) != 1 || got.Sub == "" || got.More != "" {
		t.Fatalf("questions = %+v", got)
	}
	q := got.List[0]
	if q.Ref != s.Entries[2].Ref || q.File.Path != "/music/x/inst.mp3" || q.Others != "" {
		t.Errorf("question = %+v", q)
	}
	if want := "Cheese in the Trap, Drawn, Tearliner, to check"; q.Label != want {
		t.Errorf("label = %q, want %q", q.Label, want)
	}
	for range 40 {
		s.Entries = append(s.Entries, s.Entries[2])
	}
	if got = view.BuildQuestions(s, view.Now{}, w); len(got.List) != 30 || got.More != "11 more come up as these are answered" {
		t.Errorf("%d questions and %q, want 30 and 11 more", len(got.List), got.More)
	}
	s.Entries = s.Entries[:2]
	if got = view.BuildQuestions(s, view.Now{}, w); len(got.List) != 0 || got.Sub != "" {
		t.Errorf("with nothing to check: %+v", got)
	}
}

func TestPosterIsTheFilesOwnWhenTheFanWantsIt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		set  func(*library.Entry)
		want string
	}{
		{"wanted", func(e *library.Entry) { e.Song.Cover = true; e.Track.Tags.HasArt = true }, "/music/OST/touch.flac"},
		{"not wanted", func(e *library.Entry) { e.Track.Tags.HasArt = true }, ""},
		{"no picture in it", func(e *library.Entry) { e.Song.Cover = true }, ""},
		{"away", func(e *library.Entry) {
			e.Song.Cover, e.Track.Tags.HasArt, e.State = true, true, library.Away
		}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := shelf()
			tt.set(s.Entries[0])
			if got := view.PosterOf(s.Entries[0]).Cover; got != tt.want {
				t.Errorf("cover = %q, want %q", got, tt.want)
			}
			wall := view.BuildWall(s, view.WallOptions{}, speak(t, words.English))
			if got := wall.Sections[0].Cards[0].Art.Cover; got != tt.want {
				t.Errorf("cover of the card = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWhen(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 23, 22, 0, 0, 0, time.UTC)
	at := time.Date(2026, 11, 23, 21, 6, 0, 0, time.UTC)
	for _, tt := range []struct {
		lang string
		at   time.Time
		want string
	}{
		{words.English, at, "today at 21:06"},
		{words.Korean, at, "오늘 21:06"},
		{words.English, at.AddDate(0, 0, -1), "22 November 2026"},
		{words.Korean, at.AddDate(-1, 0, 0), "2025년 11월 23일"},
	} {
		if got := view.When(tt.at, now, speak(t, tt.lang)); got != tt.want {
			t.Errorf("When(%v) = %q, want %q", tt.at, got, tt.want)
		}
	}
}
