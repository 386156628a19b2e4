package synth

import "math"

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
	normalise(x, t.Force)
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
	soft := LowPass(t.Rate, min(float64(t.Rate)*0.4, 900+5200*p.Bright+2600*t.Force), 0.6)
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

// normalise brings the loudest sample of x to peak.
func normalise(x []float64, peak float64) {
	top := 1e-9
	for _, v := range x {
		top = max(top, math.Abs(v))
	}
	for i := range x {
		x[i] *= peak / top
	}
}
