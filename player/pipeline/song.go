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
// second one that stands where the next pass begins, so that a seam waits for
// nothing.
type Song struct {
	// Tag is the caller's own name for the song.
	Tag any

	format decode.Format
	frames atomic.Int64
	short  atomic.Bool

	// The rest belongs to the feeder that has the song.
	a, b  decode.Source
	ahead int64 // frame at which b stands, -1 when that is not known
	way   Way
	first int64 // where it begins when it follows another song
}

// NewSong takes over the opened source and opens its twin. On an error the
// source is closed.
func NewSong(ctx context.Context, src decode.Source, tag any) (*Song, error) {
	b, err := src.Twin(ctx)
	if err != nil {
		return nil, errors.Join(err, src.Close())
	}
	s := &Song{Tag: tag, format: src.Format(), a: src, b: b}
	s.note()
	return s, nil
}

// OpenSong opens the file at path, see decode.Open for the errors.
func OpenSong(ctx context.Context, path string, opts decode.Options, tag any) (*Song, error) {
	src, err := decode.Open(ctx, path, opts)
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

// Begin tells how the song is played, and the frame at which it begins when it
// follows another. Call it before the song is handed to a feeder.
func (s *Song) Begin(way Way, first int64) {
	s.way = way
	s.first = min(max(first, 0), int64(s.b.Len()))
}

// follows reports whether the song can be played through the chain of the song
// before it without a change.
func (s *Song) follows(before *Song) bool {
	return s.Rate() == before.Rate() && s.way.speed() == 1 && before.way.speed() == 1
}

// again goes to frame by changing places with the standby.
func (s *Song) again(frame int64) error {
	s.note()
	s.a, s.b = s.b, s.a
	if s.ahead != frame {
		if err := s.a.Seek(int(frame)); err != nil {
			return fmt.Errorf("go back to frame %d: %w", frame, err)
		}
	}
	s.ahead = -1
	return nil
}

// ready brings the standby to where the next pass begins. The feeder calls it
// when it has time.
func (s *Song) ready() error {
	frame := s.way.A
	if frame >= int64(s.b.Len()) {
		frame = 0
	}
	return s.prepare(frame)
}

// prepare brings the standby to frame.
func (s *Song) prepare(frame int64) error {
	if s.ahead == frame {
		return nil
	}
	s.ahead = -1
	if err := s.b.Seek(int(frame)); err != nil {
		return fmt.Errorf("go back to frame %d: %w", frame, err)
	}
	s.ahead = frame
	return nil
}

// Close releases both decoders. Only the owner of the song may call it.
func (s *Song) Close() error { return errors.Join(s.a.Close(), s.b.Close()) }
