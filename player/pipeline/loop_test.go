package pipeline_test

import (
	"errors"
	"math"
	"testing"

	"reprise/player/pipeline"
)

// wantLoop fails unless got is 1..n again and again, beginning with from.
func wantLoop(t *testing.T, got []int, from, n int) {
	t.Helper()
	for i, v := range got {
		if want := (from-1+i)%n + 1; v != want {
			t.Fatalf("frame %d is number %d, want %d", i, v, want)
		}
	}
}

func TestPassesFollowWithoutASeam(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name           string
		frames, claims int
	}{
		{name: "one frame", frames: 1},
		{name: "much shorter than a chunk", frames: 300},
		{name: "a chunk", frames: 2048},
		{name: "longer than the ring", frames: 100_003},
		{name: "cut: less than it claims", frames: 5000, claims: 9000},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t, song(t, &ramp{frames: c.frames, claims: c.claims, base: 1}), pipeline.Plan{Loop: true})
			wantLoop(t, r.pull(5*c.frames+7), 1, c.frames)
		})
	}
}

func TestTenThousandPassesAreCounted(t *testing.T) {
	t.Parallel()
	const frames, passes = 333, 10_000
	r := newRig(t, song(t, &ramp{frames: frames, base: 1}), pipeline.Plan{Loop: true, Passes: passes})
	buf := make([]float32, 2*1000)
	total := int64(0)
	for {
		r.fill()
		ring, _ := r.line.Current()
		if ring.Drained() {
			break
		}
		r.line.Pull(buf)
		place, _ := ring.Locate(ring.Read() - 1)
		if want := int((ring.Read()-1)/frames) + 1; place.Pass != want || place.Frame != (ring.Read()-1)%frames {
			t.Fatalf("frame %d lies in pass %d at %d, want pass %d", ring.Read()-1, place.Pass, place.Frame, want)
		}
		ring.Forget(ring.Read())
		total = ring.Read()
	}
	if total != frames*passes {
		t.Errorf("%d frames, want %d", total, frames*passes)
	}
}

func TestASongWithoutSoundIsAnError(t *testing.T) {
	t.Parallel()
	r := newRig(t, song(t, &ramp{frames: 0, claims: 1000}), pipeline.Plan{Loop: true})
	r.fill()
	if !errors.Is(r.err, pipeline.ErrSilent) {
		t.Errorf("error is %v, want ErrSilent", r.err)
	}
}

// The ring holds two seconds: the seam of a song of one second is decoded long
// before it is heard.
func TestAChangeOfPlanTakesBackWhatWasDecoded(t *testing.T) {
	t.Parallel()
	const frames = 44100
	s := song(t, &ramp{frames: frames, base: 1})
	r := newRig(t, s, pipeline.Plan{Loop: true})
	wantLoop(t, r.pull(frames-10), 1, frames)

	r.feeder.SetPlan(pipeline.Plan{For: s}) // no repeat, ten frames before the end
	got := r.pull(30)
	wantLoop(t, got[:10], frames-9, frames)
	for _, v := range got[10:] {
		if v != 0 {
			t.Fatalf("number %d is heard behind the end", v)
		}
	}

	r.feeder.SetPlan(pipeline.Plan{For: s, Loop: true}) // and on again
	wantLoop(t, r.pull(2*frames+10), 1, frames)

	next := song(t, &ramp{frames: 500, base: 200_001})
	r.feeder.SetPlan(pipeline.Plan{For: s, Next: next})
	wantLoop(t, r.pull(frames-10), 11, frames)
	for i, v := range r.pull(500) {
		if v != 200_001+i {
			t.Fatalf("frame %d of the next song is number %d", i, v)
		}
	}
	ring, at := r.line.Current()
	if p, ok := ring.Locate(at - 1); !ok || p.Song != next || p.Pass != 1 || p.Frame != 499 {
		t.Errorf("the place is %+v", p)
	}
}

func TestSongsAreClosedOnce(t *testing.T) {
	t.Parallel()
	var a, b, c int
	first := song(t, &ramp{frames: 1000, base: 1, closed: &a})
	second := song(t, &ramp{frames: 1000, base: 1, closed: &b})
	third := song(t, &ramp{frames: 1000, base: 1, closed: &c})
	line := pipeline.NewLine()
	line.SetPlaying(true)
	f := pipeline.NewFeeder(line, first, pipeline.Start{Plan: pipeline.Plan{For: first, Next: second}}, 44100)
	r := &rig{t: t, line: line, feeder: f}
	r.pull(500)
	f.SetPlan(pipeline.Plan{For: first, Next: third}) // the second is not wanted any more
	r.pull(600)
	r.fill()
	if a < 2 || b < 2 || c != 0 {
		t.Errorf("closed %d, %d, %d decoders; want 2, 2, 0 while the third plays", a, b, c)
	}
	f.Close()
	if c != 2 {
		t.Errorf("closed %d decoders of the third song, want 2", c)
	}
}

func TestSeekIsExactAndFades(t *testing.T) {
	t.Parallel()
	const frames = 200_000
	r := newRig(t, song(t, &ramp{frames: frames, base: 1}), pipeline.Plan{Loop: true})
	r.pull(5000)
	r.feeder.SeekFrame(150_000, 1)
	r.feeder.Serve()
	for r.feeder.Fill() {
	}
	ring, at := r.line.Current()
	if p, ok := ring.Locate(at); !ok || p.Frame != 150_000 || p.Pass != 1 {
		t.Errorf("the place is %+v before the seek is heard", p)
	}
	buf := make([]float32, 2*1000)
	r.line.Pull(buf) // 5 ms out and 5 ms in are 442 frames
	for i := 0; i < len(buf)-2; i += 2 {
		if d := math.Abs(float64(buf[i+3] - buf[i+1])); d > 0.25/220+1e-6 {
			t.Fatalf("a step of %g at frame %d", d, i/2)
		}
	}
	if low := buf[2*221+1]; low > 0.01 {
		t.Errorf("the level between the fades is %g", low)
	}
	for i := 500; i < 1000; i++ {
		if got, want := int(buf[2*i]*(1<<20)+0.5), 150_001+i-221; got != want && got != want-1 && got != want+1 {
			t.Fatalf("frame %d is number %d, want %d", i, got, want)
		}
	}
}

func TestResampledPassesHaveNoSeam(t *testing.T) {
	t.Parallel()
	src := &sine{ramp: ramp{rate: 44100, frames: 44100, claims: 44100}, cycles: 441}
	s, err := pipeline.NewSong(t.Context(), src, nil)
	if err != nil {
		t.Fatal(err)
	}
	line := pipeline.NewLine()
	line.SetPlaying(true)
	f := pipeline.NewFeeder(line, s, pipeline.Start{Plan: pipeline.Plan{For: s, Loop: true}}, 48000)
	defer f.Close()
	buf := make([]float32, 2)
	for i := range 48000*2 + 100 {
		if i%1000 == 0 {
			for f.Fill() {
			}
		}
		line.Pull(buf)
		want := 0.5 * math.Sin(2*math.Pi*441*float64(i)/48000)
		if d := math.Abs(float64(buf[0]) - want); d > 1e-4 && i > 20 {
			t.Fatalf("frame %d is %g away from the endless sine", i, d)
		}
	}
	ring, _ := line.Current()
	if p, ok := ring.Locate(48000); !ok || p.Pass != 2 || p.Frame != 0 {
		t.Errorf("the second pass begins at %+v", p)
	}
}
