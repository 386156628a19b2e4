package pipeline

import "math"

// Mark says what the frames of a ring are from At on, up to the next mark.
type Mark struct {
	At    int64 // frame of the ring
	Song  *Song // the song that is heard
	Pass  int   // number of the pass, from 1
	Frame int64 // frame of the song, at its own rate, that is heard at At

	tone  tone
	cut   int64 // frame of the song before at which its pass ended
	ended bool  // that was the end of the song, not of a loop in it
}

// ratio is how many frames of a ring of that rate one frame of the song makes.
func (m Mark) ratio(rate int) float64 {
	return float64(rate) / (float64(m.Song.Rate()) * m.tone.speed)
}

// frame is the frame of the song that lies at frame at of a ring of that rate.
func (m Mark) frame(at int64, rate int) int64 {
	if own := int64(m.Song.Rate()); m.tone.speed == 1 {
		return m.Frame + max(0, at-m.At)*own/int64(rate)
	}
	return m.Frame + int64(float64(max(0, at-m.At))/m.ratio(rate))
}

// at is the frame of a ring of that rate at which frame of the song lies.
func (m Mark) at(frame int64, rate int) int64 {
	return m.At + int64(math.Ceil(float64(frame-m.Frame)*m.ratio(rate)-1e-6))
}

// Place is where a frame of a ring lies in a song.
type Place struct {
	Mark
	Song  *Song
	Pass  int
	Frame int64 // frame of the song, at its own rate
	// Next is the frame of the ring at which the next mark stands, or -1.
	Next int64
	// Cut is the frame of the song before at which a loop ended its pass; 0 when
	// that was its own end.
	Cut int64
}

// Locate finds what frame at of the ring is. It is false before anything was
// written. It takes no lock and allocates nothing; any goroutine may call it.
func (r *Ring) Locate(at int64) (Place, bool) {
	marks := *r.marks.Load()
	if len(marks) == 0 {
		return Place{}, false
	}
	i, end := 0, len(marks) // the last mark at or before at, or the first of all
	for end-i > 1 {
		if mid := (i + end) / 2; marks[mid].At <= at {
			i = mid
		} else {
			end = mid
		}
	}
	m := marks[i]
	p := Place{Mark: m, Song: m.Song, Pass: m.Pass, Next: -1}
	p.Frame = min(m.frame(at, r.rate), m.Song.Frames())
	if !m.ended {
		p.Cut = m.cut
	}
	if i+1 < len(marks) {
		p.Next = marks[i+1].At
	}
	return p, true
}

// Forget lets the marks go that end before frame at. Without it they are kept.
func (r *Ring) Forget(at int64) { r.known.Store(at) }

// mark appends a mark and drops those that nobody needs any more.
func (r *Ring) mark(m Mark) {
	old := *r.marks.Load()
	known := r.known.Load()
	first := 0
	for first+1 < len(old) && old[first+1].At < known {
		first++
	}
	// The array is shared with what readers see; they never look behind their end,
	// and unmark makes a new one. A song of a few frames makes thousands of marks.
	marks := append(old[first:], m)
	r.marks.Store(&marks)
}

// unmark drops the marks from frame at on.
func (r *Ring) unmark(at int64) {
	old := *r.marks.Load()
	n := len(old)
	for n > 0 && old[n-1].At >= at {
		n--
	}
	kept := append([]Mark(nil), old[:n]...)
	r.marks.Store(&kept)
}
