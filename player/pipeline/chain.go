package pipeline

import (
	"math"

	"github.com/gopxl/beep/v2"

	"reprise/player/stretch"
)

// chain is what the frames of a loop go through on their way to a ring. At the
// song's own rate and speed that is nothing, and they stay as they are.
type chain struct {
	out   beep.Streamer
	base  int64   // frame of the ring that the first frame of out is
	ratio float64 // frames of the ring for one frame of the song
}

// newChain begins a chain for the loop's song, into a ring of rate.
func newChain(l *loop, rate int, base int64) *chain {
	l.given, l.inRun = 0, 0
	own, speed := l.song.Rate(), l.tone.speed
	c := &chain{out: l, base: base, ratio: float64(rate) / (float64(own) * speed)}
	if speed != 1 {
		c.out = stretch.New(c.out, own, speed)
	}
	if own != rate {
		c.out = newResampler(c.out, own, rate)
	}
	return c
}

// at is the frame of the ring that the frame behind given frames of the loop
// becomes.
func (c *chain) at(given int64) int64 {
	return c.base + int64(math.Ceil(float64(given)*c.ratio-1e-6))
}
