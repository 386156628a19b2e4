package player_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"sync"
	"testing"
	"time"

	"reprise/player"
	"reprise/player/decode"
	"reprise/player/internal/sound"
	"reprise/player/output"
)

// await waits for a state that fits.
func await(t *testing.T, p *player.Player, what string, fits func(player.State) bool) player.State {
	t.Helper()
	ch, off := p.Subscribe()
	defer off()
	late := time.After(20 * time.Second)
	for {
		select {
		case s := <-ch:
			if fits(s) {
				return s
			}
		case <-late:
			t.Fatalf("%s: still %+v", what, p.State())
		}
	}
}

func playing(s player.State) bool { return s.Status == player.Playing && !s.Opening }

// songs makes a WAV and an MP3 of 3 s each and one file that is no song.
func songs(t *testing.T) []player.Track {
	t.Helper()
	k := sound.New(t)
	k.WAV("a.wav", sound.Seam())
	k.Run("lame", "--quiet", "a.wav", "b.mp3")
	k.Write("bad.mp3", []byte("this is no song"))
	return []player.Track{{ID: "a", Path: k.Path("a.wav")}, {ID: "b", Path: k.Path("b.mp3")}, {ID: "bad", Path: k.Path("bad.mp3")}}
}

func TestRepeatOneCountsPassesAndOutlivesNext(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var passed []string
	p := player.New(player.Options{Output: &output.Null{Speed: 8}, Passed: func(tr player.Track, run int) {
		mu.Lock()
		defer mu.Unlock()
		passed = append(passed, tr.ID+string(rune('0'+run)))
	}})
	q := songs(t)[:2]
	p.Play(q, 0)
	await(t, p, "third pass", func(s player.State) bool { return s.Track.ID == "a" && s.Pass >= 3 })
	p.Next()
	s := await(t, p, "next", func(s player.State) bool { return s.Track.ID == "b" && s.Pass >= 2 })
	if s.Repeat != player.RepeatOne || s.Duration != 3*time.Second || s.Queue != 2 || s.Index != 1 {
		t.Errorf("the state is %+v", s)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	mu.Lock()
	defer mu.Unlock()
	if len(passed) < 3 || passed[0] != "a1" || passed[1] != "a2" || passed[len(passed)-1][0] != 'b' {
		t.Errorf("passed %v", passed)
	}
}

func TestQueueEndsAndGoesOn(t *testing.T) {
	t.Parallel()
	p := player.New(player.Options{Output: &output.Null{Speed: 8}})
	defer p.Close()
	q := songs(t)
	p.SetRepeat(player.RepeatOff)
	p.Play(q[:2], 0)
	await(t, p, "second song", func(s player.State) bool { return playing(s) && s.Track.ID == "b" })
	s := await(t, p, "end", func(s player.State) bool { return s.Status == player.Paused })
	if s.Track.ID != "b" || p.Position() != 0 {
		t.Errorf("at the end the state is %+v at %v", s, p.Position())
	}
	p.SetRepeat(player.RepeatList)
	p.Play([]player.Track{q[2], q[0]}, 0)
	await(t, p, "the song behind a bad one", func(s player.State) bool { return playing(s) && s.Track.ID == "a" && s.Err == nil })
	p.Play([]player.Track{q[2], q[2]}, 0)
	s = await(t, p, "only bad ones", func(s player.State) bool { return s.Status == player.Paused && !s.Opening })
	if !errors.Is(s.Err, decode.ErrUnknownFormat) {
		t.Errorf("error is %v", s.Err)
	}
	p.Play([]player.Track{{ID: "x", Path: q[0].Path + "x"}}, 0)
	s = await(t, p, "absent", func(s player.State) bool { return s.Track.ID == "x" && s.Err != nil && !s.Opening })
	if !errors.Is(s.Err, fs.ErrNotExist) {
		t.Errorf("error is %v", s.Err)
	}
}

func TestLoadSeekPauseAndPrevious(t *testing.T) {
	t.Parallel()
	dev := &output.Null{}
	p := player.New(player.Options{Output: dev})
	defer p.Close()
	q := songs(t)[:2]
	p.Load(q, 1, 1500*time.Millisecond, 12)
	s := await(t, p, "loaded", func(s player.State) bool { return s.Duration > 0 })
	if s.Status != player.Paused || s.Pass != 12 || p.Position() != 1500*time.Millisecond || dev.Opened() != 0 {
		t.Errorf("loaded %+v at %v with %d devices", s, p.Position(), dev.Opened())
	}
	p.Toggle()
	await(t, p, "playing", playing)
	time.Sleep(200 * time.Millisecond)
	if pos := p.Position(); pos < 1500*time.Millisecond || pos > 2500*time.Millisecond {
		t.Errorf("it plays at %v", pos)
	}
	p.Pause()
	await(t, p, "paused", func(s player.State) bool { return s.Status == player.Paused })
	time.Sleep(50 * time.Millisecond)
	at := p.Position()
	time.Sleep(100 * time.Millisecond)
	if p.Position() != at {
		t.Error("a paused position moves")
	}
	p.Seek(time.Second)
	p.Resume()
	time.Sleep(200 * time.Millisecond)
	if pos := p.Position(); pos < time.Second || pos > 2*time.Second {
		t.Errorf("after a seek to 1 s it is at %v", pos)
	}
	p.Previous()
	if s := await(t, p, "previous", func(s player.State) bool { return playing(s) && s.Index == 0 }); s.Track.ID != "a" {
		t.Errorf("previous is %+v", s)
	}
	p.Stop()
	if s := await(t, p, "stopped", func(s player.State) bool { return s.Status == player.Stopped }); s.Track != (player.Track{}) {
		t.Errorf("stopped with %+v", s)
	}
}

func TestPassesEndAtTheSeam(t *testing.T) {
	t.Parallel()
	p := player.New(player.Options{Output: &output.Null{Speed: 8}})
	defer p.Close()
	p.Play(songs(t)[:1], 0)
	p.SetPasses(2, player.ThenNext)
	await(t, p, "second pass", func(s player.State) bool { return s.Pass >= 2 })
	await(t, p, "end", func(s player.State) bool { return s.Status == player.Paused })
}

func TestDeviceComesAndGoes(t *testing.T) {
	t.Parallel()
	dev := &output.Null{}
	dev.Unplug()
	p := player.New(player.Options{Output: dev})
	defer p.Close()
	p.Play(songs(t)[:1], 0)
	if s := await(t, p, "waiting", func(s player.State) bool { return s.Status == player.Waiting }); !errors.Is(s.Err, output.ErrNoDevice) {
		t.Errorf("error is %v", s.Err)
	}
	dev.Plug()
	await(t, p, "found", func(s player.State) bool { return playing(s) && s.Err == nil })
	time.Sleep(300 * time.Millisecond)
	dev.Unplug()
	await(t, p, "lost", func(s player.State) bool { return s.Status == player.Waiting })
	at := p.Position()
	dev.Plug()
	await(t, p, "back", playing)
	if pos := p.Position(); pos < at || pos > at+2*time.Second || at == 0 {
		t.Errorf("lost at %v, back at %v", at, pos)
	}
}

func render(t *testing.T, to string, tracks ...player.Track) (player.Result, error) {
	t.Helper()
	return player.Render(t.Context(), player.Rendering{Tracks: tracks}, to)
}

func TestRenderIsNExactCopies(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.Run("flac", "-s", "-o", "t.flac", "t.wav")
	k.Run("lame", "--quiet", "t.wav", "t.mp3")
	k.Run("lame", "--quiet", "-m", "m", "-b", "64", "t.wav", "m.mp3")
	k.Run("oggenc", "-Q", "-o", "t.ogg", "t.wav")
	k.Run("opusenc", "--quiet", "t.wav", "t.opus")
	k.FFmpeg("-i", "t.wav", "-c:a", "aac", "t.m4a")
	k.Cut("t.mp3", "cut.mp3", 30_000)
	for file, frames := range map[string]int{"t.wav": 132300, "t.flac": 132300, "t.mp3": 132300, "m.mp3": 132300, "t.ogg": 132300, "t.opus": 144000, "t.m4a": 132300, "cut.mp3": 0} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			out := sound.New(t)
			res, err := render(t, out.Path("o.wav"), player.Track{Path: k.Path(file), Passes: 5})
			if err != nil {
				t.Fatal(err)
			}
			all := out.Reference("o.wav", 2)
			if frames == 0 {
				frames = len(all) / 5
			}
			if res.Passes != 5 || res.Frames != int64(5*frames) || len(all) != 5*frames || frames == 0 {
				t.Fatalf("%+v, %d frames in the file, want 5 x %d", res, len(all), frames)
			}
			for i := 1; i < 5; i++ {
				if d := sound.Distance(all[i*frames:(i+1)*frames], all[:frames]); d != 0 {
					t.Errorf("pass %d differs by %g", i+1, d)
				}
			}
		})
	}
}

func TestRenderReportsAFullDisk(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full")
	}
	if _, err := render(t, "/dev/full", player.Track{Path: songs(t)[0].Path, Passes: 5}); err == nil {
		t.Error("no error")
	}
	if _, err := render(t, "y", player.Track{Path: "x"}); !errors.Is(err, player.ErrPasses) {
		t.Errorf("error is %v", err)
	}
}

func TestPeaks(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	loud := sound.Seam()
	clear(loud[:len(loud)/2])
	bars, err := player.Peaks(t.Context(), k.WAV("t.wav", loud), 10)
	if err != nil || len(bars) != 10 || bars[0] != 0 || bars[9] < 0.9 || bars[9] > 1 {
		t.Errorf("bars are %v, %v", bars, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := player.Peaks(ctx, k.Path("t.wav"), 10); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}
