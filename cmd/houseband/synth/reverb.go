package synth

// Reverb is a room: eight combs whose echoes lose their edge, side by side,
// then four all-passes in a row, for each side with slightly longer delays on
// the right. The plan and the delays are those of Jezar's Freeverb, which is in
// the public domain (https://ccrma.stanford.edu/~jos/pasp/Freeverb.html).
type Reverb struct {
	Size  float64 // how much of an echo comes back, 0.7 a room, 0.9 a hall
	Damp  float64 // how much of its edge an echo loses, 0 to 1
	Delay float64 // seconds before the first echo
}

// Delays in frames at 44,100 Hz, and how much longer the right side is.
var (
	combDelays = [...]int{1116, 1188, 1277, 1356, 1422, 1491, 1557, 1617}
	passDelays = [...]int{556, 441, 341, 225}
)

const spread = 23

// Around returns the echoes alone of a loop that has gone round for ever.
func (r Reverb) Around(l *Loop) *Loop {
	out := NewLoop(l.Rate, l.Len())
	mono := make([]float64, l.Len())
	for i := range mono {
		mono[i] = 0.5 * (l.L[i] + l.R[i])
	}
	low, high := HighPass(l.Rate, 220, 0.7), LowPass(l.Rate, 7000, 0.7)
	mono = around(around(mono, low), high)
	late := int(r.Delay*float64(l.Rate)) % l.Len()
	mono = append(append([]float64{}, mono[l.Len()-late:]...), mono[:l.Len()-late]...)
	out.L, out.R = r.side(mono, l, 0), r.side(mono, l, spread)
	// A little of each side on the other, so that nothing hangs in one ear.
	for i := range out.L {
		a, b := out.L[i], out.R[i]
		out.L[i], out.R[i] = 0.85*a+0.15*b, 0.85*b+0.15*a
	}
	return out
}

// side returns the echoes on one side. The first turn fills the room.
func (r Reverb) side(in []float64, l *Loop, more int) []float64 {
	var combs [len(combDelays)]comb
	for i, d := range combDelays {
		combs[i] = comb{line: make([]float64, (d+more)*l.Rate/44100), back: r.Size, damp: r.Damp}
	}
	var passes [len(passDelays)]allPass
	for i, d := range passDelays {
		passes[i] = allPass{line: make([]float64, (d+more)*l.Rate/44100)}
	}
	out := make([]float64, len(in))
	for range 2 {
		for i, x := range in {
			y := 0.0
			for k := range combs {
				y += combs[k].next(0.03 * x)
			}
			for k := range passes {
				y = passes[k].next(y)
			}
			out[i] = y
		}
	}
	return out
}

// comb is an echo that comes back to itself through a soft wall.
type comb struct {
	line       []float64
	at         int
	back, damp float64
	soft       float64
}

func (c *comb) next(x float64) float64 {
	y := c.line[c.at]
	c.soft = y*(1-c.damp) + c.soft*c.damp
	c.line[c.at] = x + c.soft*c.back
	if c.at++; c.at == len(c.line) {
		c.at = 0
	}
	return y
}

// allPass spreads an echo out in time and leaves its spectrum as it is.
type allPass struct {
	line []float64
	at   int
}

func (a *allPass) next(x float64) float64 {
	held := a.line[a.at]
	a.line[a.at] = x + 0.5*held
	if a.at++; a.at == len(a.line) {
		a.at = 0
	}
	return held - x
}
