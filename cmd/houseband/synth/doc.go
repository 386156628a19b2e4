// Package synth owns the instruments and the room of the house band: plucked
// strings, an electric piano, a celesta, a pad, a bass, reeds and flutes,
// brushed drums, a reverb and the master.
//
// Everything is computed from formulas in float64 and is deterministic: the
// only noise comes from generators with a seed. Sound is rendered on a Loop, a
// ring of samples that has no end: what rings on after the last sample is heard
// at the first, and filters, reverb and limiter are run around it until they
// have settled. A loop rendered so repeats without a seam.
//
// The package runs no goroutine, reads and writes no files, and plays nothing.
// A Loop belongs to the goroutine that made it.
package synth
