package library

import (
	"context"
	"errors"
	"fmt"

	"reprise/library/tags"
)

// Details is everything that is to be said of one file.
type Details struct {
	Track Track
	// Raw are the texts of all its tags, as they stand in the file and repaired,
	// the most trusted tag first.
	Raw []tags.RawField
	// Encoding is what SetEncoding said that its texts are written in, "" when
	// Reprise finds out; Track.Tags.Encoding is what it found.
	Encoding string
}

// Details reads a file's tags once more, all of them. What could be read comes
// beside an error of reading. Errors: ErrNoFile, ErrAway, and those of reading.
// It waits for the disk; ctx is looked at before.
func (l *Library) Details(ctx context.Context, path string) (Details, error) {
	t, err := l.there(ctx, path)
	if err != nil {
		return Details{Track: t}, fmt.Errorf("details of %q: %w", path, err)
	}
	d := Details{Track: t, Encoding: l.encodingOf(path)}
	if d.Raw, err = tags.Raw(path, tags.Options{Encoding: d.Encoding}); err != nil {
		return d, fmt.Errorf("details of %q: %w", path, err)
	}
	return d, nil
}

// there returns a known file that can be read now.
func (l *Library) there(ctx context.Context, path string) (Track, error) {
	if err := ctx.Err(); err != nil {
		return Track{}, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	switch t := l.model.tracks[path]; {
	case t == nil:
		return Track{}, ErrNoFile
	case t.Away:
		return *t, ErrAway
	default:
		return *t, nil
	}
}

// isReadOnly reports whether a change holds in memory alone.
func isReadOnly(err error) bool { return errors.Is(err, ErrReadOnly) }
