package player

import (
	"context"
	"time"

	"reprise/player/decode"
	"reprise/player/pipeline"
)

// start chooses the song at place at of the queue and has it opened.
func (p *Player) start(at int, ch choice) {
	c := &p.c
	p.drop()
	track := c.queue[at]
	if ch.pos < 0 {
		ch.pos = entry(track)
	}
	ch.pass = max(ch.pass, 1)
	c.run, c.counted = ch.pass-1, track
	c.now.Index, c.preview, c.sounded = at, false, false
	c.last = lastPass(track, ch.pass)
	p.chosen(at)
	p.show(track)
	p.begin(ch)
	p.countDown()
}

// again opens the song that is chosen once more and goes on at pos in its pass:
// the device or the file is to be treated in another way.
func (p *Player) again(pos time.Duration) {
	c := &p.c
	p.count()
	p.release()
	p.begin(choice{pos: pos, pass: max(c.now.Pass, 1), play: c.want})
}

// begin has the song that is chosen opened, to begin as ch says.
func (p *Player) begin(ch choice) {
	c := &p.c
	c.begin = ch
	c.want = ch.play
	p.wish.Store(int64(ch.pos))
	p.line.SetPlaying(ch.play)
	if c.stream != nil && !ch.play {
		p.closeStream()
	}
	now := &c.now
	now.Status = Paused
	now.Opening, now.Duration, now.Short, now.Pass = true, 0, false, ch.pass
	if ch.play {
		now.Status = Playing
	}
	ctx, cancel := context.WithCancel(context.Background())
	c.open = cancel
	gen, track, opts := c.gen, now.Track, p.decoding()
	p.help(ctx, func(ctx context.Context) {
		song, err := pipeline.OpenSong(ctx, track.Path, opts, track)
		p.hand(song, func() { p.opened(gen, song, err) })
	})
}

// decoding is how files are opened.
func (p *Player) decoding() decode.Options { return decode.Options{Trim: !p.c.untrimmed} }

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
	if a, b := loopFrames(song, c.now.Track.Loop); a == 0 && b == 0 {
		c.now.Loop = Loop{} // it lies behind the end of this file
	}
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
	c.sent = p.planned()
	c.feeder = pipeline.NewFeeder(p.line, c.song, pipeline.Start{
		Frame: frameAt(c.song, c.begin.pos),
		Pass:  c.begin.pass,
		Plan:  c.sent,
		Order: c.order,
		Events: pipeline.Events{
			Failed: func(err error) { p.post(func() { p.broke(gen, err) }) },
			Shown:  func(order int) { p.post(func() { p.shown(gen, order) }) },
			Marked: func() { p.post(func() {}) }, // it looks for itself what follows
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
	want := c.want
	if next, ok := p.following(); ok && c.now.Repeat != RepeatOne && want && c.failed < len(c.queue) {
		p.start(next, choice{pos: atBegin, pass: 1, play: true})
		return
	}
	p.drop()
	c.want, c.now.Status = false, Paused
	p.line.SetPlaying(false)
}

// planned is the plan for the song that is heard.
func (p *Player) planned() pipeline.Plan {
	c := &p.c
	plan := pipeline.Plan{For: c.song, Way: p.way(c.song, c.now.Track), Passes: c.last}
	loops := p.loops()
	plan.Loop = loops || c.preview || c.last > c.now.Pass
	if c.last > 0 && c.now.Then == ThenNext && len(c.queue) > 1 || c.last == 0 && !plan.Loop {
		plan.Next = c.next
	}
	if last, fade := p.nightEnds(plan.Loop && !c.preview); last > 0 && (c.last == 0 || last <= c.last) {
		plan.Passes, plan.Fade, plan.Next = last, fade, nil
		plan.Loop = true // as often as the night says
	}
	return plan
}

// loops reports whether the song is followed by itself.
func (p *Player) loops() bool {
	now := &p.c.now
	return now.Repeat == RepeatOne || now.Loop.on() || (now.Repeat == RepeatList && len(p.c.queue) == 1)
}

// plan tells the feeder what follows, after a change.
func (p *Player) plan() {
	c := &p.c
	if c.feeder == nil {
		return
	}
	plan := p.planned()
	if plan.Next == nil && c.next != nil {
		c.next = nil // the feeder lets go of it
		c.asked++
	}
	if plan != c.sent {
		c.sent = plan
		c.feeder.SetPlan(plan)
	}
	p.prefetch()
}

// replan is plan after a change that makes another song follow.
func (p *Player) replan() {
	p.c.next = nil // the feeder lets go of it
	p.c.asked++
	p.plan()
}

// prefetch opens the song that follows, so that it can begin without a gap.
func (p *Player) prefetch() {
	c := &p.c
	if c.feeder == nil || c.next != nil || c.fetching == c.asked {
		return
	}
	plan := p.planned()
	ends := !plan.Loop || (c.last > 0 && c.now.Pass >= c.last-1 && c.now.Then == ThenNext && len(c.queue) > 1)
	at, ok := p.following()
	if !ok || !ends || plan.Fade.On {
		return
	}
	c.asked++
	c.fetching = c.asked
	gen, asked, track, opts := c.gen, c.asked, c.queue[at], p.decoding()
	ctx, cancel := context.WithCancel(context.Background())
	c.open = cancel
	p.help(ctx, func(ctx context.Context) {
		song, err := pipeline.OpenSong(ctx, track.Path, opts, track)
		if err != nil {
			return // it is tried again, and reported, when its turn comes
		}
		p.hand(song, func() { p.fetched(gen, asked, at, song) })
	})
}

// fetched gives the feeder the song that follows.
func (p *Player) fetched(gen, asked, at int, song *pipeline.Song) {
	c := &p.c
	if gen != c.gen || asked != c.asked {
		p.closeSong(song)
		return
	}
	song.Begin(p.way(song, c.queue[at]), frameAt(song, entry(c.queue[at])))
	c.next, c.nextAt = song, at
	p.plan()
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
	if at > 0 {
		c.sounded = true
	}
	p.inPass(place.Pass)
	c.now.Duration, c.now.Short = timeAt(c.song, c.song.Frames()), c.song.Short()
	p.countDown()
	if ring.Drained() && at >= ring.Read() && p.wish.Load() < 0 {
		p.finish()
	}
}

// inPass notes which pass of the song is heard.
func (p *Player) inPass(pass int) {
	c := &p.c
	if pass == c.now.Pass {
		return
	}
	if pass > c.now.Pass {
		p.passOver()
	}
	c.now.Pass, c.preview = pass, false
	p.plan() // the last pass may have begun
}

// countDown works out how many passes are left.
func (p *Player) countDown() {
	c := &p.c
	c.now.Left = 0
	if c.last > 0 {
		c.now.Left = max(c.last-c.now.Pass+1, 1)
	}
}

// moveOn notes that the next song of the queue is heard.
func (p *Player) moveOn(song *pipeline.Song) {
	c := &p.c
	p.passOver()
	c.sounded = true
	p.leave()
	c.song, c.next = song, nil
	c.now.Index = c.nextAt
	p.chosen(c.nextAt)
	p.show(c.queue[c.nextAt])
	c.now.Pass, c.preview = 1, false
	c.last = lastPass(c.now.Track, 1)
	c.begin = choice{pass: 1}
	c.asked++
	p.plan()
}

// finish ends the chain: the next song begins, or the last one stays, paused at
// its start.
func (p *Player) finish() {
	c := &p.c
	p.passOver()
	stays := p.loops() || p.nightIsOver()
	if c.last > 0 && c.now.Pass >= c.last {
		stays = c.now.Then == ThenStop || len(c.queue) < 2
	}
	at, ok := p.following()
	if ok && !stays && !p.nightIsOver() {
		p.leave()
		p.start(at, choice{pos: atBegin, pass: 1, play: c.want})
		return
	}
	p.endNight()
	p.start(c.now.Index, choice{pos: atBegin, pass: 1})
}
