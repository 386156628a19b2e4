package pipeline

import "time"

// Pace measures how fast a device plays against the clock of this program: about
// 1 for what people hear, and more for a device that nobody has to wait for. It
// belongs to one goroutine; the zero value is ready.
type Pace struct {
	ring  *Ring
	at    int64
	when  time.Time
	value float64
}

// Of is the pace between the last call and this one, when the device is at frame
// at of ring; at least 1.
func (p *Pace) Of(ring *Ring, at int64) float64 {
	now := time.Now()
	if d := now.Sub(p.when).Seconds(); p.ring == ring && at > p.at && d > 0 {
		p.value = float64(at-p.at) / float64(ring.rate) / d
	}
	p.ring, p.at, p.when = ring, at, now
	return max(p.value, 1)
}
