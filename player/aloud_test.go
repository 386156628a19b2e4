//go:build linux

package player_test

import (
	"encoding/binary"
	"errors"
	"math"
	"testing"
	"time"

	"reprise/player"
	"reprise/player/internal/sound"
	"reprise/player/internal/soundserver"
	"reprise/player/output"
)

// The tests of this file play to a sound server and run in real time, one after
// the other.

// numbered is a WAV of 32-bit floats in which frame i is (i+1)/2^22, so that what
// is recorded tells its own place.
func numbered(t *testing.T, frames int) player.Track {
	t.Helper()
	le := binary.LittleEndian
	b := le.AppendUint32([]byte("RIFF"), uint32(36+8*frames))
	b = le.AppendUint32(append(b, "WAVEfmt "...), 16)
	b = append(b, 3, 0, 2, 0)
	b = le.AppendUint32(le.AppendUint32(b, soundserver.Rate), soundserver.Rate*8)
	b = append(b, 8, 0, 32, 0)
	b = le.AppendUint32(append(b, "data"...), uint32(8*frames))
	for i := range frames {
		v := math.Float32bits(float32(i+1) / (1 << 22))
		b = le.AppendUint32(le.AppendUint32(b, v), v)
	}
	return player.Track{ID: "n", Path: sound.New(t).Write("n.wav", b)}
}

// numbers are the places that a recording tells, 0 for silence.
func numbers(left []float32) []int {
	out := make([]int, len(left))
	for i, v := range left {
		out[i] = int(math.Round(float64(v) * (1 << 22)))
	}
	return out
}

// until waits for something that shows in real time.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	for late := time.Now().Add(20 * time.Second); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(late) {
			t.Fatalf("waited for %s", what)
		}
	}
}

// sounds waits until a recording gets sound from now on.
func sounds(t *testing.T, r *soundserver.Recording) {
	t.Helper()
	from := len(r.Left())
	until(t, "sound", func() bool {
		for _, v := range r.Left()[from:] {
			if v != 0 {
				return true
			}
		}
		return false
	})
}

func TestPauseReachesWhatTheServerHolds(t *testing.T) { //nolint:paralleltest // it leads the process to its server
	server := soundserver.New(t)
	server.Start("fan")
	p := player.New(player.Options{})
	defer p.Close()
	rec := server.Record("fan")
	p.Play([]player.Track{numbered(t, 20*soundserver.Rate)}, 0)
	sounds(t, rec)
	until(t, "a second", func() bool { return p.Position() > time.Second })
	at := p.Position()
	p.Pause()
	time.Sleep(700 * time.Millisecond)
	rest := p.Position()
	p.Resume()
	until(t, "two seconds", func() bool { return p.Position() > 2*time.Second })
	p.Close()
	got := numbers(rec.Stop())

	// Up to the pause and from it on every frame is there once; in between lie the
	// fades and silence.
	last, i := 0, 0
	for i < len(got) && got[i] == 0 {
		i++
	}
	for i < len(got) && got[i] >= last {
		last, i = got[i], i+1
	}
	for i++; i < len(got) && (got[i] == 0 || got[i] != got[i-1]+1); i++ {
	}
	frame := func(d time.Duration) int { return int(d.Seconds() * soundserver.Rate) }
	// The server held half a second more. What comes on top of the 20 ms is what a
	// busy machine takes to hear of the pause.
	if last < frame(at)-2000 || last > frame(at+250*time.Millisecond) {
		t.Errorf("it sounded until frame %d, the pause was at %d", last, frame(at))
	}
	if d := frame(rest) - last; d < -500 || d > 1000 {
		t.Errorf("paused at %v (frame %d), the last frame at full level was %d", rest, frame(rest), last)
	}
	if i == len(got) || got[i] > last+1000 {
		t.Fatalf("it does not go on behind frame %d", last)
	}
	for j := i + 1; j < len(got) && got[j] != 0 && got[j] >= got[j-1]; j++ {
		if got[j] != got[j-1]+1 {
			t.Fatalf("frame %d follows frame %d", got[j], got[j-1])
		}
	}
}

func TestAKilledServerIsFoundAgain(t *testing.T) { //nolint:paralleltest // it leads the process to its server
	server := soundserver.New(t)
	p := player.New(player.Options{})
	defer p.Close()
	track := numbered(t, 2*soundserver.Rate)
	p.Play([]player.Track{track}, 0)
	if s := await(t, p, "no server", func(s player.State) bool { return s.Status == player.Waiting }); !errors.Is(s.Err, output.ErrNoDevice) {
		t.Errorf("the error is %v", s.Err)
	}
	if list, err := p.Devices(t.Context()); len(list) > 0 {
		t.Errorf("there are devices: %v, %v", list, err)
	}
	server.Start() // with the dummy alone: nobody would hear that
	time.Sleep(1200 * time.Millisecond)
	if s := p.State(); s.Status != player.Waiting {
		t.Errorf("it plays to a dummy: %+v", s)
	}
	server.AddSink("fan")
	rec := server.Record("fan")
	await(t, p, "a server", func(s player.State) bool { return playing(s) && s.Err == nil })
	sounds(t, rec)
	await(t, p, "the second pass", func(s player.State) bool { return s.Pass == 2 })
	until(t, "the middle of the pass", func() bool { return p.Position() > 500*time.Millisecond })

	killed := time.Now()
	server.Kill()
	s := await(t, p, "the loss", func(s player.State) bool { return s.Status == player.Waiting })
	if took := time.Since(killed); took > 3*time.Second { // without word of it, it takes 4 s
		t.Errorf("the loss was noticed after %v", took)
	}
	if !errors.Is(s.Err, output.ErrLost) || s.Pass != 2 {
		t.Errorf("lost with %+v", s)
	}
	at := p.Position()
	time.Sleep(100 * time.Millisecond)
	if d := p.Position() - at; d.Abs() > 5*time.Millisecond { // it is made whole blocks
		t.Errorf("the position goes on without a device, from %v to %v", at, p.Position())
	}
	server.Start("fan")
	rec = server.Record("fan")
	await(t, p, "the sound again", playing)
	sounds(t, rec)
	first := 0
	for _, n := range numbers(rec.Left()) {
		if n > 2000 { // behind the fade
			first = n
			break
		}
	}
	// The recording may have begun some moments after the sound.
	if want := int(at.Seconds() * soundserver.Rate); first < want-500 || first > want+soundserver.Rate/2 {
		t.Errorf("it goes on with frame %d, it was at %d", first, want)
	}
	if s := p.State(); s.Pass != 2 {
		t.Errorf("it goes on in pass %d", s.Pass)
	}

	p.Pause()
	await(t, p, "the pause", func(s player.State) bool { return s.Status == player.Paused })
	server.Kill()
	time.Sleep(200 * time.Millisecond)
	server.Start("fan")
	time.Sleep(1200 * time.Millisecond)
	if s := p.State(); s.Status != player.Paused {
		t.Errorf("a paused player is %+v after its server came back", s)
	}
}

func TestTheDefaultSinkIsFollowedAndAChosenOneIsKept(t *testing.T) { //nolint:paralleltest // it leads the process to its server
	server := soundserver.New(t)
	server.Start("first", "second")
	p := player.New(player.Options{})
	defer p.Close()
	p.Play([]player.Track{numbered(t, 20*soundserver.Rate)}, 0)
	first, second := server.Record("first"), server.Record("second")
	sounds(t, first)
	server.Control("set-default-sink", "second")
	sounds(t, second)
	if s := p.State(); s.Status != player.Playing || s.Err != nil {
		t.Errorf("following the default: %+v", s)
	}

	list, err := p.Devices(t.Context())
	if err != nil || len(list) != 2 || list[0].Name != "second" || !list[0].Default || list[1].Name != "first" || list[1].Default {
		t.Fatalf("the devices are %+v, %v", list, err)
	}
	at := p.Position()
	p.SetDevice(list[1].ID)
	sounds(t, first)
	if s := p.State(); s.Device != list[1].ID || p.Position() < at {
		t.Errorf("on the chosen device at %v of %+v, it was at %v", p.Position(), s, at)
	}

	third := server.AddSink("third")
	p.SetDevice("pulse:third")
	sounds(t, server.Record("third"))
	server.Control("unload-module", third)
	s := await(t, p, "the loss of the chosen one", func(s player.State) bool { return s.Status == player.Waiting })
	if !errors.Is(s.Err, output.ErrLost) {
		t.Errorf("the error is %v", s.Err)
	}
	server.AddSink("third")
	await(t, p, "its return", playing)
	sounds(t, server.Record("third"))
	p.SetDevice("")
	sounds(t, second)
}
