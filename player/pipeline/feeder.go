package pipeline

import (
	"context"
	"sync"
	"time"
)

const (
	// lead is how much sound a ring holds; it is filled again when half of it is
	// gone, so that a second of disk stall is not heard.
	lead = 2 * time.Second
	// chunk is how many frames are decoded at a time, between two looks at the
	// requests.
	chunk = 2048
)

// Feeder decodes a chain of songs into rings and shows them on a line. Run is its
// goroutine; it owns the songs and closes them. All other methods hand a request
// to it and return at once; any goroutine may call them.
type Feeder struct {
	line   *Line
	rate   int // of the rings
	events Events
	wake   chan struct{}

	mu       sync.Mutex
	requests []func()

	// The rest belongs to Run, or to the one goroutine that calls Fill.
	loop   *loop
	chain  *chain // over loop
	ring   *Ring  // being written
	spare  *Ring  // to be written after the next seek
	order  int    // number of the seek that ring serves
	shown  bool
	failed bool
	past   []*Song // songs that ended in the ring; closed once that is heard
	draft  []Mark  // marks of what is not in the ring yet, see splice
	drafts bool    // marks go to draft
	buf    [][2]float64
	pace   Pace
}

// NewFeeder makes a feeder that begins with song at frame (of the song's own
// rate) in pass, for a device that runs at rate.
func NewFeeder(line *Line, song *Song, start Start, rate int) *Feeder {
	f := &Feeder{
		line: line, rate: rate, events: start.Events,
		wake:  make(chan struct{}, 1),
		buf:   make([][2]float64, chunk),
		loop:  &loop{song: song, pass: max(start.Pass, 1)},
		order: start.Order,
	}
	f.loop.seam = f.seam
	f.loop.plan = start.Plan
	if p := start.Plan; p.For != nil {
		p.For.way = p.Way
	}
	f.begin(start.Frame)
	f.ring.soft = f.ring.soft && !start.Plain
	return f
}

// Events are what a Feeder tells. They are called on Run's goroutine; nil ones
// are not called.
type Events struct {
	// Failed hears of the error that ends the sound, once for each seek.
	Failed func(error)
	// Shown hears that the line has got the sound that the seek of that order asked
	// for; the start is that of Start.Order.
	Shown func(order int)
	// Marked hears that a seam, or the end, was made of what the line has.
	Marked func()
}

// Start is where and how a Feeder begins.
type Start struct {
	Frame int64 // of the song, at its own rate
	Pass  int   // number of the first pass
	Plan  Plan
	Order int  // for Events.Shown
	Plain bool // begin inside the music without a fade
	Events
}

// SeekFrame goes to the exact frame (at the song's own rate) of the song that is
// heard. The pass stays the same. order is handed to Events.Shown.
func (f *Feeder) SeekFrame(frame int64, order int) {
	f.post(func() {
		f.order = order
		f.seek(frame)
	})
}

// SetPlan says what follows the pass that is heard. What was decoded behind its
// seam by another plan is taken back, so that a change in the last second still
// counts.
func (f *Feeder) SetPlan(p Plan) { f.post(func() { f.replan(p) }) }

// Wake makes the feeder look at the ring again, after a pause.
func (f *Feeder) Wake() { f.post(func() {}) }

func (f *Feeder) post(req func()) {
	f.mu.Lock()
	f.requests = append(f.requests, req)
	f.mu.Unlock()
	select {
	case f.wake <- struct{}{}:
	default:
	}
}

// Run decodes until ctx ends, then closes the songs. Requests that were not
// served are dropped; songs that they carried are closed.
func (f *Feeder) Run(ctx context.Context) {
	defer f.Close()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for ctx.Err() == nil {
		f.Serve()
		if f.Fill() {
			continue
		}
		if d, ok := f.rest(); ok {
			timer.Reset(d)
		}
		select {
		case <-ctx.Done():
		case <-f.wake:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// Serve runs the requests that have come in. It is Run's, as Fill is.
func (f *Feeder) Serve() {
	f.mu.Lock()
	reqs := f.requests
	f.requests = nil
	f.mu.Unlock()
	for _, r := range reqs {
		r()
	}
}

// rest is how long the feeder may sleep: until half of the ring is gone. It is
// false when nothing but a request can make work.
func (f *Feeder) rest() (time.Duration, bool) {
	if f.ring.final.Load() && len(f.past) == 0 || !f.line.Playing() {
		return 0, false
	}
	over := float64(f.ring.Buffered()) - float64(f.ring.size)/2
	d := over / float64(f.rate) / f.pace.Of(f.ring, f.ring.read.Load())
	return max(time.Duration(d*float64(time.Second)), 50*time.Millisecond), true
}

// Fill decodes at most one chunk into the ring and reports whether there is more
// to do at once. Run calls it; a caller without Run may do so instead.
func (f *Feeder) Fill() bool {
	f.closePast()
	if f.ring.final.Load() || f.failed {
		return false
	}
	if f.ring.free() < chunk {
		return false
	}
	n, _ := f.chain.out.Stream(f.buf)
	f.ring.write(f.buf[:n])
	joined := false
	if n < len(f.buf) {
		if joined = f.loop.joint; joined {
			f.join()
		} else {
			f.finish()
		}
	}
	f.show()
	if f.loop.err == nil {
		if err := f.loop.song.ready(); err != nil {
			f.fail(err)
		}
	}
	return n > 0 || joined
}

// finish ends the ring, for good or until the plan changes.
func (f *Feeder) finish() {
	f.ring.final.Store(true)
	f.tell()
	if err := f.loop.Err(); err != nil {
		f.fail(err)
	}
}

func (f *Feeder) fail(err error) {
	f.ring.final.Store(true)
	if !f.failed {
		f.failed = true
		if f.events.Failed != nil {
			f.events.Failed(err)
		}
	}
}

// show hands the ring to the line once it holds more than a device takes at once.
func (f *Feeder) show() {
	if f.shown || (f.ring.written.Load() < f.ring.kept() && !f.ring.final.Load()) {
		return
	}
	f.shown = true
	if unheard := f.line.Show(f.ring); unheard != nil && f.spare == nil && unheard.rate == f.rate {
		f.spare = unheard
	}
	if f.events.Shown != nil {
		f.events.Shown(f.order)
	}
}

// begin starts a ring at frame of the present song.
func (f *Feeder) begin(frame int64) {
	song := f.loop.song
	song.note()
	frame = min(max(frame, 0), song.Frames())
	if f.ring == nil || f.shown {
		f.ring, f.spare = f.spare, nil
	}
	if f.ring == nil {
		f.ring = newRing(int(int64(f.rate)*int64(lead)/int64(time.Second))+chunk, f.rate)
	}
	f.ring.reset(frame > 0)
	f.shown, f.failed = false, false
	f.loop.stand(frame)
	f.connect(0)
	f.note(f.mark(0))
}

// connect builds the chain behind the loop, for a signal that begins at frame
// base of the ring.
func (f *Feeder) connect(base int64) { f.chain = newChain(f.loop, f.rate, base) }

// mark is one at frame at of the ring for where the loop is.
func (f *Feeder) mark(at int64) Mark {
	l := f.loop
	return Mark{At: at, Song: l.song, Pass: l.pass, Frame: l.frame, tone: l.tone, cut: l.cut, ended: l.ended}
}

// seam notes where in the ring a pass begins. A chain reads ahead of what it
// gives; its first frame at or behind the seam is the one meant.
func (f *Feeder) seam(given int64) { f.note(f.mark(f.chain.at(given))) }

// join goes on with a song that needs another chain, right behind the last frame
// of the one before.
func (f *Feeder) join() {
	f.loop.joint = false
	at := f.ring.written.Load()
	f.connect(at)
	f.note(f.mark(at))
}

// note puts a mark into the ring, or into the draft of what will be in it.
func (f *Feeder) note(m Mark) {
	if f.drafts {
		f.draft = append(f.draft, m)
		return
	}
	if marks := *f.ring.marks.Load(); len(marks) > 0 {
		if last := marks[len(marks)-1].Song; last != m.Song {
			f.past = append(f.past, last)
		}
	}
	f.ring.mark(m)
	f.tell()
}

// tell tells that the ring has a new mark or end.
func (f *Feeder) tell() {
	if f.shown && f.events.Marked != nil {
		f.events.Marked()
	}
}
