package synth

import "math"

// The keys of the drums, those of General MIDI where it has them.
const (
	Kick   = 36
	Rim    = 37
	Tap    = 38 // the brush falls on the snare
	Swish  = 40 // the brush goes round on the snare
	HiHat  = 42
	Ride   = 51
	Shaker = 70
)

// Drums is a small kit played with brushes. Tone.Freq is the key of a drum; a
// key that the kit has not is silence.
type Drums struct{}

// Sound returns one stroke.
func (Drums) Sound(t Tone) (left, right []float64) {
	switch int(t.Freq) {
	case Kick:
		return kick(t), nil
	case Rim:
		return rim(t), nil
	case Tap:
		return tap(t), nil
	case Swish:
		return swish(t), nil
	case HiHat:
		return hiss(t, 7800, 0.035, 0.001), nil
	case Shaker:
		return hiss(t, 5600, 0.045, 0.018), nil
	case Ride:
		return ride(t), nil
	}
	return nil, nil
}

// kick is a soft beater on a big drum: a sine that falls in pitch.
func kick(t Tone) []float64 {
	x := make([]float64, t.frames(0.45))
	phase := 0.0
	for i := range x {
		at := float64(i) / float64(t.Rate)
		phase += 2 * math.Pi * (49 + 62*math.Exp(-at/0.028)) / float64(t.Rate)
		x[i] = t.Force * attack(at, 0.003) * math.Exp(-at/0.11) * (math.Sin(phase) + 0.05*math.Exp(-at/0.004)*t.noise())
	}
	t.fadeOut(x, 0.1)
	return x
}

// tap is a brush on the snare: a soft burst of wires over a short skin.
func tap(t Tone) []float64 {
	x := make([]float64, t.frames(0.4))
	wires := BandPass(t.Rate, 2600, 0.45)
	for i := range x {
		at := float64(i) / float64(t.Rate)
		skin := 0.3 * math.Exp(-at/0.05) * math.Sin(2*math.Pi*188*at)
		x[i] = t.Force * attack(at, 0.006) * (skin + math.Exp(-at/(0.05+0.05*t.Force))*wires.Next(t.noise()))
	}
	t.fadeOut(x, 0.1)
	return x
}

// swish is a brush that is drawn over the skin for as long as the tone.
func swish(t Tone) []float64 {
	x := make([]float64, t.frames(t.Seconds))
	low, high := BandPass(t.Rate, 1500, 0.5), BandPass(t.Rate, 4200, 0.7)
	for i := range x {
		at := float64(i) / float64(len(x))
		n := t.noise()
		press := math.Pow(math.Sin(math.Pi*at), 1.4)
		x[i] = t.Force * press * (0.7*low.Next(n)*(1-at) + 0.6*high.Next(n)*(0.4+at))
	}
	return x
}

// hiss is a short noise above freq Hz: a closed hi-hat, or a shaker, which
// needs a moment to get going.
func hiss(t Tone, freq, fall, rise float64) []float64 {
	x := make([]float64, t.frames(rise+fall*6))
	high := HighPass(t.Rate, freq, 0.8)
	top := LowPass(t.Rate, 12500, 0.6)
	for i := range x {
		at := float64(i) / float64(t.Rate)
		x[i] = t.Force * attack(at, rise+0.001) * math.Exp(-max(0, at-rise)/fall) * top.Next(high.Next(t.noise()))
	}
	t.fadeOut(x, 0.01)
	return x
}

// rim is a stick laid across the snare and clicked on its rim.
func rim(t Tone) []float64 {
	x := make([]float64, t.frames(0.12))
	wood := BandPass(t.Rate, 1750, 3.5)
	for i := range x {
		at := float64(i) / float64(t.Rate)
		ring := math.Exp(-at/0.016) * (0.5*math.Sin(2*math.Pi*1710*at) + 0.3*math.Sin(2*math.Pi*820*at))
		x[i] = t.Force * attack(at, 0.0008) * (ring + math.Exp(-at/0.008)*wood.Next(t.noise()))
	}
	t.fadeOut(x, 0.02)
	return x
}

// ride is the edge of a cymbal, far off: many partials that fit no scale.
func ride(t Tone) []float64 {
	x := make([]float64, t.frames(1.4))
	partials := [...]float64{3127, 3581, 4213, 4877, 5519, 6301, 7193, 8209}
	var phase [len(partials)]float64
	for k := range phase {
		phase[k] = 2 * math.Pi * t.Rand.Float64()
	}
	air := HighPass(t.Rate, 6500, 0.7)
	for i := range x {
		at := float64(i) / float64(t.Rate)
		v := 0.0
		for k, f := range partials {
			v += math.Sin(2*math.Pi*f*at+phase[k]) * math.Exp(-at/(0.42-0.035*float64(k)))
		}
		x[i] = t.Force * attack(at, 0.002) * (0.07*v + 0.35*math.Exp(-at/0.09)*air.Next(t.noise()))
	}
	t.fadeOut(x, 0.3)
	return x
}
