package synth

import "math"

// Loop is a stereo signal that goes round: the sample after the last one is
// the first one. 1 is full scale.
type Loop struct {
	Rate int // frames per second
	L, R []float64
}

// NewLoop returns a silent loop of the given number of frames.
func NewLoop(rate, frames int) *Loop {
	return &Loop{Rate: rate, L: make([]float64, frames), R: make([]float64, frames)}
}

// Len returns the number of frames.
func (l *Loop) Len() int { return len(l.L) }

// Stroke is one sound with its place in the stereo image.
type Stroke struct {
	At    float64 // seconds; wraps around, may be negative
	Left  []float64
	Right []float64 // nil for a mono sound
	Pan   float64   // -1 left to 1 right, at constant power
	Gain  float64
}

// Add mixes the stroke in. What is longer than the loop goes round and round.
func (l *Loop) Add(s Stroke) {
	right := s.Right
	if right == nil {
		right = s.Left
	}
	angle := (s.Pan + 1) * math.Pi / 4
	gl, gr := s.Gain*math.Cos(angle)*math.Sqrt2, s.Gain*math.Sin(angle)*math.Sqrt2
	n := l.Len()
	at := ((int(math.Round(s.At*float64(l.Rate))) % n) + n) % n
	for i := range s.Left {
		l.L[at] += gl * s.Left[i]
		l.R[at] += gr * right[i]
		if at++; at == n {
			at = 0
		}
	}
}

// Mix adds other, which must be as long, times gain.
func (l *Loop) Mix(other *Loop, gain float64) {
	for i := range l.L {
		l.L[i] += gain * other.L[i]
		l.R[i] += gain * other.R[i]
	}
}

// Scale multiplies the loop by gain.
func (l *Loop) Scale(gain float64) {
	for i := range l.L {
		l.L[i] *= gain
		l.R[i] *= gain
	}
}

// Peak returns the largest absolute sample.
func (l *Loop) Peak() float64 {
	peak := 0.0
	for i := range l.L {
		peak = max(peak, math.Abs(l.L[i]), math.Abs(l.R[i]))
	}
	return peak
}

// Filter runs one filter on each side. It goes round twice and keeps the second
// time, when the filter knows what came before the first sample.
func (l *Loop) Filter(left, right *Biquad) {
	l.L, l.R = around(l.L, left), around(l.R, right)
}

// around returns what f makes of x when x goes round for ever.
func around(x []float64, f *Biquad) []float64 {
	for _, v := range x {
		f.Next(v)
	}
	out := make([]float64, len(x))
	for i, v := range x {
		out[i] = f.Next(v)
	}
	return out
}
