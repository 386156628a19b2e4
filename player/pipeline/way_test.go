package pipeline_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"reprise/player/decode"
	"reprise/player/pipeline"
)

// wantNumbers fails unless got is from, from+1 and so on up to to, then back at
// again, and so on.
func wantNumbers(t *testing.T, got []int, from, again, to int) {
	t.Helper()
	want := from
	for i, v := range got {
		if v != want {
			t.Fatalf("frame %d is number %d, want %d", i, v, want)
		}
		if want++; want > to {
			want = again
		}
	}
}

func TestALoopGoesRoundSampleBySample(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name           string
		frames         int
		a, b, start, n int
	}{
		{name: "inside the song", frames: 30_000, a: 7001, b: 19_003, start: 7001, n: 100_000},
		{name: "with an intro", frames: 30_000, a: 7001, b: 19_003, n: 100_000},
		{name: "to the song's end", frames: 30_000, a: 12_345, start: 12_345, n: 100_000},
		{name: "of 50 ms", frames: 200_000, a: 150_000, b: 152_205, start: 150_000, n: 300_000},
		{name: "of one frame", frames: 3000, a: 7, b: 8, start: 7, n: 500},
		{name: "longer than the ring", frames: 400_000, a: 100_000, b: 300_001, start: 100_000, n: 700_000},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := song(t, &ramp{frames: c.frames, base: 1})
			r := newRigAt(t, s, pipeline.Plan{Loop: true, Way: pipeline.Way{A: int64(c.a), B: int64(c.b)}}, c.start)
			end := c.b
			if end == 0 {
				end = c.frames
			}
			wantNumbers(t, r.pull(c.n), c.start+1, c.a+1, end)
			ring, at := r.line.Current()
			p, _ := ring.Locate(at - 1)
			if want := 1 + max(0, c.n-1-(end-c.start)+(end-c.a))/(end-c.a); p.Pass != want {
				t.Errorf("it is in pass %d, want %d", p.Pass, want)
			}
		})
	}
}

// The ring holds two seconds, so most of these change what was decoded already.
func TestALoopSetWhilePlaying(t *testing.T) {
	t.Parallel()
	const frames = 300_000
	begin := func(t *testing.T) (*rig, func(a, b int64)) {
		t.Helper()
		s := song(t, &ramp{frames: frames, base: 1})
		r := newRig(t, s, pipeline.Plan{Loop: true})
		wantNumbers(t, r.pull(100_000), 1, 1, frames)
		return r, func(a, b int64) {
			r.feeder.SetPlan(pipeline.Plan{For: s, Loop: true, Way: pipeline.Way{A: a, B: b}})
		}
	}
	t.Run("its end is decoded", func(t *testing.T) {
		t.Parallel()
		r, loop := begin(t)
		loop(90_000, 120_000)
		wantNumbers(t, r.pull(200_000), 100_001, 90_001, 120_000)
	})
	t.Run("its end is the next frame", func(t *testing.T) {
		t.Parallel()
		r, loop := begin(t)
		loop(90_000, 100_000)
		wantNumbers(t, r.pull(50_000), 90_001, 90_001, 100_000)
	})
	t.Run("its end is far", func(t *testing.T) {
		t.Parallel()
		r, loop := begin(t)
		loop(150_000, 250_000)
		wantNumbers(t, r.pull(400_000), 100_001, 150_001, 250_000)
	})
	t.Run("it moves and goes", func(t *testing.T) {
		t.Parallel()
		r, loop := begin(t)
		loop(90_000, 120_000)
		wantNumbers(t, r.pull(10_000), 100_001, 90_001, 120_000)
		loop(95_000, 115_000) // both ends move inwards
		wantNumbers(t, r.pull(5000), 110_001, 95_001, 115_000)
		wantNumbers(t, r.pull(30_000), 95_001, 95_001, 115_000)
		loop(95_000, 130_000) // the end moves out, and is decoded as a seam
		wantNumbers(t, r.pull(60_000), 105_001, 95_001, 130_000)
		loop(0, 0)
		wantNumbers(t, r.pull(300_000), 130_001, 1, frames)
	})
	t.Run("the reader is behind its end already", func(t *testing.T) {
		t.Parallel()
		r, loop := begin(t)
		loop(20_000, 60_000)
		got := r.pull(60_000)
		jump := -1
		for i := 1; i < len(got); i++ {
			if got[i] < 60_001 {
				jump = i
				break
			}
		}
		if jump < 0 || jump > 4000 {
			t.Fatalf("it goes to the loop after %d frames", jump)
		}
		got = got[jump+500:] // behind the short overlap
		wantNumbers(t, got, got[0], 20_001, 60_000)
	})
}

func TestASeekBehindTheLoopPlaysToTheEndAndComesBack(t *testing.T) {
	t.Parallel()
	s := song(t, &ramp{frames: 50_000, base: 1})
	r := newRig(t, s, pipeline.Plan{Loop: true, Way: pipeline.Way{A: 5000, B: 20_000}})
	r.pull(1000)
	r.feeder.SeekFrame(40_000, 1)
	got := r.pull(12_000)[1000:]
	end := slices.Index(got, 50_000) + 1
	if end == 0 {
		t.Fatal("it does not play to the song's end")
	}
	wantNumbers(t, got[:end], got[0], 0, 50_000)
	wantNumbers(t, append(got[end:], r.pull(40_000)...), 5001, 5001, 20_000)
}

func TestGainIsAppliedFromTheFirstFrameOfTheNextSong(t *testing.T) {
	t.Parallel()
	first := song(t, &ramp{frames: 10_000, base: 1})
	next := song(t, &ramp{frames: 10_000, base: 300_001})
	next.Begin(pipeline.Way{Gain: 0.25, A: 100}, 100)
	r := newRig(t, first, pipeline.Plan{Way: pipeline.Way{Gain: 2}, Next: next})
	got := r.pull(19_900)
	for i, v := range got {
		want := 2 * (i + 1)
		if i >= 10_000 {
			want = (300_001+100+i-10_000)/4 + 0
		}
		if d := v - want; d < 0 || d > 1 {
			t.Fatalf("frame %d is number %d, want %d", i, v, want)
		}
	}
}

func TestTheLastPassDiesAway(t *testing.T) {
	t.Parallel()
	const frames = 40_000
	s := song(t, &ramp{frames: frames, base: 1})
	r := newRig(t, s, pipeline.Plan{Loop: true, Passes: 2, Fade: pipeline.Fade{On: true, From: 10_000}})
	r.pull(frames + 10_000)
	buf := make([]float32, 2)
	for i := 10_000; i < frames; i++ {
		r.fill()
		r.line.Pull(buf)
		left := 1 - float64(i-10_000)/30_000
		if want := 0.25 * left * left * left; math.Abs(float64(buf[1])-want) > 1e-6 {
			t.Fatalf("frame %d has the level %g, want %g", i, buf[1], want)
		}
	}
	ring, _ := r.line.Current()
	if !ring.Drained() {
		t.Error("it goes on")
	}
}

// tone is a source of a sine that goes on over its seam.
func tone(t testing.TB, rate, frames int, cycles float64) *pipeline.Song {
	t.Helper()
	s, err := pipeline.NewSong(t.Context(), &sine{ramp: ramp{rate: rate, frames: frames, claims: frames}, cycles: cycles}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// left takes n frames of the left channel.
func (r *rig) left(n int) []float64 {
	out := make([]float64, 0, n)
	buf := make([]float32, 2*500)
	for len(out) < n {
		r.fill()
		b := buf[:2*min(500, n-len(out))]
		r.line.Pull(b)
		for i := 0; i < len(b); i += 2 {
			out = append(out, float64(b[i]))
		}
	}
	return out
}

// wantSine fails unless v is a sine of 0.5 of step radians a frame, with no step
// or change of level larger than slack.
func wantSine(t *testing.T, v []float64, step, slack float64) {
	t.Helper()
	for i := 1; i+1 < len(v); i++ {
		// Of a sine, the neighbours' mean is the frame times the cosine of the step.
		if d := math.Abs((v[i-1]+v[i+1])/2 - v[i]*math.Cos(step)); d > slack {
			t.Fatalf("frame %d is %g off the sine", i, d)
		}
	}
}

func TestSpeedKeepsPitchAndSeam(t *testing.T) {
	t.Parallel()
	for _, speed := range []float64{0.5, 0.75, 0.9, 1.25, 1.5} {
		s := tone(t, 44100, 44100, 441)
		r := newRig(t, s, pipeline.Plan{Loop: true, Passes: 3, Way: pipeline.Way{Speed: speed}})
		want := int(math.Ceil(3*44100/speed - 1e-9))
		v := r.left(want)
		wantSine(t, v, 2*math.Pi*0.01, 1e-4)
		ring, _ := r.line.Current()
		if end := ring.End(); end != int64(want) {
			t.Errorf("at speed %g three passes are %d frames, want %d", speed, end, want)
		}
		for pass := 2; pass <= 3; pass++ {
			at := int64(math.Ceil(float64(pass-1) * 44100 / speed))
			p, _ := ring.Locate(at)
			q, _ := ring.Locate(at - 2)
			if p.Pass != pass || p.Frame > 1 || q.Pass != pass-1 {
				t.Errorf("at speed %g frame %d is %+v", speed, at, p)
			}
		}
	}
}

func TestAChangeOfSpeedIsNoClick(t *testing.T) {
	t.Parallel()
	for _, rate := range []int{44100, 48000} {
		s := tone(t, 44100, 10*44100, 4410)
		line := pipeline.NewLine()
		line.SetPlaying(true)
		f := pipeline.NewFeeder(line, s, pipeline.Start{Plan: pipeline.Plan{For: s, Loop: true}}, rate)
		t.Cleanup(f.Close)
		r := &rig{t: t, line: line, feeder: f}
		v := r.left(10_000)
		for _, speed := range []float64{0.8, 1.2, 0.5, 1, 0.95} {
			f.SetPlan(pipeline.Plan{For: s, Loop: true, Way: pipeline.Way{Speed: speed}})
			ring, at := line.Current()
			before, _ := ring.Locate(at)
			v = append(v, r.left(rate)...)
			after, _ := ring.Locate(at + int64(rate))
			moved := float64(after.Frame-before.Frame) / 44100
			if math.Abs(moved-speed) > 0.12 {
				t.Errorf("at speed %g a second moved %.3f s of the song", speed, moved)
			}
		}
		wantSine(t, v[400:], 2*math.Pi*441/float64(rate), 2e-3)
	}
}

func TestSongsOfOtherRatesJoinWithoutAGap(t *testing.T) {
	t.Parallel()
	first := tone(t, 44100, 44100, 1000)
	next := tone(t, 48000, 48000, 1000)
	last := tone(t, 96000, 96000, 1000)
	r := newRig(t, first, pipeline.Plan{Next: next})
	v := r.left(60_000)
	r.feeder.SetPlan(pipeline.Plan{For: next, Next: last})
	v = append(v, r.left(3*44100-60_000)...)
	ring, _ := r.line.Current()
	if ring.End() != 3*44100 {
		t.Fatalf("the sound ends at frame %d, want %d", ring.End(), 3*44100)
	}
	for i, x := range v {
		near := i % 44100 // each is a signal of its own, silent around it
		if near < 100 || near > 44000 {
			continue
		}
		if d := math.Abs(x - 0.5*math.Sin(2*math.Pi*1000*float64(i)/44100)); d > 2e-5 {
			t.Fatalf("frame %d is %g off", i, d)
		}
	}
}

// hiss is a source of a sine of any frequency, for its alias.
type hiss struct {
	ramp
	hertz float64
}

func (h *hiss) Stream(out [][2]float64) (int, bool) {
	at := h.pos
	n, ok := h.ramp.Stream(out)
	for i := range n {
		v := math.Sin(2 * math.Pi * h.hertz * float64(at+i) / float64(h.rate))
		out[i] = [2]float64{v, v}
	}
	return n, ok
}

func (h *hiss) Twin(context.Context) (decode.Source, error) {
	twin := *h
	twin.pos = 0
	return &twin, nil
}

func TestResamplingLetsNoAliasThrough(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		from, to int
		hertz    float64
		through  bool
	}{
		{name: "96 to 44.1, in the band", from: 96000, to: 44100, hertz: 19_000, through: true},
		{name: "96 to 44.1, just above", from: 96000, to: 44100, hertz: 22_100},
		{name: "96 to 44.1, far above", from: 96000, to: 44100, hertz: 40_000},
		{name: "48 to 44.1, just above", from: 48000, to: 44100, hertz: 22_100},
		{name: "192 to 48, above", from: 192000, to: 48000, hertz: 30_000},
		{name: "44.1 to 48, in the band", from: 44100, to: 48000, hertz: 19_000, through: true},
		{name: "44.1 to 48, low", from: 44100, to: 48000, hertz: 50, through: true},
		{name: "between rates without a common part", from: 44101, to: 48000, hertz: 10_000, through: true},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s, err := pipeline.NewSong(t.Context(), &hiss{ramp: ramp{rate: c.from, frames: c.from, claims: c.from}, hertz: c.hertz}, nil)
			if err != nil {
				t.Fatal(err)
			}
			line := pipeline.NewLine()
			line.SetPlaying(true)
			f := pipeline.NewFeeder(line, s, pipeline.Start{Plan: pipeline.Plan{For: s}}, c.to)
			t.Cleanup(f.Close)
			r := &rig{t: t, line: line, feeder: f}
			v := r.left(c.to)[2000 : c.to-2000]
			worst := 0.0
			for i, x := range v {
				want := 0.0
				if c.through {
					want = math.Sin(2 * math.Pi * c.hertz * float64(i+2000) / float64(c.to))
				}
				worst = max(worst, math.Abs(x-want))
			}
			if db := 20 * math.Log10(worst); db > -90 {
				t.Errorf("what does not belong there is at %.1f dB", db)
			}
		})
	}
}

// A song counts as heard when the device stands at its first frame and has not
// taken it yet. What the plan for it says must not take it back.
func TestThePlanOfASongThatIsAboutToBeHeardKeepsIt(t *testing.T) {
	t.Parallel()
	first := song(t, &ramp{frames: 10_000, base: 1})
	next := song(t, &ramp{frames: 10_000, base: 300_001})
	r := newRig(t, first, pipeline.Plan{Next: next})
	wantNumbers(t, r.pull(10_000), 1, 1, 10_000)
	r.feeder.SetPlan(pipeline.Plan{For: next})
	wantNumbers(t, r.pull(10_000), 300_001, 300_001, 310_000)
}
