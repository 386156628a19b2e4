package ui

import (
	"time"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/player"
	"reprise/ui/view"
)

// The steps of the keys that move in the song and in the volume.
const (
	seekStep     = 5 * time.Second
	seekFineStep = time.Second
	volumeStep   = 0.05
)

// hearPrefix marks a track that is only heard from the link sheet: it is no
// entry, so its passes count for none.
const hearPrefix = "/hear:"

// press is a click or Enter on a card: a linked song plays on repeat one, at
// once; the one that is chosen already is paused and resumed; every other card
// asks for its file.
func (w *Window) press(ref catalog.Ref) {
	e := w.snap.Entry(ref)
	switch {
	case e == nil:
	case w.now.Shown && w.now.Linked && w.now.Ref == ref && w.state.Err == nil:
		w.o.Player.Toggle()
	case e.State == library.Linked:
		w.playOn(w.playable(w.list), ref, player.RepeatOne)
	case e.State == library.Away:
		w.tellAway(e)
	default:
		w.openSheet(ref)
	}
}

// playable lists what can be played of one list, or of all for "", in the
// curators' order.
func (w *Window) playable(list string) []player.Track {
	var queue []player.Track
	for _, e := range w.snap.Entries {
		if e.State == library.Linked && (list == "" || e.Ref.List == list) {
			queue = append(queue, w.trackOf(e))
		}
	}
	return queue
}

// playOn plays ref in its queue. An entry that the queue does not hold, because
// another tab is open, is played alone.
func (w *Window) playOn(queue []player.Track, ref catalog.Ref, mode player.Repeat) {
	for i, t := range queue {
		if t.ID == ref.String() {
			w.o.Player.SetRepeat(mode)
			w.o.Player.Play(queue, i)
			return
		}
	}
	if e := w.snap.Entry(ref); e != nil && e.Track != nil {
		w.o.Player.SetRepeat(mode)
		w.o.Player.Play([]player.Track{w.trackOf(e)}, 0)
	}
}

// playPart plays a list in the curator's order, over and over.
func (w *Window) playPart(list string) {
	queue := w.playable(list)
	if len(queue) == 0 {
		w.tell(w.words.T("part.empty"))
		return
	}
	all := 0
	for _, e := range w.snap.Entries {
		if e.Ref.List == list {
			all++
		}
	}
	if n := all - len(queue); n > 0 {
		w.tell(w.words.T("part.skipped", "n", n))
	}
	w.o.Player.SetRepeat(player.RepeatList)
	w.o.Player.Play(queue, 0)
}

// hear plays a file from the link sheet, or stops it. What played before is
// waiting, paused, when the sheet closes.
func (w *Window) hear(path string) {
	if w.now.Playing && w.now.Path == path {
		w.unhear()
		return
	}
	if w.before == nil {
		s := w.readPlace()
		w.before = &s
	}
	w.o.Player.Play([]player.Track{{ID: hearPrefix + path, Path: path}}, 0)
}

// unhear goes back to what was chosen before a file was heard.
func (w *Window) unhear() {
	if w.before == nil {
		return
	}
	s := *w.before
	w.before = nil
	w.restorePlace(s)
}

func (w *Window) seekBy(d time.Duration) {
	if w.state.Duration <= 0 {
		return
	}
	to := max(0, w.o.Player.Position()+d)
	w.o.Player.Seek(min(to, w.state.Duration))
	w.onTick()
}

func (w *Window) seekTo(fraction float64) {
	w.o.Player.Seek(time.Duration(fraction * float64(w.state.Duration)))
	w.onTick()
}

func (w *Window) volumeBy(d float64) {
	w.setVolume(min(1, max(0, w.state.Volume+d)))
}

func (w *Window) setVolume(v float64) {
	w.o.Player.SetMuted(false)
	w.o.Player.SetVolume(v)
}

func (w *Window) cycleRepeat() {
	w.o.Player.SetRepeat(view.NextRepeat(w.state.Repeat))
}

// readPlace reads where the fan is now.
func (w *Window) readPlace() session {
	size := w.win.Canvas().Size()
	s := session{
		Width: size.Width, Height: size.Height, List: w.list, Pass: w.state.Pass,
		Repeat: w.state.Repeat, Volume: w.state.Volume, Muted: w.state.Muted,
	}
	if w.before != nil { // a file is only being heard: it is no place to come back to
		s.Track, s.Position, s.Pass = w.before.Track, w.before.Position, w.before.Pass
		return s
	}
	if w.state.Status != player.Stopped {
		s.Track, s.Position = w.state.Track.ID, w.o.Player.Position()
	}
	return s
}

// restorePlace loads what s left off with, paused. A song whose file is not
// there is left out: its card still is.
func (w *Window) restorePlace(s session) {
	w.o.Player.SetRepeat(s.Repeat)
	w.o.Player.SetVolume(s.Volume)
	w.o.Player.SetMuted(s.Muted)
	if s.Track == "" {
		w.o.Player.Stop()
		return
	}
	queue := w.playable(s.List)
	for i, t := range queue {
		if t.ID == s.Track {
			w.o.Player.Load(queue, i, s.Position, s.Pass)
			return
		}
	}
	ref, ok := catalog.ParseRef(s.Track)
	if e := w.snap.Entry(ref); ok && e != nil && e.Track != nil {
		w.o.Player.Load([]player.Track{w.trackOf(e)}, 0, s.Position, s.Pass)
	}
}
