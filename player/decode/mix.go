package decode

// mixer folds the channels of a file into two.
type mixer struct {
	gains [][2]float64 // of each channel, to the left and to the right
}

// half is 3 dB down: a channel that both sides share.
const half = 0.7071067811865476

// newMixer makes the mixer for n channels in the order of WAV and FLAC (front
// left, front right, centre, LFE, back left, back right, side left, side
// right). The LFE channel is left out, as in ITU-R BS.775, and the sum is scaled
// so that it cannot clip.
func newMixer(n int) mixer {
	l, r, both := [2]float64{1, 0}, [2]float64{0, 1}, [2]float64{half, half}
	sl, sr := [2]float64{half, 0}, [2]float64{0, half}
	layouts := map[int][][2]float64{
		1: {{1, 1}},
		2: {l, r},
		3: {l, r, both},
		4: {l, r, sl, sr},
		5: {l, r, both, sl, sr},
		6: {l, r, both, {}, sl, sr},
		7: {l, r, both, {}, both, sl, sr},
		8: {l, r, both, {}, sl, sr, sl, sr},
	}
	return scaled(layouts[n])
}

// scaled brings the sum of a side to at most one.
func scaled(gains [][2]float64) mixer {
	var sum float64
	for _, g := range gains {
		sum += g[0]
	}
	out := make([][2]float64, len(gains))
	for i, g := range gains {
		out[i] = [2]float64{g[0] / max(sum, 1), g[1] / max(sum, 1)}
	}
	return mixer{gains: out}
}

// frame mixes one interleaved frame at the start of in. Layouts that nobody
// knows give their first two channels.
func (m mixer) frame(in []float64) [2]float64 {
	if len(m.gains) == 0 {
		return [2]float64{in[0], in[1]}
	}
	var out [2]float64
	for i, g := range m.gains {
		out[0] += g[0] * in[i]
		out[1] += g[1] * in[i]
	}
	return out
}
