package catalog

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Suffix is how the name of every list file ends.
const Suffix = ".reprise.json"

// Load reads one list. name is the file's name for complaints. At most
// MaxFile+1 bytes are read. The error is a *Problems when the list itself is
// wrong, which unwraps to ErrBadList, and wraps the reader's own error
// otherwise.
func Load(r io.Reader, name string) (*List, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read list %q: %w", name, err)
	}
	if len(data) > MaxFile {
		return nil, tooLarge(name)
	}
	src, err := newSource(data, name)
	if err != nil {
		return nil, err
	}
	rd := &reader{source: src, problems: Problems{File: name}}
	l := rd.list()
	if err := rd.problems.err(); err != nil {
		return nil, err
	}
	return l, nil
}

// LoadFS reads the list file name of fsys, like Load. A file that is too
// large, or is no file, is refused unread.
func LoadFS(fsys fs.FS, name string) (*List, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read list %q: %w", name, err)
	}
	return loadOpened(name, info, func() (fs.File, error) { return fsys.Open(name) })
}

// LoadFile reads the list file at path, like Load. A file that is too large,
// or is no file, is refused unread.
func LoadFile(path string) (*List, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read list %q: %w", path, err)
	}
	return loadOpened(path, info, func() (fs.File, error) { return os.Open(path) })
}

// loadOpened looks at info before it opens the file: opening a pipe would wait
// for ever.
func loadOpened(name string, info fs.FileInfo, open func() (fs.File, error)) (_ *List, err error) {
	switch {
	case !info.Mode().IsRegular():
		return nil, oneProblem(name, 0, "This is not a file.")
	case info.Size() > MaxFile:
		return nil, tooLarge(name)
	}
	f, err := open()
	if err != nil {
		return nil, fmt.Errorf("read list %q: %w", name, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return Load(f, filepath.Base(name))
}

func tooLarge(name string) error {
	return oneProblem(name, 0, fmt.Sprintf("The file is larger than %d MB, which no list needs.", MaxFile>>20))
}
