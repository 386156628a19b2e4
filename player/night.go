package player

import (
	"math"
	"time"

	"reprise/player/pipeline"
)

// nightShift is the player's own book of a night.
type nightShift struct {
	started time.Time
	passes  int // whole ones that were heard
	left    int // passes to hear, the present one included; 0 for no number

	song *pipeline.Song // whose pass last is the last of the night; nil before that is known
	last int
	from int64 // frame from which on it fades
}

// SetNight repeats until the night's end: the pass that is heard then is faded
// over its length, and the sound stops with it. The zero Night switches it off.
// It ends with the queue, and with Stop.
func (p *Player) SetNight(n Night) {
	n.Passes = max(n.Passes, 0)
	p.post(func() {
		c := &p.c
		if c.now.Status == Stopped {
			return
		}
		c.now.Night = n
		c.night = nightShift{started: time.Now(), left: n.Passes}
		p.plan()
	})
}

// ends is what the night adds to the plan: the number of its last pass of the
// song that is heard, 0 while that is another's, and its fade.
func (p *Player) nightEnds(loops bool) (int, pipeline.Fade) {
	c := &p.c
	n := &c.night
	if c.now.Night == (Night{}) || c.song == nil {
		return 0, pipeline.Fade{}
	}
	if n.song == c.song && n.last <= c.now.Pass {
		return n.last, pipeline.Fade{On: true, From: n.from} // it has begun
	}
	n.song, n.last = nil, 0
	last := 0
	if n.left > 0 && (loops || n.left == 1) {
		last = c.now.Pass + n.left - 1
	}
	if k, ok := p.passesUntil(c.now.Night.Until, loops); ok && (last == 0 || c.now.Pass+k < last) {
		last = c.now.Pass + k
	}
	if last == 0 {
		return 0, pipeline.Fade{}
	}
	n.song, n.last, n.from = c.song, last, frameAt(c.song, c.now.Loop.A)
	if at := frameAt(c.song, p.Position()); last == c.now.Pass && at-n.from > int64(c.song.Rate()) {
		n.from = at // it was not the last one when it began
	}
	return last, pipeline.Fade{On: true, From: n.from}
}

// passesUntil is how many passes follow the present one until that time lies in
// one. It is false when the song is not repeated that often.
func (p *Player) passesUntil(until time.Time, loops bool) (int, bool) {
	c := &p.c
	if until.IsZero() {
		return 0, false
	}
	a, b := p.stretch()
	rest := time.Duration(float64(b-p.Position()) / c.now.Speed)
	over := time.Until(until) - rest
	if over <= 0 {
		return 0, true
	}
	pass := float64(b-a) / c.now.Speed
	return int(min(math.Ceil(float64(over)/max(pass, 1)), 1e9)), loops
}

// stretch is what a pass goes through.
func (p *Player) stretch() (a, b time.Duration) {
	now := &p.c.now
	a, b = now.Loop.A, now.Loop.B
	if b == 0 || b > now.Duration || p.Position() >= b {
		b = now.Duration
	}
	return min(a, b), b
}

// passOver notes that a pass was heard to its end.
func (p *Player) passOver() {
	n := &p.c.night
	n.passes++
	if n.left > 1 {
		n.left--
	}
}

// nightIsOver reports whether the night ends where the sound has ended.
func (p *Player) nightIsOver() bool {
	c := &p.c
	return c.now.Night != (Night{}) && c.night.song == c.song && c.night.last > 0 && c.now.Pass >= c.night.last
}

// mindNight ends a night whose time comes while nothing is heard.
func (p *Player) mindNight() {
	c := &p.c
	if until := c.now.Night.Until; !until.IsZero() && c.now.Status != Playing && !time.Now().Before(until) {
		p.setWant(false)
		p.endNight()
	}
}

// endNight ends the night and tells of it.
func (p *Player) endNight() {
	c := &p.c
	if c.now.Night == (Night{}) {
		return
	}
	report := NightReport{Track: c.now.Track, Passes: c.night.passes, Started: c.night.started, Ended: time.Now()}
	c.now.Night, c.night = Night{}, nightShift{}
	p.opts.NightEnded(report)
}
