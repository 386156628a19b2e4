package pipeline

import (
	"math"

	"github.com/gopxl/beep/v2"
)

const (
	// sidePoints is how many frames of the slower of the two rates a resampled
	// frame is made of, on each side. With the window's stop band that leaves the
	// pass band flat up to 0.9 of half that rate: 19.8 kHz of 44.1.
	sidePoints = 56
	// windowBeta is that of the Kaiser window: it keeps what would come back from
	// above half the rate below -100 dB.
	// https://ccrma.stanford.edu/~jos/sasp/Kaiser_Window.html
	windowBeta = 10.06
	// mostPhases is how many places between two frames have a filter of their own.
	// Between rates that need more of them, it is mixed from the two next to it.
	mostPhases = 1024
)

// resampler is a beep.Streamer that gives another one at another rate. It takes
// the whole of it for one signal, silent before and behind. Of n frames it makes
// n*to/from, rounded up, the first at the place of the first.
type resampler struct {
	src      beep.Streamer
	from, to int64       // the rates, without common factors
	phases   int64       // number of filters, for places between two frames
	taps     [][]float64 // the filters; the last one is the first, a frame further
	half     int64       // frames on each side

	in    [][2]float64 // what was read and may be needed
	base  int64        // frame of the source that in[0] is
	total int64        // frames of the source, once it has ended; -1 before
	given int64
}

var _ beep.Streamer = (*resampler)(nil)

func newResampler(src beep.Streamer, from, to int) *resampler {
	g := gcd(from, to)
	r := &resampler{src: src, from: int64(from / g), to: int64(to / g), total: -1}
	slow := min(1, float64(to)/float64(from)) // what can stay, as a part of from
	r.half = int64(math.Ceil(sidePoints / slow))
	r.phases = min(r.to, mostPhases)
	r.taps = make([][]float64, r.phases+1)
	for p := range r.taps {
		r.taps[p] = filter(float64(p)/float64(r.phases), r.half, slow)
	}
	r.base = -r.half
	r.in = make([][2]float64, r.half, 4*r.half+4*chunk)
	return r
}

// filter is a low-pass for the place that lies part of a frame behind one, over
// half frames on each side of it.
func filter(part float64, half int64, slow float64) []float64 {
	// The stop band begins at half of the slower rate; the cut is in the middle of
	// the band that leads there.
	band := (windowBeta/0.1102 + 8.7 - 7.95) / (14.36 * 2 * sidePoints) // part of the slower rate
	cut := slow * (1 - band)
	h := make([]float64, 2*half)
	sum := 0.0
	for i := range h {
		x := float64(int64(i)-half+1) - part
		w := x / float64(half)
		if math.Abs(w) >= 1 {
			continue
		}
		h[i] = sinc(cut*x) * bessel(windowBeta*math.Sqrt(1-w*w))
		sum += h[i]
	}
	for i := range h {
		h[i] /= sum
	}
	return h
}

// Stream implements beep.Streamer.
func (r *resampler) Stream(dst [][2]float64) (int, bool) {
	if len(dst) == 0 {
		return 0, true
	}
	r.read((r.given+int64(len(dst)))*r.from/r.to + r.half + 1)
	if r.total >= 0 {
		left := (r.total*r.to+r.from-1)/r.from - r.given
		dst = dst[:max(0, min(left, int64(len(dst))))]
	}
	for i := range dst {
		at := r.given * r.from
		frame, rest := at/r.to, at%r.to
		in := r.in[frame-r.half+1-r.base:]
		if r.phases == r.to {
			dst[i] = weigh(r.taps[rest], in)
		} else {
			place := float64(rest) * float64(r.phases) / float64(r.to)
			p := int(place)
			a, b := weigh(r.taps[p], in), weigh(r.taps[p+1], in)
			w := place - float64(p)
			dst[i] = [2]float64{a[0] + (b[0]-a[0])*w, a[1] + (b[1]-a[1])*w}
		}
		r.given++
	}
	r.forget()
	return len(dst), len(dst) > 0
}

// Err implements beep.Streamer.
func (r *resampler) Err() error { return r.src.Err() }

// read has the source read up to frame to; behind its end is silence.
func (r *resampler) read(to int64) {
	need := int(to - r.base - int64(len(r.in)))
	if need <= 0 {
		return
	}
	have := len(r.in)
	r.in = append(r.in, make([][2]float64, need)...)
	if r.total >= 0 {
		return
	}
	if got, _ := r.src.Stream(r.in[have:]); got < need {
		r.total = r.base + int64(have+got)
		clear(r.in[have+got:])
	}
}

// forget drops what no frame needs any more.
func (r *resampler) forget() {
	if drop := r.given*r.from/r.to - r.half - r.base; drop > 2*chunk {
		r.in = r.in[:copy(r.in, r.in[drop:])]
		r.base += drop
	}
}

// weigh is the sum of the frames at the filter's weights.
func weigh(h []float64, in [][2]float64) [2]float64 {
	in = in[:len(h)]
	var l, r float64
	for i, w := range h {
		l += w * in[i][0]
		r += w * in[i][1]
	}
	return [2]float64{l, r}
}

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// bessel is the modified Bessel function of the first kind, order 0.
func bessel(x float64) float64 {
	sum, term := 1.0, 1.0
	for k := 1.0; term > 1e-12*sum; k++ {
		term *= x * x / (4 * k * k)
		sum += term
	}
	return sum
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
