package pipeline_test

import (
	"context"
	"math"
	"testing"

	"reprise/player/decode"
	"reprise/player/pipeline"
)

// sine is a ramp that sounds.
type sine struct {
	ramp
	cycles float64
}

func (s *sine) Stream(out [][2]float64) (int, bool) {
	at := s.pos
	n, ok := s.ramp.Stream(out)
	for i := range n {
		v := 0.5 * math.Sin(2*math.Pi*s.cycles*float64(at+i)/float64(s.frames))
		out[i] = [2]float64{v, v}
	}
	return n, ok
}

func (s *sine) Twin(context.Context) (decode.Source, error) {
	twin := *s
	twin.pos = 0
	return &twin, nil
}

func TestPullDoesNotAllocate(t *testing.T) { //nolint:paralleltest // AllocsPerRun counts what others allocate
	r := newRig(t, song(t, &ramp{frames: 1 << 22, base: 1}), pipeline.Plan{Loop: true})
	r.fill()
	buf := make([]float32, 2*64)
	n := 0
	allocs := testing.AllocsPerRun(500, func() {
		n++
		r.line.SetPlaying(n%50 < 40)
		r.line.SetGain(float64(n%7) / 6)
		r.line.Pull(buf)
		r.line.Rewind(n % 64)
		r.line.Delay(n % 64)
		if ring, at := r.line.Current(); ring != nil {
			ring.Locate(at)
		}
	})
	if allocs != 0 {
		t.Errorf("%g allocations in a pull", allocs)
	}
}

func TestPauseTakesFiveMilliseconds(t *testing.T) {
	t.Parallel()
	r := newRig(t, song(t, &ramp{frames: 1 << 20, base: 1}), pipeline.Plan{Loop: true})
	r.pull(1000)
	ring, _ := r.line.Current()
	r.line.SetPlaying(false)
	buf := make([]float32, 2*1000)
	r.line.Pull(buf)
	at := ring.Read()
	if at < 1000+200 || at > 1000+230 {
		t.Errorf("the fade took %d frames", at-1000)
	}
	for _, v := range buf[2*230:] {
		if v != 0 {
			t.Fatal("it sounds after the fade")
		}
	}
	r.line.Pull(buf)
	if ring.Read() != at {
		t.Error("a paused line goes on")
	}
	r.line.SetPlaying(true)
	r.line.Pull(buf)
	if got := int(buf[2*999]*(1<<20) + 0.5); got != int(at)+1000 {
		t.Errorf("it goes on with number %d, want %d", got, at+1000)
	}
}

func TestFullVolumeIsBitExactAndHalfIsHalf(t *testing.T) {
	t.Parallel()
	r := newRig(t, song(t, &ramp{frames: 1 << 20, base: 1}), pipeline.Plan{Loop: true})
	buf := make([]float32, 2*4096)
	r.fill()
	r.line.Pull(buf)
	for i := 0; i < len(buf); i += 2 {
		if buf[i] != float32(float64(i/2+1)/(1<<20)) || buf[i+1] != 0.25 {
			t.Fatalf("frame %d is changed", i/2)
		}
	}
	r.line.SetGain(0.5)
	r.line.Pull(buf)
	for i := 3; i < len(buf); i += 2 {
		if d := buf[i-2] - buf[i]; d < 0 || d > 0.25/400 {
			t.Fatalf("the volume steps by %g at frame %d", d, i/2)
		}
	}
	if last := buf[len(buf)-1]; last != 0.125 {
		t.Errorf("the level is %g, want 0.125", last)
	}
}

func TestALateFeederGivesSilenceAndACount(t *testing.T) {
	t.Parallel()
	r := newRig(t, song(t, &ramp{frames: 1 << 22, base: 1}), pipeline.Plan{Loop: true})
	r.fill()
	buf := make([]float32, 2*300_000) // more than the ring holds
	r.line.Pull(buf)
	ring, _ := r.line.Current()
	if missed := r.line.Missed(); missed != 300_000-ring.Read() || missed == 0 {
		t.Errorf("%d frames missed, %d read", missed, ring.Read())
	}
	from := int(ring.Read()) + 1
	wantLoop(t, r.pull(10), from, 1<<22)
}
