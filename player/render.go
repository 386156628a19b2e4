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
	Passes int   // whole passes, of all tracks
	Frames int64 // frames in the file
	Rate   int   // frames a second: the first track's own rate
}

// Rendering is what Render writes.
type Rendering struct {
	// Tracks are played one behind the other, each for its Passes, with its loop,
	// speed and gain.
	Tracks []Track
	// Untrimmed leaves the codec's silence, see Player.SetTrim.
	Untrimmed bool
}

// renderBlock is how many frames are pulled at a time.
const renderBlock = 1024

// Render writes to the WAV file to (32-bit float, two channels, the first track's
// own rate) what the device would have got from the tracks, as fast as it can be
// made, through the same pipeline. The errors are those of decode.Open and of
// writing; ErrPasses; and ctx's.
func Render(ctx context.Context, what Rendering, to string) (Result, error) {
	for _, t := range what.Tracks {
		if t.Passes < 1 {
			return Result{}, ErrPasses
		}
	}
	if len(what.Tracks) == 0 {
		return Result{}, ErrPasses
	}
	r := &renderer{what: what, line: pipeline.NewLine()}
	song, err := r.open(ctx, 0)
	if err != nil {
		return Result{}, err
	}
	first := what.Tracks[0]
	r.line.SetPlaying(true)
	r.feeder = pipeline.NewFeeder(r.line, song, pipeline.Start{
		Frame:  frameAt(song, entry(first)),
		Plain:  true,
		Pass:   1,
		Plan:   pipeline.Plan{For: song, Way: wayOf(song, first, true), Loop: true, Passes: first.Passes},
		Events: pipeline.Events{Failed: func(err error) { r.failed = err }},
	}, song.Rate())
	defer r.feeder.Close()
	r.song = song
	wav, err := output.CreateWAV(to, song.Rate(), output.Float32)
	if err != nil {
		return Result{}, fmt.Errorf("render %q: %w", first.Path, err)
	}
	err = r.pump(ctx, wav)
	err = errors.Join(err, wav.Close())
	res := Result{Passes: r.passes + r.pass, Frames: wav.Frames(), Rate: song.Rate()}
	if err != nil {
		return res, fmt.Errorf("render %q: %w", what.Tracks[r.at].Path, err)
	}
	return res, nil
}

// renderer carries a feeder's sound into a file.
type renderer struct {
	what    Rendering
	line    *pipeline.Line
	feeder  *pipeline.Feeder
	failed  error
	at      int            // place of the track that is written
	song    *pipeline.Song // of that track
	next    *pipeline.Song // that follows
	planned bool           // the feeder knows what follows
	pass    int            // of that track
	passes  int            // of the tracks before
}

func (r *renderer) open(ctx context.Context, at int) (*pipeline.Song, error) {
	return pipeline.OpenSong(ctx, r.what.Tracks[at].Path, decode.Options{Trim: !r.what.Untrimmed}, nil)
}

// pump writes all of the feeder's sound to w.
func (r *renderer) pump(ctx context.Context, w *output.WAV) error {
	buf := make([]float32, 2*renderBlock)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := r.follow(ctx); err != nil {
			return err
		}
		for r.feeder.Fill() {
		}
		ring, _ := r.line.Current()
		if ring == nil {
			return r.failed
		}
		for n := ring.Buffered(); n > 0; n = ring.Buffered() {
			out := buf[:2*min(n, renderBlock)]
			r.line.Pull(out)
			if err := w.Write(out); err != nil {
				return err
			}
		}
		if at := ring.Read(); at > 0 {
			if place, ok := ring.Locate(at - 1); ok {
				r.reach(place)
			}
			ring.Forget(at)
		}
		if ring.Drained() && (r.planned && r.next == nil || r.failed != nil) {
			return r.failed
		}
	}
}

// reach notes how far the file is.
func (r *renderer) reach(place pipeline.Place) {
	for r.next != nil && place.Song == r.next {
		r.passes += r.what.Tracks[r.at].Passes
		r.at++
		r.song, r.next, r.planned = r.next, nil, false
	}
	r.pass = place.Pass
}

// follow plans for the track that is written, and opens the one behind it.
func (r *renderer) follow(ctx context.Context) error {
	if r.planned {
		return nil
	}
	r.planned = true
	now := r.what.Tracks[r.at]
	if r.at+1 < len(r.what.Tracks) {
		next, err := r.open(ctx, r.at+1)
		if err != nil {
			return err
		}
		then := r.what.Tracks[r.at+1]
		next.Begin(wayOf(next, then, true), frameAt(next, entry(then)))
		r.next = next
	}
	r.feeder.SetPlan(pipeline.Plan{
		For: r.song, Way: wayOf(r.song, now, true), Loop: true, Passes: now.Passes, Next: r.next,
	})
	r.feeder.Serve()
	return nil
}
