package player

import (
	"math"
	"slices"
	"time"

	"reprise/player/pipeline"
)

const (
	// SlowestSpeed and FastestSpeed are the bounds of a Track's Speed.
	SlowestSpeed = 0.5
	FastestSpeed = 1.5
	// ShortestLoop is the shortest stretch that can repeat.
	ShortestLoop = 20 * time.Millisecond
	// seamTime is how much of the end of a pass PreviewSeam plays.
	seamTime = 2 * time.Second
	// TargetLoudness is the loudness in LUFS that Gain aims at: that of ReplayGain
	// 2.0, see https://wiki.hydrogenaud.io/index.php?title=ReplayGain_2.0_specification.
	// The gain of R128 tags aims at -23 (RFC 7845, section 5.2.1) and wants 5 dB
	// more.
	TargetLoudness = -18.0
)

// GainFor is the gain for sound of an integrated loudness in LUFS (ITU-R BS.1770)
// whose loudest sample has the magnitude peak, 0 when that is not known. Silence,
// which has no loudness, gets none.
func GainFor(lufs, peak float64) Gain {
	if math.IsNaN(lufs) || math.IsInf(lufs, 0) {
		return Gain{}
	}
	return Gain{DB: TargetLoudness - lufs, Peak: peak}
}

// Factor is what samples are multiplied with. It is held down so that the peak
// stays within full scale; where the peak is not known it makes nothing louder.
func (g Gain) Factor() float64 {
	if g.DB == 0 || math.IsNaN(g.DB) {
		return 1
	}
	most := 1.0
	if g.Peak > 0 && !math.IsInf(g.Peak, 0) {
		most = 1 / g.Peak
	}
	return min(math.Pow(10, min(max(g.DB, -60), 60)/20), max(most, 1e-3))
}

// Ordered is the loop with A before B, and whether it can be played: it is at
// least ShortestLoop long. The zero Loop, no loop, is as it should be.
func (l Loop) Ordered() (Loop, bool) {
	l.A, l.B = max(l.A, 0), max(l.B, 0)
	if l.B == 0 {
		return l, true
	}
	if l.B < l.A {
		l.A, l.B = l.B, l.A
	}
	return l, l.B-l.A >= ShortestLoop
}

// on reports whether the loop is less than the whole song.
func (l Loop) on() bool { return l.A > 0 || l.B > 0 }

// SetLoop repeats the stretch from l.A to l.B of the song that plays, whatever
// the repeat mode is; the zero Loop repeats the whole song again. What is heard
// goes on to B and then to A, sample by sample; behind B it goes to A at once. A
// loop whose ends stand the wrong way round is turned; one shorter than
// ShortestLoop is not taken.
func (p *Player) SetLoop(l Loop) {
	l, ok := l.Ordered()
	if !ok {
		return
	}
	p.post(func() {
		c := &p.c
		if c.now.Status == Stopped || (c.song != nil && l.A+ShortestLoop > c.now.Duration) {
			return
		}
		behind := l.B > 0 && p.Position() >= l.B
		p.alter(func(t *Track) { t.Loop = l })
		if behind {
			p.seek(l.A)
		}
	})
}

// SetSpeed plays the song that plays at that speed, 0.5 to 1.5, with its pitch
// kept. At 1 samples stay as they are.
func (p *Player) SetSpeed(speed float64) {
	p.post(func() { p.alter(func(t *Track) { t.Speed = speedOf(speed) }) })
}

// speedOf is the speed that is meant.
func speedOf(speed float64) float64 {
	if speed == 0 || math.IsNaN(speed) {
		return 1
	}
	return min(max(speed, SlowestSpeed), FastestSpeed)
}

// SetGain evens the loudness of the song that plays, see Track.Gain.
func (p *Player) SetGain(g Gain) { p.post(func() { p.alter(func(t *Track) { t.Gain = g }) }) }

// SetEven chooses whether songs are played with their Track.Gain, as at first, or
// as loud as they are.
func (p *Player) SetEven(on bool) {
	p.post(func() {
		p.c.uneven = !on
		p.plan()
	})
}

// SetTrim chooses whether the codec's silence is cut off both ends of songs whose
// file does not tell how much of it there is, as at first. The song that plays is
// opened anew.
func (p *Player) SetTrim(on bool) {
	p.post(func() {
		c := &p.c
		if c.untrimmed == !on {
			return
		}
		c.untrimmed = !on
		if c.now.Status != Stopped {
			p.again(p.Position())
		}
	})
}

// SetPasses plays n passes of the song that plays, the one that is heard
// included, and then goes on or stops; 0 for no end.
func (p *Player) SetPasses(n int, then Then) {
	p.post(func() {
		c := &p.c
		if c.now.Status == Stopped {
			return
		}
		p.alter(func(t *Track) { t.Passes, t.Then = max(n, 0), then })
		c.last = lastPass(c.now.Track, c.now.Pass)
		p.countDown()
		p.plan()
	})
}

// lastPass is the number of the last pass of a track of which pass is the first
// to be heard; 0 for no end.
func lastPass(t Track, pass int) int {
	if t.Passes <= 0 {
		return 0
	}
	return pass + t.Passes - 1
}

// PreviewSeam plays the last two seconds of the pass and goes over the seam into
// the next one, whatever the repeat mode is.
func (p *Player) PreviewSeam() {
	p.post(func() {
		c := &p.c
		if c.song == nil {
			return
		}
		end := c.now.Loop.B
		if end == 0 || end > c.now.Duration {
			end = c.now.Duration
		}
		c.preview = true
		p.seek(max(end-seamTime, c.now.Loop.A))
		p.setWant(true)
		p.plan()
	})
}

// alter changes how the song that plays is played, for this time and the next.
func (p *Player) alter(change func(*Track)) {
	c := &p.c
	if c.now.Status == Stopped {
		return
	}
	p.count() // what was heard before, by the loop of before
	queue := slices.Clone(c.queue)
	change(&queue[c.now.Index])
	p.setQueue(queue)
	p.show(queue[c.now.Index])
	p.plan()
}

// show puts a track and the way it is played into the state.
func (p *Player) show(t Track) {
	now := &p.c.now
	now.Track = t
	now.Loop, now.Speed = t.Loop, speedOf(t.Speed)
	now.Passes, now.Then = max(t.Passes, 0), t.Then
}

// way is how a song is played as its track says.
func (p *Player) way(song *pipeline.Song, t Track) pipeline.Way { return wayOf(song, t, !p.c.uneven) }

func wayOf(song *pipeline.Song, t Track, even bool) pipeline.Way {
	w := pipeline.Way{Speed: speedOf(t.Speed), Gain: 1}
	if even {
		w.Gain = t.Gain.Factor()
	}
	w.A, w.B = loopFrames(song, t.Loop)
	return w
}

// loopFrames are the frames of song that a loop goes through; b is 0 for the
// song's end. A loop that does not lie in the song is the whole of it.
func loopFrames(song *pipeline.Song, l Loop) (a, b int64) {
	l, ok := l.Ordered()
	a, b = frameAt(song, l.A), frameAt(song, l.B)
	if b >= song.Frames() {
		b = 0
	}
	if !ok || a >= song.Frames() {
		return 0, 0
	}
	return a, b
}

// entry is where a track begins.
func entry(t Track) time.Duration {
	if t.Loop.Intro {
		return 0
	}
	return t.Loop.A
}
