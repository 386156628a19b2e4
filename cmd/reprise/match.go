package main

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"reprise/library"
)

// matchRecord is one line of `reprise match --json`: one file for one entry.
type matchRecord struct {
	List    string   `json:"list"`
	Entry   string   `json:"entry"`
	Path    string   `json:"path"`
	Score   float64  `json:"score"` // in [0,1]
	State   string   `json:"state"` // linked or suggested
	Reasons []string `json:"reasons"`
}

// The values of matchRecord.State.
const (
	stateLinked    = "linked"
	stateSuggested = "suggested"
)

func (a *app) matchCommand() *cobra.Command {
	var files []string
	cmd := &cobra.Command{
		Use:   "match [DIR...]",
		Short: "Show which of your files the entries of the lists go with",
		Long: "Scans, and pairs the entries of the lists with the files below DIR, or without DIR with all those of\n" +
			"the folders that Reprise knows and of --music. Linked files come first, then the suggested ones, best first.",
		RunE: func(cmd *cobra.Command, args []string) error { return a.match(cmd.Context(), files, args) },
	}
	cmd.Flags().StringArrayVar(&files, "list", nil, "match the list in `FILE` instead of the built-in and your own lists; may be given again")
	return cmd
}

func (a *app) match(ctx context.Context, files, args []string) (err error) {
	how := opening{roots: args}
	if len(files) > 0 {
		if how.lists, err = openLists(files); err != nil {
			return err
		}
	}
	var records []matchRecord
	err = a.look(ctx, how, func(lib *library.Library, below func(string) bool) error {
		for _, entry := range lib.Snapshot().Entries {
			records = append(records, matchRecords(entry, below)...)
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(records, func(x, y matchRecord) int {
		if x.State != y.State {
			return cmp.Compare(x.State, y.State) // "linked" sorts before "suggested"
		}
		return cmp.Compare(y.Score, x.Score)
	})
	return show(a, records, []string{"ENTRY", "STATE", "SCORE", "FILE", "WHY"}, func(r matchRecord) []string {
		why := ""
		if len(r.Reasons) > 0 {
			why = r.Reasons[0]
		}
		return []string{r.List + "/" + r.Entry, r.State, strconv.FormatFloat(r.Score, 'f', 2, 64), r.Path, why}
	})
}

// matchRecords are the files of one entry: the linked one, then the candidates.
func matchRecords(e *library.Entry, below func(string) bool) []matchRecord {
	record := func(path string, score float64, state string, reasons []string) matchRecord {
		return matchRecord{List: e.Ref.List, Entry: e.Ref.Entry, Path: path, Score: score, State: state, Reasons: reasons}
	}
	var records []matchRecord
	if e.Track != nil && below(e.Track.Path) {
		if e.ByHand {
			records = append(records, record(e.Track.Path, 1, stateLinked, []string{"linked by hand"}))
		} else {
			records = append(records, record(e.Track.Path, e.Link.Score, stateLinked, sentences(e.Link.Reasons)))
		}
	}
	for _, c := range e.Candidates {
		if below(c.Path) {
			records = append(records, record(c.Path, c.Score, stateSuggested, sentences(c.Reasons)))
		}
	}
	return records
}
