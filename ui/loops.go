package ui

import (
	"slices"
	"strings"
	"time"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/player"
	"reprise/ui/view"
)

// setLoopEnd sets A, or B, of the marked loop to the place that is heard; without
// one it begins a new loop.
func (w *Window) setLoopEnd(b bool) {
	if !w.hasLength() {
		w.tell(w.words.T("lyrics.nothing"))
		return
	}
	at := w.o.Player.Position()
	l := w.kept.loop()
	if b {
		l.B = at
		if l.A >= at {
			l.A = 0
		}
	} else {
		l.A = at
		if l.B > 0 && l.B <= at {
			l.B = 0
		}
	}
	w.takeLoop(l)
}

func (w *Window) hasLength() bool { return w.state.Status != player.Stopped && w.state.Duration > 0 }

// takeLoop marks a loop whose ends the fan has set.
func (w *Window) takeLoop(l library.Loop) {
	if end := w.endOf(l); end-l.A < player.ShortestLoop {
		w.tell(w.words.T("loop.empty"))
		return
	}
	if l.B >= w.state.Duration {
		l.B = 0
	}
	l.A, l.B = l.A.Truncate(time.Millisecond), l.B.Truncate(time.Millisecond)
	if l.A == 0 && l.B == 0 { // that is the whole song
		return
	}
	w.putLoop(l.Name, l)
	if w.screen != screenPlaying {
		l = w.kept.loop()
		w.tell(w.words.T("loop.set", "name", l.Name, "a", view.Tenths(l.A), "b", view.Tenths(w.endOf(l))))
	}
}

// dragLoop takes the ends that were dragged in the waveform, 0 to 1.
func (w *Window) dragLoop(a, b float64) {
	l, length := w.kept.loop(), float64(w.state.Duration)
	l.A, l.B = time.Duration(a*length), time.Duration(b*length)
	w.takeLoop(l)
}

// moveLoopEnd nudges one end of the marked loop.
func (w *Window) moveLoopEnd(b bool, by time.Duration) {
	l := w.kept.loop()
	if l.Name == "" {
		return
	}
	if b {
		l.B = max(l.A+player.ShortestLoop, w.endOf(l)+by)
	} else {
		l.A = max(0, min(l.A+by, w.endOf(l)-player.ShortestLoop))
	}
	w.takeLoop(l)
}

// toggleLoop switches the marked loop on or off.
func (w *Window) toggleLoop() {
	l := w.kept.loop()
	if l.Name == "" {
		w.tell(w.words.T("loop.none"))
		return
	}
	name := l.Name
	if w.kept.on() {
		name = ""
	}
	w.useLoop(name)
}

// useLoop switches a loop of the song that plays on, "" for none.
func (w *Window) useLoop(name string) {
	told := w.words.T("loop.cleared")
	if name != "" {
		w.kept.marked = name
		l := w.kept.loop()
		told = w.words.T("loop.set", "name", l.Name, "a", view.Tenths(l.A), "b", view.Tenths(w.endOf(l)))
	}
	w.keepSong("loop on", told, func(s *library.Song) { s.Loop = name })
	if w.screen != screenPlaying {
		w.tell(told)
	}
}

// playLoop plays a loop of an entry, which is begun when another song plays; ""
// switches its loop off.
func (w *Window) playLoop(ref catalog.Ref, name string) {
	if w.kept.ref == ref && w.now.Ref == ref {
		w.useLoop(name)
		w.o.Player.Resume()
		return
	}
	e := w.snap.Entry(ref)
	if e == nil {
		return
	}
	lib, song := w.o.Library, e.Song
	song.Loop = name
	w.bridge.inOrder(func() func() {
		undo, err := lib.SetSong(ref, song)
		return func() {
			if err != nil {
				w.fail(err, "")
				return
			}
			w.undos.push(change{text: w.words.T("loop.play"), undo: undo})
			w.snap = lib.Snapshot()
			if name != "" {
				w.press(ref)
			}
		}
	})
}

// clearLoop plays the whole song again and forgets the marked loop, unless the
// fan gave it a name of its own: then it stays among the loops.
func (w *Window) clearLoop() {
	l := w.kept.loop()
	if l.Name == "" {
		return
	}
	ref := w.kept.ref
	w.useLoop("")
	if !w.isOwnName(l.Name) {
		w.dropLoop(ref, l.Name)
	}
}

// isOwnName reports whether a name is the fan's and not one of ours.
func (w *Window) isOwnName(name string) bool {
	head, _, _ := strings.Cut(w.words.T("loop.name", "n", "\x00"), "\x00")
	return !strings.HasPrefix(name, head)
}

// forgetLoop takes a loop out of what is kept, before the library says so.
func (w *Window) forgetLoop(name string) {
	k := &w.kept
	k.loops = slices.DeleteFunc(slices.Clone(k.loops), func(l library.Loop) bool { return l.Name == name })
	if k.marked == name {
		k.marked = ""
	}
	w.showPlaying()
}

// nameLoop gives a loop of the song that plays another name.
func (w *Window) nameLoop(was, name string) {
	name = strings.TrimSpace(name)
	if name == "" || name == was {
		return
	}
	k := &w.kept
	if loopNamed(k.loops, name) {
		w.tell(w.words.T("loop.taken", "name", name))
		return
	}
	at := slices.IndexFunc(k.loops, func(l library.Loop) bool { return l.Name == was })
	if at < 0 {
		return
	}
	loop := k.loops[at]
	loop.Name = name
	k.loops = slices.Clone(k.loops)
	k.loops[at] = loop
	if k.marked == was {
		k.marked = name
	}
	if k.song.Loop == was {
		k.song.Loop = name
	}
	w.showPlaying()
	lib := w.o.Library
	w.store("", w.words.T("loop.named", "name", name), func(ref catalog.Ref, song library.Song) (library.Undo, error) {
		return putLoop(lib, ref, was, loop, song)
	})
}

// setIntro plays the song from its start once before the marked loop goes round,
// or not.
func (w *Window) setIntro() {
	l := w.kept.loop()
	if l.Name == "" {
		return
	}
	l.Intro = !l.Intro
	w.putLoop(l.Name, l)
}

// loopLines makes the stretch of some lines of the lyrics the loop; the same one
// again is switched off.
func (w *Window) loopLines(first, last int) {
	ly := w.lyrics.shown
	if ly == nil || !ly.Synced || first < 0 || last >= len(ly.Lines) {
		return
	}
	name := w.words.T("loop.of.line", "n", first+1)
	if last > first {
		name = w.words.T("loop.of.lines", "a", first+1, "b", last+1)
	}
	l := library.Loop{Name: name}
	l.A, l.B = ly.Stretch(first, last, w.kept.song.Lyrics)
	if now := w.kept.loop(); w.kept.on() && now.Name == name {
		w.useLoop("")
		return
	}
	if end := w.endOf(l); end-l.A < player.ShortestLoop || l.A >= w.state.Duration {
		return
	}
	if l.B >= w.state.Duration {
		l.B = 0
	}
	w.lyrics.first, w.lyrics.last = first, last
	w.putLoop(name, l)
}

// loopLine loops the chosen line, or adds it to the lines that loop already.
func (w *Window) loopLine(line int, add bool) {
	first, last := line, line
	if add && w.kept.on() && w.lyrics.last >= 0 {
		first, last = min(w.lyrics.first, line), max(w.lyrics.last, line)
	}
	w.loopLines(first, last)
}
