package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// version is the version that FyneApp.toml states. The Makefile sets it; a
// plain go build leaves it empty.
var version string

func main() {
	// The window's toolkit must have the first thread of the process, which is
	// the one main runs on.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A reader that went away (reprise tracks | head) must reach us as a write
	// error, so that the library is closed in order; left alone, SIGPIPE kills.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)

	status := Run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}
