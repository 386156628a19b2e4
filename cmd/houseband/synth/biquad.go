package synth

import "math"

// Biquad is a filter of the second order. The formulas are those of Robert
// Bristow-Johnson's Audio EQ Cookbook,
// https://www.w3.org/TR/audio-eq-cookbook/.
type Biquad struct {
	b0, b1, b2, a1, a2 float64
	x1, x2, y1, y2     float64
}

// Next returns the next sample of the filtered signal.
func (f *Biquad) Next(x float64) float64 {
	y := f.b0*x + f.b1*f.x1 + f.b2*f.x2 - f.a1*f.y1 - f.a2*f.y2
	f.x2, f.x1 = f.x1, x
	f.y2, f.y1 = f.y1, y
	return y
}

// run filters x in place.
func (f *Biquad) run(x []float64) {
	for i, v := range x {
		x[i] = f.Next(v)
	}
}

// corner returns the cosine and the alpha of a filter at freq Hz.
func corner(rate int, freq, q float64) (cos, alpha float64) {
	w := 2 * math.Pi * freq / float64(rate)
	return math.Cos(w), math.Sin(w) / (2 * q)
}

// LowPass returns a filter that keeps what is below freq Hz.
func LowPass(rate int, freq, q float64) *Biquad {
	c, al := corner(rate, freq, q)
	a0 := 1 + al
	return &Biquad{b0: (1 - c) / 2 / a0, b1: (1 - c) / a0, b2: (1 - c) / 2 / a0, a1: -2 * c / a0, a2: (1 - al) / a0}
}

// HighPass returns a filter that keeps what is above freq Hz.
func HighPass(rate int, freq, q float64) *Biquad {
	c, al := corner(rate, freq, q)
	a0 := 1 + al
	return &Biquad{b0: (1 + c) / 2 / a0, b1: -(1 + c) / a0, b2: (1 + c) / 2 / a0, a1: -2 * c / a0, a2: (1 - al) / a0}
}

// BandPass returns a filter that keeps what is around freq Hz, at 0 dB there.
func BandPass(rate int, freq, q float64) *Biquad {
	c, al := corner(rate, freq, q)
	a0 := 1 + al
	return &Biquad{b0: al / a0, b2: -al / a0, a1: -2 * c / a0, a2: (1 - al) / a0}
}

// Peaking returns a filter that lifts what is around freq Hz by gain dB.
func Peaking(rate int, freq, q, gain float64) *Biquad {
	c, al := corner(rate, freq, q)
	a := math.Pow(10, gain/40)
	a0 := 1 + al/a
	return &Biquad{b0: (1 + al*a) / a0, b1: -2 * c / a0, b2: (1 - al*a) / a0, a1: -2 * c / a0, a2: (1 - al/a) / a0}
}

// HighShelf returns a filter that lifts what is above freq Hz by gain dB.
func HighShelf(rate int, freq, q, gain float64) *Biquad {
	c, al := corner(rate, freq, q)
	a := math.Pow(10, gain/40)
	s := 2 * math.Sqrt(a) * al
	a0 := (a + 1) - (a-1)*c + s
	return &Biquad{
		b0: a * ((a + 1) + (a-1)*c + s) / a0,
		b1: -2 * a * ((a - 1) + (a+1)*c) / a0,
		b2: a * ((a + 1) + (a-1)*c - s) / a0,
		a1: 2 * ((a - 1) - (a+1)*c) / a0,
		a2: ((a + 1) - (a-1)*c - s) / a0,
	}
}
