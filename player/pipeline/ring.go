package pipeline

import (
	"sync/atomic"
	"time"
)

// Ring holds the frames that were decoded and not yet heard: float32, two
// channels, interleaved. One goroutine writes (the feeder's) and one thread
// reads (the device's); neither ever waits for the other.
//
// Frames are counted from the start of the ring's life: frame n lies in slot
// n modulo the number of slots.
//
// What was read stays for a while (see keep), because a device may take back what
// it has not played.
type Ring struct {
	buf  []float32
	size int64 // frames that can be ahead of the reader
	all  int64 // slots: those, and the ones that are kept behind it
	rate int   // frames a second
	soft bool  // begins in the middle of the music: fade in

	written atomic.Int64 // frames written; steps back in rewind alone
	read    atomic.Int64 // frames read
	claim   atomic.Int64 // frames that the reader may be reading up to
	final   atomic.Bool  // nothing more will be written
	marks   atomic.Pointer[[]Mark]
	known   atomic.Int64 // marks that end before are not asked for any more
}

// newRing makes a ring for size frames at rate.
func newRing(size, rate int) *Ring {
	r := &Ring{size: int64(size), rate: rate}
	if size > 0 {
		r.all = r.size + r.kept()
	}
	r.buf = make([]float32, 2*r.all)
	r.marks.Store(&[]Mark{})
	return r
}

// reset makes the ring as new. Only a ring that no reader knows may be reset.
func (r *Ring) reset(soft bool) {
	r.soft = soft
	r.written.Store(0)
	r.read.Store(0)
	r.claim.Store(0)
	r.final.Store(false)
	r.known.Store(0)
	r.marks.Store(&[]Mark{})
}

// kept is how many frames behind the reader are left as they are.
func (r *Ring) kept() int64 { return int64(r.rate) * int64(keep) / int64(time.Second) }

// back lets the reader read again from frame at, which is among the kept ones.
// Only the reader calls it.
func (r *Ring) back(at int64) {
	r.claim.Store(at)
	r.read.Store(at)
}

// Rate is the number of frames a second that the ring holds.
func (r *Ring) Rate() int { return r.rate }

// Read is the number of frames that were taken out.
func (r *Ring) Read() int64 { return r.read.Load() }

// End is the frame at which the sound ends, or -1 while more is to come.
func (r *Ring) End() int64 {
	if !r.final.Load() {
		return -1
	}
	return r.written.Load()
}

// Drained reports whether everything was taken out and nothing will follow.
func (r *Ring) Drained() bool {
	return r.final.Load() && r.read.Load() >= r.written.Load()
}

// free is the number of frames that can be written now.
func (r *Ring) free() int {
	return int(r.size - (r.written.Load() - r.read.Load()))
}

// Buffered is the number of frames that can be read now.
func (r *Ring) Buffered() int { return int(r.written.Load() - r.read.Load()) }

// write appends src, which must fit (see free).
func (r *Ring) write(src [][2]float64) {
	w := r.written.Load()
	at := int(w % r.all)
	for _, f := range src {
		r.buf[2*at], r.buf[2*at+1] = float32(f[0]), float32(f[1])
		if at++; int64(at) == r.all {
			at = 0
		}
	}
	r.written.Store(w + int64(len(src)))
}

// take copies up to len(out)/2 frames into out and returns their number. Only
// the reader calls it.
func (r *Ring) take(out []float32) int {
	at := r.read.Load()
	// The claim comes before the look at written, and rewind stores written
	// before it looks at the claim: one of the two sees the other.
	r.claim.Store(at + int64(len(out)/2))
	n := min(int64(len(out)/2), r.written.Load()-at)
	if n <= 0 {
		r.claim.Store(at)
		return 0
	}
	from := at % r.all
	first := min(n, r.all-from)
	copy(out[:2*first], r.buf[2*from:2*(from+first)])
	copy(out[2*first:2*n], r.buf[:2*(n-first)])
	r.read.Store(at + n)
	r.claim.Store(at + n)
	return int(n)
}

// rewind forgets the frames from frame at on, so that others can be written in
// their place. It returns false, and changes nothing, when the reader is there
// already.
func (r *Ring) rewind(at int64) bool {
	was := r.written.Load()
	if at > was {
		return false
	}
	r.written.Store(at)
	if r.claim.Load() > at && r.read.Load() < r.claim.Load() || r.read.Load() > at {
		r.written.Store(was)
		return false
	}
	r.final.Store(false)
	return true
}
