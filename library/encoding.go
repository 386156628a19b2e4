package library

import (
	"fmt"
	"slices"

	"reprise/library/scan"
	"reprise/library/store"
	"reprise/library/tags"
)

// Encodings lists the text encodings that SetEncoding knows, the likely ones
// first.
func Encodings() []string { return tags.Encodings() }

// SetEncoding keeps what the texts of a file are written in, one of Encodings,
// or "" for finding out; reads the file again and matches it anew. The choice
// follows the file when it is moved. Undo takes it back. Errors: ErrEncoding,
// ErrNoFile, and ErrReadOnly and ErrFull as in Link.
func (l *Library) SetEncoding(path, encoding string) (Undo, error) {
	if encoding != "" && !slices.Contains(tags.Encodings(), encoding) {
		return nil, fmt.Errorf("read %q as %q: %w", path, encoding, ErrEncoding)
	}
	l.mu.Lock()
	before, known := l.model.files[path].Encoding, l.model.tracks[path] != nil
	l.mu.Unlock()
	if !known {
		return nil, fmt.Errorf("read %q as %q: %w", path, encoding, ErrNoFile)
	}
	err := l.setEncoding(path, encoding)
	if err != nil && !isReadOnly(err) {
		return nil, fmt.Errorf("read %q as %q: %w", path, encoding, err)
	}
	return once(func() error {
		if l.encodingOf(path) != encoding {
			return nil // a later choice replaced it
		}
		return l.setEncoding(path, before)
	}), err
}

// setEncoding writes the choice and shows what the file says by it.
func (l *Library) setEncoding(path, encoding string) error {
	err := l.store.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		f := l.model.files[path]
		f.Encoding = encoding
		l.model.files[path] = f
	}, store.PutFileEncoding(path, encoding))
	if err != nil && !isReadOnly(err) {
		return err
	}
	l.reread(path)
	return err
}

// reread reads a known file again and matches it anew.
func (l *Library) reread(path string) {
	l.mu.Lock()
	old := l.model.tracks[path]
	l.mu.Unlock()
	if old == nil || old.Away {
		return // it is read when it is back: see encoding in job.take
	}
	f := scan.File{Path: path, Size: old.Size, ModTime: old.ModTime}
	f.Tags, f.Err = l.readTags(path)
	t := newTrack(f)
	cands := l.lockMatched(t)
	l.model.put(t, cands)
	l.rouse()
	l.publish()
	l.mu.Unlock()
	l.store.Index(store.Batch{Put: []store.Row{rowOf(t, cands)}})
}

// encodingOf returns what the fan said that the texts of a file are written in.
func (l *Library) encodingOf(path string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.model.files[path].Encoding
}

// readTags reads the tags of one file as the fan wants it read.
func (l *Library) readTags(path string) (tags.Tags, error) {
	return tags.ReadWith(path, tags.Options{Encoding: l.encodingOf(path)})
}
