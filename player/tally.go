package player

import (
	"slices"

	"reprise/player/pipeline"
)

// tally notes which parts of a pass were heard.
type tally struct {
	ring  *pipeline.Ring
	at    int64 // frame of ring up to which was counted
	track Track
	pass  int
	open  bool // track and pass are being heard
	parts []span
	a, b  int64 // the stretch that the pass goes through; b is 0 for the song's end
	total int64 // frames of the song
}

// span is a part of a song, in frames.
type span struct{ from, to int64 }

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
		track, ok := place.Song.Tag.(Track)
		if !ok {
			return
		}
		if !t.open || !track.same(t.track) || place.Pass != t.pass {
			if place.Cut > 0 && track.same(t.track) && place.Pass == t.pass+1 {
				t.a, t.b = place.Mark.Frame, place.Cut // whatever loop is on by now
			}
			p.tallyUp()
			t.open, t.track, t.pass = true, track, place.Pass
		}
		if place.Song == p.c.song {
			track = p.c.now.Track // its loop may be another by now
		}
		t.a, t.b = loopFrames(place.Song, track.Loop)
		t.total = place.Song.Frames()
		end := to
		if place.Next >= 0 {
			end = min(end, place.Next)
		}
		last, _ := t.ring.Locate(end - 1)
		t.parts = join(t.parts, span{place.Frame, last.Frame + 1})
		t.at = end
	}
}

// join adds a part to parts, which lie apart and in order.
func join(parts []span, part span) []span {
	i := len(parts)
	for i > 0 && parts[i-1].to >= part.from {
		i--
	}
	j := i
	for j < len(parts) && parts[j].from <= part.to {
		part.from, part.to = min(part.from, parts[j].from), max(part.to, parts[j].to)
		j++
	}
	return slices.Replace(parts, i, j, part)
}

// tallyUp ends a pass: it counts when at least half of its stretch was heard,
// whichever way the fan went through it.
func (p *Player) tallyUp() {
	t := &p.c.tape
	end := t.b
	if end == 0 {
		end = t.total
	}
	heard := int64(0)
	for _, s := range t.parts {
		heard += max(0, min(s.to, end)-max(s.from, t.a))
	}
	counts := t.open && end > t.a && heard*2 >= end-t.a
	t.open, t.parts, t.a, t.b = false, t.parts[:0], 0, 0
	if !counts {
		return
	}
	if !t.track.same(p.c.counted) {
		p.c.counted, p.c.run = t.track, 0
	}
	p.c.run++
	p.opts.Passed(t.track, p.c.run)
}
