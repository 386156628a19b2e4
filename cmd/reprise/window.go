package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"

	"reprise/player"
	"reprise/ui"
	"reprise/ui/desktop"
)

// windowFlags are those of the commands that open the window.
type windowFlags struct {
	statusFile string
	framesFile string
}

// windowFlags adds the flags of a command that opens the window.
func (a *app) windowFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.flags.window.statusFile, "status-file", "", "keep what the window shows in `FILE` as JSON")
	cmd.Flags().StringVar(&a.flags.window.framesFile, "frames", "", "measure every repaint and write them to `FILE` at the end")
	for _, name := range []string{"status-file", "frames"} {
		if err := cmd.Flags().MarkHidden(name); err != nil {
			panic(err) // the flag was made above
		}
	}
}

// window opens the window and returns when the fan closes it. It must be called
// on the main goroutine.
func (a *app) window(ctx context.Context, demo bool) (err error) {
	dirs, err := a.folders()
	if err != nil {
		return err
	}
	if demo {
		dirs, _ = dirs.demo()
	}
	lib, err := a.openLibrary(ctx, opening{demo: demo, writes: true, window: true})
	if err != nil {
		ui.ShowProblem(err)
		return err
	}
	defer closeLibrary(lib, &err)
	nights := make(chan player.NightReport, 1)
	p := a.openPlayer(lib, nights)
	defer func() { err = errors.Join(err, p.Close()) }() // before the library, which its last pass goes to

	options := ui.Options{
		Library: lib, Player: p, CacheDir: dirs.cache, DataDir: dirs.data, Version: versionText(), Demo: demo,
		StatusFile: a.flags.window.statusFile, FramesFile: a.flags.window.framesFile, Log: a.log(),
		Awake: desktop.NewAwake(a.log()).Hold, Nights: nights, Report: a.report,
	}
	options.OpenURL = a.keepTogether(dirs)
	if !demo {
		options.PlayDemo = func() error { return a.startDemo(ctx) }
	}
	return ui.Run(ctx, options)
}

// keepTogether makes the window's toolkit keep what it writes, a font index for
// instance, in the app's folders; left alone it spreads over the system's. On
// Unix that takes the environment of the process, so pages are opened with the
// environment as it was: a browser must find its own folders. It returns how;
// nil elsewhere.
func (a *app) keepTogether(dirs folders) func(*url.URL) error {
	switch runtime.GOOS {
	case "windows", "darwin", "ios", "android", "js":
		return nil
	}
	before := os.Environ()
	for name, dir := range map[string]string{"XDG_CACHE_HOME": dirs.cache, "XDG_CONFIG_HOME": dirs.config} {
		// Where a folder cannot be made the toolkit finds out and goes without.
		if err := errors.Join(os.MkdirAll(dir, 0o700), os.Setenv(name, dir)); err != nil {
			a.log().Debug("no folder for the toolkit", "name", name, "err", err)
		}
	}
	return func(page *url.URL) error {
		browser := exec.Command("xdg-open", page.String()) //nolint:noctx // the browser outlives the window
		browser.Env = before
		if err := browser.Start(); err != nil {
			return fmt.Errorf("open %s: %w", page, err)
		}
		go func() { _ = browser.Wait() }() // it tells its errors itself
		return nil
	}
}

// startDemo opens the demo in a window of its own, which lives as long as the
// fan wants and at most as long as this one.
func (a *app) startDemo(ctx context.Context) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("open the demo: %w", err)
	}
	args := []string{"demo"}
	if a.flags.data != "" {
		args = append(args, "--data", a.flags.data)
	}
	demo := exec.CommandContext(ctx, self, args...)
	demo.Cancel = func() error { return demo.Process.Signal(os.Interrupt) }
	demo.Stderr = a.stderr
	if err := demo.Start(); err != nil {
		return fmt.Errorf("open the demo: %w", err)
	}
	go func() { _ = demo.Wait() }() // it tells its own errors on the same standard error
	return nil
}
