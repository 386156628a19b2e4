package pipeline

import (
	"runtime"
	"sync/atomic"
	"time"
)

// clock tells which frame of which ring is heard. The device's thread alone
// winds it; whoever reads it takes all of its hands or none.
type clock struct {
	turn   atomic.Uint32 // odd while the hands move
	ring   atomic.Pointer[Ring]
	read   atomic.Int64 // frames that were taken from ring
	delay  atomic.Int64 // how many of them were not heard yet
	since  atomic.Int64 // when that was so, Unix nanoseconds
	silent atomic.Int64 // frames of silence that were pulled behind them
	frozen atomic.Int64 // see Line.Freeze; -1 while the device runs
	told   bool         // Delay was called; for the device's thread alone
}

// set moves all hands at once.
func (c *clock) set(r *Ring, delay, silent, now int64) {
	c.turn.Add(1)
	c.ring.Store(r)
	if r != nil {
		c.read.Store(r.read.Load())
	}
	c.delay.Store(delay)
	c.silent.Store(silent)
	c.since.Store(now)
	c.turn.Add(1)
}

// advance notes that n frames more were pulled, of which the last ones are
// silence. With a device that tells no delay they are heard as they are pulled.
func (c *clock) advance(r *Ring, n, silent, now int64) {
	if c.told {
		n += c.left(r, now)
	} else {
		n = 0
	}
	c.set(r, n, silent, now)
}

// left is how many pulled frames are still to be heard, silence included.
func (c *clock) left(r *Ring, now int64) int64 {
	if r == nil || r.rate <= 1 {
		return max(0, c.delay.Load())
	}
	since := min(max(0, now-c.since.Load()), int64(time.Minute))
	return max(0, c.delay.Load()-since*int64(r.rate)/int64(time.Second))
}

// look is the ring that is heard, and the frame that leaves the loudspeaker.
func (c *clock) look() (r *Ring, at int64) {
	for range 64 {
		turn := c.turn.Load()
		r = c.ring.Load()
		if r != nil {
			late := c.frozen.Load()
			if late < 0 {
				late = max(0, c.left(r, time.Now().UnixNano())-c.silent.Load())
			}
			at = max(0, c.read.Load()-late)
		}
		if turn&1 == 0 && turn == c.turn.Load() {
			break
		}
		runtime.Gosched() // the device's thread is in the middle of a few stores
	}
	return r, at
}

// Current is the ring that is heard, and the frame of it that leaves the
// loudspeaker now. The ring is nil before the first.
func (l *Line) Current() (*Ring, int64) {
	if n := l.next.Load(); n != nil {
		return n, 0 // what was asked for, a few milliseconds before it is heard
	}
	return l.Heard()
}

// Heard is like Current, but knows nothing of what comes.
func (l *Line) Heard() (*Ring, int64) { return l.clock.look() }

// Delay implements output.Sound.
func (l *Line) Delay(frames int) {
	l.clock.told = true
	l.clock.set(l.now.Load(), int64(frames), l.past.silent, time.Now().UnixNano())
}

// Freeze notes that the device is gone, with what it held: what is heard stays
// where it is until Recall.
func (l *Line) Freeze() {
	r, at := l.Heard()
	if r == nil {
		return
	}
	l.clock.frozen.CompareAndSwap(-1, max(0, r.read.Load()-at))
}

// Recall takes back what the device held when Freeze was called, to be heard on
// another. It is for after the end of the device's thread and before the next.
func (l *Line) Recall() {
	late := l.clock.frozen.Load()
	if late < 0 {
		return
	}
	l.Rewind(int(late + l.past.silent))
	l.past.clear()
	l.env = 0 // the next device begins with a fade
	l.clock.set(l.now.Load(), 0, 0, time.Now().UnixNano())
	l.clock.frozen.Store(-1)
}
