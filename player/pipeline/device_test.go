package pipeline_test

import (
	"testing"

	"reprise/player/pipeline"
)

// held is a device that holds frames, as a sound server does: what was pulled is
// played only when the device has that many more.
type held struct {
	*rig
	depth  int
	frames []int // pulled and not played
	played []int // numbers of frames, see ramp
}

// play plays n frames and fills what the device holds up again.
func (h *held) play(n int) {
	h.t.Helper()
	for range n {
		if len(h.frames) > 0 {
			h.played, h.frames = append(h.played, h.frames[0]), h.frames[1:]
		}
		if len(h.frames) < h.depth-500 {
			h.top()
		}
	}
}

func (h *held) top() {
	h.frames = append(h.frames, h.pull(h.depth-len(h.frames))...)
	h.line.Delay(len(h.frames))
}

// refresh takes back all but the next 600 frames, and pulls them anew.
func (h *held) refresh() {
	h.t.Helper()
	back := h.line.Rewind(len(h.frames) - 600)
	if back > len(h.frames)-600 {
		h.t.Fatalf("%d frames were taken back of %d", back, len(h.frames)-600)
	}
	h.frames = h.frames[:len(h.frames)-back]
	h.top()
}

// place is the frame that is heard.
func (h *held) place() pipeline.Place {
	ring, at := h.line.Heard()
	p, _ := ring.Locate(at)
	return p
}

func newHeld(t *testing.T, frames int, plan pipeline.Plan) *held {
	t.Helper()
	h := &held{rig: newRig(t, song(t, &ramp{frames: frames, base: 1}), plan), depth: 22050}
	h.top()
	return h
}

func TestADeviceThatHoldsHalfASecondGivesItBack(t *testing.T) {
	t.Parallel()
	h := newHeld(t, 1<<19, pipeline.Plan{Loop: true})
	h.play(10_000)
	h.line.SetPlaying(false)
	h.refresh()
	h.play(20_000)
	last := 0
	for i, n := range h.played {
		if n != 0 {
			last = i
		}
	}
	// 600 frames that stay, up to a block of 128, and the fade of 5 ms.
	if last < 10_600 || last > 10_600+128+221 {
		t.Errorf("the last frame that sounds is %d, paused at 10000", last)
	}
	h.line.SetPlaying(true)
	h.refresh()
	from := len(h.played)
	h.play(3000)
	first := from
	for h.played[first] == 0 {
		first++
	}
	number := h.played[from+2999] - (from + 2999 - first) // of the first frame
	if first-from > 600+128 || number < last+2 || number > last+4 {
		t.Errorf("it goes on with number %d after %d frames, the last one was %d", number, first-from, last+1)
	}
}

func TestWhatIsTakenBackIsPulledAgainAsItWas(t *testing.T) {
	t.Parallel()
	h := newHeld(t, 30_000, pipeline.Plan{Loop: true})
	for i := range 60 {
		h.play(500 + i)
		h.refresh()
	}
	for i, n := range h.played {
		if n != i%30_000+1 {
			t.Fatalf("frame %d is number %d, want %d", i, n, i%30_000+1)
		}
	}
}

func TestThePlaceIsWhatIsHeard(t *testing.T) {
	t.Parallel()
	h := newHeld(t, 30_000, pipeline.Plan{Loop: true})
	for range 40 {
		h.play(1777)
		h.line.Delay(len(h.frames))
		p := h.place()
		at := len(h.played)
		// The clock of the line goes on while the test computes.
		if got, want := int64(p.Pass-1)*30_000+p.Frame, int64(at); got < want || got > want+22050 {
			t.Fatalf("after %d frames the place is pass %d, frame %d", at, p.Pass, p.Frame)
		}
	}
}

func TestADeviceThatDiedIsTakenUpWhereItWasHeard(t *testing.T) {
	t.Parallel()
	h := newHeld(t, 1<<19, pipeline.Plan{Loop: true})
	h.play(30_000)
	h.line.Delay(len(h.frames))
	h.line.Freeze()
	want := h.place().Frame
	h.line.Recall()
	h.frames = nil
	h.top()
	if h.frames[0] > 300 {
		t.Errorf("it begins with %d, without a fade", h.frames[0])
	}
	if got := int64(h.frames[300] - 301); got < want || got > want+256 || want < 30_000 || want > 52_000 {
		t.Errorf("it goes on with frame %d, frame %d was heard", got, want)
	}
}

func TestAChangeOfMindReachesWhatTheDeviceHolds(t *testing.T) {
	t.Parallel()
	s := song(t, &ramp{frames: 44_100, base: 1})
	h := &held{rig: newRig(t, s, pipeline.Plan{Loop: true}), depth: 22050}
	h.top()
	h.play(35_000) // the device has the second pass, too
	h.line.Delay(len(h.frames))
	if p := h.place(); p.Pass != 1 {
		t.Skip("the machine was too slow: the first pass is over")
	}
	h.feeder.SetPlan(pipeline.Plan{For: s})
	h.fill()
	h.refresh()
	h.play(40_000)
	last := 0
	for _, n := range h.played {
		last = max(last, n)
	}
	sounding := 0
	for _, n := range h.played {
		if n > 0 {
			sounding++
		}
	}
	if last != 44_100 || sounding > 44_100+1500 || sounding < 44_100-1500 {
		t.Errorf("%d frames sounded up to number %d, want one pass of 44100", sounding, last)
	}
}
