package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"path/filepath"
	"slices"

	"reprise/assets"
	"reprise/library"
)

// app is one run of the program: where it writes and what it was told. Its
// methods make the commands and open the library and the player for them.
type app struct {
	stdout, stderr io.Writer
	flags          flags
}

// flags are those that every command takes.
type flags struct {
	data    string   // one folder for everything; "" for the system's own
	music   []string // folders to look through this once
	json    bool
	verbose bool
	window  windowFlags
}

// log returns a logger to standard error.
func (a *app) log() *slog.Logger {
	level := slog.LevelWarn
	if a.flags.verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(a.stderr, &slog.HandlerOptions{Level: level}))
}

// opening says how a command wants the library.
type opening struct {
	lists  fs.FS    // in place of the built-in and the fan's lists; nil for those
	roots  []string // folders beside those of --music
	writes bool     // the command changes what is stored, so it must have the lock
	demo   bool     // the demo's list and songs, and nothing of the fan's
	window bool     // a window shows it and stays open
}

// openLibrary opens the library. The caller closes it with closeLibrary.
//
// A command that only reads goes on without the lock when another copy has it:
// what it finds out is then not stored.
func (a *app) openLibrary(ctx context.Context, how opening) (*library.Library, error) {
	options, err := a.libraryOptions(how)
	if err != nil {
		return nil, err
	}
	options.Live = how.window
	lib, err := library.Open(ctx, options)
	if errors.Is(err, library.ErrLocked) && !how.writes {
		fmt.Fprintln(a.stderr, "reprise: another copy of Reprise has the data folder; what this one finds is not stored")
		options.ReadOnly = true
		return library.Open(ctx, options)
	}
	return lib, err
}

// libraryOptions turns what a command wants into what the library takes.
func (a *app) libraryOptions(how opening) (library.Options, error) {
	dirs, err := a.folders()
	if err != nil {
		return library.Options{}, err
	}
	if how.demo {
		return a.demoOptions(dirs)
	}
	roots, err := folderArgs(slices.Concat(how.roots, a.flags.music))
	if err != nil {
		return library.Options{}, err
	}
	options := library.Options{
		DataDir: dirs.data, CacheDir: dirs.cache, Lists: []fs.FS{assets.Lists}, ListDirs: []string{dirs.lists}, Roots: roots, Log: a.log(),
	}
	if how.lists != nil {
		options.Lists, options.ListDirs = []fs.FS{how.lists}, nil
	}
	return options, nil
}

// closeLibrary closes lib and adds its error to that of the command.
func closeLibrary(lib *library.Library, err *error) {
	if closing := lib.Close(); closing != nil {
		*err = errors.Join(*err, fmt.Errorf("close the library: %w", closing))
	}
}

// folderArgs makes the folders that the fan named absolute and refuses what is
// no folder, since a mistyped name is better said than taken for an empty one.
func folderArgs(args []string) ([]string, error) {
	roots := make([]string, 0, len(args))
	for _, arg := range args {
		path, err := filepath.Abs(arg)
		if err != nil {
			return nil, fmt.Errorf("folder %q: %w", arg, err)
		}
		if err := isFolder(path); err != nil {
			return nil, err
		}
		roots = append(roots, path)
	}
	return roots, nil
}
