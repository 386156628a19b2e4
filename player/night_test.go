package player_test

import (
	"testing"
	"time"

	"reprise/player"
	"reprise/player/output"
)

func TestANightEndsWithItsLastPassFaded(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		night  func() player.Night
		repeat player.Repeat
		speed  float64 // of the device
		passes int     // 0 for whatever it takes
	}{
		{name: "after passes", night: func() player.Night { return player.Night{Passes: 4} }, repeat: player.RepeatOne, speed: 10, passes: 4},
		{name: "after passes of a list", night: func() player.Night { return player.Night{Passes: 3} }, repeat: player.RepeatList, speed: 10, passes: 3},
		{name: "at a time", night: func() player.Night { return player.Night{Until: time.Now().Add(2500 * time.Millisecond)} }, repeat: player.RepeatOne, speed: 1},
		{name: "at a time that is over", night: func() player.Night { return player.Night{Until: time.Now().Add(-time.Hour)} }, repeat: player.RepeatList, speed: 10, passes: 1},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			tail := &ending{}
			j := &journal{}
			p := player.New(player.Options{Output: &output.Null{Speed: c.speed, Sink: tail.hear}, Passed: j.pass, NightEnded: j.night})
			p.SetRepeat(c.repeat)
			p.Play(short(t, 2, "ab"), 0)
			heard(t, p, "a")
			asked := c.night()
			p.SetNight(asked)
			await(t, p, "the night", func(s player.State) bool { return s.Night == asked })
			await(t, p, "its end", func(s player.State) bool { return s.Status == player.Paused && s.Night == (player.Night{}) })
			if err := p.Close(); err != nil {
				t.Fatal(err)
			}
			if len(j.nights) != 1 {
				t.Fatalf("the reports are %+v", j.nights)
			}
			r := j.nights[0]
			if c.passes > 0 && r.Passes != c.passes || r.Passes > len(j.passed) {
				t.Errorf("the report is %+v after %v", r, j.passed)
			}
			if r.Ended.Before(asked.Until) || r.Ended.Before(r.Started) || r.Track.ID == "" {
				t.Errorf("the report is %+v", r)
			}
			if early, late := tail.levels(); late > early/10 || late == 0 {
				t.Errorf("its last sound has the level %g, a second before it is %g", late, early)
			}
		})
	}
}

func TestANightEndsWhilePaused(t *testing.T) {
	t.Parallel()
	p, j := fast(t, 5)
	p.Play(short(t, 2, "a"), 0)
	heard(t, p, "a")
	p.Pause()
	p.SetNight(player.Night{Until: time.Now().Add(150 * time.Millisecond)})
	await(t, p, "the night", func(s player.State) bool { return s.Night != (player.Night{}) })
	await(t, p, "its end", func(s player.State) bool { return s.Night == (player.Night{}) && s.Status == player.Paused })
	p.SetNight(player.Night{Passes: 2})
	p.SetNight(player.Night{})
	await(t, p, "no night", func(s player.State) bool { return s.Night == (player.Night{}) })
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(j.nights) != 1 {
		t.Errorf("the reports are %+v", j.nights)
	}
}

// ending keeps the last second of what was heard, of both its channels.
type ending struct{ last []float32 }

func (e *ending) hear(frames []float32) {
	silent := true
	for _, v := range frames {
		silent = silent && v == 0
	}
	if silent {
		return
	}
	e.last = append(e.last, frames...)
	e.last = e.last[max(0, len(e.last)-2*44100):]
}

// levels are the greatest sample of its first tenth and that of its last.
func (e *ending) levels() (early, late float32) {
	tenth := len(e.last) / 10
	for _, v := range e.last[:tenth] {
		early = max(early, v, -v)
	}
	for _, v := range e.last[len(e.last)-tenth:] {
		late = max(late, v, -v)
	}
	return early, late
}
