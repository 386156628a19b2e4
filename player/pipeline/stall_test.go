package pipeline_test

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"reprise/player/decode"
	"reprise/player/output"
	"reprise/player/pipeline"
)

// slow is a ramp on a disk that stands still for a while, every so many calls.
type slow struct {
	ramp
	every int
	stall time.Duration
	calls *int
}

func (s *slow) Stream(out [][2]float64) (int, bool) {
	if *s.calls++; *s.calls%s.every == 0 {
		time.Sleep(s.stall)
	}
	return s.ramp.Stream(out)
}

func (s *slow) Twin(context.Context) (decode.Source, error) {
	twin := *s
	twin.pos = 0
	return &twin, nil
}

// stalled plays a minute of repeats from such a disk and gives the frames that
// were missing.
func stalled(t *testing.T, stall time.Duration) (missed int64) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		const frames = 3 * 44100
		s, err := pipeline.NewSong(t.Context(), &slow{
			ramp:  ramp{rate: 44100, frames: frames, claims: frames, base: 1},
			every: 97, stall: stall, calls: new(int),
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		line := pipeline.NewLine()
		line.SetPlaying(true)
		feeder := pipeline.NewFeeder(line, s, pipeline.Start{Plan: pipeline.Plan{For: s, Loop: true}}, 44100)
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			defer close(done)
			feeder.Run(ctx)
		}()
		var heard atomic.Int64
		device := &output.Null{Sink: func(out []float32) {
			for i := 0; i < len(out); i += 2 {
				if n := int64(out[i]*(1<<20) + 0.5); n != 0 {
					if want := heard.Add(1); n != (want-1)%frames+1 && missed == 0 {
						t.Errorf("frame %d is number %d", want-1, n)
					}
				}
			}
			missed = line.Missed()
		}}
		stream, err := device.Open(t.Context(), output.Request{Rate: 44100}, line)
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Minute)
		stream.Close()
		stop()
		<-done
		if heard.Load() < 50*44100 && stall <= time.Second {
			t.Errorf("%d frames were heard", heard.Load())
		}
	})
	return missed
}

func TestASecondOfDiskStallIsNotHeard(t *testing.T) { //nolint:paralleltest // a bubble of its own
	if missed := stalled(t, time.Second); missed != 0 {
		t.Errorf("%d frames were missing", missed)
	}
	if missed := stalled(t, 4*time.Second); missed == 0 {
		t.Error("a stall of four seconds is not noticed: the test sees nothing")
	}
}
