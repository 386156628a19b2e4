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
	gainTime = 10 * time.Millisecond
)

// Line is the pull side, the Sound of package output: what the device's thread
// calls. Pull, Rewind and Delay are
// for that thread alone; all other methods are safe for any goroutine and never
// wait.
type Line struct {
	next    atomic.Pointer[Ring] // to be heard from the next pull on
	now     atomic.Pointer[Ring] // what Pull reads
	playing atomic.Bool
	gain    atomic.Uint32          // float32 bits
	missed  atomic.Int64           // frames of silence for want of sound
	pulled  atomic.Int64           // time of the last pull, Unix nanoseconds
	changed atomic.Pointer[func()] // see Notify
	clock   clock

	// For the device's thread alone.
	env  float32 // fade: 0 silent, 1 full
	vol  float32 // the gain that is reached
	warm bool    // vol has been set
	past history
}

// NewLine makes a line at full volume, not playing.
func NewLine() *Line {
	l := &Line{}
	l.clock.frozen.Store(-1)
	l.SetGain(1)
	return l
}

// Notify sets what is called, on any goroutine, after a change that is to be heard
// soon; nil for nothing. It must not wait.
func (l *Line) Notify(changed func()) {
	if changed == nil {
		l.changed.Store(nil)
		return
	}
	l.changed.Store(&changed)
}

func (l *Line) notify() {
	if f := l.changed.Load(); f != nil {
		(*f)()
	}
}

// SetPlaying lets the sound run or holds it. Both take one pull and 5 ms.
func (l *Line) SetPlaying(on bool) {
	if l.playing.Swap(on) != on {
		l.notify()
	}
}

// Playing reports what SetPlaying was told.
func (l *Line) Playing() bool { return l.playing.Load() }

// SetGain sets the factor for every sample, 0 to 1. At 1 samples pass unchanged,
// bit for bit.
func (l *Line) SetGain(g float64) {
	bits := math.Float32bits(float32(min(max(g, 0), 1)))
	if l.gain.Swap(bits) != bits {
		l.notify()
	}
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

// Show makes r the ring that is heard, after a fade. It returns a ring that was
// shown and never heard, for reuse, or nil.
func (l *Line) Show(r *Ring) *Ring {
	unheard := l.next.Swap(r)
	l.notify()
	return unheard
}

// Hush makes silence of what is heard, after a fade; the next Show ends it.
func (l *Line) Hush() {
	silence := newRing(0, 1)
	silence.final.Store(true)
	l.next.Store(silence)
	l.notify()
}

// Pull implements output.Sound: it fills out with what is to be heard next, and
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
		n += l.part(out[n:min(len(out), n+2*block)], next == nil && l.playing.Load())
	}
	l.clock.advance(l.now.Load(), int64(len(out)/2), l.past.silent, now)
}

// part fills a part of what is pulled, all or the beginning of it; on tells
// whether the present ring is to be heard.
func (l *Line) part(out []float32, on bool) int {
	l.remember()
	var got int
	if on && l.env == 1 {
		got = l.run(out)
	} else {
		got = l.fade(out, on)
	}
	if got > 0 {
		l.volume(out[:got])
		l.past.silent = 0
	} else {
		clear(out)
		got = len(out)
		l.past.silent += int64(got / 2)
		l.vol = math.Float32frombits(l.gain.Load()) // nobody hears it step
	}
	l.past.total += int64(got / 2)
	return got
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
	l.past.clear() // what was pulled from the ring before stays as it is
}

// run copies at full level and notes what is missing.
func (l *Line) run(out []float32) int {
	r := l.now.Load()
	if r == nil {
		return 0
	}
	n := 2 * r.take(out)
	if n == 0 && !r.final.Load() {
		l.missed.Add(int64(len(out)) / 2)
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
		l.vol, l.warm = want, len(out) > 0
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
