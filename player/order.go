package player

import (
	"math/rand/v2"
	"slices"
)

// historyLength is how many songs that were heard are remembered.
const historyLength = 100

// PlayNext puts tracks behind the song that plays, in front of what follows it.
// With nothing chosen they are played.
func (p *Player) PlayNext(tracks ...Track) {
	tracks = slices.Clone(tracks)
	p.post(func() {
		c := &p.c
		switch {
		case len(tracks) == 0:
			return
		case c.now.Status == Stopped:
			p.take(tracks, 0, choice{pos: atBegin, pass: 1, play: true})
			return
		}
		p.insert(c.now.Index+1, tracks)
		if c.now.Shuffle {
			soon := make([]int, len(tracks))
			for i := range soon {
				soon[i] = c.now.Index + 1 + i
			}
			c.deck = append(soon, slices.DeleteFunc(c.deck, func(i int) bool { return slices.Contains(soon, i) })...)
		}
		p.replan()
	})
}

// Queue is the queue in its own order, whether it is shuffled or not; State.Index
// is the place of the song that is chosen. It never waits.
func (p *Player) Queue() []Track { return slices.Clone(*p.list.Load()) }

// History is what was heard before the song that is chosen, the latest first, at
// most 100 tracks. It never waits.
func (p *Player) History() []Track {
	past := slices.Clone(*p.past.Load())
	slices.Reverse(past)
	return past
}

// SetShuffle plays the queue in an order of chance, in which every track comes
// once before any comes again, or in its own order again. The song that plays
// goes on.
func (p *Player) SetShuffle(on bool) {
	p.post(func() {
		c := &p.c
		if c.now.Shuffle == on {
			return
		}
		c.now.Shuffle = on
		c.deck = nil
		if on && c.now.Status != Stopped {
			c.deck = p.shuffled(true)
		}
		p.replan()
	})
}

// shuffled are the places of the queue in an order of chance. The one that is
// chosen is left out, or else is not the first.
func (p *Player) shuffled(others bool) []int {
	c := &p.c
	deck := rand.Perm(len(c.queue))
	if others {
		return slices.DeleteFunc(deck, func(i int) bool { return i == c.now.Index })
	}
	if len(deck) > 1 && deck[0] == c.now.Index {
		j := 1 + rand.IntN(len(deck)-1)
		deck[0], deck[j] = deck[j], deck[0]
	}
	return deck
}

// setQueue makes queue the queue. It is never changed in place, because Queue
// shows it.
func (p *Player) setQueue(queue []Track) {
	p.c.queue = queue
	p.c.now.Queue = len(queue)
	p.list.Store(&queue)
}

// insert puts tracks into the queue at place at. In a shuffled one they have
// their turn like the rest.
func (p *Player) insert(at int, tracks []Track) {
	c := &p.c
	n := len(tracks)
	moved := func(i int) int {
		if i >= at {
			return i + n
		}
		return i
	}
	for i := range c.deck {
		c.deck[i] = moved(c.deck[i])
	}
	c.now.Index, c.nextAt = moved(c.now.Index), moved(c.nextAt)
	p.setQueue(slices.Insert(slices.Clone(c.queue), at, tracks...))
}

// following is the place of the song that comes next: around the end of the queue
// but with RepeatOff.
func (p *Player) following() (int, bool) {
	c := &p.c
	if c.now.Status == Stopped || len(c.queue) == 0 {
		return 0, false
	}
	if c.now.Shuffle {
		if len(c.deck) == 0 && c.now.Repeat != RepeatOff {
			c.deck = p.shuffled(false)
		}
		if len(c.deck) == 0 {
			return 0, false
		}
		return c.deck[0], true
	}
	at := c.now.Index + 1
	if at == len(c.queue) {
		return 0, c.now.Repeat != RepeatOff
	}
	return at, true
}

// preceding is the place of the song that came before: the one that was heard,
// and behind the start of that, the one before in the queue.
func (p *Player) preceding() (int, bool) {
	c := &p.c
	if n := len(c.back); n > 0 {
		track := c.back[n-1]
		c.back = c.back[:n-1]
		if c.now.Shuffle {
			c.deck = slices.Insert(c.deck, 0, c.now.Index)
		}
		at := slices.IndexFunc(c.queue, track.same)
		if at < 0 { // it is of a queue before this one
			at = c.now.Index
			p.insert(at, []Track{track})
		}
		return at, true
	}
	if c.now.Shuffle {
		return 0, false
	}
	at := c.now.Index - 1
	if at < 0 {
		at = len(c.queue) - 1
		return at, c.now.Repeat != RepeatOff
	}
	return at, true
}

// chosen notes that the song at place at of the queue has its turn.
func (p *Player) chosen(at int) {
	c := &p.c
	if i := slices.Index(c.deck, at); i >= 0 {
		c.deck = slices.Delete(c.deck, i, i+1)
	}
}

// leave notes that the song that is chosen is being left for another.
func (p *Player) leave() {
	c := &p.c
	if c.now.Status == Stopped || !p.wasHeard() {
		return
	}
	c.sounded = false
	track := c.now.Track
	past := append(slices.Clone(*p.past.Load()), track)
	past = past[max(0, len(past)-historyLength):]
	p.past.Store(&past)
	c.back = append(c.back, track)
	c.back = c.back[max(0, len(c.back)-historyLength):]
}

// wasHeard reports whether anything of the song that is chosen was heard.
func (p *Player) wasHeard() bool {
	if p.c.sounded {
		return true
	}
	ring, at := p.line.Heard()
	if ring == nil || at == 0 {
		return false
	}
	place, ok := ring.Locate(at)
	return ok && place.Song == p.c.song
}

// same reports whether both are the same song, whatever way it is played.
func (t Track) same(other Track) bool { return t.ID == other.ID && t.Path == other.Path }
