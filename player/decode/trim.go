package decode

import "math"

const (
	// changeBlock is the stretch in PCM frames whose power counts as loud.
	changeBlock = 288
	// trimFrames is how many MPEG frames are decoded at each end to find the
	// codec's silence.
	trimFrames = 8
	// lameLead is the silence that LAME and a decoder put in front of the music:
	// 576 PCM frames of encoder delay and decoderDelay.
	lameLead = 576 + decoderDelay
	// mostLead is the longest silence in front that counts as the codec's own.
	mostLead = lameLead + 1152
	// mostTail is the longest silence behind that counts as the codec's own: LAME
	// pads by 576 to 1727, of which the decoder's delay takes up 529.
	mostTail = 1727 - decoderDelay
	// trimContrast is how much softer than the music beside it the codec's silence
	// is: 30 dB in power. Its noise reaches that far where a frame begins loudly.
	trimContrast = 1e-3
	// trimSnap is how near to a known delay the measured edge must be to be taken
	// for it: codec noise blurs an edge that rises from zero.
	trimSnap = 24
	// trimSeam is how far from the measured edge the end may be moved to where the
	// seam is smoothest.
	trimSeam = 12
	// trimSure is by how much a moved end must be smoother to be believed: both
	// channels' misses together e times smaller.
	trimSure = 1.0
)

// leadOf tells how many PCM frames at the start of head, the first that were
// decoded, are the codec's own silence.
func leadOf(head [][2]float64, lame bool) int64 {
	if len(head) < 2*lameLead {
		return 0 // too short to be sure of anything
	}
	n, ok := edge(head)
	const early = 576 // the noise of a loud beginning does not reach there
	switch {
	case lame && power(head[:early]) < power(head[lameLead:2*lameLead])/30:
		return lameLead
	case !ok && lame && isQuiet(head[:lameLead]):
		return lameLead // the song begins with silence of its own, which stays
	case !ok && isQuiet(head[:decoderDelay]):
		return decoderDelay // every decoder adds that
	case !ok:
		return 0
	case n > mostLead && !lame:
		return decoderDelay
	case n >= lameLead-trimSnap:
		return lameLead
	}
	return int64(n)
}

// tailOf tells how many PCM frames at the end of tail are the codec's own
// silence. head is the music that follows it when the song repeats.
func tailOf(tail, head [][2]float64) int64 {
	if len(tail) < 2*mostTail {
		return 0
	}
	n, ok := edge(reversed(tail))
	if !ok || n > mostTail {
		return 0
	}
	return int64(len(tail) - smoothest(tail, len(tail)-n, head))
}

// isQuiet reports whether y is softer than -60 dBFS throughout.
func isQuiet(y [][2]float64) bool {
	for _, f := range y {
		if math.Abs(f[0]) > 1e-3 || math.Abs(f[1]) > 1e-3 {
			return false
		}
	}
	return true
}

// edge finds where silence ends and sound begins in y. ok is false where no
// silence begins y, or none ends.
func edge(y [][2]float64) (n int, ok bool) {
	n = refine(y, change(y))
	if n < 2*trimSnap || n+changeBlock > len(y) {
		return 0, false
	}
	if power(y[:n-trimSnap]) > power(y[n:n+changeBlock])*trimContrast {
		return 0, false
	}
	return n, true
}

// change is the place that splits y best into a soft and a loud part: where two
// normal distributions of different power explain it most likely.
func change(y [][2]float64) int {
	total, loud := 0.0, 0.0
	for i := 0; i < len(y); i += changeBlock {
		p := power(y[i:min(len(y), i+changeBlock)])
		total += 2 * p * float64(min(changeBlock, len(y)-i))
		loud = max(loud, 2*p)
	}
	floor := loud*trimContrast + 1e-10 // below it noise and silence are alike
	best, at, sum := math.Inf(1), 0, 0.0
	for i := range y {
		if i > 0 {
			a, b := float64(i), float64(len(y)-i)
			cost := a*math.Log(sum/a+floor) + b*math.Log(max(total-sum, 0)/b+floor)
			if cost < best && sum/a < (total-sum)/b {
				best, at = cost, i
			}
		}
		sum += y[i][0]*y[i][0] + y[i][1]*y[i][1]
	}
	return at
}

// refine moves the edge n to where sound begins by the sound's own regularity:
// predicted backwards from what is behind, each sample either belongs to the
// sound, and the prediction is near, or is silence, and it is not.
func refine(y [][2]float64, n int) int {
	const span, fit = 48, 2048
	from, to := max(0, n-span), min(len(y), n+span)
	gain := make([]float64, to-from) // of taking sample i for silence
	for c := range 2 {
		x := make([]float64, min(len(y)-to, fit)) // the sound, reversed
		for i := range x {
			x[i] = y[to+len(x)-1-i][c]
		}
		a := burg(x)
		for i := from; i < to; i++ {
			p := 0.0
			for k, w := range a {
				if j := i + 1 + k; j < len(y) {
					p += w * y[j][c]
				}
			}
			r := y[i][c] - p
			gain[i-from] += r*r - y[i][c]*y[i][c]
		}
	}
	best, at, sum := 0.0, from, 0.0
	for i, g := range gain {
		if sum += g; sum > best {
			best, at = sum, from+i+1
		}
	}
	if at == from || at == to {
		return n // no edge in sight: what is there is as regular on both sides
	}
	return at
}

// smoothest is the end near end of tail behind which head goes on most
// smoothly: where each lies on the other's continuation. (One alone would drift
// away with the small error of its frequency; two drift against each other.) The
// channels are weighed by how well each can be continued. A tone of whole
// periods is found to the sample so. Music whose seam is a step anyway, so that
// nothing continues it, keeps the measured end.
func smoothest(tail [][2]float64, end int, head [][2]float64) int {
	const fit = 2048
	if end < fit || len(head) < fit {
		return end
	}
	cost := make([]float64, 2*trimSeam+1)
	smooth := false
	for c := range 2 {
		misses, loud := seamMisses(tail[end-fit:], head[:fit], c)
		smooth = smooth || misses[trimSeam] < loud/2
		for e, m := range misses {
			cost[e] += math.Log(m + loud*1e-6 + 1e-12)
		}
	}
	best := trimSeam
	for e := range cost {
		if cost[e] < cost[best] {
			best = e
		}
	}
	if !smooth || cost[best] > cost[trimSeam]-trimSure {
		return end
	}
	return min(len(tail), end-trimSeam+best)
}

// seamMisses tells for each end around the measured one, which lies len(head)
// into tail, by how much (sum of squares) channel c of tail and head each miss the
// other's continuation, and how loud they are there.
func seamMisses(tail, head [][2]float64, c int) (misses []float64, loud float64) {
	const look, blur = 64, 2 * trimSeam
	end := len(head)
	on := extend(tail[:end-blur], c, blur+trimSeam+look)[blur-trimSeam:]
	back := extend(reversed(head[blur:]), c, blur+look)[blur:]
	misses = make([]float64, 2*trimSeam+1)
	for i := range look {
		loud += head[i][c]*head[i][c] + tail[end-1-i][c]*tail[end-1-i][c]
		for e := range misses {
			ahead, behind := head[i][c]-on[e+i], back[i]
			if j := end - trimSeam + e - 1 - i; j < len(tail) {
				behind -= tail[j][c]
			}
			misses[e] += ahead*ahead + behind*behind
		}
	}
	return misses, loud
}

// power is the mean square of y.
func power(y [][2]float64) float64 {
	sum := 0.0
	for _, f := range y {
		sum += f[0]*f[0] + f[1]*f[1]
	}
	return sum / float64(max(1, 2*len(y)))
}
