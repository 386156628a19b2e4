package player

import (
	"log/slog"
	"math"

	"reprise/player/output"
)

// Options are what New needs. The zero value plays to the default device at full
// volume.
type Options struct {
	// Output is the device; nil means output.System.
	Output output.Output
	// Passed is called when a pass has ended (by its seam, by another song, by Stop
	// or Close) of which at least half was heard. run is the number of such passes
	// since the song was chosen, from 1. It is called on the player's goroutine and
	// must return soon; it must not call Close.
	Passed func(t Track, run int)
	// NightEnded is called when a Night has ended by itself, on the player's
	// goroutine, as Passed is.
	NightEnded func(NightReport)
	// Volume is the first volume, 0 to 1; 0 and below mean 1.
	Volume float64
	// Log hears of lost devices and files that do not play; nil means nobody.
	Log *slog.Logger
}

func (o Options) withDefaults() Options {
	if o.Output == nil {
		o.Output = output.System{}
	}
	if o.Passed == nil {
		o.Passed = func(Track, int) {}
	}
	if o.NightEnded == nil {
		o.NightEnded = func(NightReport) {}
	}
	if o.Volume <= 0 || o.Volume > 1 || math.IsNaN(o.Volume) {
		o.Volume = 1
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// gain is the factor for the samples at a volume: its cube, which the ear takes
// for an even slider (half way is 18 dB down). 1 gives exactly 1.
func gain(volume float64) float64 { return volume * volume * volume }
