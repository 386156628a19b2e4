package library

import (
	"context"
	"fmt"

	"reprise/library/tags"
)

// Cover reads the picture in a file, within the limits of package tags. It is
// read anew at each call: who shows it keeps it. Errors: ErrNoFile, ErrAway,
// tags.ErrNoArt, and those of reading. It waits for the disk.
func (l *Library) Cover(ctx context.Context, path string) (tags.Picture, error) {
	if _, err := l.there(ctx, path); err != nil {
		return tags.Picture{}, fmt.Errorf("cover of %q: %w", path, err)
	}
	picture, err := tags.Art(path)
	if err != nil {
		return tags.Picture{}, fmt.Errorf("cover of %q: %w", path, err)
	}
	return picture, nil
}
