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
