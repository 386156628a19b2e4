package player_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"reprise/player"
	"reprise/player/internal/sound"
	"reprise/player/output"
)

// journal is what a player told.
type journal struct {
	mu     sync.Mutex
	passed []string
	nights []player.NightReport
}

func (j *journal) pass(t player.Track, _ int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.passed = append(j.passed, t.ID)
}

// await waits until n passes were told of.
func (j *journal) await(t *testing.T, n int) []string {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); len(j.passes()) < n; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("passed %v, want %d", j.passes(), n)
		}
	}
	return j.passes()
}

func (j *journal) night(n player.NightReport) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.nights = append(j.nights, n)
}

func (j *journal) passes() []string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Clone(j.passed)
}

// fast is a player whose device runs so many times faster than real time.
func fast(t *testing.T, speed float64) (*player.Player, *journal) {
	t.Helper()
	j := &journal{}
	p := player.New(player.Options{Output: &output.Null{Speed: speed}, Passed: j.pass, NightEnded: j.night})
	t.Cleanup(func() { _ = p.Close() })
	return p, j
}

// short makes songs of so many seconds, one for each letter of names.
func short(t *testing.T, seconds float64, names string) []player.Track {
	t.Helper()
	k := sound.New(t)
	var out []player.Track
	for _, n := range names {
		path := k.WAV(string(n)+".wav", sound.Seam()[:int(44100*seconds)])
		out = append(out, player.Track{ID: string(n), Path: path})
	}
	return out
}

// ids are the names of tracks, in one string.
func ids(tracks []player.Track) string {
	s := ""
	for _, t := range tracks {
		s += t.ID
	}
	return s
}

// heard waits for a song to be heard, and a little of it.
func heard(t *testing.T, p *player.Player, id string) player.State {
	t.Helper()
	s := await(t, p, "song "+id, func(s player.State) bool { return playing(s) && s.Track.ID == id })
	for end := time.Now().Add(5 * time.Second); p.Position() == 0 && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	return s
}

func TestAShuffleHasEachOnceBeforeAnyAgain(t *testing.T) {
	t.Parallel()
	p, j := fast(t, 60)
	p.SetRepeat(player.RepeatList)
	p.SetShuffle(true)
	p.Play(short(t, 0.6, "abcde"), 2)
	got := j.await(t, 15)[:15]
	if got[0] != "c" {
		t.Errorf("it begins with %s", got[0])
	}
	for round := 0; round < 15; round += 5 {
		part := slices.Sorted(slices.Values(got[round : round+5]))
		if !slices.Equal(part, []string{"a", "b", "c", "d", "e"}) {
			t.Errorf("round %d is %v", round/5, got[round:round+5])
		}
		if round > 0 && got[round] == got[round-1] {
			t.Errorf("%s comes twice in a row", got[round])
		}
	}
	if s := p.State(); !s.Shuffle || ids(p.Queue()) != "abcde" {
		t.Errorf("the queue is %q, %+v", ids(p.Queue()), s)
	}
}

func TestPlayNextHistoryAndPrevious(t *testing.T) {
	t.Parallel()
	p, _ := fast(t, 1)
	q := short(t, 3, "abcde")
	p.Play(q[:3], 0)
	heard(t, p, "a")
	p.PlayNext(q[3], q[4])
	p.Next()
	heard(t, p, "d")
	p.Next()
	heard(t, p, "e")
	if got := ids(p.Queue()); got != "adebc" {
		t.Errorf("the queue is %q", got)
	}
	if got := ids(p.History()); got != "da" {
		t.Errorf("the history is %q", got)
	}
	p.Previous()
	heard(t, p, "d")
	p.Previous()
	heard(t, p, "a")
	p.Play(q[1:3], 1) // another queue: what was heard is behind it
	heard(t, p, "c")
	p.Previous()
	if s := heard(t, p, "a"); s.Index != 1 || ids(p.Queue()) != "bac" {
		t.Errorf("back in %q it is at %d", ids(p.Queue()), s.Index)
	}
	p.Stop()
	await(t, p, "stop", func(s player.State) bool { return s.Status == player.Stopped })
	p.PlayNext(q[0])
	heard(t, p, "a")
}

func TestPreviousRestartsWhenASongIsUnderWay(t *testing.T) {
	t.Parallel()
	p, _ := fast(t, 1)
	q := short(t, 3, "ab")
	q = append(q, player.Track{ID: "long", Path: sound.New(t).WAV("long.wav", slices.Concat(sound.Seam(), sound.Seam()))})
	p.Play(q, 0)
	heard(t, p, "a")
	p.Play(q, 2)
	heard(t, p, "long")
	p.Seek(4 * time.Second)
	p.Previous()
	await(t, p, "the start", func(s player.State) bool { return playing(s) && p.Position() < 2*time.Second })
	if s := p.State(); s.Track.ID != "long" {
		t.Errorf("it went to %s", s.Track.ID)
	}
	p.Previous()
	heard(t, p, "a")
}

func TestPassesThenTheNextOrStop(t *testing.T) {
	t.Parallel()
	p, j := fast(t, 40)
	q := short(t, 1, "abc")
	q[0].Passes, q[1].Passes, q[1].Then = 3, 2, player.ThenStop
	p.Play(q, 0) // on RepeatOne
	s := heard(t, p, "a")
	if s.Passes != 3 || s.Left < 1 || s.Left > 3 {
		t.Errorf("the state is %+v", s)
	}
	await(t, p, "the end", func(s player.State) bool { return s.Status == player.Paused && s.Track.ID == "b" })
	if got := j.await(t, 5); !slices.Equal(got, []string{"a", "a", "a", "b", "b"}) {
		t.Errorf("passed %v", got)
	}
}

func TestSetPassesCountsFromWhatIsHeard(t *testing.T) {
	t.Parallel()
	p, j := fast(t, 20)
	p.Play(short(t, 2, "ab"), 0)
	first := await(t, p, "pass 3", func(s player.State) bool { return s.Pass >= 3 }).Pass
	p.SetPasses(2, player.ThenStop)
	s := await(t, p, "two to hear", func(s player.State) bool { return s.Passes == 2 && s.Left > 0 })
	if last := s.Pass + s.Left - 1; last < first+1 {
		t.Errorf("the state is %+v", s)
	}
	await(t, p, "the end", func(s player.State) bool { return s.Status == player.Paused })
	if got := j.await(t, first+1); len(got) != s.Pass+s.Left-1 {
		t.Errorf("passed %v", got)
	}
}

func TestAPassCountsByWhatWasHeardOfIt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		loop player.Loop
		do   func(p *player.Player, at func(time.Duration))
		want int
	}{
		{name: "more than half", do: func(_ *player.Player, at func(time.Duration)) { at(1600 * time.Millisecond) }, want: 1},
		{name: "less than half", do: func(_ *player.Player, at func(time.Duration)) { at(1200 * time.Millisecond) }},
		{name: "the same part twice", do: func(p *player.Player, at func(time.Duration)) {
			for range 3 {
				at(800 * time.Millisecond)
				p.Seek(0)
				at(100 * time.Millisecond)
			}
		}},
		{name: "both ends", do: func(p *player.Player, at func(time.Duration)) {
			at(800 * time.Millisecond)
			p.Seek(1800 * time.Millisecond)
			at(2800 * time.Millisecond)
		}, want: 1},
		{name: "half of a loop", loop: player.Loop{A: time.Second, B: 2800 * time.Millisecond}, do: func(_ *player.Player, at func(time.Duration)) {
			at(2200 * time.Millisecond)
		}, want: 1},
		{name: "an intro, and little of its loop", loop: player.Loop{A: time.Second, B: 2800 * time.Millisecond, Intro: true}, do: func(_ *player.Player, at func(time.Duration)) {
			at(1400 * time.Millisecond)
		}},
	}
	q := short(t, 3, "a")
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, j := fast(t, 2)
			track := q[0]
			track.Loop = c.loop
			p.Play([]player.Track{track}, 0)
			await(t, p, "sound", playing)
			c.do(p, func(d time.Duration) {
				for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
					if pos := p.Position(); pos >= d && pos < d+400*time.Millisecond {
						return
					}
				}
				t.Errorf("it never came to %s", d)
			})
			p.Stop()
			await(t, p, "stop", func(s player.State) bool { return s.Status == player.Stopped })
			if got := j.passes(); len(got) != c.want {
				t.Errorf("passed %v, want %d", got, c.want)
			}
		})
	}
}
