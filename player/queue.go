package player

import (
	"context"
	"slices"
	"time"

	"reprise/player/pipeline"
)

// Play plays queue[at] at once, and what follows it as the repeat mode says. An
// empty queue or a place outside it stops.
func (p *Player) Play(queue []Track, at int) {
	p.choose(queue, at, choice{pos: atBegin, pass: 1, play: true})
}

// Load makes queue[at] the chosen song at pos in the given pass (from 1), paused.
// The file is opened, so that State tells its length; no device is.
func (p *Player) Load(queue []Track, at int, pos time.Duration, pass int) {
	p.choose(queue, at, choice{pos: max(pos, 0), pass: pass})
}

// choice is where a song begins.
type choice struct {
	pos  time.Duration // atBegin for where the track says
	pass int
	play bool
}

func (p *Player) choose(queue []Track, at int, ch choice) {
	queue = slices.Clone(queue)
	p.post(func() {
		if at < 0 || at >= len(queue) {
			p.clear()
			return
		}
		p.take(queue, at, ch)
	})
}

// take makes queue the queue and begins with the track at place at.
func (p *Player) take(queue []Track, at int, ch choice) {
	c := &p.c
	if !c.now.Track.same(queue[at]) {
		p.leave()
	}
	p.setQueue(queue)
	c.failed, c.now.Index, c.deck = 0, at, nil
	if c.now.Shuffle {
		c.deck = p.shuffled(true)
	}
	p.start(at, ch)
}

// Toggle pauses what plays and plays what is paused.
func (p *Player) Toggle() { p.post(func() { p.setWant(!p.c.want) }) }

// Pause holds the sound where it is.
func (p *Player) Pause() { p.post(func() { p.setWant(false) }) }

// Resume goes on where Pause held.
func (p *Player) Resume() { p.post(func() { p.setWant(true) }) }

// Stop lets go of the song and of the queue.
func (p *Player) Stop() { p.post(p.clear) }

// Next goes to the next song of the queue, around its end unless Repeat is
// RepeatOff. The repeat mode stays: on RepeatOne the new song is repeated. A
// paused player stays paused.
func (p *Player) Next() {
	p.post(func() {
		if at, ok := p.following(); ok {
			p.c.failed = 0
			p.leave()
			p.start(at, choice{pos: atBegin, pass: 1, play: p.c.want})
		}
	})
}

// Previous goes to the start of the song, or of its loop, when more than 3 s of it
// are over, and else to the song that was heard before it, or that is before it in
// the queue.
func (p *Player) Previous() {
	p.post(func() {
		if p.c.now.Status == Stopped {
			return
		}
		begin := entry(p.c.now.Track)
		if p.Position()-begin > restartTime {
			p.seek(begin)
			return
		}
		at, ok := p.preceding()
		if !ok {
			p.seek(begin)
			return
		}
		p.c.failed = 0
		p.start(at, choice{pos: atBegin, pass: 1, play: p.c.want})
	})
}

// Seek goes to pos in the song, held to its length. The pass stays the same.
func (p *Player) Seek(pos time.Duration) { p.post(func() { p.seek(pos) }) }

// SetRepeat sets what happens at the end of the song, the running pass included.
func (p *Player) SetRepeat(r Repeat) {
	p.post(func() {
		if r < RepeatOff || r > RepeatOne || p.c.now.Repeat == r {
			return
		}
		p.c.now.Repeat = r
		p.replan()
	})
}

// SetVolume sets the volume, 0 to 1. The samples are multiplied by its cube, so
// that the slider feels even; 1 leaves them as they are, bit for bit.
func (p *Player) SetVolume(v float64) {
	p.post(func() {
		p.c.now.Volume = min(max(v, 0), 1)
		p.setGain()
	})
}

// SetMuted silences the sound without stopping it.
func (p *Player) SetMuted(on bool) {
	p.post(func() {
		p.c.now.Muted = on
		p.setGain()
	})
}

func (p *Player) setGain() {
	if p.c.now.Muted {
		p.line.SetGain(0)
		return
	}
	p.line.SetGain(gain(p.c.now.Volume))
}

// setWant plays or pauses.
func (p *Player) setWant(on bool) {
	c := &p.c
	if c.now.Status == Stopped || c.want == on {
		return
	}
	c.want = on
	p.line.SetPlaying(on)
	if !on {
		c.now.Status = Paused
		return
	}
	c.now.Status = Playing
	c.retry = time.Time{}
	switch {
	case c.feeder != nil:
		c.feeder.Wake()
	case c.song == nil && !c.now.Opening: // it did not play before: try again
		p.again(p.Position())
	default:
		p.feed()
	}
}

// seek serves Seek.
func (p *Player) seek(pos time.Duration) {
	c := &p.c
	if c.now.Status == Stopped {
		return
	}
	pos = max(pos, 0)
	if c.song != nil {
		pos = min(pos, c.now.Duration)
	}
	p.wish.Store(int64(pos))
	if c.feeder == nil {
		c.begin.pos = pos
		return
	}
	c.order++
	c.feeder.SeekFrame(frameAt(c.song, pos), c.order)
}

// clear serves Stop.
func (p *Player) clear() {
	c := &p.c
	p.drop()
	p.leave()
	p.setQueue(nil)
	c.want, c.deck, c.back, c.night = false, nil, nil, nightShift{}
	was := c.now
	c.now = State{Repeat: was.Repeat, Volume: was.Volume, Muted: was.Muted, Device: was.Device, Shuffle: was.Shuffle}
	p.line.SetPlaying(false)
}

// drop lets go of the song that plays, and its pass is counted.
func (p *Player) drop() {
	p.count()
	p.tallyUp()
	p.release()
}

// release lets go of the decoders of the song that plays, and the sound fades.
func (p *Player) release() {
	c := &p.c
	c.gen++
	if c.open != nil {
		c.open()
		c.open = nil
	}
	switch {
	case c.stop != nil:
		c.stop() // the feeder closes its songs, the next one included
	case c.song != nil:
		p.closeSong(c.song)
	}
	c.feeder, c.stop, c.song, c.next = nil, nil, nil, nil
	c.asked++ // what is being opened to follow it is not wanted
	c.sent = pipeline.Plan{}
	p.line.Hush()
	p.wish.Store(0)
}

// closeSong closes a song that no feeder has, off the control goroutine: to close
// a file can wait for a server.
func (p *Player) closeSong(s *pipeline.Song) {
	p.help(context.Background(), func(context.Context) {
		_ = s.Close() // it was read only
	})
}

// frameAt is the frame of song at pos.
func frameAt(song *pipeline.Song, pos time.Duration) int64 {
	return int64(float64(pos)*float64(song.Rate())/float64(time.Second) + 0.5)
}

// timeAt is the place of a frame of song.
func timeAt(song *pipeline.Song, frame int64) time.Duration {
	return time.Duration(float64(frame) * float64(time.Second) / float64(song.Rate()))
}

// help runs do on a helper goroutine, which Close waits for. ctx ends when the
// song is dropped. Helpers are counted by the control goroutine alone, because
// what one hands over at the end may send another out.
func (p *Player) help(ctx context.Context, do func(context.Context)) {
	p.c.helpers++
	go func() {
		do(ctx)
		select {
		case p.helped <- struct{}{}:
		case <-p.ended:
		}
	}()
}
