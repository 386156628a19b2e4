package player

import (
	"context"
	"errors"
	"fmt"

	"reprise/player/decode"
	"reprise/player/output"
	"reprise/player/pipeline"
)

// ErrPasses says that Render was asked for no pass, or for passes without end.
var ErrPasses = errors.New("the number of passes must be at least 1")

// Result is what Render wrote.
type Result struct {
	Passes int   // whole passes
	Frames int64 // frames in the file
	Rate   int   // frames a second: the file's own rate
}

// renderBlock is how many frames are pulled at a time.
const renderBlock = 1024

// Render writes to the WAV file to (32-bit float, two channels, the song's own
// rate) what the device would have got from so many passes of the song at path,
// as fast as it can be made, through the same pipeline. On RepeatOff it is one
// pass, whatever passes says. The errors are those of decode.Open and of writing;
// ErrPasses; and ctx's.
func Render(ctx context.Context, path string, passes int, repeat Repeat, to string) (Result, error) {
	if repeat == RepeatOff {
		passes = 1
	}
	if passes < 1 {
		return Result{}, ErrPasses
	}
	song, err := pipeline.OpenSong(ctx, path, decode.Options{Trim: true}, nil)
	if err != nil {
		return Result{}, err
	}
	line := pipeline.NewLine()
	line.SetPlaying(true)
	var failed error
	feeder := pipeline.NewFeeder(line, song, pipeline.Start{
		Pass:   1,
		Plan:   pipeline.Plan{For: song, Loop: true, Passes: passes},
		Events: pipeline.Events{Failed: func(err error) { failed = err }},
	}, song.Rate())
	defer feeder.Close()
	wav, err := output.CreateWAV(to, song.Rate(), output.Float32)
	if err != nil {
		return Result{}, fmt.Errorf("render %q: %w", path, err)
	}
	done, err := pump(ctx, feeder, line, wav)
	err = errors.Join(err, failed, wav.Close())
	res := Result{Passes: done, Frames: wav.Frames(), Rate: song.Rate()}
	if err != nil {
		return res, fmt.Errorf("render %q: %w", path, err)
	}
	return res, nil
}

// pump carries all of the feeder's sound through the line to w, and returns the
// number of the last pass.
func pump(ctx context.Context, f *pipeline.Feeder, line *pipeline.Line, w *output.WAV) (int, error) {
	buf := make([]float32, 2*renderBlock)
	pass := 0
	for {
		if err := ctx.Err(); err != nil {
			return pass, err
		}
		for f.Fill() {
		}
		ring, _ := line.Current()
		if ring == nil {
			return pass, nil // the feeder says why
		}
		for n := ring.Buffered(); n > 0; n = ring.Buffered() {
			out := buf[:2*min(n, renderBlock)]
			line.Pull(out)
			if err := w.Write(out); err != nil {
				return pass, err
			}
		}
		if at := ring.Read(); at > 0 {
			if place, ok := ring.Locate(at - 1); ok {
				pass = place.Pass
			}
			ring.Forget(at)
		}
		if ring.Drained() {
			return pass, nil
		}
	}
}
