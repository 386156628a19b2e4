package synth

import "math"

// Master brings a mix to the given loudness in LUFS with no sample above the
// given peak, 1 being full scale: what nobody hears below is cut, the air above is lifted, tape rounds
// the tops, and a limiter that looks ahead takes what is left. All of it goes
// round, so the loop stays one.
func Master(l *Loop, lufs, peak float64) {
	l.Filter(HighPass(l.Rate, 32, 0.7), HighPass(l.Rate, 32, 0.7))
	l.Filter(HighShelf(l.Rate, 5000, 0.7, 2), HighShelf(l.Rate, 5000, 0.7, 2))
	// Each step after the first changes the loudness a little, so the level is
	// set until it stays.
	l.Scale(math.Pow(10, (lufs-Loudness(l))/20))
	tape(l, 0.55)
	for range 4 {
		l.Scale(math.Pow(10, (lufs-Loudness(l))/20))
		limit(l, peak, 0.006)
	}
}

// tape rounds the tops: straight up to the knee, then ever flatter towards 1.
func tape(l *Loop, knee float64) {
	round := func(x float64) float64 {
		over := math.Abs(x) - knee
		if over <= 0 {
			return x
		}
		return math.Copysign(knee+(1-knee)*math.Tanh(over/(1-knee)), x)
	}
	for i := range l.L {
		l.L[i], l.R[i] = round(l.L[i]), round(l.R[i])
	}
}

// limit turns the gain down around every sample above peak, softly, from look
// seconds before it to look seconds after it.
func limit(l *Loop, peak, look float64) {
	n, w := l.Len(), max(1, int(look*float64(l.Rate)))
	need := make([]float64, n)
	for i := range need {
		need[i] = min(1, peak/max(1e-9, math.Abs(l.L[i]), math.Abs(l.R[i])))
	}
	// The least gain of 2w+1 around each sample, then the mean of as many: at
	// the loud sample itself all of them are the gain it needs, or less.
	low := make([]float64, n)
	for i := range low {
		low[i] = 1
	}
	for i, g := range need {
		if g < 1 {
			for k := i - w; k <= i+w; k++ {
				j := (k%n + n) % n
				low[j] = min(low[j], g)
			}
		}
	}
	sum := 0.0
	for k := -w; k <= w; k++ {
		sum += low[(k+n)%n]
	}
	for i := range n {
		gain := sum / float64(2*w+1)
		l.L[i] *= gain
		l.R[i] *= gain
		sum += low[(i+w+1)%n] - low[(i-w+n)%n]
	}
}

// Loudness returns the integrated loudness of the loop in LUFS, after ITU-R
// BS.1770-4: K-weighted, in blocks of 400 ms that overlap by three quarters,
// with the absolute gate at -70 LUFS and the relative one 10 LU below the mean.
func Loudness(l *Loop) float64 {
	kl, kr := kWeighted(l.L, l.Rate), kWeighted(l.R, l.Rate)
	block, step := l.Rate*4/10, l.Rate/10
	var powers []float64
	for at := 0; at+block <= len(kl); at += step {
		sum := 0.0
		for i := at; i < at+block; i++ {
			sum += kl[i]*kl[i] + kr[i]*kr[i]
		}
		powers = append(powers, sum/float64(block))
	}
	gate := math.Pow(10, (-70+0.691)/10)
	gate = max(gate, meanAbove(powers, gate)/10)
	return -0.691 + 10*math.Log10(max(1e-12, meanAbove(powers, gate)))
}

func meanAbove(powers []float64, gate float64) float64 {
	sum, n := 0.0, 0
	for _, p := range powers {
		if p > gate {
			sum += p
			n++
		}
	}
	return sum / float64(max(1, n))
}

// kWeighted returns x as loud as the ear finds it: lifted by the shelf of the
// head, and without the lows.
func kWeighted(x []float64, rate int) []float64 {
	low := HighPass(rate, 38.13547087602444, 0.5003270373238773)
	// BS.1770 leaves the second filter's numerator at 1, -2, 1.
	gain := 1 / low.b0
	out := around(around(x, headShelf(rate)), low)
	for i := range out {
		out[i] *= gain
	}
	return out
}

// headShelf is the first filter of BS.1770 at any rate. Its table for 48 kHz
// comes from these parameters; B. De Man, "Evaluation of Implementations of the
// EBU R128 Loudness Measurement", 2018.
func headShelf(rate int) *Biquad {
	const freq, q, gain = 1681.974450955533, 0.7071752369554196, 3.999843853973347
	k := math.Tan(math.Pi * freq / float64(rate))
	vh := math.Pow(10, gain/20)
	vb := math.Pow(vh, 0.4996667741545416)
	a0 := 1 + k/q + k*k
	return &Biquad{
		b0: (vh + vb*k/q + k*k) / a0, b1: 2 * (k*k - vh) / a0, b2: (vh - vb*k/q + k*k) / a0,
		a1: 2 * (k*k - 1) / a0, a2: (1 - k/q + k*k) / a0,
	}
}
