package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/player"
	"reprise/player/decode"
	"reprise/player/output"
	"reprise/ui"
)

// playRecord is what `reprise play --json` prints at the end.
type playRecord struct {
	Passes int   `json:"passes"` // whole passes
	Frames int64 `json:"frames"` // of all channels at once, at Rate
	Rate   int   `json:"rate"`   // frames a second, the file's own
}

// playing says what to play and how.
type playing struct {
	path   string
	ref    catalog.Ref // zero when a file was named
	repeat player.Repeat
	passes int // 0 for no end
	to     string
}

func (a *app) playCommand() *cobra.Command {
	var how playing
	var repeat string
	cmd := &cobra.Command{
		Use:   "play FILE|LIST/ENTRY",
		Short: "Play a file, or the file of an entry, on repeat",
		Long: "Plays to the sound device until Ctrl-C or the end of --passes, or writes to a WAV file what the device\n" +
			"would have got. --repeat one goes on without a seam; list starts a list of this one song again; off\n" +
			"plays it once.",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			var ok bool
			if how.repeat, ok = repeatModes()[repeat]; !ok {
				return usageError{fmt.Errorf("--repeat is one, list or off, not %q", repeat)}
			}
			if cmd.Flags().Changed("passes") && how.passes < 1 {
				return usageError{fmt.Errorf("--passes is a number from 1, not %d", how.passes)}
			}
			if cmd.Flags().Changed("to") && how.to == "" {
				return usageError{errors.New("--to needs the name of a file")}
			}
			return a.play(cmd.Context(), args[0], how)
		},
	}
	cmd.Flags().StringVar(&repeat, "repeat", "one", "what comes after the song: `one`, list or off")
	cmd.Flags().IntVar(&how.passes, "passes", 0, "stop after `N` passes (default: never, or 1 with --to)")
	cmd.Flags().StringVar(&how.to, "to", "", "write the sound to the WAV file `OUT` instead of playing it")
	return cmd
}

// repeatModes are the values of --repeat.
func repeatModes() map[string]player.Repeat {
	return map[string]player.Repeat{"one": player.RepeatOne, "list": player.RepeatList, "off": player.RepeatOff}
}

func (a *app) play(ctx context.Context, name string, how playing) (err error) {
	lib, err := a.choose(ctx, name, &how)
	if err != nil {
		return err
	}
	if lib != nil {
		defer closeLibrary(lib, &err)
	}
	var r playRecord
	if how.to != "" {
		r, err = render(ctx, how)
	} else {
		r, err = a.playAloud(ctx, lib, how)
	}
	if how.ref != (catalog.Ref{}) && errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: the linked file %q is not there now; connect its drive, put it back, or link another", how.ref, how.path)
	}
	if err != nil {
		return err
	}
	if a.flags.json {
		return showJSON(a, r)
	}
	return a.say("%d passes, %d frames at %d Hz", r.Passes, r.Frames, r.Rate)
}

// choose finds out what name names: a file that is there, else an entry. The
// library is opened for an entry alone; the caller closes it.
func (a *app) choose(ctx context.Context, name string, how *playing) (*library.Library, error) {
	_, statErr := os.Stat(name)
	ref, isRef := catalog.ParseRef(name)
	if statErr == nil || !isRef {
		path, err := filepath.Abs(name)
		if err != nil {
			return nil, fmt.Errorf("file %q: %w", name, err)
		}
		how.path = path
		return nil, nil
	}
	lib, err := a.openLibrary(ctx, opening{})
	if err != nil {
		return nil, err
	}
	track, err := a.resolve(ctx, lib, ref)
	if err != nil {
		if errors.Is(err, library.ErrNoEntry) && errors.Is(statErr, fs.ErrNotExist) {
			err = fmt.Errorf("%q is no file that is there, and as LIST/ENTRY: %w", name, library.ErrNoEntry)
		}
		return nil, errors.Join(err, lib.Close())
	}
	how.ref, how.path = ref, track.Path
	return lib, nil
}

// resolve returns the file of an entry, after a scan when there is music to
// look through and the entry has none yet.
func (a *app) resolve(ctx context.Context, lib *library.Library, ref catalog.Ref) (library.Track, error) {
	if findEntry(lib.Snapshot(), ref) == nil {
		return library.Track{}, fmt.Errorf("%s: %w", ref, library.ErrNoEntry)
	}
	track, err := lib.Resolve(ref)
	if errors.Is(err, library.ErrNotLinked) && len(lib.Snapshot().Roots) > 0 {
		if _, err := a.rescan(ctx, lib); err != nil {
			return library.Track{}, err
		}
		track, err = lib.Resolve(ref)
	}
	if err != nil {
		return library.Track{}, fmt.Errorf("%s: %w", ref, err)
	}
	return track, nil
}

// render writes the sound to a file, as fast as it can be made.
func render(ctx context.Context, how playing) (playRecord, error) {
	passes := max(1, how.passes)
	if how.repeat == player.RepeatOff {
		passes = 1
	}
	tracks := []player.Track{{Path: how.path, Passes: passes}}
	result, err := player.Render(ctx, player.Rendering{Tracks: tracks}, how.to)
	if err != nil {
		return playRecord{}, err
	}
	return playRecord{Passes: result.Passes, Frames: result.Frames, Rate: result.Rate}, nil
}

// playAloud plays to the sound device until the passes are over or ctx is done.
// lib counts the passes when an entry plays; it is nil else.
func (a *app) playAloud(ctx context.Context, lib *library.Library, how playing) (playRecord, error) {
	source, err := decode.Open(ctx, how.path, decode.Options{Trim: true})
	if err != nil {
		return playRecord{}, err
	}
	rate, length := source.Format().Rate, int64(source.Len())
	if err := source.Close(); err != nil {
		return playRecord{}, fmt.Errorf("close %q: %w", how.path, err)
	}
	p := a.openPlayer(lib, nil)
	passes, rest, err := listen(ctx, p, how)
	return playRecord{
		Passes: passes,
		Frames: int64(passes)*length + int64(rest.Seconds()*float64(rate)),
		Rate:   rate,
	}, errors.Join(err, p.Close())
}

// listen plays and waits for the end. It returns how many passes were heard to
// their end, and how much of one more.
func listen(ctx context.Context, p *player.Player, how playing) (passes int, rest time.Duration, err error) {
	states, unsubscribe := p.Subscribe()
	defer unsubscribe()
	if how.repeat == player.RepeatList {
		how.repeat = player.RepeatOne // a list of one song
	}
	if how.repeat == player.RepeatOff {
		how.passes = 1
	}
	p.SetRepeat(how.repeat)
	p.Play([]player.Track{{ID: how.id(), Path: how.path, Passes: how.passes, Then: player.ThenStop}}, 0)

	pass := 1
	for begun := false; ; {
		select {
		case <-ctx.Done():
			// Ctrl-C is how endless repeat ends: it is no failure.
			return pass - 1, p.Position(), nil
		case state := <-states:
			switch {
			case state.Err != nil:
				return pass - 1, 0, state.Err
			case state.Status == player.Waiting:
				return pass - 1, 0, output.ErrNoDevice
			case state.Status == player.Playing && !state.Opening:
				begun, pass = true, state.Pass
			case begun && state.Status != player.Playing: // it rests at its start
				return how.passes, 0, nil
			}
		}
	}
}

// id is what the player calls the song: the entry that it is of, if any.
func (how playing) id() string {
	if how.ref == (catalog.Ref{}) {
		return ""
	}
	return how.ref.String()
}

// openPlayer makes a player for the sound device that counts the passes of
// entries and of files in lib, which may be nil. The caller closes it before lib.
// nights, which may be nil, is given the report of the last night that has ended.
func (a *app) openPlayer(lib *library.Library, nights chan player.NightReport) *player.Player {
	return player.New(player.Options{
		Output: output.System{},
		Volume: 1,
		Log:    a.log(),
		NightEnded: func(r player.NightReport) {
			if nights == nil {
				return
			}
			select {
			case <-nights: // nobody has read of the one before
			default:
			}
			nights <- r // there is room: only this goroutine sends
		},
		Passed: func(t player.Track, run int) {
			if lib == nil {
				return
			}
			if ref, ok := catalog.ParseRef(t.ID); ok {
				lib.AddPass(ref, run)
			} else if path, ok := ui.FileOfTrack(t); ok {
				lib.AddTrackPass(path, run)
			}
		},
	})
}
