package ui

import (
	"errors"
	"slices"
	"time"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/player"
	"reprise/ui/view"
)

// kept is how the fan wants the song that plays: its loops, its speed, its
// passes, its lyrics. It is the library's, and ahead of it by the changes that
// are on their way, so that two keys in a row build on each other. A file that
// is no entry's has one too, which ends with the song.
type kept struct {
	track  string      // the player's id of the song
	ref    catalog.Ref // zero for a file that is no entry's
	song   library.Song
	loops  []library.Loop
	marked string // the loop that is marked in the waveform, whether it goes round or not
	writes int    // changes that the library has not answered yet
	told   wish   // what the player was told
}

// loop is the loop that is marked, zero for none.
func (k *kept) loop() library.Loop {
	for _, l := range k.loops {
		if l.Name == k.marked {
			return l
		}
	}
	return library.Loop{}
}

// on reports whether the marked loop goes round.
func (k *kept) on() bool { return k.song.Loop != "" && k.song.Loop == k.marked }

// followSong takes up what is kept of the song that plays, and gives it to the
// player where that differs: after another song, an undo, a change on another
// page.
func (w *Window) followSong() {
	k := &w.kept
	id := w.state.Track.ID
	if w.state.Status == player.Stopped {
		id = ""
	}
	if id != k.track {
		t := w.state.Track
		*k = kept{track: id, told: wish{loop: t.Loop, speed: speedOf(t.Speed), passes: t.Passes, then: t.Then}}
	}
	e := w.snap.Entry(w.now.Ref)
	if w.now.Linked && e != nil && k.writes == 0 {
		k.ref, k.song, k.loops = e.Ref, e.Song, e.Loops
	}
	if k.song.Loop != "" && loopNamed(k.loops, k.song.Loop) {
		k.marked = k.song.Loop
	}
	if !loopNamed(k.loops, k.marked) {
		k.marked = ""
		if n := len(k.loops); n > 0 && k.ref != (catalog.Ref{}) {
			k.marked = k.loops[n-1].Name
		}
	}
	if id != "" {
		w.applySong()
	}
}

func loopNamed(loops []library.Loop, name string) bool {
	return slices.ContainsFunc(loops, func(l library.Loop) bool { return l.Name == name })
}

// wish is what the player was told of the song that plays.
type wish struct {
	loop   player.Loop
	speed  float64
	passes int
	then   player.Then
}

// applySong gives the player what is kept of the song, once for each change:
// passes are counted from when they are set.
func (w *Window) applySong() {
	k, p := &w.kept, w.o.Player
	want := wish{loop: loopOfSong(k.song, k.loops), speed: speedOf(k.song.Speed), passes: k.song.Passes, then: thenOf(k.song)}
	told := k.told
	k.told = want
	if want.loop != told.loop {
		p.SetLoop(want.loop)
	}
	if want.speed != told.speed {
		p.SetSpeed(want.speed)
	}
	if want.passes != told.passes || (want.passes > 0 && want.then != told.then) {
		p.SetPasses(want.passes, want.then)
	}
}

// loopOfSong is the stretch that goes round.
func loopOfSong(s library.Song, loops []library.Loop) player.Loop {
	for _, l := range loops {
		if s.Loop != "" && l.Name == s.Loop {
			return player.Loop{A: l.A, B: l.B, Intro: l.Intro}
		}
	}
	return player.Loop{}
}

// speedOf is a speed where 0 stands for the recording's own.
func speedOf(v float64) float64 {
	if v == 0 {
		return 1
	}
	return v
}

func thenOf(s library.Song) player.Then {
	if s.ThenStop {
		return player.ThenStop
	}
	return player.ThenNext
}

// trackOf is an entry as the player plays it.
func (w *Window) trackOf(e *library.Entry) player.Track {
	return player.Track{
		ID: e.Ref.String(), Path: e.Track.Path, Loop: loopOfSong(e.Song, e.Loops), Speed: e.Song.Speed,
		Gain: w.gainOf(e.Track), Passes: e.Song.Passes, Then: thenOf(e.Song),
	}
}

// keepSong changes how the song that plays is played, at once, and keeps it.
// Changes of one kind that follow each other closely are taken back together.
func (w *Window) keepSong(kind, told string, do func(*library.Song)) {
	k := &w.kept
	if k.track == "" {
		w.tell(w.words.T("lyrics.nothing"))
		return
	}
	do(&k.song)
	w.applySong()
	w.showPlaying()
	w.store(kind, told, func(ref catalog.Ref, song library.Song) (library.Undo, error) {
		return w.o.Library.SetSong(ref, song)
	})
}

// store writes a change of the song that plays, in the order of the changes.
func (w *Window) store(kind, told string, write func(catalog.Ref, library.Song) (library.Undo, error)) {
	k := &w.kept
	if k.ref == (catalog.Ref{}) {
		return
	}
	ref, song := k.ref, k.song
	k.writes++
	w.bridge.inOrder(func() func() {
		undo, err := write(ref, song)
		return func() {
			if w.kept.ref == ref {
				w.kept.writes--
			}
			if err != nil {
				w.fail(err, "")
				return
			}
			w.undos.pushMerged(change{text: told, undo: undo, kind: kind + " " + ref.String(), at: time.Now()})
		}
	})
}

// putLoop marks a loop, switches it on and keeps it. was is the name of the loop
// that it replaces, "" for a new one.
func (w *Window) putLoop(was string, l library.Loop) {
	k := &w.kept
	if l.Name == "" {
		l.Name = view.FreeName(k.loops, w.words)
	}
	l.A, l.B = l.A.Truncate(time.Millisecond), l.B.Truncate(time.Millisecond)
	loops := slices.Clone(k.loops)
	at := slices.IndexFunc(loops, func(o library.Loop) bool { return was != "" && o.Name == was })
	if at < 0 {
		was = ""
		loops = append(loops, l)
	} else {
		loops[at] = l
	}
	k.loops, k.marked, k.song.Loop = loops, l.Name, l.Name
	w.applySong()
	w.showPlaying()
	lib := w.o.Library
	told := w.words.T("loop.set", "name", l.Name, "a", view.Tenths(l.A), "b", view.Tenths(w.endOf(l)))
	w.store("loop "+l.Name, told, func(ref catalog.Ref, song library.Song) (library.Undo, error) {
		return putLoop(lib, ref, was, l, song)
	})
}

// putLoop keeps a loop and how its song is played, and takes both back together.
func putLoop(lib *library.Library, ref catalog.Ref, was string, l library.Loop, song library.Song) (library.Undo, error) {
	undoLoop, err := lib.PutLoop(ref, was, l)
	if err != nil {
		return nil, err
	}
	undoSong, err := lib.SetSong(ref, song)
	if err != nil {
		return nil, err
	}
	return func() error { return errors.Join(undoSong(), undoLoop()) }, nil
}

// endOf is where a loop ends in the song that plays.
func (w *Window) endOf(l library.Loop) time.Duration {
	if l.B > 0 {
		return l.B
	}
	return w.state.Duration
}
