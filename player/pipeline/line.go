package pipeline

import (
	"math"
	"sync/atomic"
	"time"
)

const (
	// fadeTime is how long a pause, a seek or a change of song takes to fade out
	// and in: long enough to hide the click, too short to be heard.
	fadeTime = 5 * time.Millisecond
	// gainTime is how long the volume takes from silence to full.
	gainTime = 20 * time.Millisecond
)

// Line is the pull side: what the device's thread calls. Pull is for that thread
// alone; all other methods are safe for any goroutine and never wait.
type Line struct {
	next    atomic.Pointer[Ring] // to be heard from the next pull on
	now     atomic.Pointer[Ring] // what Pull reads
	playing atomic.Bool
	gain    atomic.Uint32 // float32 bits
	latency atomic.Int64  // frames that the device holds back
	missed  atomic.Int64  // frames of silence for want of sound
	pulled  atomic.Int64  // time of the last pull, Unix nanoseconds
	frozen  atomic.Int64  // frames that a held device holds back; -1 while it runs
	moved   atomic.Int64  // time of the last pull that took frames out

	// For Pull alone.
	env  float32 // fade: 0 silent, 1 full
	vol  float32 // the gain that is reached
	warm bool    // vol has been set
}

// NewLine makes a line at full volume, not playing.
func NewLine() *Line {
	l := &Line{}
	l.frozen.Store(-1)
	l.SetGain(1)
	return l
}

// SetPlaying lets the sound run or holds it. Both take one pull and 5 ms.
func (l *Line) SetPlaying(on bool) { l.playing.Store(on) }

// Playing reports what SetPlaying was told.
func (l *Line) Playing() bool { return l.playing.Load() }

// SetGain sets the factor for every sample, 0 to 1. At 1 samples pass unchanged,
// bit for bit.
func (l *Line) SetGain(g float64) {
	l.gain.Store(math.Float32bits(float32(min(max(g, 0), 1))))
}

// SetLatency tells how many frames the device takes from Pull to the ear.
func (l *Line) SetLatency(frames int) {
	l.latency.Store(int64(frames))
	l.frozen.Store(-1)
}

// Hold tells that the device stands still, with what it holds, or goes on.
func (l *Line) Hold(on bool) {
	late := l.frozen.Load()
	r := l.now.Load()
	switch {
	case r == nil:
	case on && late < 0:
		l.frozen.Store(l.late(r))
	case !on && late >= 0:
		played := (l.latency.Load() - late) * int64(time.Second) / int64(r.rate)
		l.moved.Store(time.Now().UnixNano() - played)
		l.frozen.Store(-1)
	}
}

// late is how many of the frames that were read from r are not heard yet.
func (l *Line) late(r *Ring) int64 {
	if f := l.frozen.Load(); f >= 0 {
		return f
	}
	since := min(max(0, time.Now().UnixNano()-l.moved.Load()), int64(time.Minute))
	return max(0, l.latency.Load()-since*int64(r.rate)/int64(time.Second))
}

// Missed is the number of frames of silence that were given because the feeder
// was late.
func (l *Line) Missed() int64 { return l.missed.Load() }

// LastPull is when the device asked last; zero before it ever did.
func (l *Line) LastPull() time.Time {
	n := l.pulled.Load()
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(0, n)
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
func (l *Line) Heard() (*Ring, int64) {
	r := l.now.Load()
	if r == nil {
		return nil, 0
	}
	return r, max(0, r.read.Load()-l.late(r))
}

// Show makes r the ring that is heard, after a fade. It returns a ring that was
// shown and never heard, for reuse, or nil.
func (l *Line) Show(r *Ring) *Ring { return l.next.Swap(r) }

// Hush makes silence of what is heard, after a fade; the next Show ends it.
func (l *Line) Hush() {
	silence := newRing(0, 1)
	silence.final.Store(true)
	l.next.Store(silence)
}

// Pull fills out, two interleaved channels, with what is to be heard next, and
// with silence where there is nothing.
func (l *Line) Pull(out []float32) {
	now := time.Now().UnixNano()
	l.pulled.Store(now)
	n := 0
	for n < len(out) {
		next := l.next.Load()
		if next != nil && (l.env == 0 || l.now.Load() == nil || l.now.Load().Buffered() == 0) {
			l.adopt(next)
			continue
		}
		if next == nil && l.playing.Load() && l.env == 1 {
			n += l.run(out[n:])
			break
		}
		got := l.fade(out[n:], next == nil && l.playing.Load())
		n += got
		if got == 0 {
			break
		}
	}
	clear(out[n:])
	l.volume(out[:n])
	if n > 0 {
		l.moved.Store(now)
	}
}

// adopt begins with ring next, unless it was taken back this moment.
func (l *Line) adopt(next *Ring) {
	// now first: whoever finds next gone must find it here.
	old := l.now.Load()
	l.now.Store(next)
	if !l.next.CompareAndSwap(next, nil) {
		l.now.Store(old)
		return
	}
	l.env = 1
	if next.soft || !l.playing.Load() {
		l.env = 0
	}
}

// run copies at full level and notes what is missing.
func (l *Line) run(out []float32) int {
	r := l.now.Load()
	if r == nil {
		return 0
	}
	n := 2 * r.take(out)
	if n < len(out) && !r.final.Load() {
		l.missed.Add(int64(len(out)-n) / 2)
	}
	return n
}

// fade copies while the level moves up or down, and stops where it has arrived.
// It returns 0 when there is nothing to fade: silence is reached, or the ring is
// empty.
func (l *Line) fade(out []float32, up bool) int {
	r := l.now.Load()
	if r == nil || (!up && l.env == 0) {
		return 0
	}
	step := float32(float64(time.Second/fadeTime) / float64(r.rate))
	left := l.env
	if up {
		left = 1 - l.env
	} else {
		step = -step
	}
	frames := int(math.Ceil(math.Abs(float64(left / step))))
	n := 2 * r.take(out[:min(len(out), 2*frames)])
	for i := 0; i < n; i += 2 {
		l.env = min(max(l.env+step, 0), 1)
		out[i] *= l.env
		out[i+1] *= l.env
	}
	if n == 0 && !up {
		l.env = 0 // nothing is left that could be faded
	}
	return n
}

// volume applies the gain, moving towards a new one in small steps.
func (l *Line) volume(out []float32) {
	want := math.Float32frombits(l.gain.Load())
	if !l.warm {
		l.vol, l.warm = want, true
	}
	if l.vol == want && want == 1 {
		return
	}
	step := float32(0)
	if r := l.now.Load(); r != nil {
		step = float32(float64(time.Second/gainTime) / float64(r.rate))
	}
	for i := 0; i+1 < len(out); i += 2 {
		switch {
		case l.vol < want:
			l.vol = min(l.vol+step, want)
		case l.vol > want:
			l.vol = max(l.vol-step, want)
		}
		out[i] *= l.vol
		out[i+1] *= l.vol
	}
}
