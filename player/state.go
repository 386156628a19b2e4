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

// Progress is the part of the song that was heard in this pass, 0 to 1; 0 while
// its length is not known. It takes no lock and allocates nothing.
func (p *Player) Progress() float64 {
	total := p.state.Load().Duration
	if total <= 0 {
		return 0
	}
	return min(float64(p.Position())/float64(total), 1)
}
