package synth

import (
	"math"
	"slices"
)

// Pluck is a plucked string: a burst of noise that runs round a delay as long
// as one period and loses its edge on every turn (K. Karplus, A. Strong,
// "Digital Synthesis of Plucked-String and Drum Timbres", 1983), tuned by an
// all-pass (D. Jaffe, J. Smith, 1983), behind the resonances of a wooden body.
type Pluck struct {
	Ring   float64 // seconds in which a string of 220 Hz falls by 60 dB
	Bright float64 // 0 a thumb on nylon, 1 a pick on steel
	Body   float64 // Hz of the body's air; 0 for no body
}

// Sound returns one plucked note.
func (p Pluck) Sound(t Tone) (left, right []float64) {
	ring := p.Ring * math.Pow(220/t.Freq, 0.55)
	n := t.frames(min(t.Seconds+0.35, ring))
	x := p.string(t, n, ring)
	HighPass(t.Rate, t.Freq*0.6, 0.7).run(x)
	if p.Body > 0 {
		Peaking(t.Rate, p.Body, 2.2, 3).run(x)
		Peaking(t.Rate, p.Body*2.05, 2.5, 2.5).run(x)
		Peaking(t.Rate, p.Body*4.3, 1.6, 1.5).run(x)
	}
	t.fadeOut(x, 0.2)
	// Strings differ in how spiky they are, so they are matched by their power
	// and not by their peak.
	level(x, t.frames(0.2), 0.3*t.Force)
	return x, nil
}

// string computes n samples of the bare string.
func (p Pluck) string(t Tone, n int, ring float64) []float64 {
	// One turn takes the delay, half a sample or less in the loop filter, and
	// a fraction of a sample in the all-pass.
	damp := 0.5 - 0.35*p.Bright
	period := float64(t.Rate)/t.Freq - damp
	size := int(period - 0.2)
	frac := period - float64(size)
	tune := (1 - frac) / (1 + frac)
	line := p.burst(t, size)
	keep := math.Pow(10, -3/(t.Freq*ring))
	hush := math.Pow(10, -3/(t.Freq*0.25)) // once the finger is back
	out := make([]float64, n)
	held := t.frames(t.Seconds)
	var last, in, passed float64
	for i := range out {
		if i == held {
			keep = min(keep, hush)
		}
		now := line[i%size]
		out[i] = now
		soft := keep * ((1-damp)*now + damp*last)
		last = now
		passed = tune*soft + in - tune*passed
		in = soft
		line[i%size] = passed
	}
	return out
}

// burst returns what the finger puts on the string: noise, the softer the
// duller, with a hole in the spectrum where the string is plucked.
func (p Pluck) burst(t Tone, size int) []float64 {
	raw := make([]float64, size)
	for i := range raw {
		raw[i] = t.noise()
	}
	edge := 500 + 2200*p.Bright + 1500*t.Force*t.Force
	soft := LowPass(t.Rate, edge, 0.55)
	soft.run(slices.Clone(raw)) // so that it is settled: the line goes round
	soft.run(raw)
	spot := max(1, int(float64(size)*0.19))
	line := make([]float64, size)
	mean := 0.0
	for i := range line {
		line[i] = raw[i] - 0.9*raw[(i-spot+size)%size]
		mean += line[i] / float64(size)
	}
	for i := range line {
		line[i] -= mean
	}
	return line
}

// level brings the power of the first n samples of x to that of a signal of
// the given root mean square.
func level(x []float64, n int, rms float64) {
	sum := 1e-12
	for _, v := range x[:min(n, len(x))] {
		sum += v * v
	}
	gain := rms / math.Sqrt(sum/float64(min(n, len(x))))
	for i := range x {
		x[i] *= gain
	}
}
