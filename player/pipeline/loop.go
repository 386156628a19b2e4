package pipeline

import "github.com/gopxl/beep/v2"

// Plan is what a Feeder does at the end of a pass.
type Plan struct {
	// For is the song that the plan is about. Whatever follows it has no plan yet
	// and ends with its pass.
	For *Song
	// Loop plays the same song again.
	Loop bool
	// Passes, when positive, ends the loop with the pass of that number.
	Passes int
	// Next follows when the song is not looped (any more). It must have the rate of
	// the song before it. nil stops. The feeder owns it from then on.
	Next *Song
}

// after is the song that follows pass of song, or nil.
func (p Plan) after(song *Song, pass int) *Song {
	if song != p.For {
		return nil
	}
	if p.Loop && (p.Passes <= 0 || pass < p.Passes) {
		return song
	}
	return p.Next
}

// loop is a beep.Streamer that plays songs end to end, by the plan. It goes over
// a seam inside one call of Stream.
type loop struct {
	song *Song
	pass int
	plan Plan

	given int64 // frames given in all
	inRun int64 // frames given in this pass
	err   error
	done  bool // the last pass has ended
	// seam is called when another pass begins, after given frames in all.
	seam func(given int64)
}

var _ beep.Streamer = (*loop)(nil)

// Stream implements beep.Streamer.
func (l *loop) Stream(dst [][2]float64) (int, bool) {
	n := 0
	for n < len(dst) && !l.done && l.err == nil {
		got, _ := l.song.a.Stream(dst[n:])
		n += got
		l.given += int64(got)
		l.inRun += int64(got)
		if n < len(dst) {
			l.turn()
		}
	}
	return n, n > 0
}

// Err implements beep.Streamer.
func (l *loop) Err() error { return l.err }

// turn ends a pass and begins what the plan says.
func (l *loop) turn() {
	if l.inRun == 0 {
		// Nothing since the last seam. After a seek to the very end that is right
		// once; twice means a file without sound.
		if l.err = l.song.a.Err(); l.err == nil && !l.atEnd() {
			l.err = ErrSilent
		}
		if l.err != nil {
			return
		}
	}
	l.song.note()
	next := l.plan.after(l.song, l.pass)
	switch {
	case next == nil:
		l.done = true
		return
	case next == l.song:
		l.pass++
	default:
		l.song, l.pass = next, 1
	}
	if l.err = l.song.again(); l.err != nil {
		return
	}
	l.inRun = 0
	l.seam(l.given)
}

// atEnd reports whether the playing decoder stands at the end of a song that
// has some length: a seek went there.
func (l *loop) atEnd() bool {
	return l.song.a.Len() > 0 && l.song.a.Position() >= l.song.a.Len()
}
