package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"reprise/library"
	"reprise/library/catalog"
)

// linkRecord is what `reprise link --json` and `reprise unlink --json` print.
type linkRecord struct {
	List  string `json:"list"`
	Entry string `json:"entry"`
	State string `json:"state"`
	Path  string `json:"path"` // "" when nothing is linked
}

func (a *app) linkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "link LIST/ENTRY FILE",
		Short: "Link an entry to a file of yours, for ever",
		Args:  usage(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.relink(cmd.Context(), args[0], func(lib *library.Library, ref catalog.Ref) error {
				path, err := filepath.Abs(args[1])
				if err != nil {
					return fmt.Errorf("file %q: %w", args[1], err)
				}
				_, err = lib.Link(ref, path)
				return err
			})
		},
	}
}

func (a *app) unlinkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "unlink LIST/ENTRY",
		Short: "Take back the link of an entry",
		Args:  usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.relink(cmd.Context(), args[0], func(lib *library.Library, ref catalog.Ref) error {
				_, err := lib.Unlink(ref)
				return err
			})
		},
	}
}

// relink changes the link of the entry that name names, and prints how the
// entry stands then.
func (a *app) relink(ctx context.Context, name string, change func(*library.Library, catalog.Ref) error) (err error) {
	ref, ok := catalog.ParseRef(name)
	if !ok {
		return usageError{fmt.Errorf("%q is no LIST/ENTRY", name)}
	}
	lib, err := a.openLibrary(ctx, opening{writes: true})
	if err != nil {
		return err
	}
	defer closeLibrary(lib, &err)
	if findEntry(lib.Snapshot(), ref) == nil {
		return fmt.Errorf("%s: %w", ref, library.ErrNoEntry)
	}
	if err := change(lib, ref); err != nil {
		return fmt.Errorf("%s: %w", ref, err)
	}

	r := linkRecord{List: ref.List, Entry: ref.Entry, State: "unlinked"}
	if track, err := lib.Resolve(ref); err == nil {
		r.State, r.Path = stateLinked, track.Path
	}
	if a.flags.json {
		return showJSON(a, r)
	}
	if r.Path == "" {
		return a.say("%s is not linked", ref)
	}
	return a.say("%s is linked to %s", ref, printable(r.Path))
}

// findEntry returns the entry that ref names, or nil.
func findEntry(now *library.Snapshot, ref catalog.Ref) *library.Entry {
	for _, entry := range now.Entries {
		if entry.Ref == ref {
			return entry
		}
	}
	return nil
}
