package player

import (
	"context"
	"log/slog"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"reprise/player/output"
	"reprise/player/pipeline"
)

const (
	// retryTime is how often a device is looked for while none is there.
	retryTime = time.Second
	// idleTime is how long a device is kept while nothing plays.
	idleTime = 10 * time.Second
	// stallTime is how long a device may go without pulling before it counts as
	// gone. A sink of PulseAudio that was idle may have two seconds of silence to
	// play out first.
	stallTime = 4 * time.Second
	// restartTime is how far in Previous goes back to the start of the song.
	restartTime = 3 * time.Second
	// atBegin is the position of a song that begins where its track says.
	atBegin = -1
)

// Player plays a queue. All methods are safe for any goroutine and return at
// once; what they ask for happens on the player's own goroutine, in order.
type Player struct {
	opts   Options
	line   *pipeline.Line
	inbox  chan func()   // to the control goroutine
	quit   chan struct{} // closed by Close
	ended  chan struct{} // closed when the control goroutine has ended
	helped chan struct{} // a helper has come back
	closes sync.Once
	state  atomic.Pointer[State]
	wish   atomic.Int64            // position that was asked for and is not heard yet, ns; -1 for none
	list   atomic.Pointer[[]Track] // the queue
	past   atomic.Pointer[[]Track] // what was heard before, the latest last

	mu   sync.Mutex
	subs map[chan State]struct{}

	c control // belongs to the control goroutine
}

// control is the state of the control goroutine.
type control struct {
	now       State
	queue     []Track // as list shows it: never changed in place
	deck      []int   // places in the queue that are still to come, when shuffled
	back      []Track // where Previous goes, the last one first
	sounded   bool    // the song was heard
	want      bool    // the fan wants sound
	last      int     // number of the song's last pass; 0 for no end
	preview   bool    // the next seam is gone over, whatever the repeat mode is
	uneven    bool    // Track.Gain is left alone
	untrimmed bool    // the codec's silence is left
	night     nightShift
	pace      pipeline.Pace

	gen      int // number of the present wish for a song
	open     context.CancelFunc
	feeder   *pipeline.Feeder
	stop     context.CancelFunc // ends the feeder
	begin    choice             // where the song begins, until it is fed
	order    int                // number of the last seek
	fed      int                // rate of the feeder's rings
	helpers  int                // goroutines that are out: helpers and feeders
	song     *pipeline.Song     // that is heard
	next     *pipeline.Song     // that was given to the feeder to follow
	nextAt   int                // its place in the queue
	sent     pipeline.Plan      // what the feeder was told last
	asked    int                // number of the wish for a next song
	fetching int                // that of the last one that was opened
	failed   int                // tracks in a row that did not play

	stream  output.Stream
	opening bool          // a helper opens a device
	closing chan struct{} // closed when the device before is closed
	devGen  int
	rate    int       // that the stream was asked for
	since   time.Time // when it was opened
	idle    time.Time // since when nothing plays, zero while it does
	retry   time.Time // when to look for a device again

	run     int   // passes counted since the song was chosen
	counted Track // whose passes run counts
	tape    tally
}

// New starts a player. It opens no device before something is to be heard. Close
// ends it.
func New(opts Options) *Player {
	p := &Player{
		opts:  opts.withDefaults(),
		line:  pipeline.NewLine(),
		inbox: make(chan func(), 64),
		quit:  make(chan struct{}),
		ended: make(chan struct{}), helped: make(chan struct{}),
		subs: map[chan State]struct{}{},
	}
	p.wish.Store(-1)
	p.list.Store(&[]Track{})
	p.past.Store(&[]Track{})
	p.c.now = State{Volume: p.opts.Volume, Repeat: RepeatOne}
	p.line.SetGain(gain(p.opts.Volume))
	p.publish()
	go p.run()
	return p
}

// post hands f to the control goroutine. After Close it does nothing.
func (p *Player) post(f func()) {
	select {
	case p.inbox <- f:
	case <-p.ended:
	}
}

// run is the control goroutine. It ends with Close.
func (p *Player) run() {
	defer close(p.ended)
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		if d, ok := p.rest(); ok {
			timer.Reset(d)
		} else {
			timer.Stop()
		}
		select {
		case <-p.quit:
			p.shutdown()
			return
		case f := <-p.inbox:
			f()
		case <-p.helped:
			p.c.helpers--
			continue // nothing that anybody sees has changed
		case <-p.lost():
			p.loseDevice(output.ErrLost)
		case <-timer.C:
		}
		p.look()
		p.publish()
	}
}

// rest is how long the control goroutine may sleep; false means until it is
// called.
func (p *Player) rest() (time.Duration, bool) {
	c := &p.c
	d := time.Duration(math.MaxInt64)
	switch {
	case c.now.Status == Waiting && !c.opening:
		d = time.Until(c.retry)
	case c.now.Status == Playing && c.stream != nil:
		d = p.untilMark()
	case c.stream != nil:
		d = time.Until(c.idle.Add(idleTime))
	}
	if until := c.now.Night.Until; !until.IsZero() && c.now.Status != Playing {
		d = min(d, time.Until(until))
	}
	return max(d, time.Millisecond), d < math.MaxInt64
}

// untilMark is the time until the next seam is heard, or until a device that no
// longer pulls would be noticed. The feeder tells of seams that it makes.
func (p *Player) untilMark() time.Duration {
	ring, at := p.line.Heard()
	if ring == nil || p.wish.Load() >= 0 || !p.c.sounded {
		return 10 * time.Millisecond
	}
	end := ring.End()
	if place, ok := ring.Locate(at); ok && place.Next >= 0 {
		end = place.Next
	}
	pace := p.c.pace.Of(ring, at)
	if end < 0 {
		return stallTime
	}
	d := float64(end-at) / float64(ring.Rate()) / pace * float64(time.Second)
	return min(max(time.Duration(d), 2*time.Millisecond), stallTime)
}

// look notices what time has brought: a seam that was heard, the end of the
// queue, a device that is due.
func (p *Player) look() {
	p.count()
	p.follow()
	p.mindDevice()
	p.mindNight()
}

// publish gives the state to the subscribers where it changed.
func (p *Player) publish() {
	old, now := p.state.Load(), p.c.now
	if old != nil && *old == now {
		return
	}
	p.state.Store(&now)
	p.mu.Lock()
	defer p.mu.Unlock()
	for ch := range p.subs {
		send(ch, now)
	}
}

// send replaces what the subscriber has not read.
func send(ch chan State, s State) {
	select {
	case <-ch:
	default:
	}
	select {
	case ch <- s:
	default:
	}
}

// warn logs what the fan may want to know.
func (p *Player) warn(msg string, err error) {
	p.opts.Log.LogAttrs(context.Background(), slog.LevelWarn, msg, slog.Any("err", err))
}
