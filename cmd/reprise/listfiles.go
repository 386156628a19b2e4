package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"reprise/library/catalog"
)

// listFiles is a folder that holds just the list files that the fan named, by
// names that the catalog takes for lists.
type listFiles map[string]string // name in the folder to path on the disk

// openLists checks the list files and returns them as one folder.
func openLists(files []string) (fs.FS, error) {
	lists := listFiles{}
	var errs []error
	for i, file := range files {
		if _, err := catalog.LoadFile(file); err != nil {
			errs = append(errs, err)
		}
		lists[fmt.Sprintf("%04d.reprise.json", i)] = file
	}
	return lists, errors.Join(errs...)
}

// Open opens the named list file.
func (l listFiles) Open(name string) (fs.File, error) {
	path, ok := l[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return os.Open(path)
}

// ReadDir lists the one folder that there is.
func (l listFiles) ReadDir(name string) ([]fs.DirEntry, error) {
	if name != "." {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	entries := make([]fs.DirEntry, 0, len(l))
	for name, path := range l {
		info, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		entries = append(entries, listEntry{fs.FileInfoToDirEntry(info), name})
	}
	slices.SortFunc(entries, func(x, y fs.DirEntry) int { return cmp.Compare(x.Name(), y.Name()) })
	return entries, nil
}

// listEntry is a file under the name that it has in listFiles.
type listEntry struct {
	fs.DirEntry
	name string
}

func (e listEntry) Name() string { return e.name }
