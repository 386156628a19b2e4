package player_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"reprise/player"
	"reprise/player/internal/sound"
)

func TestALoopIsRenderedInExactCopies(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.Run("flac", "-s", "-o", "t.flac", "t.wav")
	k.Run("lame", "--quiet", "t.wav", "t.mp3")
	k.Run("oggenc", "-Q", "-o", "t.ogg", "t.wav")
	k.Run("opusenc", "--quiet", "t.wav", "t.opus")
	k.FFmpeg("-i", "t.wav", "-c:a", "aac", "-aac_pns", "0", "t.m4a") // noise would be drawn anew each time
	for file, rate := range map[string]int{"t.wav": 44100, "t.flac": 44100, "t.mp3": 44100, "t.ogg": 44100, "t.opus": 48000, "t.m4a": 44100} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			out := sound.New(t)
			whole := player.Track{Path: k.Path(file), Passes: 1}
			if _, err := render(t, out.Path("whole.wav"), whole); err != nil {
				t.Fatal(err)
			}
			song := out.Reference("whole.wav", 2)
			for _, l := range []player.Loop{
				{A: 700 * time.Millisecond, B: 1900 * time.Millisecond},
				{A: time.Second, B: 1050 * time.Millisecond, Intro: true},
				{A: 2500 * time.Millisecond},
			} {
				track := player.Track{Path: k.Path(file), Passes: 4, Loop: l}
				res, err := render(t, out.Path("o.wav"), track)
				if err != nil {
					t.Fatal(err)
				}
				got := out.Reference("o.wav", 2)
				a, b := int(l.A.Milliseconds())*rate/1000, int(l.B.Milliseconds())*rate/1000
				if b == 0 {
					b = len(song)
				}
				want := song[a:b]
				if l.Intro {
					want = song[:b]
				}
				for range 3 {
					want = append(slices.Clip(want), song[a:b]...)
				}
				if res.Passes != 4 || len(got) != len(want) {
					t.Fatalf("%+v is %+v with %d frames, want %d", l, res, len(got), len(want))
				}
				if d := sound.Distance(got, want); d != 0 {
					t.Errorf("%+v differs by %g", l, d)
				}
			}
		})
	}
}

func TestTracksAreRenderedOneBehindTheOther(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	a := k.WAV("a.wav", sound.Seam())
	k.Run("sox", "a.wav", "-r", "48000", "b.wav")
	res, err := render(t, k.Path("o.wav"),
		player.Track{Path: a, Passes: 2, Gain: player.Gain{DB: -20}},
		player.Track{Path: k.Path("b.wav"), Passes: 1},
		player.Track{Path: a, Passes: 2, Speed: 1.25})
	if err != nil {
		t.Fatal(err)
	}
	frames := len(k.Reference("a.wav", 2))
	if want := int64(3*frames + int(math.Ceil(2*float64(frames)/1.25))); res.Passes != 5 || res.Frames != want {
		t.Fatalf("it is %+v, want %d frames", res, want)
	}
	got, song := k.Reference("o.wav", 2), k.Reference("a.wav", 2)
	for i := range song {
		song[i][0] *= 0.1
		song[i][1] *= 0.1
	}
	if d := max(sound.Distance(got[:frames], song), sound.Distance(got[frames:2*frames], song)); d > 1e-6 {
		t.Errorf("20 dB less is %g off", d)
	}
}

func TestGainNeverClips(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		gain player.Gain
		want float64
	}{
		{name: "none", want: 1},
		{name: "softer", gain: player.Gain{DB: -6.0206, Peak: 0.9}, want: 0.5},
		{name: "louder, with room", gain: player.Gain{DB: 6.0206, Peak: 0.4}, want: 2},
		{name: "louder, held at the peak", gain: player.Gain{DB: 6.0206, Peak: 0.8}, want: 1.25},
		{name: "louder, peak not known", gain: player.Gain{DB: 6.0206}, want: 1},
		{name: "as it is, over full scale", gain: player.Gain{DB: 1, Peak: 1.25}, want: 0.8},
		{name: "not a number", gain: player.Gain{DB: math.NaN(), Peak: 1}, want: 1},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.gain.Factor(); math.Abs(got-c.want) > 1e-4 {
				t.Errorf("the factor is %g, want %g", got, c.want)
			}
		})
	}
	if g := player.GainFor(-12, 0.99); g.DB != -6 || g.Peak != 0.99 {
		t.Errorf("sound of -12 LUFS gets %+v", g)
	}
	if g := player.GainFor(math.Inf(-1), 0); g != (player.Gain{}) {
		t.Errorf("silence gets %+v", g)
	}
}

func TestLoopsAreOrdered(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		in, want player.Loop
		ok       bool
	}{
		{name: "none", ok: true},
		{name: "right", in: player.Loop{A: 1e9, B: 2e9}, want: player.Loop{A: 1e9, B: 2e9}, ok: true},
		{name: "to the end", in: player.Loop{A: 1e9}, want: player.Loop{A: 1e9}, ok: true},
		{name: "reversed", in: player.Loop{A: 2e9, B: 1e9, Intro: true}, want: player.Loop{A: 1e9, B: 2e9, Intro: true}, ok: true},
		{name: "empty", in: player.Loop{A: 1e9, B: 1e9}, want: player.Loop{A: 1e9, B: 1e9}},
		{name: "negative", in: player.Loop{A: -5, B: 1e9}, want: player.Loop{B: 1e9}, ok: true},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got, ok := c.in.Ordered(); got != c.want || ok != c.ok {
				t.Errorf("it is %+v, %v; want %+v, %v", got, ok, c.want, c.ok)
			}
		})
	}
}

func TestALoopIsSetWhileItPlays(t *testing.T) {
	t.Parallel()
	p, j := fast(t, 4)
	p.SetRepeat(player.RepeatOff)
	p.Play(short(t, 3, "ab"), 0)
	heard(t, p, "a")
	loop := player.Loop{A: 2 * time.Second, B: 1200 * time.Millisecond} // the wrong way round
	p.SetLoop(loop)
	s := await(t, p, "the loop", func(s player.State) bool { return s.Loop.B > 0 })
	if s.Loop.A != 1200*time.Millisecond || s.Loop.B != 2*time.Second {
		t.Errorf("the loop is %+v", s.Loop)
	}
	await(t, p, "pass 4", func(s player.State) bool { return s.Pass >= 4 })
	for range 50 {
		if pos, part := p.Position(), p.Progress(); pos < s.Loop.A || pos > s.Loop.B || part < 0 || part > 1 {
			t.Fatalf("in the loop it is at %s, %g of the pass", pos, part)
		}
		time.Sleep(2 * time.Millisecond)
	}
	p.SetLoop(player.Loop{A: time.Second, B: time.Second}) // no loop at all: not taken
	p.SetLoop(player.Loop{A: time.Hour})
	if s := p.State(); s.Loop.B != 2*time.Second {
		t.Errorf("the loop is %+v", s.Loop)
	}
	p.SetLoop(player.Loop{}) // and on to the end, and the next song
	heard(t, p, "b")
	if got := j.await(t, 4); got[0] != "a" || got[3] != "a" {
		t.Errorf("passed %v", got)
	}
	if q := p.Queue(); q[0].Loop != (player.Loop{}) {
		t.Errorf("the queue keeps %+v", q[0].Loop)
	}
}

func TestSpeedMovesThePositionAtItsPace(t *testing.T) {
	t.Parallel()
	p, _ := fast(t, 4)
	p.Play(short(t, 3, "a"), 0)
	heard(t, p, "a")
	p.SetSpeed(9) // held to the fastest
	await(t, p, "fast", func(s player.State) bool { return s.Speed == 1.5 })
	p.SetSpeed(0.5)
	await(t, p, "slow", func(s player.State) bool { return s.Speed == 0.5 })
	pass := await(t, p, "a seam", func(s player.State) bool { return s.Pass >= 2 }).Pass
	begun := time.Now()
	await(t, p, "two more", func(s player.State) bool { return s.Pass >= pass+2 })
	// Three seconds at half speed, on a device four times too fast.
	if d := time.Since(begun); d < 2200*time.Millisecond {
		t.Errorf("two passes took %s, want 3 s", d)
	}
}

func TestTheSeamIsPreviewed(t *testing.T) {
	t.Parallel()
	p, _ := fast(t, 4)
	p.SetRepeat(player.RepeatOff)
	p.Load(short(t, 3, "ab"), 0, 0, 1)
	await(t, p, "the file", func(s player.State) bool { return s.Duration > 0 })
	p.PreviewSeam()
	await(t, p, "sound", playing)
	if pos := p.Position(); pos < time.Second || pos > 2*time.Second {
		t.Errorf("it begins at %s", pos)
	}
	await(t, p, "the seam", func(s player.State) bool { return s.Pass >= 2 && s.Track.ID == "a" })
	heard(t, p, "b") // and from there on as ever
}
