package main_test

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// loopRun is a stretch of a recording in which a sound was repeated exactly.
type loopRun struct {
	start, end int // frames of the recording, end excluded
	seams      int // how often the sound began again in it
	endsAtSeam bool
}

// The least that counts: a stretch has minRun frames, and a seam in it agrees
// for beside frames on both of its sides.
const (
	minRun = 4096
	beside = 1000
)

// exactRuns finds the stretches of a recording that are pass, over and over,
// with no frame more or less. Both are one channel. It listens in at several
// places, finds where in the pass each is, and goes both ways from there for as
// long as the samples agree to within tolerance.
func exactRuns(recorded, pass []float64, tolerance float64) []loopRun {
	const probe = 2048
	var runs []loopRun
	loud := 0.0 // how loud the recording is; it is the same all through
	for at := 0; at+probe <= len(recorded); {
		piece := recorded[at : at+probe]
		offset, gain := 0, 0.0
		if !quiet(piece) {
			offset, gain = locate(piece, pass, loud, tolerance)
		}
		run := loopRun{start: at, end: at}
		place := func(i int) int { return mod(offset+i-at, len(pass)) }
		agrees := func(i int) bool { return math.Abs(recorded[i]-gain*pass[place(i)]) <= tolerance }
		for gain > 0 && run.start > 0 && agrees(run.start-1) {
			run.start--
		}
		for gain > 0 && run.end < len(recorded) && agrees(run.end) {
			run.end++
		}
		if run.end-run.start >= minRun {
			loud = gain
			for i := run.start + beside; i <= run.end-beside; i++ {
				if place(i) == 0 {
					run.seams++
				}
			}
			to := place(run.end)
			run.endsAtSeam = run.end < len(recorded) && (to < beside || to > len(pass)-beside)
			runs = append(runs, run)
		}
		at = max(run.end, at) + probe
	}
	return runs
}

// longestLoop returns the longest of the stretches.
func longestLoop(recorded, pass []float64, tolerance float64) loopRun {
	var best loopRun
	for _, run := range exactRuns(recorded, pass, tolerance) {
		if run.end-run.start > best.end-best.start {
			best = run
		}
	}
	return best
}

// locate finds where in the endless repetition of pass the piece is, and how
// loud it is against it: 0 when it is nowhere. Where the loudness is known
// already, as loud, it is quick.
func locate(piece, pass []float64, loud, tolerance float64) (offset int, gain float64) {
	if loud > 0 {
		for o := range pass {
			i := 0
			for i < len(piece) && math.Abs(piece[i]-loud*pass[mod(o+i, len(pass))]) <= tolerance {
				i++
			}
			if i == len(piece) {
				return o, loud
			}
		}
		return 0, 0
	}
	const coarse = 160 // samples that are compared at first, at every offset
	bestOffset, bestScore := -1, 0.0
	for o := range pass {
		if dot, power := correlate(piece[:coarse], pass, o); dot > 0 && dot*dot/power > bestScore {
			bestOffset, bestScore = o, dot*dot/power
		}
	}
	if bestOffset < 0 {
		return 0, 0
	}
	dot, power := correlate(piece, pass, bestOffset)
	return bestOffset, dot / power
}

// correlate multiplies a piece with the repetition of pass from offset on. power
// is that of the repetition there.
func correlate(piece, pass []float64, offset int) (dot, power float64) {
	for i, s := range piece {
		p := pass[mod(offset+i, len(pass))]
		dot += p * s
		power += p * p
	}
	return dot, power
}

// quiet reports whether there is next to nothing to hear.
func quiet(samples []float64) bool {
	for _, s := range samples {
		if math.Abs(s) > 0.01 {
			return false
		}
	}
	return true
}

func mod(a, n int) int { return ((a % n) + n) % n }

// leftChannel takes the left of interleaved float32 stereo.
func leftChannel(raw []byte) []float64 {
	left := make([]float64, len(raw)/8)
	for i := range left {
		left[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(raw[i*8:])))
	}
	return left
}

// TestLongestLoop holds the measure against recordings that are known: it must
// see a seam that is right, and every kind that is not.
func TestLongestLoop(t *testing.T) {
	t.Parallel()
	pass := recording{frames: 9000, rate: sinkRateOfTests}.samples()
	repeat := func(n int, seam func(pass []float64) []float64) []float64 {
		out := make([]float64, 3000)
		for range n {
			out = append(out, seam(pass)...)
		}
		return out
	}
	for _, c := range []struct {
		name  string
		seam  func(pass []float64) []float64
		gain  float64
		seams int // in five passes; at most
	}{
		{name: "exact", seam: func(p []float64) []float64 { return p }, gain: 1, seams: 4},
		{name: "exact and half as loud", seam: func(p []float64) []float64 { return p }, gain: 0.5, seams: 4},
		{name: "one frame lost", seam: func(p []float64) []float64 { return p[1:] }, gain: 1, seams: 0},
		{name: "one frame more", seam: func(p []float64) []float64 { return append([]float64{p[0]}, p...) }, gain: 1, seams: 0},
		{name: "twenty silent frames", seam: func(p []float64) []float64 { return append(make([]float64, 20), p...) }, gain: 1, seams: 0},
		{name: "a click", seam: func(p []float64) []float64 { return append([]float64{1}, p[1:]...) }, gain: 1, seams: 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			noise := rand.New(rand.NewPCG(1, 2))
			recorded := repeat(5, c.seam)
			for i := range recorded {
				recorded[i] = c.gain*recorded[i] + 1e-5*noise.Float64()
			}
			run := longestLoop(recorded, pass, 2e-3)
			if c.seams == 4 && run.seams != 4 || c.seams == 0 && run.seams > 0 {
				t.Errorf("%d seams heard as exact, want %d: %s", run.seams, c.seams, fmt.Sprintf("%+v", run))
			}
		})
	}
}

// sinkRateOfTests is the rate of recordings that never see a sink.
const sinkRateOfTests = 44100
