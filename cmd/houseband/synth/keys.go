package synth

import "math"

// EPiano is an electric piano: a sine that is bent by another of its own pitch
// for the bar, and a short, high one for the tine (J. Chowning, "The Synthesis
// of Complex Audio Spectra by Means of Frequency Modulation", 1973).
type EPiano struct {
	Tremolo float64 // how far the sound swings from side to side, 0 to 1
}

// Sound returns one note, swinging slowly between the sides.
func (e EPiano) Sound(t Tone) (left, right []float64) {
	fall := 2.4 * math.Pow(220/t.Freq, 0.45)
	n := t.frames(min(t.Seconds+0.5, fall*3))
	left, right = make([]float64, n), make([]float64, n)
	w := 2 * math.Pi * t.Freq
	held, phase := t.Seconds, 2*math.Pi*t.Rand.Float64()
	for i := range n {
		at := float64(i) / float64(t.Rate)
		bend := (0.5 + 1.9*t.Force*t.Force) * math.Exp(-at/(0.4*fall))
		bar := math.Sin(w*at + bend*math.Sin(w*at))
		warm := math.Sin(w*at*1.0012) * 0.35
		tine := 0.3 * t.Force * math.Exp(-at/0.07) * math.Sin(w*at*7.01+0.4*math.Sin(w*at*2))
		env := attack(at, 0.004) * math.Exp(-at/fall)
		if at > held {
			env *= math.Exp(-(at - held) / 0.11)
		}
		x := env * t.Force * (0.62*bar + warm + tine)
		swing := e.Tremolo * math.Sin(2*math.Pi*4.4*at+phase)
		left[i], right[i] = x*(1-0.5*swing), x*(1+0.5*swing)
	}
	t.fadeOut(left, 0.05)
	t.fadeOut(right, 0.05)
	return left, right
}

// Celesta is a struck metal bar over a wooden box: partials at the ratios of a
// free bar, the high ones gone at once.
type Celesta struct{}

// bar holds the partials of a free bar, 1 : 2.756 : 5.404, with an octave of
// the box between them.
var bar = [...]struct{ ratio, level, fall float64 }{
	{1, 0.72, 1}, {2.003, 0.16, 0.55}, {2.756, 0.17, 0.32}, {5.404, 0.07, 0.12},
}

// Sound returns one note. It rings on whatever its length.
func (Celesta) Sound(t Tone) (left, right []float64) {
	fall := 0.95 * math.Pow(880/t.Freq, 0.5)
	x := make([]float64, t.frames(fall*4.5))
	for i := range x {
		at := float64(i) / float64(t.Rate)
		for _, p := range bar {
			if f := t.Freq * p.ratio; f < 0.45*float64(t.Rate) {
				level := p.level * math.Pow(t.Force, 0.6+0.3*p.ratio)
				x[i] += level * math.Exp(-at/(fall*p.fall)) * math.Sin(2*math.Pi*f*at)
			}
		}
		x[i] *= attack(at, 0.0025)
	}
	t.fadeOut(x, 0.3)
	return x, nil
}
