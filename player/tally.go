package player

import "reprise/player/pipeline"

// tally adds up how much of a pass was heard.
type tally struct {
	ring  *pipeline.Ring
	at    int64 // frame of ring up to which was counted
	song  *pipeline.Song
	pass  int
	heard int64 // frames of the song, at its own rate
}

// count adds what was heard since the last time.
func (p *Player) count() {
	t := &p.c.tape
	ring, at := p.line.Heard()
	if ring != t.ring {
		if t.ring != nil {
			p.hear(t.ring.Read())
		}
		t.ring, t.at = ring, 0
	}
	if ring != nil {
		p.hear(at)
		ring.Forget(t.at)
	}
}

// hear counts the frames of the ring up to frame to.
func (p *Player) hear(to int64) {
	t := &p.c.tape
	for t.at < to {
		place, ok := t.ring.Locate(t.at)
		if !ok {
			return
		}
		if place.Song != t.song || place.Pass != t.pass {
			p.tallyUp()
			t.song, t.pass = place.Song, place.Pass
		}
		end := to
		if place.Next >= 0 {
			end = min(end, place.Next)
		}
		t.heard += (end - t.at) * int64(place.Song.Rate()) / int64(t.ring.Rate())
		t.at = end
	}
}

// tallyUp ends a pass: it counts when at least half of it was heard.
func (p *Player) tallyUp() {
	t := &p.c.tape
	song, heard := t.song, t.heard
	t.song, t.heard = nil, 0
	if song == nil || song.Frames() <= 0 || heard*2 < song.Frames() {
		return
	}
	track, ok := song.Tag.(Track)
	if !ok {
		return
	}
	if track != p.c.counted {
		p.c.counted, p.c.run = track, 0
	}
	p.c.run++
	p.opts.Passed(track, p.c.run)
}
