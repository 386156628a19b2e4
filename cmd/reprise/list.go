package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"reprise/library/catalog"
)

// listRecord is what `reprise list validate --json` prints.
type listRecord struct {
	File     string   `json:"file"`
	Valid    bool     `json:"valid"`
	List     string   `json:"list,omitempty"`
	Title    string   `json:"title,omitempty"`
	Entries  int      `json:"entries"`
	Problems []string `json:"problems"`
}

// errInvalid is the end of a validation that found problems.
var errInvalid = errors.New("this list cannot be used")

func (a *app) listCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "Work on list files",
		Args: usage(func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("list: say what to do, `reprise list validate FILE` for instance")
			}
			return noCommand(cmd, args)
		}),
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "validate FILE",
		Short: "Check a list file and say exactly what is wrong",
		Args:  usage(cobra.ExactArgs(1)),
		RunE:  func(_ *cobra.Command, args []string) error { return a.validate(args[0]) },
	})
	return cmd
}

func (a *app) validate(file string) error {
	list, err := catalog.LoadFile(file)
	r := listRecord{File: file, Valid: err == nil, Problems: []string{}}
	if err == nil {
		r.List, r.Title, r.Entries = list.ID, list.Title, len(list.Entries)
	} else {
		r.Problems = problemLines(err)
	}
	switch {
	case a.flags.json:
		if err := showJSON(a, r); err != nil {
			return err
		}
	case r.Valid:
		return a.say("%s: a good list: %s, %d entries", file, printable(r.Title), r.Entries)
	default:
		for _, problem := range r.Problems {
			fmt.Fprintf(a.stderr, "%s\n", printable(problem))
		}
	}
	if !r.Valid {
		return fmt.Errorf("list %q: %w", file, errInvalid)
	}
	return nil
}
