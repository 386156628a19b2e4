package library

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"reprise/library/store"
)

// AddRoot adds a music folder, keeps it, and starts a scan of it. A folder
// that is there already, be it by another path, is no error. Errors:
// ErrNotFolder, ErrReadOnly and ErrFull as in Link, and those of the file
// system, fs.ErrNotExist for one.
func (l *Library) AddRoot(path string) error {
	path, real, err := folderAt(path)
	if err != nil {
		return fmt.Errorf("add folder: %w", err)
	}
	l.mu.Lock()
	i := slices.IndexFunc(l.model.roots, func(r *root) bool { return r.path == path || r.real == real })
	have := i >= 0 && (l.model.roots[i].stored || l.opts.Demo)
	if i >= 0 {
		path = l.model.roots[i].path
	}
	l.mu.Unlock()
	if have {
		return nil
	}
	var changes []store.Change
	if !l.opts.Demo {
		changes = append(changes, store.PutRoot(path))
	}
	err = l.store.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		i := slices.IndexFunc(l.model.roots, func(r *root) bool { return r.path == path })
		if i < 0 {
			i = len(l.model.roots)
			l.model.roots = append(l.model.roots, &root{path: path, real: real, seenAs: path})
			l.want([]string{path})
		}
		l.model.roots[i].stored = true
		l.publish()
	}, changes...)
	if err != nil {
		return fmt.Errorf("add folder %q: %w", path, err)
	}
	return nil
}

// RemoveRoot forgets a music folder. Its files leave the library, but for those
// that the fan linked; links and refusals stay, and hold again when the folder
// is added again. Nothing is deleted. Errors: ErrNoRoot, ErrReadOnly, ErrFull.
func (l *Library) RemoveRoot(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("remove folder: %w", err)
	}
	is := func(r *root) bool { return r.path == path }
	l.mu.Lock()
	ok := slices.ContainsFunc(l.model.roots, is)
	l.mu.Unlock()
	if !ok {
		return fmt.Errorf("remove folder %q: %w", path, ErrNoRoot)
	}
	var gone []string
	err = l.store.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.model.roots = slices.DeleteFunc(l.model.roots, is)
		l.scan.wanted = slices.DeleteFunc(l.scan.wanted, func(p string) bool { return p == path })
		for p := range l.model.tracks {
			if inside(p, path) && l.model.rootOf(p) == nil && l.model.linkedBy[p] == nil {
				gone = append(gone, p)
			}
		}
		for _, p := range gone {
			l.model.drop(p)
		}
		l.want(nil)
		l.publish()
	}, store.DropRoot(path))
	l.store.Index(store.Batch{Drop: gone})
	if l.watcher != nil {
		l.watcher.forget(path)
	}
	if err != nil {
		return fmt.Errorf("remove folder %q: %w", path, err)
	}
	return nil
}

// folderAt returns the absolute path of a folder that is there, as it was
// given and with symbolic links followed.
func folderAt(path string) (abs, real string, err error) {
	if abs, err = filepath.Abs(path); err != nil {
		return "", "", err
	}
	if real, err = filepath.EvalSymlinks(abs); err != nil {
		return "", "", err
	}
	info, err := os.Stat(real)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%q: %w", abs, ErrNotFolder)
	}
	return abs, real, err
}

// isThere reports whether a folder can be listed, or a file be seen.
func isThere(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return err == nil
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	_, err = f.Readdirnames(1)
	return err == nil || errors.Is(err, io.EOF)
}

// isEmpty reports whether a folder is there and holds nothing, as the folder
// does where a drive would be mounted.
func isEmpty(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	_, err = f.Readdirnames(1)
	return errors.Is(err, io.EOF)
}
