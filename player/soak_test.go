package player_test

import (
	"os"
	"runtime"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"reprise/player"
	"reprise/player/output"
)

// usage is what a process holds.
type usage struct {
	heap             uint64
	goroutines, open int
}

func used(t *testing.T) usage {
	t.Helper()
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	files, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		files = nil // not Linux: the rest is looked at
	}
	return usage{m.HeapAlloc, runtime.NumGoroutine(), len(files)}
}

// TestPassesOfANight plays a song of three seconds over and over, through all of
// the player, by a clock that goes as fast as the machine can: 300 passes, or with
// REPRISE_SOAK=1 10,000, which are more than eight hours.
func TestPassesOfANight(t *testing.T) { //nolint:paralleltest // it looks at the whole process
	passes := 300
	if os.Getenv("REPRISE_SOAK") != "" {
		passes = 10_000
	}
	const frames = 3 * 44100
	track := numbered(t, frames)
	began := time.Now()
	synctest.Test(t, func(t *testing.T) {
		var heard, wrong, counted atomic.Int64
		device := &output.Null{Sink: func(out []float32) {
			for i := 0; i < len(out); i += 2 {
				if n := int64(out[i]*(1<<22) + 0.5); n != 0 {
					if want := heard.Add(1); n != (want-1)%frames+1 {
						wrong.Add(1)
					}
				}
			}
		}}
		p := player.New(player.Options{Output: device, Passed: func(_ player.Track, run int) {
			if counted.Add(1) != int64(run) {
				t.Errorf("pass %d is counted as number %d", counted.Load(), run)
			}
		}})
		p.Play([]player.Track{track}, 0)
		p.SetPasses(passes, player.ThenStop)
		time.Sleep(100 * 3 * time.Second)
		first := used(t)
		// The clock of the player is that of the device, all night.
		if at, pass := p.Position(), p.State().Pass; pass < 100 || pass > 101 || at > 50*time.Millisecond && at < 2950*time.Millisecond {
			t.Errorf("after 100 passes it is in pass %d at %v", pass, at)
		}
		time.Sleep(time.Duration(passes-101)*3*time.Second - time.Second/2)
		if at, pass := p.Position(), p.State().Pass; pass != passes-1 || at < 2450*time.Millisecond || at > 2550*time.Millisecond {
			t.Errorf("half a second before the end of pass %d it is in pass %d at %v", passes-1, pass, at)
		}
		last := used(t)
		if last.heap > first.heap+1<<20 || last.goroutines > first.goroutines || last.open > first.open {
			t.Errorf("after 100 passes %+v, after %d %+v", first, passes-1, last)
		}
		time.Sleep(4 * time.Second)
		if s := p.State(); s.Status != player.Paused {
			t.Errorf("at the end the state is %+v", s)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		if heard.Load() != int64(passes)*frames || wrong.Load() != 0 || counted.Load() != int64(passes) {
			t.Errorf("%d frames were heard, %d of them wrong, and %d passes counted; want %d passes of %d", heard.Load(), wrong.Load(), counted.Load(), passes, frames)
		}
		t.Logf("%d passes, after 100: %+v, at the end: %+v", passes, first, last)
	})
	t.Logf("%v for %v of sound", time.Since(began).Round(time.Millisecond), time.Duration(passes)*3*time.Second)
}

func TestAnIdleDeviceIsReleasedAfterTenSeconds(t *testing.T) { //nolint:paralleltest // a bubble of its own
	track := numbered(t, 20*44100)
	synctest.Test(t, func(t *testing.T) {
		device := &output.Null{}
		p := player.New(player.Options{Output: device})
		defer p.Close()
		p.Play([]player.Track{track}, 0)
		time.Sleep(3 * time.Second)
		p.Pause()
		time.Sleep(9900 * time.Millisecond)
		at := p.Position()
		if n := device.Opened(); n != 1 {
			t.Errorf("%d devices are open 9.9 s after the pause", n)
		}
		time.Sleep(200 * time.Millisecond)
		if n := device.Opened(); n != 0 {
			t.Errorf("%d devices are open 10.1 s after the pause", n)
		}
		time.Sleep(time.Hour)
		p.Resume()
		time.Sleep(time.Second)
		if n, went := device.Opened(), p.Position()-at; n != 1 || went < 900*time.Millisecond || went > 1050*time.Millisecond {
			t.Errorf("a second after the pause of an hour %d devices are open, and the song went on by %v", n, went)
		}
	})
}
