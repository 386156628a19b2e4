package view_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/library"
	"reprise/library/lyrics"
	"reprise/player"
	"reprise/ui/view"
	"reprise/ui/words"
)

func TestBuildPlayback(t *testing.T) {
	t.Parallel()
	w, s := speak(t, words.English), shelf()
	e := s.Entries[0]
	e.Moments = []library.Moment{{At: time.Minute, Text: "the umbrella"}}
	st := player.State{
		Status: player.Playing, Pass: 31, Repeat: player.RepeatOne, Duration: 4 * time.Minute, Speed: .85, Passes: 5,
		Night: player.Night{Passes: 20},
	}
	chorus := library.Loop{Name: "First chorus", A: 83 * time.Second, B: 122 * time.Second}
	got := view.BuildPlayback(st, view.PlaybackOptions{
		Now: view.BuildNow(st, e, w), Entry: e, Snapshot: s, Loop: chorus, LoopOn: true,
	}, w)
	want := view.Playback{
		Now: got.Now, Crumb: "Still on repeat, song 1 of 3", Native: "주군의 태양", Years: 3,
		Loop:   view.LoopShown{On: true, A: 83. / 240, B: 122. / 240, Name: "First chorus, 1:23 to 2:02"},
		Pins:   []view.Pin{{At: .25, Text: "the umbrella"}},
		Repeat: "5 passes, then on", Speed: "0.85×", Slower: true, Night: "20 more passes",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("playback (-want +got):\n%s", diff)
	}
	chorus.B = 0
	got = view.BuildPlayback(st, view.PlaybackOptions{Now: got.Now, Snapshot: s, Loop: chorus}, w)
	if got.Loop.B != 1 || got.Loop.Name != "First chorus, 1:23 to 4:00" || got.Crumb != "" {
		t.Errorf("a loop to the end of a file that is no entry's: %+v", got)
	}
}

func TestBuildLyrics(t *testing.T) {
	t.Parallel()
	w := speak(t, words.English)
	read, err := lyrics.ParseText("[00:01.00]같이\n[00:05.00]lamp\n[00:05.00]\n[00:09.00]불\n[00:09.00]bul\n[00:09.00]light\n")
	if err != nil {
		t.Fatal(err)
	}
	got := view.BuildLyrics(read, 20*time.Second, w)
	if got.Lines[0].Roman != "gachi" || got.Lines[1].Roman != "" {
		t.Errorf("romanizations are %q and %q", got.Lines[0].Roman, got.Lines[1].Roman)
	}
	last := got.Lines[len(got.Lines)-1]
	if last.Roman != "bul" || last.Meaning != "light" || !got.HasRoman || !got.HasMeaning || got.Doubt != "" {
		t.Errorf("the file's own lines are %+v of %+v", last, got)
	}
	for _, tt := range []struct {
		at, shift time.Duration
		want      int
	}{
		{0, 0, -1},
		{1500 * time.Millisecond, 0, 0},
		{800 * time.Millisecond, -300 * time.Millisecond, 0},
		{1200 * time.Millisecond, 300 * time.Millisecond, -1},
		{6 * time.Second, 0, 1},
	} {
		if line := got.At(tt.at, tt.shift); line != tt.want {
			t.Errorf("at %v, moved by %v, line %d is sung, want %d", tt.at, tt.shift, line, tt.want)
		}
	}
	if from, end := got.Stretch(0, 0, -300*time.Millisecond); from != 700*time.Millisecond || end != 4700*time.Millisecond {
		t.Errorf("the first line lasts from %v to %v", from, end)
	}
	if _, end := got.Stretch(0, len(got.Lines)-1, 0); end != 0 {
		t.Errorf("the last line ends at %v, want the end of the song", end)
	}
	if short := view.BuildLyrics(read, 5*time.Second, w); short.Doubt == "" {
		t.Error("lyrics longer than the song raise no doubt")
	}
	if view.BuildLyrics(nil, 0, w) != nil || (*view.Lyrics)(nil).At(0, 0) != -1 {
		t.Error("no lyrics are some")
	}
}

func TestShiftWords(t *testing.T) {
	t.Parallel()
	en, ko := speak(t, words.English), speak(t, words.Korean)
	for by, want := range map[time.Duration][2]string{
		-300 * time.Millisecond: {"Lyrics 0.3 s earlier", "가사 0.3초 빠르게"},
		200 * time.Millisecond:  {"Lyrics 0.2 s later", "가사 0.2초 느리게"},
		0:                       {"Lyrics in time", "가사 맞춤"},
	} {
		if got := [2]string{view.Shift(by, en), view.Shift(by, ko)}; got != want {
			t.Errorf("%v is %q, want %q", by, got, want)
		}
	}
}

func TestNightWords(t *testing.T) {
	t.Parallel()
	w := speak(t, words.English)
	now := time.Date(2026, 3, 1, 23, 10, 0, 0, time.Local)
	until := time.Date(2026, 3, 2, 1, 30, 0, 0, time.Local)
	if got := view.NightWords(player.Night{Until: until}, w); got != "Until 01:30" {
		t.Errorf("the night lasts %q", got)
	}
	report := view.NightReport("Scar", player.NightReport{Passes: 63, Ended: until.Add(34 * time.Minute)}, w)
	if report != "Scar, 63 times, until 02:04." {
		t.Errorf("the report is %q", report)
	}
	for _, tt := range []struct {
		by   int
		want time.Time
	}{{1, until.Add(15 * time.Minute)}, {-1, until.Add(-15 * time.Minute)}, {-20, until}, {200, until}} {
		if got := view.StepNight(until, now, tt.by, 15*time.Minute); got != tt.want {
			t.Errorf("%d steps lead to %v, want %v", tt.by, got, tt.want)
		}
	}
	for _, tt := range []struct{ n, by, want int }{{20, 1, 25}, {20, -1, 15}, {5, -1, 4}, {1, -1, 1}, {4, 1, 5}, {995, 1, 995}} {
		if got := view.StepPasses(tt.n, tt.by, 5, 995); got != tt.want {
			t.Errorf("from %d by %d: %d, want %d", tt.n, tt.by, got, tt.want)
		}
	}
}

// chosen are the choices of a dial that hold.
func chosen(d view.Dial) []string {
	var out []string
	for _, r := range d.Rows {
		if r.Kind == view.DialChoice && r.On {
			out = append(out, r.ID)
		}
	}
	return out
}

func TestDials(t *testing.T) {
	t.Parallel()
	w := speak(t, words.English)
	loops := []library.Loop{{Name: "First chorus", A: time.Second, B: 2 * time.Second, Intro: true}, {Name: "Bridge", A: 3 * time.Second}}
	for _, tt := range []struct {
		name string
		dial view.Dial
		on   string
		says string
	}{
		{"one song", view.RepeatDial(player.State{Repeat: player.RepeatOne}, w), "one", "no end"},
		{"five, then stop", view.RepeatDial(player.State{Repeat: player.RepeatOne, Passes: 5, Then: player.ThenStop}, w), "one stop", "5"},
		{"a shuffled list", view.RepeatDial(player.State{Repeat: player.RepeatList, Shuffle: true}, w), "list shuffle", "Shuffle"},
		{"speed", view.SpeedDial(.85, w), "", "0.85×"},
		{"no night", view.NightDial(player.Night{}, view.NightChoice{Passes: 20}, w), "off", "20 more passes"},
		{"a night of passes", view.NightDial(player.Night{Passes: 9}, view.NightChoice{Passes: 9}, w), "passes", "9 more passes. The last one fades out."},
		{"volume", view.VolumeDial(player.State{Volume: .5, Device: "usb", Muted: true}, true, []view.Device{{ID: "usb", Name: "Headphones"}}, w), "mute even device:usb", "50 %"},
		{"lyrics", view.ShiftDial(-300*time.Millisecond, w), "", "Lyrics 0.3 s earlier"},
		{"no loop on", view.LoopsDial(loops, loops[0], false, time.Minute, w), "off intro", "0:01.0 to 0:02.0"},
		{"a loop on", view.LoopsDial(loops, loops[1], true, time.Minute, w), "loop:Bridge", "0:03.0 to 1:00.0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := strings.Join(chosen(tt.dial), " "); got != tt.on {
				t.Errorf("%q hold, want %q", got, tt.on)
			}
			said := ""
			for _, r := range tt.dial.Rows {
				said += "|" + r.Text + "|" + r.Sub + "|" + r.Shown
			}
			if !strings.Contains(said, tt.says) {
				t.Errorf("it says %q, not %q", said, tt.says)
			}
		})
	}
}

func TestFreeName(t *testing.T) {
	t.Parallel()
	w := speak(t, words.English)
	if got := view.FreeName([]library.Loop{{Name: "Loop 1"}, {Name: "Loop 3"}}, w); got != "Loop 2" {
		t.Errorf("the free name is %q", got)
	}
}
