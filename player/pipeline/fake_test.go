package pipeline_test

import (
	"context"
	"errors"
	"testing"

	"reprise/player/decode"
	"reprise/player/pipeline"
)

// ramp is a source whose frame i is (i+base)/2^20 on the left, so that every
// frame tells its own number, and 0.25 on the right.
type ramp struct {
	rate, frames, claims, base int
	pos                        int
	closed                     *int
}

func (r *ramp) Stream(out [][2]float64) (int, bool) {
	n := max(0, min(len(out), r.frames-r.pos))
	for i := range n {
		out[i] = [2]float64{float64(r.pos+i+r.base) / (1 << 20), 0.25}
	}
	if r.pos += n; n < len(out) {
		r.claims = r.frames // as decode.Source does: now it is known
	}
	return n, n > 0
}
func (r *ramp) Err() error            { return nil }
func (r *ramp) Len() int              { return r.claims }
func (r *ramp) Position() int         { return r.pos }
func (r *ramp) Short() bool           { return r.claims != r.frames }
func (r *ramp) Format() decode.Format { return decode.Format{Rate: r.rate, Channels: 2} }
func (r *ramp) Seek(p int) error {
	if p < 0 || p > r.claims {
		return errors.New("out of range")
	}
	r.pos = p
	return nil
}

func (r *ramp) Twin(context.Context) (decode.Source, error) {
	twin := *r
	twin.pos = 0
	return &twin, nil
}

func (r *ramp) Close() error {
	if r.closed != nil {
		*r.closed++
	}
	return nil
}

// song makes a song of a ramp.
func song(t testing.TB, r *ramp) *pipeline.Song {
	t.Helper()
	if r.rate == 0 {
		r.rate = 44100
	}
	if r.claims == 0 {
		r.claims = r.frames
	}
	s, err := pipeline.NewSong(t.Context(), r, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// rig is a feeder without a goroutine, and a line.
type rig struct {
	t      testing.TB
	line   *pipeline.Line
	feeder *pipeline.Feeder
	err    error
}

func newRig(t testing.TB, s *pipeline.Song, plan pipeline.Plan) *rig {
	t.Helper()
	return newRigAt(t, s, plan, 0)
}

// newRigAt begins at a frame of the song.
func newRigAt(t testing.TB, s *pipeline.Song, plan pipeline.Plan, frame int) *rig {
	t.Helper()
	r := &rig{t: t, line: pipeline.NewLine()}
	r.line.SetPlaying(true)
	plan.For = s
	r.feeder = pipeline.NewFeeder(r.line, s, pipeline.Start{
		Frame: int64(frame), Plain: true, Plan: plan, Events: pipeline.Events{Failed: func(err error) { r.err = err }},
	}, s.Rate())
	t.Cleanup(r.feeder.Close)
	return r
}

// fill decodes as far as the ring allows, requests first.
func (r *rig) fill() {
	r.feeder.Serve()
	for r.feeder.Fill() {
	}
}

// pull takes n frames, in uneven steps, and gives their numbers.
func (r *rig) pull(n int) []int {
	var out []int
	for step := 1; len(out) < n; step = step*7%701 + 1 {
		r.fill()
		buf := make([]float32, 2*min(step, n-len(out)))
		r.line.Pull(buf)
		for i := 0; i < len(buf); i += 2 {
			out = append(out, int(buf[i]*(1<<20)+0.5))
		}
	}
	return out
}
