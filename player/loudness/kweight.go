package loudness

import "math"

// biquad is one second-order filter, direct form II transposed, for two
// channels. It is normalised: a0 is 1.
type biquad struct {
	b0, b1, b2, a1, a2 float64
	z1, z2             [2]float64
}

// Both filters of BS.1770 are stated there as coefficients for 48 kHz alone. The
// analogue prototypes that these come from, by the bilinear transform, are given
// below by their frequency, quality and gain (Mansbridge, Finn and Reiss,
// "Implementation and Evaluation of Autonomous Multi-track Fader Control", AES
// 132, 2012); at 48 kHz they give the numbers of the standard to 1e-9.
const (
	shelfHz   = 1681.974450955533
	shelfQ    = 0.7071752369554196
	shelfGain = 3.999843853973347 // dB
	shelfBand = 0.4996667741545416
	passHz    = 38.13547087602444
	passQ     = 0.5003270373238773
)

// shelf is the first stage: the effect of a head on treble.
func shelf(rate float64) biquad {
	k := math.Tan(math.Pi * shelfHz / rate)
	high := math.Pow(10, shelfGain/20)
	band := math.Pow(high, shelfBand)
	a0 := 1 + k/shelfQ + k*k
	return biquad{
		b0: (high + band*k/shelfQ + k*k) / a0,
		b1: 2 * (k*k - high) / a0,
		b2: (high - band*k/shelfQ + k*k) / a0,
		a1: 2 * (k*k - 1) / a0,
		a2: (1 - k/shelfQ + k*k) / a0,
	}
}

// highPass is the second stage: bass counts for less. Its numerator is 1, -2, 1
// at every rate, as in the standard.
func highPass(rate float64) biquad {
	k := math.Tan(math.Pi * passHz / rate)
	a0 := 1 + k/passQ + k*k
	return biquad{b0: 1, b1: -2, b2: 1, a1: 2 * (k*k - 1) / a0, a2: (1 - k/passQ + k*k) / a0}
}

// step filters one sample of channel c.
func (f *biquad) step(c int, x float64) float64 {
	y := f.b0*x + f.z1[c]
	f.z1[c] = f.b1*x - f.a1*y + f.z2[c]
	f.z2[c] = f.b2*x - f.a2*y
	return y
}
