package pipeline

import "github.com/gopxl/beep/v2"

// loop is a beep.Streamer that plays songs end to end, by the plan. It goes over
// a seam inside one call of Stream.
type loop struct {
	song  *Song
	pass  int
	frame int64 // of the song, that is given next
	stop  int64 // frame of the song at which the pass ends; 0 for its end
	plan  Plan
	tone  tone

	given int64 // frames given since the chain behind it was made
	inRun int64 // frames given in this pass
	err   error
	done  bool // the last pass has ended
	// joint is set when the song that begins needs another chain: the stream ends
	// for this one.
	joint bool
	// cut is where the last pass ended, ended whether that was the song's end.
	cut   int64
	ended bool
	// seam is called when another pass begins, after given frames in all.
	seam func(given int64)
}

var _ beep.Streamer = (*loop)(nil)

// Stream implements beep.Streamer.
func (l *loop) Stream(dst [][2]float64) (int, bool) {
	n := 0
	for n < len(dst) && !l.done && !l.joint && l.err == nil {
		part := dst[n:]
		if l.stop > 0 {
			part = part[:max(0, min(int64(len(part)), l.stop-l.frame))]
		}
		got := 0
		if len(part) > 0 {
			got, _ = l.song.a.Stream(part)
		}
		l.level(part[:got])
		n += got
		l.frame += int64(got)
		l.given += int64(got)
		l.inRun += int64(got)
		if got < len(part) || l.frame == l.stop {
			l.turn()
		}
	}
	return n, n > 0
}

// Err implements beep.Streamer.
func (l *loop) Err() error { return l.err }

// stand puts the loop at frame of its song, in whatever pass it is.
func (l *loop) stand(frame int64) {
	l.frame = frame
	l.aim()
	l.done, l.joint, l.err = false, false, nil
	if err := l.song.seek(frame); err != nil {
		l.err = err
	}
}

// aim works out how the pass goes on and where it ends, by the plan.
func (l *loop) aim() {
	l.stop = l.song.way.stop(l.frame)
	l.tone = l.plan.tone(l.song, l.pass)
}

// turn ends a pass and begins what the plan says.
func (l *loop) turn() {
	l.cut, l.ended = l.frame, l.stop == 0 || l.frame != l.stop
	if l.inRun == 0 && l.ended {
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
	next, before := l.plan.after(l.song, l.pass), l.song
	switch {
	case next == nil:
		l.done = true
		return
	case next == l.song:
		l.pass++
		l.frame = l.song.way.A
	default:
		l.song, l.pass = next, 1
		l.frame = next.first
	}
	if l.frame >= int64(l.song.a.Len()) {
		l.frame = 0 // the file is shorter than its loop
	}
	if l.err = l.song.again(l.frame); l.err != nil {
		return
	}
	l.aim()
	l.inRun = 0
	if l.song != before && !l.song.follows(before) {
		l.joint = true
		return
	}
	l.seam(l.given)
}

// atEnd reports whether the playing decoder stands at the end of a song that
// has some length: a seek went there.
func (l *loop) atEnd() bool {
	return l.song.a.Len() > 0 && l.song.a.Position() >= l.song.a.Len()
}

// level applies gain and fade to frames that begin at the loop's place. With
// neither, samples stay as they are, bit for bit.
func (l *loop) level(frames [][2]float64) {
	if g := l.tone.gain; g != 1 {
		for i := range frames {
			frames[i][0] *= g
			frames[i][1] *= g
		}
	}
	if !l.tone.fade.On {
		return
	}
	end := l.stop
	if end == 0 {
		end = l.song.Frames()
	}
	from := l.tone.fade.From
	for i := range frames {
		at := l.frame + int64(i) - from
		left := 1 - min(max(float64(at)/float64(max(end-from, 1)), 0), 1)
		// The cube, as for the volume: the ear takes it for even.
		g := left * left * left
		frames[i][0] *= g
		frames[i][1] *= g
	}
}
