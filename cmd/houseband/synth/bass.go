package synth

import "math"

// Bass is a round bass, fingered: a sine with two harmonics that leave soon,
// bent a little by the amplifier.
type Bass struct{}

// Sound returns one note.
func (Bass) Sound(t Tone) (left, right []float64) {
	x := make([]float64, t.frames(t.Seconds+0.25))
	w := 2 * math.Pi * t.Freq
	for i := range x {
		at := float64(i) / float64(t.Rate)
		// The string is stretched when it is plucked, so it starts sharp.
		turn := w * (at + 0.0006*(1-math.Exp(-at/0.03)))
		v := math.Sin(turn) + 0.42*math.Exp(-at/0.45)*math.Sin(2*turn) + 0.16*math.Exp(-at/0.16)*math.Sin(3*turn)
		thump := 0.12 * math.Exp(-at/0.012) * t.noise()
		env := attack(at, 0.009) * (0.25*math.Exp(-at/0.18) + 0.75*math.Exp(-at/1.9))
		if at > t.Seconds {
			env *= math.Exp(-(at - t.Seconds) / 0.05)
		}
		x[i] = t.Force * math.Tanh(1.15*env*(v+thump)) / math.Tanh(1.15)
	}
	LowPass(t.Rate, 1400, 0.6).run(x)
	t.fadeOut(x, 0.03)
	return x, nil
}
