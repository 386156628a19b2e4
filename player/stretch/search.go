package stretch

import "math"

// search finds the piece of a stretch of sound that is most like another one. It
// looks at a coarse picture of both first, and at the sound itself around the
// best place in that.
type search struct {
	coarse        int // frames that are one in the coarse picture
	target, field []float32
}

// coarseRate is about how many frames a second the coarse picture has: what lies
// above half of it does not make two pieces alike or different to the ear.
const coarseRate = 9000

func newSearch(rate int) search { return search{coarse: max(1, rate/coarseRate)} }

// best is the frame of field from which on len(target) frames are most like
// target. field is at least as long.
func (s *search) best(target, field [][2]float64) int {
	s.target = picture(s.target[:0], target, s.coarse)
	s.field = picture(s.field[:0], field, s.coarse)
	at := likest(s.target, s.field) * s.coarse
	if s.coarse == 1 {
		return at
	}
	lo := max(0, at-s.coarse)
	hi := min(len(field), at+s.coarse+len(target))
	s.target = picture(s.target[:0], target, 1)
	s.field = picture(s.field[:0], field[lo:hi], 1)
	return lo + likest(s.target, s.field)
}

// picture appends both channels of frames, the means of n frames each.
func picture(dst []float32, frames [][2]float64, n int) []float32 {
	for ; len(frames) >= n; frames = frames[n:] {
		l, r := 0.0, 0.0
		for _, f := range frames[:n] {
			l += f[0]
			r += f[1]
		}
		dst = append(dst, float32(l/float64(n)), float32(r/float64(n)))
	}
	return dst
}

// likest is the pair of field at which the correlation with target, for the
// strength of both, is greatest.
func likest(target, field []float32) int {
	if len(field) < len(target) {
		return 0
	}
	power := float64(0)
	for _, v := range field[:len(target)] {
		power += float64(v) * float64(v)
	}
	best, at := math.Inf(-1), 0
	for d := 0; ; d += 2 {
		if c := dot(target, field[d:]) / math.Sqrt(power+1e-9); c > best {
			best, at = c, d
		}
		end := d + len(target)
		if end+2 > len(field) {
			return at / 2
		}
		power += square(field[end]) + square(field[end+1]) - square(field[d]) - square(field[d+1])
		power = max(power, 0)
	}
}

func square(v float32) float64 { return float64(v) * float64(v) }

// dot is the sum of products, in four lanes that do not wait for each other.
func dot(a, b []float32) float64 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return float64(s0) + float64(s1) + float64(s2) + float64(s3)
}
