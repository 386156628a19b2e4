package main

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// versionRecord is what `reprise version --json` prints.
type versionRecord struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Go      string `json:"go"`
	OS      string `json:"os"`
	Arch    string `json:"arch"`
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Tell the version",
		Args:  usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			r := versionRecord{"reprise", versionText(), runtime.Version(), runtime.GOOS, runtime.GOARCH}
			if a.flags.json {
				return showJSON(a, r)
			}
			return a.say("%s %s (%s, %s/%s)", r.Name, r.Version, r.Go, r.OS, r.Arch)
		},
	}
}

// versionText is the version that the build was told, else the one that Go
// knows of the module, else "devel".
func versionText() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
