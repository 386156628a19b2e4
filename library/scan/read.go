package scan

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"reprise/library/tags"
)

// batch is some files of one folder, with the names as the folder spells them.
type batch struct {
	dir   string
	names []string
}

// status is what the system says of one file.
type status struct {
	size    int64
	modTime time.Time
	regular bool
}

// join names a file of the folder, whose own path is clean already.
func (d dir) join(name string) string {
	if strings.HasSuffix(d.path, separator) {
		return d.path + name
	}
	return d.path + separator + name
}

// readBatch reads the files of one batch, unless the scan was cancelled.
func (r *Run) readBatch(ctx context.Context, b batch) {
	d := openDir(b.dir)
	defer d.close()
	for _, name := range b.names {
		if !r.gate.pass(ctx) {
			return
		}
		f, ok := r.readFile(d, name)
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
func (r *Run) readFile(d dir, name string) (f File, ok bool) {
	path := d.join(name)
	info, err := d.stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		r.trouble(path, fmt.Errorf("look at %q: %w", path, err))
		return File{}, false
	}
	f.Path = path
	if err != nil {
		f.Err = fmt.Errorf("look at %q: %w", path, err)
		f.Tags = tags.FromPath(path)
		return f, true
	}
	if !info.regular {
		return File{}, false
	}
	f.Size, f.ModTime = info.size, info.modTime
	if s, known := r.opt.Known(path); known && s.Size == f.Size && s.ModTime.Equal(f.ModTime) {
		f.Unchanged = true
		return f, true
	}
	f.Tags, f.Err = r.opt.Read(path)
	return f, true
}
