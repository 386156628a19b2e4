package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
)

// errNoWindow tells that the program was built without the window.
var errNoWindow = errors.New("no display to open a window on: this build has none")

// windowFlags are those of the commands that open the window.
type windowFlags struct{}

// windowFlags adds the flags of a command that opens the window.
func (a *app) windowFlags(*cobra.Command) {}

// window opens the window and returns when the fan closes it.
func (a *app) window(context.Context, bool) error { return errNoWindow }
