package stretch

import (
	"math"
	"time"

	"github.com/gopxl/beep/v2"
)

const (
	// pieceTime is what one step gives. Longer pieces keep tones cleaner, shorter
	// ones attacks.
	pieceTime = 30 * time.Millisecond
	// fadeTime is how long two pieces are heard together. High sounds, which do not
	// fit together, lose half of their power in the middle of it; 30 ms dull music
	// by 0.8 dB at half speed, 15 ms by 0.4, and 8 ms roughen tones.
	fadeTime = 15 * time.Millisecond
	// reachTime is how far from its place a piece may be taken, each way: more than
	// half of a period of 40 Hz, so that a bass finds its own phase again.
	reachTime = 15 * time.Millisecond
)

// Stretcher is a beep.Streamer that gives another one at another speed. Of n
// frames it makes n/speed, rounded up; frame k of what it gives is no
// further than Reach from frame k*speed of what it reads. At speed 1 it gives what it reads, bit
// for bit.
type Stretcher struct {
	src   beep.Streamer
	speed float64
	hop   int       // frames of a step
	reach int       // frames that a piece may be away from its place
	rise  []float64 // of the piece that comes in

	in    [][2]float64 // what was read and may be needed
	base  int64        // frame of the source that in[0] is
	total int64        // frames of the source, once it has ended; -1 before
	step  int64        // number of the next step
	next  int64        // frame of the source that follows the last piece
	given int64
	out   [][2]float64 // of the last step, not given yet
	made  [][2]float64 // what out lies in
	seek  search
}

var _ beep.Streamer = (*Stretcher)(nil)

// New stretches src, which runs at rate frames a second. speed is from 0.25 to 4.
func New(src beep.Streamer, rate int, speed float64) *Stretcher {
	s := &Stretcher{
		src: src, speed: speed, total: -1,
		hop:   int(int64(rate) * int64(pieceTime) / int64(time.Second)),
		reach: int(int64(rate) * int64(reachTime) / int64(time.Second)),
	}
	s.hop = max(s.hop, 8)
	s.rise = make([]float64, min(s.hop, int(int64(rate)*int64(fadeTime)/int64(time.Second))))
	for i := range s.rise {
		s.rise[i] = 0.5 - 0.5*math.Cos(math.Pi*(float64(i)+0.5)/float64(len(s.rise)))
	}
	s.made = make([][2]float64, s.hop)
	s.seek = newSearch(rate)
	return s
}

// Reach is how far a frame may be from its place.
func Reach() time.Duration { return reachTime + pieceTime }

// Stream implements beep.Streamer.
func (s *Stretcher) Stream(dst [][2]float64) (int, bool) {
	if s.speed == 1 {
		return s.src.Stream(dst)
	}
	n := 0
	for n < len(dst) {
		if len(s.out) == 0 {
			if !s.makeStep() {
				break
			}
		}
		got := copy(dst[n:], s.out)
		s.out = s.out[got:]
		n += got
	}
	return n, n > 0
}

// Err implements beep.Streamer.
func (s *Stretcher) Err() error { return s.src.Err() }

// makeStep makes the next hop frames, or those that are left. It is false at the
// end.
func (s *Stretcher) makeStep() bool {
	place := s.place()
	s.read(max(s.next, place+int64(s.reach)) + int64(2*s.hop))
	size := int64(s.hop)
	if s.total >= 0 {
		size = min(size, int64(math.Ceil(float64(s.total)/s.speed-1e-9))-s.given)
	}
	if size <= 0 {
		return false
	}
	from := s.next
	if s.step > 0 {
		from = s.choose(place, s.latest(size))
	}
	old, come := s.part(s.next), s.part(from)
	copy(s.made, come)
	if from != s.next {
		for i, w := range s.rise {
			s.made[i] = [2]float64{old[i][0] + (come[i][0]-old[i][0])*w, old[i][1] + (come[i][1]-old[i][1])*w}
		}
	}
	s.out = s.made[:size]
	s.given += size
	s.next = from + int64(s.hop)
	s.step++
	s.forget()
	return true
}

// place is the frame of the source where the next piece belongs. The sound of a
// step is heard, on the whole, half a step after the piece begins.
func (s *Stretcher) place() int64 {
	half := float64(s.hop) / 2
	return max(0, int64(math.Round((float64(s.step)*float64(s.hop)+half)*s.speed-half)))
}

// latest is the last frame from which a piece can be taken and have sound to its
// end, and in what follows it as long as a step follows.
func (s *Stretcher) latest(size int64) int64 {
	if s.total < 0 {
		return math.MaxInt64
	}
	if left := int64(math.Ceil(float64(s.total)/s.speed-1e-9)) - s.given - size; left > 0 {
		return max(0, s.total-int64(s.hop)-min(left, int64(s.hop)))
	}
	return max(0, s.total-size)
}

// choose is the frame near place, and not behind latest, from which the piece is
// taken.
func (s *Stretcher) choose(place, latest int64) int64 {
	lo, hi := max(place-int64(s.reach), s.base), min(place+int64(s.reach), latest)
	if s.next >= lo && s.next <= hi {
		return s.next // nothing is more like it
	}
	lo = max(min(lo, hi), s.base)
	hi = max(lo, hi)
	target := s.part(s.next)
	field := s.in[lo-s.base : min(hi+int64(s.hop)-s.base, int64(len(s.in)))]
	return lo + int64(s.seek.best(target, field))
}

// part is hop frames of the source from frame at on.
func (s *Stretcher) part(at int64) [][2]float64 { return s.in[at-s.base:][:s.hop] }

// read has the source read up to frame to; behind its end is silence.
func (s *Stretcher) read(to int64) {
	for need := int(to - s.base - int64(len(s.in))); need > 0; need = int(to - s.base - int64(len(s.in))) {
		have := len(s.in)
		s.in = append(s.in, make([][2]float64, need)...)
		if s.total >= 0 {
			return
		}
		got, ok := s.src.Stream(s.in[have:])
		if got < need || !ok {
			s.total = s.base + int64(have+got)
			clear(s.in[have+got:])
			return
		}
	}
}

// forget drops what no step needs any more.
func (s *Stretcher) forget() {
	least := min(s.next, max(0, s.place()-int64(s.reach)))
	if drop := int(least - s.base); drop > 8*s.hop {
		s.in = s.in[:copy(s.in, s.in[drop:])]
		s.base = least
	}
}
