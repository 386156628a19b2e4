package pipeline

// seek serves SeekFrame.
func (f *Feeder) seek(frame int64) {
	// The fan means the song and the pass that he hears.
	if p, ok := f.heard(); ok {
		f.comeBack(p.Song, p.Pass)
	}
	f.begin(frame)
}

// heard is the place that is heard: what the device has and has not played can
// still be taken back.
func (f *Feeder) heard() (Place, bool) {
	at := int64(0)
	if r, h := f.line.Heard(); r == f.ring {
		at = h
	}
	return f.ring.Locate(max(0, at-1))
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

// replan serves SetPlan: it finds the first unheard frame that the new plan
// would have written otherwise, and goes on from there.
func (f *Feeder) replan(p Plan) {
	old := f.loop.plan.Next
	f.loop.plan = p
	if p.For != nil {
		p.For.way = p.Way
	}
	if old != nil && old != p.Next && old != f.loop.song && !f.marked(old) {
		f.past = append(f.past, old)
	}
	if f.failed {
		return
	}
	if m, at, ok := f.overtaken(); ok {
		f.comeBack(m.Song, m.Pass)
		f.begin(m.frame(at, f.rate))
		return
	}
	soon := f.frames(margin)
	for range 4 { // the device goes on reading while a change is made ready
		c, ok := f.differs(soon)
		if !ok {
			f.loop.aim()
			return
		}
		if f.splice(c, soon) {
			return
		}
		soon *= 2
	}
	// The disk is too slow for that: begin anew at what is heard, with a fade.
	if p, ok := f.heard(); ok {
		f.seek(p.Frame)
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
