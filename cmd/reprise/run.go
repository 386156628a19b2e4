package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	statusDone   = 0
	statusFailed = 1
	statusUsage  = 2
)

// usageError tells that the command was called wrongly.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// Run runs one command line, without the name of the program, and returns the
// exit status. It ends early when ctx is done. Tests may call it as often as
// they like; only one Run at a time may open the window, and only on the main
// goroutine, since that sets environment variables and runs the toolkit.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer) (status int) {
	defer func() {
		if broken := recover(); broken != nil {
			fmt.Fprintf(stderr, "reprise: something went wrong inside Reprise, and this command ended: %v\n", broken)
			fmt.Fprintf(stderr, "reprise: your files were not touched; please report this with what follows\n%s", debug.Stack())
			status = statusFailed
		}
	}()

	a := &app{stdout: stdout, stderr: stderr}
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil, readerGone(err):
		return statusDone
	case errors.As(err, new(usageError)):
		fmt.Fprintf(stderr, "reprise: %s\n", err)
		fmt.Fprintf(stderr, "reprise: `%s --help` tells how it is used\n", calledAs(root, args))
		return statusUsage
	default:
		fmt.Fprintf(stderr, "reprise: %s\n", sentence(err))
		return statusFailed
	}
}

// readerGone reports whether whoever read our output stopped reading. That is
// their decision and no failure of ours.
func readerGone(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// calledAs names the command that args call, as the fan would type it.
func calledAs(root *cobra.Command, args []string) string {
	if cmd, _, err := root.Find(args); err == nil {
		return cmd.CommandPath()
	}
	return root.Name()
}

// root makes the command table.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "reprise",
		Short: "Drama songs on seamless repeat, from your own files",
		Long: "Reprise pairs lists of drama songs with your own files and plays them on seamless repeat.\n" +
			"Without a command it opens the window.",
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		Args:              usage(noCommand),
		RunE:              func(cmd *cobra.Command, _ []string) error { return a.window(cmd.Context(), false) },
	}
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })

	flags := root.PersistentFlags()
	flags.StringVar(&a.flags.data, "data", "", "keep everything that Reprise stores in `DIR` (default: the system's data, config and cache folders)")
	flags.StringArrayVar(&a.flags.music, "music", nil, "look for music in `DIR` this once; may be given again")
	flags.BoolVar(&a.flags.json, "json", false, "print JSON lines")
	flags.BoolVar(&a.flags.verbose, "verbose", false, "tell more on standard error")
	a.windowFlags(root)

	root.AddCommand(
		a.demoCommand(), a.scanCommand(), a.tracksCommand(), a.matchCommand(), a.linkCommand(), a.unlinkCommand(),
		a.playCommand(), a.listCommand(), a.doctorCommand(), a.versionCommand(),
	)
	return root
}

// usage makes errors of check usage errors.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

// noCommand refuses arguments where only commands are known.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	err := fmt.Sprintf("there is no command %q", args[0])
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		err += "; did you mean " + strings.Join(like, " or ") + "?"
	}
	return errors.New(err)
}
