package synth

import (
	"math"
	"math/rand/v2"
)

// Tone is what a player is asked for.
type Tone struct {
	Rate    int     // frames per second
	Freq    float64 // Hz; drums take it as the key of the drum instead
	Seconds float64 // how long it is held; it rings on after that
	Force   float64 // 0 to 1
	Rand    *rand.Rand
}

// Voice is an instrument. Sound returns one tone, right is nil when it is mono.
// The peak of a tone at full force is about 1.
type Voice interface {
	Sound(t Tone) (left, right []float64)
}

// frames returns how many frames s seconds are, at least one.
func (t Tone) frames(s float64) int { return max(1, int(s*float64(t.Rate))) }

// noise returns a sample of white noise in [-1, 1).
func (t Tone) noise() float64 { return 2*t.Rand.Float64() - 1 }

// fadeOut lets the last seconds of x fall to nothing, in the form of a raised
// cosine, so that no tone ends with a click.
func (t Tone) fadeOut(x []float64, seconds float64) {
	n := min(len(x), t.frames(seconds))
	for i := range n {
		x[len(x)-1-i] *= 0.5 - 0.5*math.Cos(math.Pi*float64(i)/float64(n))
	}
}

// attack returns a gain that rises from 0 to 1 over the given seconds.
func attack(at, seconds float64) float64 {
	if at >= seconds {
		return 1
	}
	return 0.5 - 0.5*math.Cos(math.Pi*at/seconds)
}

// cents returns the factor of a change of pitch.
func cents(c float64) float64 { return math.Exp2(c / 1200) }
