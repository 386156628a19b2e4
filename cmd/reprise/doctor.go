package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// finding is what the doctor says of one thing, and a line of
// `reprise doctor --json`.
type finding struct {
	Check  string `json:"check"`
	State  string `json:"state"`
	Detail string `json:"detail"`
}

// The values of finding.State.
const (
	findingOK      = "ok"
	findingMissing = "missing" // not there, which may be fine
	findingBad     = "bad"     // there, and not right
)

func (a *app) doctorCommand() *cobra.Command {
	var paths bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Tell what works on this machine",
		Long: "Looks at sound, fonts, codecs, ffmpeg, database and folders, and changes nothing. What it prints can be\n" +
			"given to anybody: it names no folder of yours without --paths. It ends with status 0 whatever it finds.",
		Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return a.doctor(cmd.Context(), paths) },
	}
	cmd.Flags().BoolVar(&paths, "paths", false, "name your folders too")
	return cmd
}

func (a *app) doctor(ctx context.Context, paths bool) error {
	dirs, err := a.folders()
	if err != nil {
		return err
	}
	return show(a, a.examine(ctx, dirs, paths), findingHead(), finding.row)
}

// report is what the doctor prints, for the window's menu. It names no folder.
func (a *app) report(ctx context.Context) (string, error) {
	dirs, err := a.folders()
	if err != nil {
		return "", err
	}
	rows := [][]string{findingHead(), {"version", findingOK, versionText()}}
	for _, f := range a.examine(ctx, dirs, false) {
		rows = append(rows, f.row())
	}
	var out strings.Builder
	if err := table(&out, rows); err != nil {
		return "", err
	}
	return out.String(), nil
}

// examine looks at everything.
func (a *app) examine(ctx context.Context, dirs folders, paths bool) []finding {
	findings := []finding{
		checkSound(ctx), checkFonts(), checkCodecs(ctx), checkFFmpeg(ctx),
	}
	return append(findings, a.checkStored(ctx, dirs, paths)...)
}

func findingHead() []string { return []string{"CHECK", "STATE", "DETAIL"} }

func (f finding) row() []string { return []string{f.Check, f.State, f.Detail} }

// found makes a finding.
func found(check, state, format string, args ...any) finding {
	return finding{Check: check, State: state, Detail: fmt.Sprintf(format, args...)}
}
