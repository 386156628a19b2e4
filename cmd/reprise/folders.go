package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/adrg/xdg"
)

// folders are where the app keeps its things. None of them need exist.
type folders struct {
	data   string // the fan's work
	config string // the window's taste
	cache  string // what can be made again
	lists  string // the fan's own lists
}

// demo returns the folders of the demo and that of its songs. It keeps apart
// from the fan's own: both windows may be open, and nothing of the demo's ends
// among the fan's files.
func (f folders) demo() (demo folders, songs string) {
	demo = f
	demo.data = filepath.Join(f.data, "demo")
	demo.cache = filepath.Join(f.cache, "demo")
	return demo, filepath.Join(demo.data, "songs")
}

// folders returns the folders of this run: one for everything with --data, else
// those that the system has for each kind.
func (a *app) folders() (folders, error) {
	if a.flags.data == "" {
		data := filepath.Join(xdg.DataHome, "reprise")
		return folders{
			data:   data,
			config: filepath.Join(xdg.ConfigHome, "reprise"),
			cache:  filepath.Join(xdg.CacheHome, "reprise"),
			lists:  filepath.Join(data, "lists"),
		}, nil
	}
	data, err := filepath.Abs(a.flags.data)
	if err != nil {
		return folders{}, fmt.Errorf("data folder %q: %w", a.flags.data, err)
	}
	if info, err := os.Stat(data); err == nil && !info.IsDir() {
		return folders{}, fmt.Errorf("data folder %q: %w", data, syscall.ENOTDIR)
	}
	return folders{
		data:   data,
		config: filepath.Join(data, "config"),
		cache:  filepath.Join(data, "cache"),
		lists:  filepath.Join(data, "lists"),
	}, nil
}

// isFolder returns nil when path is a folder, and else an error that says what
// it is.
func isFolder(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %q: %w", path, fs.ErrNotExist)
	case err != nil:
		return fmt.Errorf("look at folder %q: %w", path, err)
	case !info.IsDir():
		return fmt.Errorf("%q is a file, not a folder: %w", path, syscall.ENOTDIR)
	}
	return nil
}
