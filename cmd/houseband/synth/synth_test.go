package synth_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"reprise/cmd/houseband/synth"
)

const rate = 44100

func tone(key, seconds, force float64) synth.Tone {
	return synth.Tone{
		Rate: rate, Freq: 440 * math.Exp2((key-69)/12), Seconds: seconds, Force: force, Rand: rand.New(rand.NewPCG(1, 2)),
	}
}

// power returns how much of freq is in x.
func power(x []float64, freq float64) float64 {
	re, im := 0.0, 0.0
	for i, v := range x {
		w := v * (0.5 - 0.5*math.Cos(2*math.Pi*float64(i)/float64(len(x))))
		s, c := math.Sincos(2 * math.Pi * freq * float64(i) / rate)
		re += w * c
		im += w * s
	}
	return re*re + im*im
}

// TestInTune finds the pitch that each instrument really plays.
func TestInTune(t *testing.T) {
	t.Parallel()
	voices := []struct {
		name  string
		voice synth.Voice
		keys  []float64
	}{
		{"pluck", synth.Pluck{Ring: 3, Bright: 0.4, Body: 105}, []float64{50, 57, 64, 71, 78}},
		{"short pluck", synth.Pluck{Ring: 1.3, Bright: 0.5, Body: 210}, []float64{53, 60, 67}},
		{"electric piano", synth.EPiano{}, []float64{48, 60, 72}},
		{"celesta", synth.Celesta{}, []float64{72, 84, 96}},
		{"pad", synth.Pad{Rise: 0.2, Fall: 0.3, Dark: 2}, []float64{50, 62, 70}},
		{"bass", synth.Bass{}, []float64{28, 35, 42}},
		{"flute", synth.Flute(), []float64{60, 72, 84}},
		{"melodica", synth.Melodica(), []float64{57, 69, 79}},
	}
	for _, v := range voices {
		for _, key := range v.keys {
			t.Run(fmt.Sprintf("%s %v", v.name, key), func(t *testing.T) {
				t.Parallel()
				tn := tone(key, 0.8, 0.7)
				x, _ := v.voice.Sound(tn)
				x = x[rate/10 : min(len(x), 6*rate/10)]
				best, at := 0.0, 0.0
				for c := -40.0; c <= 40; c += 2 {
					if p := power(x, tn.Freq*math.Exp2(c/1200)); p > best {
						best, at = p, c
					}
				}
				within := 8.0
				if _, section := v.voice.(synth.Pad); section {
					within = 15 // its players are off by as much as 8.5 cents each
				}
				if math.Abs(at) > within {
					t.Errorf("plays %+.0f cents off", at)
				}
			})
		}
	}
}

// TestNoClicks wants every sound to start and end at nothing and to stay finite
// and near full scale at most.
func TestNoClicks(t *testing.T) {
	t.Parallel()
	voices := map[string]struct {
		voice synth.Voice
		key   float64
	}{
		"pluck": {synth.Pluck{Ring: 3, Bright: 0.4, Body: 105}, 57}, "electric piano": {synth.EPiano{Tremolo: 0.2}, 60},
		"celesta": {synth.Celesta{}, 84}, "pad": {synth.Pad{Rise: 0.8, Fall: 1, Dark: 2}, 60}, "bass": {synth.Bass{}, 35},
		"flute": {synth.Flute(), 72}, "melodica": {synth.Melodica(), 72},
	}
	for name, v := range voices {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			left, right := v.voice.Sound(tone(v.key, 0.5, 0.9))
			for _, x := range [][]float64{left, right} {
				if x == nil {
					continue
				}
				if end := math.Abs(x[len(x)-1]); end > 0.001 {
					t.Errorf("ends at %v", end)
				}
				peak := 0.0
				for _, s := range x {
					peak = max(peak, math.Abs(s))
				}
				if !(peak > 0.1 && peak < 1.8) {
					t.Errorf("peak is %v", peak)
				}
			}
		})
	}
}

func TestDrumsKnowTheirKeys(t *testing.T) {
	t.Parallel()
	for _, key := range []float64{synth.Kick, synth.Rim, synth.Tap, synth.Swish, synth.HiHat, synth.Ride, synth.Shaker} {
		tn := tone(0, 0.5, 0.8)
		tn.Freq = key
		if x, _ := (synth.Drums{}).Sound(tn); len(x) == 0 {
			t.Errorf("drum %v is silent", key)
		}
	}
	tn := tone(0, 0.5, 0.8)
	tn.Freq = 1
	if x, _ := (synth.Drums{}).Sound(tn); x != nil {
		t.Error("an unknown drum sounds")
	}
}

// noisy returns a loop of noise, turned by the given number of frames.
func noisy(frames, turn int) *synth.Loop {
	r := rand.New(rand.NewPCG(7, 7))
	l := synth.NewLoop(rate, frames)
	for i := range frames {
		j := (i + turn) % frames
		l.L[j], l.R[j] = r.Float64()-0.5, r.Float64()-0.5
	}
	return l
}

// TestLoopHasNoBeginning is the law of the package: turning the loop before an
// effect is the same as turning it after.
func TestLoopHasNoBeginning(t *testing.T) {
	t.Parallel()
	const frames, turn = rate, 12345
	effects := map[string]func(l *synth.Loop) *synth.Loop{
		"filter": func(l *synth.Loop) *synth.Loop {
			l.Filter(synth.HighPass(rate, 40, 0.7), synth.LowPass(rate, 4000, 0.7))
			return l
		},
		"reverb": func(l *synth.Loop) *synth.Loop {
			return synth.Reverb{Size: 0.6, Damp: 0.4, Delay: 0.02}.Around(l)
		},
		"master": func(l *synth.Loop) *synth.Loop { synth.Master(l, -9, 0.4); return l },
	}
	for name, effect := range effects {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, b := effect(noisy(frames, 0)), effect(noisy(frames, turn))
			// Loudness is measured in blocks that start somewhere, so the level
			// may differ by a hair.
			gain := 1.0
			if name == "master" {
				gain = a.L[100] / b.L[100+turn]
				if math.Abs(gain-1) > 0.01 {
					t.Fatalf("level differs by %v", gain)
				}
			}
			worst := 0.0
			for i := range frames {
				worst = max(worst, math.Abs(a.L[i]-gain*b.L[(i+turn)%frames]))
			}
			if worst > 0.002 {
				t.Errorf("differs by %v", worst)
			}
		})
	}
}

func TestAddGoesRound(t *testing.T) {
	t.Parallel()
	l := synth.NewLoop(10, 10)
	l.Add(synth.Stroke{At: -0.2, Left: []float64{1, 2, 3, 4}, Gain: 1})
	want := []float64{3, 4, 0, 0, 0, 0, 0, 0, 1, 2}
	for i, w := range want {
		if math.Abs(l.L[i]-w) > 1e-9 || math.Abs(l.R[i]-w) > 1e-9 {
			t.Fatalf("left is %v, right is %v: expected %v on both", l.L, l.R, want)
		}
	}
}

// TestLoudness uses the calibration of BS.1770: a sine of 997 Hz at full scale
// in one channel is -3.01 LUFS.
func TestLoudness(t *testing.T) {
	t.Parallel()
	for _, r := range []int{44100, 48000} {
		l := synth.NewLoop(r, 2*r)
		for i := range l.L {
			l.L[i] = math.Sin(2 * math.Pi * 997 * float64(i) / float64(r))
		}
		if got := synth.Loudness(l); math.Abs(got+3.01) > 0.1 {
			t.Errorf("at %d Hz: %.2f LUFS, expected -3.01", r, got)
		}
	}
}

func TestMasterKeepsUnderThePeak(t *testing.T) {
	t.Parallel()
	l := noisy(rate, 0)
	for i := 0; i < l.Len(); i += 9000 {
		l.L[i] += 3
	}
	synth.Master(l, -12, 0.5)
	if p := l.Peak(); p > 0.5+1e-9 {
		t.Errorf("peak is %v", p)
	}
	if got := synth.Loudness(l); math.Abs(got+12) > 1.5 {
		t.Errorf("%.2f LUFS", got)
	}
}
