package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/library/tags"
	"reprise/player"
	"reprise/player/decode"
	"reprise/player/output"
)

// playRecord is what `reprise play --json` prints at the end.
type playRecord struct {
	Passes int          `json:"passes"` // whole passes
	Frames int64        `json:"frames"` // of all channels at once, at Rate
	Rate   int          `json:"rate"`   // frames a second, the first file's own
	Night  *nightRecord `json:"night,omitempty"`
}

// deviceRecord is one line of `reprise play --list-devices --json`.
type deviceRecord struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Default bool   `json:"default"`
}

// playing says what to play and how.
type playing struct {
	songs  []playSong
	repeat player.Repeat
	passes int // 0 for no end
	to     string
	device string
	noTrim bool
	night  player.Night
}

// playSong is one song to play.
type playSong struct {
	track player.Track
	ref   catalog.Ref // zero when a file was named
	rate  int         // frames a second
}

// playFlags are the flags of play as they were typed.
type playFlags struct {
	repeat, loop, until string
	intro, night        bool
	even, noEven        bool
	devices             bool
	speed               float64
	how                 playing
}

func (a *app) playCommand() *cobra.Command {
	var f playFlags
	cmd := &cobra.Command{
		Use:   "play FILE|LIST/ENTRY...",
		Short: "Play files, or the files of entries, on repeat",
		Long: "Plays to the sound device until Ctrl-C or the end of --passes, or writes to a WAV file what the device\n" +
			"would have got. --repeat one goes on with a song without a seam, and after --passes with the next; list\n" +
			"plays them all and starts again; off plays each once.",
		Args: usage(func(cmd *cobra.Command, args []string) error {
			if f.devices {
				return cobra.NoArgs(cmd, args)
			}
			return cobra.MinimumNArgs(1)(cmd, args)
		}),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.devices {
				return a.listDevices(cmd.Context())
			}
			t, err := f.parse(cmd.Flags().Changed)
			if err != nil {
				return usageError{err}
			}
			return a.play(cmd.Context(), args, f.how, t)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.repeat, "repeat", "one", "what comes after a song: `one`, list or off")
	flags.IntVar(&f.how.passes, "passes", 0, "stop after `N` passes of each (default: never, or 1 with --to)")
	flags.StringVar(&f.how.to, "to", "", "write the sound to the WAV file `OUT` instead of playing it")
	flags.Float64Var(&f.speed, "speed", 1, "play at speed `X`, 0.5 to 1.5, with the pitch kept")
	flags.StringVar(&f.loop, "loop", "", "repeat the stretch `A-B` of each song, such as 1:02.5-1:30, or 1:02- to the end")
	flags.BoolVar(&f.intro, "intro", false, "with --loop: begin at the start of the song once")
	flags.StringVar(&f.until, "until", "", "repeat until `TIME` (23:30) or for so long (90m), fade over the last pass, and keep the computer awake")
	flags.BoolVar(&f.night, "night", false, "with --passes: fade over the last one, and keep the computer awake until then")
	flags.StringVar(&f.how.device, "device", "", "play to the device of that `ID`, see --list-devices")
	flags.BoolVar(&f.devices, "list-devices", false, "list the sound devices")
	flags.BoolVar(&f.even, "even", true, "play songs equally loud, where their tags say how")
	flags.BoolVar(&f.noEven, "no-even", false, "play songs as loud as they are")
	flags.BoolVar(&f.how.noTrim, "no-trim", false, "leave the codec's silence at the ends of an MP3 that does not tell of it")
	return cmd
}

// listDevices prints the sound devices.
func (a *app) listDevices(ctx context.Context) error {
	devices, err := output.System{}.Devices(ctx)
	if err != nil {
		return err
	}
	if len(devices) == 0 {
		return output.ErrNoDevice
	}
	records := make([]deviceRecord, len(devices))
	for i, d := range devices {
		records[i] = deviceRecord(d)
	}
	return show(a, records, []string{"ID", "NAME"}, func(d deviceRecord) []string {
		if d.Default {
			d.Name += " (default)"
		}
		return []string{d.ID, d.Name}
	})
}

// play plays what names name, each in the way of t.
func (a *app) play(ctx context.Context, names []string, how playing, t player.Track) (err error) {
	var lib *library.Library
	defer func() {
		if lib != nil {
			closeLibrary(lib, &err)
		}
	}()
	even := t.Gain != player.Gain{}
	for _, name := range names {
		song := playSong{track: t}
		if lib, err = a.choose(ctx, lib, name, &song); err == nil {
			err = song.look(ctx, even)
		}
		if song.ref != (catalog.Ref{}) && errors.Is(err, fs.ErrNotExist) {
			err = fmt.Errorf("%s: the linked file %q is not there now; connect its drive, put it back, or link another", song.ref, song.track.Path)
		}
		if err != nil {
			return err
		}
		how.songs = append(how.songs, song)
	}
	var r playRecord
	if how.to != "" {
		r, err = render(ctx, how)
	} else {
		r, err = a.playAloud(ctx, lib, how)
	}
	if err != nil {
		return err
	}
	if a.flags.json {
		return showJSON(a, r)
	}
	if r.Night != nil {
		if err := a.say("The night went from %s to %s.", r.Night.Started.Format("15:04"), r.Night.Ended.Format("15:04")); err != nil {
			return err
		}
	}
	return a.say("%d passes, %d frames at %d Hz", r.Passes, r.Frames, r.Rate)
}

// choose finds out what name names: a file that is there, else an entry. The
// library is opened for an entry alone, if it is not lib already; the caller
// closes it.
func (a *app) choose(ctx context.Context, lib *library.Library, name string, song *playSong) (*library.Library, error) {
	_, statErr := os.Stat(name)
	ref, isRef := catalog.ParseRef(name)
	if statErr == nil || !isRef {
		path, err := filepath.Abs(name)
		if err != nil {
			return lib, fmt.Errorf("file %q: %w", name, err)
		}
		song.track.Path = path
		return lib, nil
	}
	if lib == nil {
		var err error
		if lib, err = a.openLibrary(ctx, opening{}); err != nil {
			return nil, err
		}
	}
	track, err := a.resolve(ctx, lib, ref)
	if err != nil {
		if errors.Is(err, library.ErrNoEntry) && errors.Is(statErr, fs.ErrNotExist) {
			err = fmt.Errorf("%q is no file that is there, and as LIST/ENTRY: %w", name, library.ErrNoEntry)
		}
		return lib, err
	}
	song.ref = ref
	song.track.ID, song.track.Path = ref.String(), track.Path
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

// look learns of the file what playing it needs.
func (s *playSong) look(ctx context.Context, even bool) error {
	source, err := decode.Open(ctx, s.track.Path, decode.Options{})
	if err != nil {
		return err
	}
	s.rate = source.Format().Rate
	long := seconds(source.Len(), s.rate)
	if err := source.Close(); err != nil {
		return fmt.Errorf("close %q: %w", s.track.Path, err)
	}
	if s.track.Loop.A > 0 && s.track.Loop.A+player.ShortestLoop > long {
		return fmt.Errorf("the loop begins at %s, and %q ends at %s", s.track.Loop.A, s.track.Path, long)
	}
	s.track.Gain = player.Gain{}
	if !even {
		return nil
	}
	if g := gainOf(s.track.Path); g.Known { // a file without tags plays as it is
		s.track.Gain = player.Gain{DB: g.Track, Peak: g.Peak}
	}
	return nil
}

// gainOf reads what a file's tags say of its loudness, and nothing else: TagLib,
// which tags.Read asks where a title is missing, takes half a second to wake.
func gainOf(path string) tags.Gain {
	f, err := os.Open(path)
	if err != nil {
		return tags.Gain{}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return tags.Gain{}
	}
	t, err := tags.ReadFrom(f, info.Size(), path)
	if err != nil {
		return tags.Gain{}
	}
	return t.Gain
}
