package synth

import "math"

// Pad is a section of soft strings: five players on one note, each a little
// off and with a slow breath of its own, spread over the stereo image.
type Pad struct {
	Rise float64 // seconds until it is there
	Fall float64 // seconds until it is gone
	Dark float64 // how fast the harmonics fall off; 1.4 is bright, 2.4 is dull
}

// desks are the players: how far each is off in cents, and where it sits.
var desks = [...]struct{ off, pan float64 }{{-8, -0.8}, {-3.5, 0.5}, {0, 0}, {4, -0.45}, {8.5, 0.85}}

// waveSize is the length of one period in the table.
const waveSize = 2048

// Sound returns one note.
func (p Pad) Sound(t Tone) (left, right []float64) {
	n := t.frames(t.Seconds + p.Fall)
	left, right = make([]float64, n), make([]float64, n)
	wave := p.wave(t)
	for _, d := range desks {
		step := t.Freq * cents(d.off) / float64(t.Rate) * waveSize
		at := t.Rand.Float64() * waveSize
		breath, phase := 0.11+0.12*t.Rand.Float64(), 2*math.Pi*t.Rand.Float64()
		angle := (d.pan + 1) * math.Pi / 4
		gl, gr := math.Cos(angle), math.Sin(angle)
		for i := range n {
			s := float64(i) / float64(t.Rate)
			j := int(at)
			f := at - float64(j)
			v := wave[j]*(1-f) + wave[j+1]*f
			v *= 0.85 + 0.15*math.Sin(2*math.Pi*breath*s+phase)
			left[i] += gl * v
			right[i] += gr * v
			if at += step; at >= waveSize {
				at -= waveSize
			}
		}
	}
	for i := range n {
		s := float64(i) / float64(t.Rate)
		env := attack(s, p.Rise) * t.Force * 0.3
		if s > t.Seconds {
			env *= 0.5 + 0.5*math.Cos(math.Pi*(s-t.Seconds)/p.Fall)
		}
		left[i] *= env
		right[i] *= env
	}
	return left, right
}

// wave returns one period of a softened saw and its first sample again. It has
// no harmonic near half the rate, so it cannot alias.
func (p Pad) wave(t Tone) []float64 {
	w := make([]float64, waveSize+1)
	for h := 1; h <= 24; h++ {
		f := t.Freq * float64(h)
		if f > 9000 {
			break
		}
		level := math.Pow(float64(h), -p.Dark) / (1 + math.Pow(f/3200, 4))
		for i := range w {
			w[i] += level * math.Sin(2*math.Pi*float64(h*(i%waveSize))/waveSize)
		}
	}
	return w
}
