package page

import (
	"slices"
	"time"
)

// pace remembers how long the last movements of a list took.
type pace struct {
	took [512]time.Duration
	n    int
}

func (p *pace) note(d time.Duration) {
	p.took[p.n%len(p.took)] = d
	p.n++
}

// slowest are the movements that are remembered, the slowest first.
func (p *pace) slowest() []time.Duration {
	all := slices.Clone(p.took[:min(p.n, len(p.took))])
	slices.Sort(all)
	slices.Reverse(all)
	return all
}
