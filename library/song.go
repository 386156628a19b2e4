package library

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"reprise/library/catalog"
	"reprise/library/store"
)

// song is what the fan keeps about one entry beside its link. It is never
// changed in place, for snapshots share its lists.
type song struct {
	moments []Moment
	loops   []Loop
	song    Song
}

// beginSongs takes over what the store read.
func (m *model) beginSongs(w *store.Work) {
	of := func(k store.Key, f func(*song)) {
		s := m.songs[catalog.Ref(k)]
		f(&s)
		m.songs[catalog.Ref(k)] = s
	}
	for k, moments := range w.Moments {
		of(k, func(s *song) {
			for _, o := range moments {
				s.moments = append(s.moments, Moment(o))
			}
		})
	}
	for k, loops := range w.Loops {
		of(k, func(s *song) {
			for _, o := range loops {
				s.loops = append(s.loops, Loop{Name: o.Name, A: o.Start, B: o.Stop, Intro: o.Intro})
			}
		})
	}
	for k, o := range w.Songs {
		of(k, func(s *song) {
			s.song = Song{Speed: o.Speed, Lyrics: o.Lyrics, Passes: o.Passes, ThenStop: o.Stop, Loop: o.Loop, Cover: o.Cover}
		})
	}
}

// The slowest and the fastest that a song is played; 0 is as it was recorded.
const (
	slowest = 0.5
	fastest = 1.5
)

// PutMoment pins a note to one place of a song, or replaces the one that is
// there; its time is cut to whole milliseconds. When it returns without an
// error the note is on the disk. Errors: ErrNoEntry, ErrRange for a place
// before the start, and ErrReadOnly and ErrFull as in Link.
func (l *Library) PutMoment(ref catalog.Ref, m Moment) (Undo, error) {
	if m.At < 0 {
		return nil, fmt.Errorf("pin a moment of %s: %w", ref, ErrRange)
	}
	m.At = m.At.Truncate(time.Millisecond)
	undo, err := l.setMoment(ref, m.At, &m)
	if err != nil {
		return undo, fmt.Errorf("pin a moment of %s: %w", ref, err)
	}
	return undo, nil
}

// RemoveMoment takes away the note at one place of a song; none is no error.
// Errors: as of PutMoment.
func (l *Library) RemoveMoment(ref catalog.Ref, at time.Duration) (Undo, error) {
	undo, err := l.setMoment(ref, at.Truncate(time.Millisecond), nil)
	if err != nil {
		return undo, fmt.Errorf("remove a moment of %s: %w", ref, err)
	}
	return undo, nil
}

// setMoment makes, replaces or (nil) removes the moment at one place.
func (l *Library) setMoment(ref catalog.Ref, at time.Duration, m *Moment) (Undo, error) {
	var before *Moment
	return l.edit(ref, edit{
		do: func(s *song) bool {
			before = s.putMoment(at, m)
			return true
		},
		undo: func(s *song) bool {
			if !same(s.moment(at), m) {
				return false
			}
			s.putMoment(at, before)
			return true
		},
		write: func(s song) []store.Change {
			if now := s.moment(at); now != nil {
				return []store.Change{store.PutMoment(store.Key(ref), store.Moment(*now))}
			}
			return []store.Change{store.DropMoment(store.Key(ref), at)}
		},
	})
}

// PutLoop keeps a named loop of a song. was is the name of the loop that it
// replaces, in its place among the others, or "" for a new one. Its times are
// cut to whole milliseconds. Errors: ErrNoEntry; ErrNameTaken when another loop
// of the song has the name; ErrRange for one without a name, or that ends
// before it begins; and ErrReadOnly and ErrFull as in Link.
func (l *Library) PutLoop(ref catalog.Ref, was string, loop Loop) (Undo, error) {
	loop.A, loop.B = loop.A.Truncate(time.Millisecond), loop.B.Truncate(time.Millisecond)
	if loop.Name == "" || loop.A < 0 || loop.B < 0 || loop.B != 0 && loop.B <= loop.A {
		return nil, fmt.Errorf("keep loop %q of %s: %w", loop.Name, ref, ErrRange)
	}
	var before *Loop
	taken := false
	undo, err := l.editLoops(ref, edit{
		do: func(s *song) bool {
			if taken = was != loop.Name && s.loopAt(loop.Name) >= 0; taken {
				return false
			}
			before = s.replaceLoop(was, &loop, len(s.loops))
			return true
		},
		undo: func(s *song) bool {
			i := s.loopAt(loop.Name)
			if i < 0 || s.loops[i] != loop || before != nil && before.Name != loop.Name && s.loopAt(before.Name) >= 0 {
				return false
			}
			s.replaceLoop(loop.Name, before, i)
			return true
		},
	})
	if taken {
		err = ErrNameTaken
	}
	if err != nil {
		return undo, fmt.Errorf("keep loop %q of %s: %w", loop.Name, ref, err)
	}
	return undo, nil
}

// RemoveLoop forgets a named loop of a song; none is no error. Errors:
// ErrNoEntry, and ErrReadOnly and ErrFull as in Link.
func (l *Library) RemoveLoop(ref catalog.Ref, name string) (Undo, error) {
	var before *Loop
	place := 0
	undo, err := l.editLoops(ref, edit{
		do: func(s *song) bool {
			place = s.loopAt(name)
			before = s.replaceLoop(name, nil, 0)
			return before != nil
		},
		undo: func(s *song) bool {
			if before == nil || s.loopAt(name) >= 0 {
				return false
			}
			s.replaceLoop("", before, min(place, len(s.loops)))
			return true
		},
	})
	if err != nil {
		return undo, fmt.Errorf("remove loop %q of %s: %w", name, ref, err)
	}
	return undo, nil
}

// SetSong keeps how the fan wants one song played. Errors: ErrNoEntry; ErrRange
// for a speed that is neither 0 nor from 0.5 to 1.5, or fewer than no passes;
// and ErrReadOnly and ErrFull as in Link.
func (l *Library) SetSong(ref catalog.Ref, want Song) (Undo, error) {
	speed := want.Speed == 0 || want.Speed >= slowest && want.Speed <= fastest // not true of NaN
	if !speed || want.Passes < 0 || want.Passes > math.MaxInt32 {
		return nil, fmt.Errorf("keep how %s is played: %w", ref, ErrRange)
	}
	want.Lyrics = want.Lyrics.Truncate(time.Millisecond)
	var before Song
	undo, err := l.edit(ref, edit{
		do: func(s *song) bool {
			before, s.song = s.song, want
			return true
		},
		undo: func(s *song) bool {
			was := s.song
			s.song = before
			return was == want
		},
		write: func(s song) []store.Change {
			w := s.song
			return []store.Change{store.PutSong(store.Key(ref), store.Song{
				Speed: w.Speed, Lyrics: w.Lyrics, Passes: w.Passes, Stop: w.ThenStop, Loop: w.Loop, Cover: w.Cover,
			})}
		},
	})
	if err != nil {
		return undo, fmt.Errorf("keep how %s is played: %w", ref, err)
	}
	return undo, nil
}

// edit is one change of a song and how it is taken back. do and undo report
// whether there is anything to write; they work on a copy.
type edit struct {
	do, undo func(*song) bool
	write    func(song) []store.Change
}

func (l *Library) editLoops(ref catalog.Ref, e edit) (Undo, error) {
	e.write = func(s song) []store.Change {
		loops := make([]store.Loop, len(s.loops))
		for i, o := range s.loops {
			loops[i] = store.Loop{Name: o.Name, Start: o.A, Stop: o.B, Intro: o.Intro}
		}
		return store.PutLoops(store.Key(ref), loops)
	}
	return l.edit(ref, e)
}

// edit writes a change of a song, shows it once it is on the disk, and returns
// how to take it back.
func (l *Library) edit(ref catalog.Ref, e edit) (Undo, error) {
	if !l.known(ref) {
		return nil, ErrNoEntry
	}
	err := l.applyEdit(ref, e.do, e.write)
	if err != nil && !errors.Is(err, ErrReadOnly) {
		return nil, err
	}
	return once(func() error { return l.applyEdit(ref, e.undo, e.write) }), err
}

// applyEdit writes what f makes of a song.
func (l *Library) applyEdit(ref catalog.Ref, f func(*song) bool, write func(song) []store.Change) error {
	l.edits.Lock()
	defer l.edits.Unlock()
	l.mu.Lock()
	s := l.model.songs[ref]
	l.mu.Unlock()
	if !f(&s) {
		return nil
	}
	return l.store.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.model.songs[ref] = s
		l.model.touch(ref)
		l.publish()
	}, write(s)...)
}

// moment returns the moment at one place, or nil.
func (s *song) moment(at time.Duration) *Moment {
	for _, m := range s.moments {
		if m.At == at {
			return &m
		}
	}
	return nil
}

// putMoment makes, replaces or (nil) removes the moment at one place and
// returns the one that was there.
func (s *song) putMoment(at time.Duration, m *Moment) (was *Moment) {
	was = s.moment(at)
	kept := slices.DeleteFunc(slices.Clone(s.moments), func(o Moment) bool { return o.At == at })
	if m != nil {
		i, _ := slices.BinarySearchFunc(kept, at, func(o Moment, at time.Duration) int { return int(o.At - at) })
		kept = slices.Insert(kept, i, *m)
	}
	s.moments = kept
	return was
}

// loopAt returns which loop has the name, -1 for none.
func (s *song) loopAt(name string) int {
	return slices.IndexFunc(s.loops, func(o Loop) bool { return o.Name == name })
}

// replaceLoop puts loop (nil: none) in the place of the one of that name, or
// else at the given place, and returns the one that was there.
func (s *song) replaceLoop(name string, loop *Loop, place int) (was *Loop) {
	loops := slices.Clone(s.loops)
	if i := s.loopAt(name); i >= 0 {
		was, place = &s.loops[i], i
		loops = slices.Delete(loops, i, i+1)
	}
	if loop != nil {
		loops = slices.Insert(loops, place, *loop)
	}
	s.loops = loops
	return was
}
