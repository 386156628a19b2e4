package synth

import "math"

// Wind is an instrument that is blown: harmonics that come in with the breath,
// a vibrato that sets in late, and the air itself.
type Wind struct {
	Harmonics []float64 // levels, the first is the pitch
	Air       float64   // level of the breath
	Vibrato   float64   // cents to each side
	Speak     float64   // seconds until the tone is there
}

// Flute returns a wooden flute.
func Flute() Wind {
	return Wind{Harmonics: []float64{1, 0.34, 0.16, 0.05, 0.025, 0.01}, Air: 0.055, Vibrato: 13, Speak: 0.055}
}

// Melodica returns a reed with keys, played softly.
func Melodica() Wind {
	return Wind{Harmonics: []float64{1, 0.52, 0.44, 0.22, 0.17, 0.09, 0.055, 0.03, 0.018}, Air: 0.018, Vibrato: 9, Speak: 0.04}
}

// Sound returns one note.
func (w Wind) Sound(t Tone) (left, right []float64) {
	const leave = 0.11
	x := make([]float64, t.frames(t.Seconds+leave))
	air := BandPass(t.Rate, min(t.Freq*2.2, 9000), 1.3)
	beat := 4.9 + 0.5*t.Rand.Float64()
	sum := 0.0
	for _, h := range w.Harmonics {
		sum += h
	}
	phase := 0.0
	for i := range x {
		at := float64(i) / float64(t.Rate)
		depth := attack(max(0, at-0.22), 0.45)
		wave := math.Sin(2 * math.Pi * beat * at)
		// The player comes up to the pitch from just below.
		bend := w.Vibrato*depth*wave - 28*math.Exp(-at/0.025)
		phase += 2 * math.Pi * t.Freq * cents(bend) / float64(t.Rate)
		env := w.breath(t, at, leave) * (1 + 0.06*depth*wave)
		v := 0.0
		for h, level := range w.Harmonics {
			if t.Freq*float64(h+1) < 0.42*float64(t.Rate) {
				v += level * math.Pow(env, 0.55*float64(h)) * math.Sin(float64(h+1)*phase)
			}
		}
		chiff := 1 + 2.5*math.Exp(-at/0.03)
		x[i] = t.Force * env * (1.5*v/sum + w.Air*chiff*air.Next(t.noise()))
	}
	LowPass(t.Rate, 6500, 0.6).run(x)
	t.fadeOut(x, 0.02)
	return x, nil
}

// breath returns how hard the player blows: up, a little over, on, and off.
func (w Wind) breath(t Tone, at, leave float64) float64 {
	env := attack(at, w.Speak) * (0.86 + 0.14*math.Exp(-math.Pow((at-0.25)/0.3, 2)))
	if at > t.Seconds {
		env *= 0.5 + 0.5*math.Cos(math.Pi*min(1, (at-t.Seconds)/leave))
	}
	return max(0, env)
}
