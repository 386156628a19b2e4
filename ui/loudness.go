package ui

import (
	"context"

	"reprise/library"
	"reprise/player"
	"reprise/player/loudness"
)

// gainOf is how much a file is to be evened: by its tags, or else by what was
// measured; zero while neither is known.
func (w *Window) gainOf(t *library.Track) player.Gain {
	if t == nil {
		return player.Gain{}
	}
	if g := t.Tags.Gain; g.Known {
		return player.Gain{DB: g.Track, Peak: g.Peak}
	}
	if l, ok := w.o.Library.Loudness(t.Path); ok {
		return player.GainFor(l.LUFS, l.Peak)
	}
	return player.Gain{}
}

// followLoudness measures the song that plays when nobody has yet, beside the
// window, one at a time, and keeps what it found.
func (w *Window) followLoudness() {
	t := w.state.Track
	if t.Path == "" || t.Path == w.measured || w.state.Opening || w.state.Status != player.Playing ||
		t.Gain != (player.Gain{}) || w.o.Library.Setting(keyUneven) == on {
		return
	}
	if w.endMeasure != nil {
		w.endMeasure()
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.measured, w.endMeasure = t.Path, cancel
	lib, p := w.o.Library, w.o.Player
	w.bridge.work(func() func() {
		defer cancel()
		found, ok := lib.Loudness(t.Path)
		if !ok {
			got, err := loudness.Measure(ctx, t.Path)
			if err != nil { // it plays as loud as it is
				return nil
			}
			found = library.Loudness{LUFS: got.LUFS, Peak: got.Peak}
			lib.SetLoudness(t.Path, found)
		}
		return func() {
			if w.state.Track.Path == t.Path {
				p.SetGain(player.GainFor(found.LUFS, found.Peak))
			}
		}
	})
}
