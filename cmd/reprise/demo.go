package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"reprise/assets"
	"reprise/library"
)

func (a *app) demoCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Open the window on three songs by the house band",
		Args:  usage(cobra.NoArgs),
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.window(cmd.Context(), true) },
	}
	a.windowFlags(cmd)
	return cmd
}

// demoOptions are those of the demo: its list alone, its songs copied out of
// the program, and a data folder of its own below dirs.
func (a *app) demoOptions(dirs folders) (library.Options, error) {
	dirs, songs := dirs.demo()
	if err := unpack(assets.Demo, songs); err != nil {
		return library.Options{}, fmt.Errorf("copy the demo songs: %w", err)
	}
	return library.Options{
		DataDir: dirs.data, CacheDir: dirs.cache, Lists: []fs.FS{assets.Demo}, Roots: []string{songs}, Demo: true, Log: a.log(),
	}, nil
}

// unpack copies the files at the root of from into the folder to, which it
// makes. Files that are there and the same are left alone, so that their times
// stay and a scan finds them unchanged.
func unpack(from fs.FS, to string) error {
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	entries, err := fs.ReadDir(from, ".")
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.IsDir() {
			continue
		}
		content, err := fs.ReadFile(from, entry.Name())
		if err != nil {
			return err
		}
		path := filepath.Join(to, entry.Name())
		if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, content) {
			continue
		}
		if err := replaceFile(path, content); err != nil {
			return err
		}
	}
	return nil
}

// replaceFile writes content to path so that whoever looks sees either the old
// file or the whole new one.
func replaceFile(path string, content []byte) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), ".part-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(file.Name()))
		}
	}()
	if _, err := file.Write(content); err != nil {
		return errors.Join(err, file.Close())
	}
	if err := file.Chmod(0o644); err != nil {
		return errors.Join(err, file.Close())
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
