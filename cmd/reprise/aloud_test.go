//go:build linux

package main_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"syscall"
	"testing"
	"time"
)

// played is what `reprise play --json` prints.
type played struct {
	Passes int   `json:"passes"`
	Frames int64 `json:"frames"`
	Rate   int   `json:"rate"`
}

// TestPlayAloud plays to a sound server and listens to what arrives there. Like
// TestWindow it listens in real time and runs beside no other test.
func TestPlayAloud(t *testing.T) { //nolint:paralleltest // for the reason above
	s := newStage(t)
	const frames = 2*sinkRate + 1517
	song := s.path("song.mp3")
	encode(t, song, recording{frames: frames}, nil)

	t.Run("passes", func(t *testing.T) { //nolint:paralleltest // one sink
		const passes = 4
		var out bytes.Buffer
		play := s.command("reprise", "play", "--json", "--passes", "4", song)
		play.Stdout, play.Stderr = &out, os.Stderr
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		if err := play.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() {
			ended <- play.Wait()
			stop() // the recording
		}()
		recorded := leftChannel(s.record(ctx, t))
		if err := <-ended; err != nil {
			t.Fatalf("play: %v", err)
		}
		var got played
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatalf("play printed %q: %v", out.String(), err)
		}
		if want := (played{passes, passes * frames, sinkRate}); got != want {
			t.Errorf("play says %+v, want %+v", got, want)
		}
		run := longestLoop(recorded, referenceOf(t, s, song), 4e-3)
		t.Logf("of %d frames recorded, %d in a row are exact, with %d seams", len(recorded), run.end-run.start, run.seams)
		if run.seams == 0 {
			t.Error("no seam was heard as exact")
		}
		if most := passes*frames + sinkRate/10; run.end-run.start > most {
			t.Errorf("%d frames were heard, want at most %d", run.end-run.start, most)
		}
	})

	t.Run("interrupted", func(t *testing.T) { //nolint:paralleltest // one sink
		var out bytes.Buffer
		play := s.command("reprise", "play", "--json", song)
		play.Stdout, play.Stderr = &out, os.Stderr
		if err := play.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(5 * time.Second) // two passes and a bit
		if err := play.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		if err := play.Wait(); err != nil {
			t.Fatalf("play: %v", err)
		}
		var got played
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatalf("play printed %q: %v", out.String(), err)
		}
		if got.Passes < 1 || got.Passes > 2 || got.Frames < int64(got.Passes)*frames || got.Frames > 6*sinkRate || got.Rate != sinkRate {
			t.Errorf("play says %+v after about five seconds of passes of %d frames", got, frames)
		}
	})
}
