package loudness

import "math"

const (
	// silent is the absolute gate of BS.1770-4, in LUFS.
	silent = -70.0
	// relative is the gate below the mean of what passed the absolute one, in LU.
	relative = -10.0
	// offset makes a full-scale sine of 1 kHz on one channel -3.01 LUFS.
	offset = -0.691
	// hops of 100 ms make one block of 400 ms.
	hops = 4
	// maxHops is 24 hours: a file that never ends must not fill the memory.
	maxHops = 24 * 3600 * 10
)

// Meter measures a signal of two channels that is handed to it piece by piece.
// It belongs to one goroutine.
type Meter struct {
	shelf, pass biquad
	hop         float64 // frames in 100 ms: no whole number at some rates
	next        int64   // frame at which the present hop ends
	frame       int64
	sum         float64   // of squares in the present hop
	powers      []float64 // mean power of each whole hop
	all         float64   // of squares, for what is shorter than a block
	peak        float64
}

// NewMeter makes a meter for a signal of rate frames a second.
func NewMeter(rate int) *Meter {
	r := float64(max(rate, 1))
	return &Meter{shelf: shelf(r), pass: highPass(r), hop: r / 10, next: int64(math.Round(r / 10))}
}

// Add measures some more frames.
func (m *Meter) Add(frames [][2]float64) {
	for len(frames) > 0 {
		n := min(int64(len(frames)), m.next-m.frame)
		m.sum += m.power(frames[:n])
		frames = frames[n:]
		if m.frame += n; m.frame >= m.next {
			m.endHop()
		}
	}
}

// power is the sum of the squares of the weighted frames.
func (m *Meter) power(frames [][2]float64) float64 {
	sum := 0.0
	for _, f := range frames {
		for c, x := range f {
			m.peak = max(m.peak, math.Abs(x))
			y := m.pass.step(c, m.shelf.step(c, x))
			sum += y * y
		}
	}
	return sum
}

// endHop keeps the power of the hop that is full.
func (m *Meter) endHop() {
	start := int64(math.Round(m.hop * float64(len(m.powers))))
	m.all += m.sum
	if len(m.powers) < maxHops {
		m.powers = append(m.powers, m.sum/float64(max(m.next-start, 1)))
	}
	m.sum = 0
	m.next = max(int64(math.Round(m.hop*float64(len(m.powers)+1))), m.frame+1)
}

// Result is the loudness of what was added so far.
func (m *Meter) Result() Result {
	r := Result{LUFS: math.Inf(-1), Peak: m.peak}
	blocks := m.blocks()
	gate := silent
	for range 2 { // first the absolute gate, then the relative one
		mean, ok := meanAbove(blocks, gate)
		if !ok {
			return r
		}
		r.LUFS = mean
		gate = max(silent, mean+relative)
	}
	return r
}

// blocks are the mean powers of all blocks. A signal shorter than one is taken
// for one block, so that it has a loudness at all; the standard has none for it.
func (m *Meter) blocks() []float64 {
	if len(m.powers) < hops {
		return []float64{(m.all + m.sum) / float64(max(m.frame, 1))}
	}
	blocks := make([]float64, len(m.powers)-hops+1)
	for i := range blocks {
		for _, p := range m.powers[i : i+hops] {
			blocks[i] += p / hops
		}
	}
	return blocks
}

// meanAbove is the loudness of the mean of the blocks that are louder than gate.
func meanAbove(blocks []float64, gate float64) (float64, bool) {
	sum, n := 0.0, 0
	for _, p := range blocks {
		if lufs(p) > gate {
			sum += p
			n++
		}
	}
	if n == 0 {
		return 0, false
	}
	return lufs(sum / float64(n)), true
}

func lufs(power float64) float64 { return offset + 10*math.Log10(power) }
