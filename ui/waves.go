package ui

import (
	"context"

	"reprise/library"
	"reprise/player"
)

// waveBars is how many bars a waveform has; the seek bar joins them to what
// fits its width.
const waveBars = 400

// wavesMost is how many waveforms are kept.
const wavesMost = 64

// waves remembers the waveforms of the files that were shown last.
type waves struct {
	bars  map[string][]float32
	order []string // oldest first
	asked string   // the file whose waveform is being made
}

func (v *waves) keep(path string, bars []float32) {
	if v.bars == nil {
		v.bars = map[string][]float32{}
	}
	if _, ok := v.bars[path]; !ok {
		v.order = append(v.order, path)
	}
	v.bars[path] = bars
	if len(v.order) > wavesMost {
		delete(v.bars, v.order[0])
		v.order = v.order[1:]
	}
}

// showWave gives the seek bar the waveform of path, now or when it is made.
func (w *Window) showWave(path string) {
	if bars, ok := w.waves.bars[path]; ok {
		w.setWave(bars)
		return
	}
	w.setWave(nil)
	if path == "" || w.waves.asked == path {
		return
	}
	w.waves.asked = path
	if w.endWave != nil {
		w.endWave()
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.endWave = cancel
	lib := w.o.Library
	w.bridge.work(func() func() {
		defer cancel()
		bars, err := waveform(ctx, lib, path)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil { // the song may play all the same: a flat line is honest
			bars = make([]float32, 1)
		}
		return func() {
			w.waves.keep(path, bars)
			if w.now.Path == path {
				w.setWave(bars)
			}
		}
	})
}

// waveform is the one that the library keeps, or is made once and kept.
func waveform(ctx context.Context, lib *library.Library, path string) ([]float32, error) {
	if bars, ok := lib.Waveform(path); ok {
		return bars, nil
	}
	bars, err := player.Peaks(ctx, path, waveBars)
	if err == nil {
		lib.SetWaveform(path, bars)
	}
	return bars, err
}

func (w *Window) setWave(bars []float32) {
	w.bar.SetWave(bars)
	w.playing.SetWave(bars)
}
