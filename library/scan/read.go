package scan

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"reprise/library/tags"
)

// batch is some files of one folder, with the names as the folder spells them.
type batch struct {
	dir   string
	names []string
}

// readBatch reads the files of one batch, unless the scan was cancelled.
func (r *Run) readBatch(ctx context.Context, b batch) {
	for _, name := range b.names {
		if !r.gate.pass(ctx) {
			return
		}
		f, ok := r.readFile(filepath.Join(b.dir, name))
		if !ok {
			r.forget()
			continue
		}
		r.note(f)
		select {
		case r.files <- f:
		case <-ctx.Done():
			return
		}
	}
}

// note counts one file.
func (r *Run) note(f File) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress.Path = f.Path
	switch {
	case f.Unchanged:
		r.progress.Same++
	case f.Err != nil:
		r.progress.Failed++
		r.progress.Read++
	default:
		r.progress.Read++
	}
}

// forget takes back the count of a file that turned out to be none.
func (r *Run) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress.Total--
}

// readFile reads one file. ok is false when it is no regular file, or not there
// any more: a drive that is pulled out while it is scanned looks like that, so
// it is a trouble and not a deletion.
func (r *Run) readFile(path string) (f File, ok bool) {
	info, err := os.Stat(path)
	if os.IsNotExist(err) {
		r.trouble(path, fmt.Errorf("look at %q: %w", path, err))
		return File{}, false
	}
	f.Path = path
	if err != nil {
		f.Err = fmt.Errorf("look at %q: %w", path, err)
		f.Tags = tags.FromPath(path)
		return f, true
	}
	if !info.Mode().IsRegular() {
		return File{}, false
	}
	f.Size, f.ModTime = info.Size(), info.ModTime()
	if s, known := r.opt.Known(path); known && s.Size == f.Size && s.ModTime.Equal(f.ModTime) {
		f.Unchanged = true
		return f, true
	}
	f.Tags, f.Err = r.opt.Read(path)
	return f, true
}
