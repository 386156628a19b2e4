package pipeline

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"reprise/player/decode"
)

// ErrSilent says that a song gave not one frame in a whole pass: to repeat it
// would be to spin for ever.
var ErrSilent = errors.New("no sound comes out of the file")

// Song is an opened file, ready to be repeated: the decoder that plays, and a
// second one that stands at frame 0, so that a seam waits for nothing.
type Song struct {
	// Tag is the caller's own name for the song.
	Tag any

	format decode.Format
	frames atomic.Int64
	short  atomic.Bool

	// The rest belongs to the feeder that has the song.
	a, b  decode.Source
	fresh bool // b stands at frame 0
}

// NewSong takes over the opened source and opens its twin. On an error the
// source is closed.
func NewSong(ctx context.Context, src decode.Source, tag any) (*Song, error) {
	b, err := src.Twin(ctx)
	if err != nil {
		return nil, errors.Join(err, src.Close())
	}
	s := &Song{Tag: tag, format: src.Format(), a: src, b: b, fresh: true}
	s.note()
	return s, nil
}

// OpenSong opens the file at path, see decode.Open for the errors.
func OpenSong(ctx context.Context, path string, tag any) (*Song, error) {
	src, err := decode.Open(ctx, path, decode.Options{Trim: true})
	if err != nil {
		return nil, err
	}
	return NewSong(ctx, src, tag)
}

// Rate is the song's own rate in frames a second. Safe for any goroutine.
func (s *Song) Rate() int { return s.format.Rate }

// Format describes the sound of the file. Safe for any goroutine.
func (s *Song) Format() decode.Format { return s.format }

// Frames is the length of one pass in frames of the song's own rate. It becomes
// exact after the first pass where the file does not tell it. Safe for any
// goroutine.
func (s *Song) Frames() int64 { return s.frames.Load() }

// Short reports whether the file ends before its header says. Safe for any
// goroutine.
func (s *Song) Short() bool { return s.short.Load() }

// note publishes what the decoder knows by now.
func (s *Song) note() {
	s.frames.Store(int64(s.a.Len()))
	s.short.Store(s.short.Load() || s.a.Short())
}

// seek puts the playing decoder on the exact frame.
func (s *Song) seek(frame int64) error {
	frame = min(max(frame, 0), int64(s.a.Len()))
	if int(frame) == s.a.Position() && s.a.Err() == nil {
		return nil
	}
	return s.a.Seek(int(frame))
}

// again goes to frame 0 by changing places with the standby.
func (s *Song) again() error {
	s.note()
	s.a, s.b = s.b, s.a
	if !s.fresh {
		if err := s.a.Seek(0); err != nil {
			return fmt.Errorf("go back to the start: %w", err)
		}
	}
	s.fresh = false
	return nil
}

// ready brings the standby to frame 0. The feeder calls it when it has time.
func (s *Song) ready() error {
	if s.fresh {
		return nil
	}
	if err := s.b.Seek(0); err != nil {
		return fmt.Errorf("go back to the start: %w", err)
	}
	s.fresh = true
	return nil
}

// Close releases both decoders. Only the owner of the song may call it.
func (s *Song) Close() error { return errors.Join(s.a.Close(), s.b.Close()) }
