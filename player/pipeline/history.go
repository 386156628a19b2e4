package pipeline

import "time"

const (
	// block is how many frames are pulled between two points of the history.
	block = 128
	// points is how many of them are kept: enough for 0.6 s at 192 kHz.
	points = 1024
	// keep is how much of what was read a ring leaves as it is, so that a device
	// can take it back. No device may hold more.
	keep = 600 * time.Millisecond
)

// point is what the line was before a block was pulled.
type point struct {
	total, read, silent int64
	env, vol            float32
}

// history is what a line needs to know to pull again what it has pulled. It
// belongs to the device's thread.
type history struct {
	total  int64 // frames pulled in all
	silent int64 // frames of silence since the last sound
	deep   int64 // the furthest that was read of the ring
	at     [points]point
	first  int // number of the oldest point that is valid
	next   int // number of the next one
}

// clear forgets: what was pulled so far cannot be pulled again.
func (h *history) clear() { h.first, h.deep = h.next, 0 }

// remember makes a point of the present.
func (l *Line) remember() {
	h := &l.past
	p := point{total: h.total, silent: h.silent, env: l.env, vol: l.vol}
	if r := l.now.Load(); r != nil {
		p.read = r.read.Load()
		h.deep = max(h.deep, p.read)
	}
	h.at[h.next%points] = p
	h.next++
	h.first = max(h.first, h.next-points)
}

// Rewind implements output.Sound. It goes back to the first point that is no more
// than n frames ago, so what stays fits what comes.
func (l *Line) Rewind(n int) int {
	h := &l.past
	r := l.now.Load()
	oldest := int64(0)
	if r != nil {
		h.deep = max(h.deep, r.read.Load())
		oldest = h.deep - r.kept()
	}
	to := h.next
	for to > h.first && h.total-h.at[(to-1)%points].total <= int64(n) && h.at[(to-1)%points].read >= oldest {
		to--
	}
	if to == h.next {
		return 0
	}
	p := h.at[to%points]
	back := h.total - p.total
	if r != nil {
		r.back(p.read)
	}
	now := time.Now().UnixNano()
	left := l.clock.left(r, now)
	h.next, h.total, h.silent = to, p.total, p.silent
	l.env, l.vol = p.env, p.vol
	l.clock.set(r, max(0, left-back), h.silent, now)
	return int(back)
}
