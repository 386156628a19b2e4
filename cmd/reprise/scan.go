package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"reprise/library"
)

// scanRecord is the last line of `reprise scan --json`.
type scanRecord struct {
	Files     int     `json:"files"` // of any kind, met in the folders
	Audio     int     `json:"audio"`
	Read      int     `json:"read"` // of Audio, like the two that follow
	Failed    int     `json:"failed"`
	Unchanged int     `json:"unchanged"`
	Seconds   float64 `json:"seconds"`
}

func (a *app) scanCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "scan [DIR...]",
		Short: "Read the tags of the files in your music folders",
		Long: "Reads the tags of new and changed files in DIR, in the folders that Reprise knows already, and in\n" +
			"those of --music. Each DIR becomes one of the folders that Reprise knows.",
		RunE: func(cmd *cobra.Command, args []string) error { return a.scan(cmd.Context(), args) },
	}
}

func (a *app) scan(ctx context.Context, args []string) (err error) {
	spareCollector()
	lib, err := a.openLibrary(ctx, opening{roots: args, writes: true})
	if err != nil {
		return err
	}
	defer closeLibrary(lib, &err)
	// One scan of everything, whose counts are the ones to tell: the folders
	// become known only after it.
	state, err := a.rescan(ctx, lib)
	if err != nil {
		return err
	}
	for _, root := range args {
		if err := lib.AddRoot(root); err != nil {
			return err
		}
	}
	r := scanRecord{
		Files: state.Files, Audio: state.Audio, Read: state.Read - state.Failed, Failed: state.Failed,
		Unchanged: state.Unchanged, Seconds: state.Seconds,
	}
	if a.flags.json {
		return showJSON(a, r)
	}
	return a.say("%d audio files: %d read, %d unchanged, %d unreadable, in %.1f s", r.Audio, r.Read, r.Unchanged, r.Failed, r.Seconds)
}

// spareCollector lets a command that lives for a second keep its garbage, as
// far as that stays small: collecting it was a tenth of the work.
func spareCollector() {
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(150 << 20)
}

// rescan scans all roots of lib, waits for the end and says on standard error
// what could not be read.
func (a *app) rescan(ctx context.Context, lib *library.Library) (library.ScanState, error) {
	lib.Rescan()
	state, err := lib.WaitScan(ctx)
	if err != nil {
		return state, fmt.Errorf("scan: %w", err)
	}
	now := lib.Snapshot()
	for _, root := range now.Roots {
		if root.Away {
			fmt.Fprintf(a.stderr, "reprise: folder %q is not there now; what is known of it is kept\n", root.Path)
		}
	}
	for _, track := range now.Tracks {
		if track.Err != "" && !track.Away {
			fmt.Fprintf(a.stderr, "reprise: cannot read the tags of %q: %s\n", track.Path, track.Err)
		}
	}
	for _, trouble := range state.Troubles {
		fmt.Fprintf(a.stderr, "reprise: %s\n", printable(trouble))
	}
	a.notices(now)
	return state, nil
}

// notices tells on standard error what the library wants to be known.
func (a *app) notices(now *library.Snapshot) {
	for _, notice := range now.Notices {
		fmt.Fprintf(a.stderr, "reprise: %s\n", noticeText(notice))
	}
}

// look scans and shows the library as it is then to visit, with what tells the
// files below the roots that the command named from the others.
func (a *app) look(ctx context.Context, how opening, visit func(lib *library.Library, below func(path string) bool) error) (err error) {
	lib, err := a.openLibrary(ctx, how)
	if err != nil {
		return err
	}
	defer closeLibrary(lib, &err)
	if _, err := a.rescan(ctx, lib); err != nil {
		return err
	}
	below, err := within(how.roots)
	if err != nil {
		return err
	}
	return visit(lib, below)
}
