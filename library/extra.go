package library

import (
	"context"
	"encoding/binary"
	"math"
	"slices"

	"reprise/library/store"
)

// The kinds of what the index keeps beside a file.
const (
	extraWaveform = "waveform"
	extraLoudness = "loudness"
)

// maxWaveform is how many values of a waveform are kept; no window is as wide.
const maxWaveform = 1 << 14

// loudness is a Loudness and the file that it was measured of.
type loudness struct {
	size, time int64
	value      Loudness
}

// Waveform returns the shape of a song that SetWaveform kept; ok is false when
// there is none, or the file has changed since. It waits for the disk.
func (l *Library) Waveform(path string) (peaks []float32, ok bool) {
	want, ok := l.extra(path, extraWaveform)
	if !ok {
		return nil, false
	}
	data, ok := l.store.Extra(context.Background(), want) // of milliseconds: there is nothing to cancel
	if !ok {
		return nil, false
	}
	for ; len(data) >= 4; data = data[4:] {
		peaks = append(peaks, math.Float32frombits(binary.LittleEndian.Uint32(data)))
	}
	return peaks, true
}

// SetWaveform keeps the shape of a song, at most 16384 values of it, until the
// file changes or is gone. It is kept in the index, so it may be lost at any
// time. A file that the library does not know is passed over.
func (l *Library) SetWaveform(path string, peaks []float32) {
	e, ok := l.extra(path, extraWaveform)
	if !ok {
		return
	}
	for _, p := range peaks[:min(len(peaks), maxWaveform)] {
		e.Data = binary.LittleEndian.AppendUint32(e.Data, math.Float32bits(p))
	}
	l.store.Index(store.Batch{Extras: []store.Extra{e}})
}

// Loudness returns how loud a song is, as SetLoudness kept it; ok is false when
// it was not measured, or the file has changed since. It returns at once.
func (l *Library) Loudness(path string) (loud Loudness, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	t := l.model.tracks[path]
	kept, ok := l.model.loud[path]
	if t == nil || !ok || kept.size != t.Size || kept.time != t.ModTime.UnixNano() {
		return Loudness{}, false
	}
	return kept.value, true
}

// SetLoudness keeps how loud a song is, as SetWaveform keeps its shape.
func (l *Library) SetLoudness(path string, loud Loudness) {
	e, ok := l.extra(path, extraLoudness)
	if !ok {
		return
	}
	e.Data = appendFloat(appendFloat(nil, loud.LUFS), loud.Peak)
	l.mu.Lock()
	l.model.loud[path] = loudness{e.Size, e.ModTime, loud}
	l.mu.Unlock()
	l.store.Index(store.Batch{Extras: []store.Extra{e}})
}

// extra returns what is to be known of the file at path to keep something
// beside it; ok is false when the library does not know the file.
func (l *Library) extra(path, kind string) (e store.Extra, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	t := l.model.tracks[path]
	if t == nil {
		return e, false
	}
	return store.Extra{Path: path, Kind: kind, Size: t.Size, ModTime: t.ModTime.UnixNano()}, true
}

// loadLoudness reads from the index how loud the songs are.
func (l *Library) loadLoudness(ctx context.Context) error {
	return l.store.EachExtra(ctx, extraLoudness, func(e store.Extra) {
		c := cursorOf(string(e.Data))
		loud := Loudness{LUFS: c.float(), Peak: c.float()}
		bad := []float64{loud.LUFS, loud.Peak}
		if c.Bad || slices.ContainsFunc(bad, math.IsNaN) {
			return // it is measured again
		}
		l.model.loud[e.Path] = loudness{e.Size, e.ModTime, loud}
	})
}
