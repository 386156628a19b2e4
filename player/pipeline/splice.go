package pipeline

import (
	"math"
	"slices"
	"time"
)

const (
	// margin is how far behind the reader a change begins, at least.
	margin = 50 * time.Millisecond
	// takeBack is how far from the ear a device can take back its sound, about.
	takeBack = 16 * time.Millisecond
	// overlap is how long the sound of before and that after a change are heard
	// together, where one does not go on exactly as the other would have.
	overlap = 10 * time.Millisecond
	// lap is how far before a seam the chain is made anew when it needs sound from
	// before the seam to be even there.
	lap = 40 * time.Millisecond
	// reserve is how much sound is made ready before what was there is taken away, so
	// that the device finds some at any moment.
	reserve = 200 * time.Millisecond
)

// cut is where the ring's sound has to be made anew.
type cut struct {
	mark Mark  // of the pass that it lies in
	at   int64 // frame of the ring
	turn bool  // the pass ends here
	late bool  // it should have ended before, and what is heard jumps
}

// differs finds the first frame that the plan would have written otherwise, and
// that can still be written again: from soon frames behind the reader on, or at
// a seam behind it.
func (f *Feeder) differs(soon int64) (cut, bool) {
	marks := *f.ring.marks.Load()
	read := f.ring.read.Load()
	// What comes before the song that the plan is about was heard, even where the
	// device stands right at its end.
	first := max(0, slices.IndexFunc(marks, func(m Mark) bool { return m.Song == f.loop.plan.For }))
	marks = marks[min(first, len(marks)):]
	for i, m := range marks {
		end, open := f.ring.written.Load(), !f.ring.final.Load()
		if i+1 < len(marks) {
			end, open = marks[i+1].At, false
		}
		if end < read {
			continue
		}
		if at := max(m.At, read+soon); (open || at < end) && m.tone != f.loop.plan.tone(m.Song, m.Pass) {
			return cut{mark: m, at: at}, true
		}
		if c, ok := f.endDiffers(marks[i:], end, open); ok {
			if c.turn && c.at < read {
				c.at, c.late = read+soon, true
			}
			if c.at <= end {
				return c, true
			}
		}
	}
	return cut{}, false
}

// overtaken finds an end that the plan would have written otherwise, which the
// device has taken and not played: it has to take anew what lies before it, from
// frame at of the ring on.
func (f *Feeder) overtaken() (m Mark, at int64, ok bool) {
	r, at := f.line.Heard()
	if r != f.ring {
		return m, at, false
	}
	heard := at
	at += f.frames(takeBack)
	marks := *f.ring.marks.Load()
	for len(marks) > 1 && marks[1].At <= at {
		marks = marks[1:]
	}
	if len(marks) == 0 || marks[0].At > at {
		return m, at, false
	}
	end, open := f.ring.written.Load(), !f.ring.final.Load()
	if len(marks) > 1 {
		end, open = marks[1].At, false
	}
	c, ok := f.endDiffers(marks, end, open)
	return marks[0], min(at, c.at-1), ok && c.at > heard && c.at < f.ring.read.Load()
}

// endDiffers looks at the end of the pass of the first mark: at frame end of the
// ring, or not decoded yet.
func (f *Feeder) endDiffers(marks []Mark, end int64, open bool) (cut, bool) {
	m := marks[0]
	c := cut{mark: m, at: end, turn: true}
	stop := m.Song.way.stop(m.Frame)
	was, ended := f.loop.cut, f.loop.ended
	if open {
		was, ended = f.loop.frame, false
	}
	var next *Mark
	if len(marks) > 1 {
		next = &marks[1]
		was, ended = next.cut, next.ended
		if next.Song == m.Song && next.Pass == m.Pass {
			was = next.Frame // the pass goes on behind it
			open = true
		}
	}
	switch {
	case stop > 0 && stop < was:
		c.at = m.at(stop, f.rate)
		return c, true
	case open:
		return cut{}, false
	case !ended && stop != was:
		c.turn = false // the pass goes on where it was cut
		return c, true
	}
	want := f.loop.plan.after(m.Song, m.Pass)
	switch {
	case next == nil:
		return c, want != nil
	case want != next.Song:
		return c, true
	case want == m.Song:
		return c, next.Frame != want.way.A && int64(want.a.Len()) > want.way.A
	}
	return cut{}, false
}

// splice writes the ring anew from c on. It is false when the device was faster.
func (f *Feeder) splice(c cut, soon int64) bool {
	if !f.shown {
		first := (*f.ring.marks.Load())[0]
		f.comeBack(first.Song, first.Pass)
		f.begin(first.Frame)
		return true
	}
	song := c.mark.Song
	plain := song.Rate() == f.rate && c.mark.tone.speed == 1 && song.way.speed() == 1
	exact := plain && !c.late && c.mark.tone == f.loop.plan.tone(song, c.mark.Pass)
	written, read := f.ring.written.Load(), f.ring.read.Load()
	j := joining{cut: c, at: min(c.at, written), plain: plain}
	if !plain && !c.late {
		if back := max(min(j.at-f.frames(lap), read+f.ring.size-2*f.frames(reserve)), c.mark.At, read+soon); back < j.at {
			j.at, j.cut.turn = back, false
		}
	}
	j.room = f.ring.size - max(0, j.at-read)
	f.comeBack(song, c.mark.Pass)
	f.draft, f.drafts = f.draft[:0], true
	f.restart(&j)
	f.drafts = false
	if !f.ring.rewind(j.at) {
		return false
	}
	f.ring.unmark(j.at)
	if !exact {
		f.blend(&j, f.ring.peek(j.at, min(f.frames(overlap), written-j.at)))
	}
	for _, m := range f.draft {
		f.note(m)
	}
	f.ring.write(j.sound)
	return true
}

// joining is a splice that is made ready.
type joining struct {
	cut   cut
	at    int64 // frame of the ring from which on it is new
	plain bool  // no chain changes the frames, before or behind
	room  int64 // frames that the ring can take from at on
	drop  int64 // of the sound, that lie before at
	reach int64 // how far from there the best place to go on may lie
	sound [][2]float64
}

// restart puts the loop and a new chain where the splice is, and makes its first
// sound.
func (f *Feeder) restart(j *joining) {
	frame := j.cut.mark.frame(j.at, f.rate)
	if j.cut.turn {
		f.turnAt(j, frame)
	} else {
		f.goOnAt(j, frame)
	}
	n := min(j.drop+j.reach+f.frames(overlap)+f.frames(reserve), max(j.room, 0))
	j.sound = make([][2]float64, n)
	n2, _ := f.chain.out.Stream(j.sound)
	j.sound = j.sound[:n2]
}

// turnAt ends the pass there.
func (f *Feeder) turnAt(j *joining, frame int64) {
	l := f.loop
	stop := j.cut.mark.Song.way.stop(j.cut.mark.Frame)
	l.frame, l.stop = frame, 0
	if stop > 0 && (stop == frame || j.cut.late) {
		l.frame, l.stop = stop, stop // where it should have ended
	}
	l.done, l.joint, l.err = false, false, nil
	f.connect(j.at)
	l.inRun = 1 // the pass that ends here had its frames
	l.turn()
	if l.joint {
		l.joint = false
		f.connect(j.at)
		f.note(f.mark(j.at))
	}
}

// goOnAt goes on with the pass there.
func (f *Feeder) goOnAt(j *joining, frame int64) {
	l := f.loop
	back := int64(0)
	if !j.plain && j.room > 3*f.frames(lap) {
		back = min(frame, int64(j.cut.mark.Song.Rate())*int64(lap/2)/int64(time.Second))
	}
	l.stand(frame - back)
	f.connect(j.at)
	l.inRun = 1
	j.drop = int64(math.Round(float64(back) * f.chain.ratio))
	f.chain.base -= j.drop
	m := f.mark(j.at)
	m.Frame = frame
	f.note(m)
	if l.tone.speed != 1 || j.cut.mark.tone.speed != 1 {
		j.reach = j.drop
	}
}

// blend lets old, what was in the ring, pass into the new sound, at the place
// near by where the two are most alike.
func (f *Feeder) blend(j *joining, old [][2]float64) {
	at := j.drop
	if j.reach > 0 {
		at = alike(old, j.sound, j.drop+j.reach)
		shift := at - j.drop
		f.chain.base -= shift
		f.draft[0].Frame += int64(float64(shift) / f.chain.ratio)
		for i := range f.draft[1:] {
			f.draft[1+i].At -= shift
		}
	}
	j.sound = j.sound[min(at, int64(len(j.sound))):]
	n := min(len(old), len(j.sound))
	for i := range n {
		w := (float64(i) + 0.5) / float64(n)
		for ch := range 2 {
			j.sound[i][ch] = old[i][ch]*(1-w) + j.sound[i][ch]*w
		}
	}
}

// alike is where in sound, up to frame last, the frames are most like old.
func alike(old, sound [][2]float64, last int64) int64 {
	best, at := math.Inf(-1), 0
	for d := 0; d <= min(int(last), len(sound)-len(old)); d++ {
		dot, power := 0.0, 1e-9
		for i, o := range old {
			s := sound[d+i]
			dot += o[0]*s[0] + o[1]*s[1]
			power += s[0]*s[0] + s[1]*s[1]
		}
		if c := dot / math.Sqrt(power); c > best {
			best, at = c, d
		}
	}
	return int64(at)
}

// frames is how many frames of the ring d is.
func (f *Feeder) frames(d time.Duration) int64 {
	return int64(f.rate) * int64(d) / int64(time.Second)
}

// peek gives n frames from frame at on, as they were written. Only the writer
// calls it, for frames that were not written over yet.
func (r *Ring) peek(at, n int64) [][2]float64 {
	out := make([][2]float64, max(n, 0))
	slots := int64(len(r.buf) / 2)
	for i := range out {
		s := (at + int64(i)) % slots
		out[i] = [2]float64{float64(r.buf[2*s]), float64(r.buf[2*s+1])}
	}
	return out
}
