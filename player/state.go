package player

import "time"

// State is the latest state. It never waits.
func (p *Player) State() State { return *p.state.Load() }

// Subscribe gives a channel that always holds the latest state not yet read,
// the present one first. A slow reader misses states in between and never the
// last. The function ends it; Close closes the channel.
func (p *Player) Subscribe() (<-chan State, func()) {
	ch := make(chan State, 1)
	p.mu.Lock()
	defer p.mu.Unlock()
	ch <- p.State()
	select {
	case <-p.ended:
		close(ch)
		return ch, func() {}
	default:
	}
	p.subs[ch] = struct{}{}
	return ch, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.subs, ch)
	}
}

// Position is the place in the song that is heard now: what the device still
// holds back is taken off. It takes no lock and allocates nothing.
func (p *Player) Position() time.Duration {
	if w := p.wish.Load(); w >= 0 {
		return time.Duration(w)
	}
	ring, at := p.line.Current()
	if ring == nil {
		return 0
	}
	place, ok := ring.Locate(at)
	if !ok {
		return 0
	}
	return timeAt(place.Song, place.Frame)
}

// Progress is how far the pass is, 0 to 1; 0 while the song's length is not known,
// and in an intro before its loop. It takes no lock and allocates nothing.
func (p *Player) Progress() float64 {
	now := p.state.Load()
	a, b := now.Loop.A, now.Loop.B
	pos := p.Position()
	if b == 0 || b > now.Duration || pos > b {
		b = now.Duration
	}
	if b <= a {
		return 0
	}
	return min(max(float64(pos-a)/float64(b-a), 0), 1)
}
