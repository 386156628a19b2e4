package player

import (
	"context"

	"reprise/player/pipeline"
)

// start chooses the song at place at of the queue and has it opened.
func (p *Player) start(at int, ch choice) {
	c := &p.c
	p.drop()
	c.begin = choice{pos: max(ch.pos, 0), pass: max(ch.pass, 1)}
	c.run, c.counted = c.begin.pass-1, c.queue[at]
	c.want = ch.play
	p.wish.Store(int64(c.begin.pos))
	p.line.SetPlaying(ch.play)
	now := &c.now
	now.Status, now.Track, now.Index = Paused, c.queue[at], at
	now.Opening, now.Duration, now.Short, now.Pass = true, 0, false, c.begin.pass
	if ch.play {
		now.Status = Playing
	}
	ctx, cancel := context.WithCancel(context.Background())
	c.open = cancel
	gen, track := c.gen, now.Track
	p.help(ctx, func(ctx context.Context) {
		song, err := pipeline.OpenSong(ctx, track.Path, track)
		p.hand(song, func() { p.opened(gen, song, err) })
	})
}

// hand posts what a helper made of a song; after Close the song is closed.
func (p *Player) hand(song *pipeline.Song, f func()) {
	select {
	case p.inbox <- f:
	case <-p.ended:
		if song != nil {
			_ = song.Close()
		}
	}
}

// opened takes the song that start asked for.
func (p *Player) opened(gen int, song *pipeline.Song, err error) {
	c := &p.c
	if gen != c.gen {
		if song != nil {
			p.closeSong(song)
		}
		return
	}
	c.now.Opening = false
	if err != nil {
		p.fail(err)
		return
	}
	c.song = song
	c.now.Duration, c.now.Short = timeAt(song, song.Frames()), song.Short()
	c.begin.pos = min(c.begin.pos, c.now.Duration)
	p.wish.Store(int64(c.begin.pos))
	p.feed()
}

// feed starts the feeder once there is a song, a device, and the wish to hear.
func (p *Player) feed() {
	c := &p.c
	if c.song == nil || !c.want {
		return
	}
	if c.stream == nil || c.rate != c.song.Rate() {
		if c.feeder == nil {
			p.closeStream()
		}
		p.mindDevice()
		return
	}
	if c.feeder != nil {
		c.feeder.Wake()
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	gen := c.gen
	c.order++
	c.feeder = pipeline.NewFeeder(p.line, c.song, pipeline.Start{
		Frame: frameAt(c.song, c.begin.pos),
		Pass:  c.begin.pass,
		Plan:  p.planned(),
		Order: c.order,
		Events: pipeline.Events{
			Failed: func(err error) { p.post(func() { p.broke(gen, err) }) },
			Shown:  func(order int) { p.post(func() { p.shown(gen, order) }) },
		},
	}, c.stream.Rate())
	c.fed = c.stream.Rate()
	c.stop = cancel
	p.help(ctx, c.feeder.Run)
	p.prefetch()
}

// shown notes that the place that was asked for is on its way to the ear.
func (p *Player) shown(gen, order int) {
	if gen == p.c.gen && order == p.c.order {
		p.wish.Store(-1)
	}
}

// broke takes a feeder's error.
func (p *Player) broke(gen int, err error) {
	if gen == p.c.gen {
		p.fail(err)
	}
}

// fail takes the error of a song that cannot be played. Outside RepeatOne the
// next one is tried, until every song of the queue had its turn.
func (p *Player) fail(err error) {
	c := &p.c
	p.warn("a song cannot be played", err)
	c.now.Err = err
	c.failed++
	want, at, pass := c.want, c.now.Index, c.begin.pass
	if next, ok := p.step(1); ok && c.now.Repeat != RepeatOne && want && c.failed < len(c.queue) {
		p.start(next, choice{pass: 1, play: true})
		return
	}
	p.drop()
	c.now.Index, c.begin.pass = at, pass
	c.want, c.now.Status = false, Paused
	p.line.SetPlaying(false)
}

// planned is the plan for the song that is heard.
func (p *Player) planned() pipeline.Plan {
	c := &p.c
	plan := pipeline.Plan{For: c.song, Passes: c.passes}
	if c.now.Repeat == RepeatOne || (c.now.Repeat == RepeatList && len(c.queue) == 1) {
		plan.Loop = true
		return plan
	}
	plan.Next = c.next
	return plan
}

// plan tells the feeder what follows, after a change.
func (p *Player) plan() {
	c := &p.c
	if c.feeder == nil {
		return
	}
	plan := p.planned()
	if plan.Loop {
		c.next = nil // the feeder lets go of it
		c.asked++
	}
	c.feeder.SetPlan(plan)
	p.prefetch()
}

// prefetch opens the song that follows, so that it can begin without a gap.
func (p *Player) prefetch() {
	c := &p.c
	at, ok := p.step(1)
	if c.feeder == nil || c.next != nil || !ok || p.planned().Loop {
		return
	}
	c.asked++
	gen, asked, track := c.gen, c.asked, c.queue[at]
	ctx, cancel := context.WithCancel(context.Background())
	c.open = cancel
	p.help(ctx, func(ctx context.Context) {
		song, err := pipeline.OpenSong(ctx, track.Path, track)
		if err != nil {
			return // it is tried again, and reported, when its turn comes
		}
		p.hand(song, func() { p.fetched(gen, asked, at, song) })
	})
}

// fetched gives the feeder the song that follows. One of another rate needs the
// device to be opened anew and cannot follow without a gap.
func (p *Player) fetched(gen, asked, at int, song *pipeline.Song) {
	c := &p.c
	if gen != c.gen || asked != c.asked || song.Rate() != c.song.Rate() {
		p.closeSong(song)
		return
	}
	c.next, c.nextAt = song, at
	c.feeder.SetPlan(p.planned())
}

// follow brings the state up to what is heard.
func (p *Player) follow() {
	c := &p.c
	ring, at := p.line.Heard()
	if c.feeder == nil || ring == nil {
		return
	}
	place, ok := ring.Locate(at)
	if !ok || (place.Song != c.song && place.Song != c.next) {
		return // the fade of what was before
	}
	if place.Song != c.song {
		p.moveOn(place.Song)
	}
	if at > 0 && c.want && c.stream != nil {
		c.failed, c.now.Err = 0, nil
	}
	c.now.Pass = place.Pass
	c.now.Duration, c.now.Short = timeAt(c.song, c.song.Frames()), c.song.Short()
	if ring.Drained() && at >= ring.Read() && p.wish.Load() < 0 {
		p.finish()
	}
}

// moveOn notes that the next song of the queue is heard.
func (p *Player) moveOn(song *pipeline.Song) {
	c := &p.c
	c.song, c.next = song, nil
	c.now.Index = c.nextAt
	c.now.Track = c.queue[c.nextAt]
	c.begin = choice{pass: 1}
	c.asked++
	p.plan()
}

// finish ends the chain: the next song begins, or the last one stays, paused at
// its start.
func (p *Player) finish() {
	c := &p.c
	loops := p.planned().Loop
	if at, ok := p.step(1); ok && !loops {
		p.start(at, choice{pass: 1, play: c.want})
		return
	}
	p.start(c.now.Index, choice{pass: 1})
}
