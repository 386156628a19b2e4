package main

import (
	"context"
	"fmt"

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
	findings := []finding{
		checkSound(ctx), checkFonts(), checkCodecs(ctx), checkFFmpeg(ctx),
	}
	findings = append(findings, a.checkStored(ctx, dirs, paths)...)
	return show(a, findings, []string{"CHECK", "STATE", "DETAIL"}, func(f finding) []string {
		return []string{f.Check, f.State, f.Detail}
	})
}

// found makes a finding.
func found(check, state, format string, args ...any) finding {
	return finding{Check: check, State: state, Detail: fmt.Sprintf(format, args...)}
}
