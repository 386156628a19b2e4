package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Save writes l to path, in one step: the file holds the old list or the new
// one and never half of it. What it writes can be loaded again; a list that
// could not be is refused with a *Problems and nothing is written. Members
// that this version does not know are written too. The file keeps its
// permissions; a symbolic link stays one and its target is written.
func Save(path string, l *List) error {
	data, err := Encode(l)
	if err != nil {
		return fmt.Errorf("save list %q: %w", path, err)
	}
	if _, err := Load(bytes.NewReader(data), filepath.Base(path)); err != nil {
		return fmt.Errorf("save list %q: %w", path, err)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	mode := os.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	if err := replace(path, data, mode); err != nil {
		return fmt.Errorf("save list %q: %w", path, err)
	}
	return nil
}

// replace writes data beside path and renames it over path.
func replace(path string, data []byte, mode os.FileMode) (err error) {
	// The name starts with a dot, so that a leftover is not taken for a list.
	f, err := os.CreateTemp(filepath.Dir(path), ".list-*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
