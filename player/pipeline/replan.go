package pipeline

// seek serves SeekFrame.
func (f *Feeder) seek(frame int64) {
	// The fan means the song and the pass that he hears.
	if p, ok := f.heard(); ok {
		f.comeBack(p.Song, p.Pass)
	}
	f.begin(frame)
}

// heard is the place that the device reads.
func (f *Feeder) heard() (Place, bool) {
	return f.ring.Locate(max(0, f.ring.read.Load()-1))
}

// comeBack makes song the present one again and lets go of those that were to
// follow it.
func (f *Feeder) comeBack(song *Song, pass int) {
	if song != f.loop.song {
		f.past = append(f.past, f.loop.song)
	}
	f.past = without(f.past, song)
	f.loop.song, f.loop.pass = song, pass
}

// replan serves SetPlan: it finds the first unheard seam that the new plan would
// have written otherwise, and goes on from there.
func (f *Feeder) replan(p Plan) {
	old := f.loop.plan.Next
	f.loop.plan = p
	if old != nil && old != p.Next && old != f.loop.song && !f.marked(old) {
		f.past = append(f.past, old)
	}
	if f.failed {
		return
	}
	marks := *f.ring.marks.Load()
	for i, m := range marks {
		end, taken := f.ring.written.Load(), (*Song)(nil)
		switch {
		case i+1 < len(marks):
			end, taken = marks[i+1].At, marks[i+1].Song
		case !f.ring.final.Load():
			return // its end is not decoded yet: the loop follows the new plan
		}
		want := p.after(m.Song, m.Pass)
		if want == taken || end < f.ring.read.Load() {
			continue
		}
		f.redo(m, end)
		return
	}
}

// redo writes the ring anew from frame at, where the pass of m ends.
func (f *Feeder) redo(m Mark, at int64) {
	if !f.ring.rewind(at) {
		return // the device is past it
	}
	f.ring.unmark(at)
	f.comeBack(m.Song, m.Pass)
	f.connect(at)
	f.loop.done, f.loop.err = false, nil
	f.loop.inRun = 1 // the pass that ends here had its frames
	f.loop.turn()
	if f.loop.done || f.loop.err != nil {
		f.finish()
	}
}

// marked reports whether song is in the ring.
func (f *Feeder) marked(song *Song) bool {
	for _, m := range *f.ring.marks.Load() {
		if m.Song == song {
			return true
		}
	}
	return false
}

// closePast closes the songs whose last frame was heard.
func (f *Feeder) closePast() {
	if len(f.past) == 0 {
		return
	}
	heard, ok := f.heard()
	kept := f.past[:0]
	for _, s := range f.past {
		if ok && heard.Song != s && (heard.Song == f.loop.song || !f.marked(s)) && f.loop.plan.Next != s {
			_ = s.Close() // it was read only: nothing can be lost
			continue
		}
		kept = append(kept, s)
	}
	f.past = kept
}

// Close closes the songs. Run does so itself at its end; it is for a caller that
// has no Run.
func (f *Feeder) Close() {
	f.Serve() // songs that are on their way must be closed too
	songs := append(f.past, f.loop.song)
	if n := f.loop.plan.Next; n != nil {
		songs = append(without(songs, n), n)
	}
	for _, s := range songs {
		_ = s.Close()
	}
}

// without is songs with no song s.
func without(songs []*Song, s *Song) []*Song {
	kept := make([]*Song, 0, len(songs))
	for _, x := range songs {
		if x != s {
			kept = append(kept, x)
		}
	}
	return kept
}
