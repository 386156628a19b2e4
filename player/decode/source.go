package decode

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// source makes a Source of a codec: it keeps the position, holds the decoder to
// the length, and turns panics into errors.
type source struct {
	in   *input
	open opener
	stream
	pos   int64
	err   error
	ended bool
	once  sync.Once
}

var _ Source = (*source)(nil)

// Stream implements beep.Streamer.
func (s *source) Stream(samples [][2]float64) (int, bool) {
	if s.err != nil || s.ended {
		return 0, false
	}
	n := 0
	for n < len(samples) {
		want := samples[n:]
		if s.exact {
			want = want[:min(int64(len(want)), max(0, s.frames-s.pos))]
		}
		if len(want) == 0 {
			break
		}
		got, err := s.guardRead(want)
		n += got
		s.pos += int64(got)
		s.learn()
		if err != nil || got == 0 {
			s.cutHere(err)
			break
		}
	}
	s.ended = s.exact && s.pos >= s.frames
	return n, n > 0
}

// growing is a codec that does not know its length when it is opened.
type growing interface {
	// grow tells the length in frames, whether it is exact, and whether the file is
	// cut, as far as that is known by now.
	grow() (frames int64, exact, short bool)
}

// learn asks a codec that did not know its length for what it knows now.
func (s *source) learn() {
	g, ok := s.codec.(growing)
	if !ok || s.exact {
		return
	}
	frames, exact, short := g.grow()
	s.frames, s.exact, s.short = frames, exact, s.short || short
	if !exact {
		s.frames = max(s.frames, s.pos+1)
	}
}

// cutHere notes that the sound ends at the present position. An error in the
// middle of a file is treated as its end: a damaged file plays what is there.
func (s *source) cutHere(err error) {
	if s.pos == 0 {
		s.err = errors.Join(ErrDamaged, err)
		return
	}
	s.short = s.short || s.exact && s.pos < s.frames || err != nil
	s.frames, s.exact = s.pos, true
}

func (s *source) guardRead(dst [][2]float64) (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			n, err = 0, fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}()
	n, err = s.codec.read(dst)
	if n < 0 || n > len(dst) {
		return 0, fmt.Errorf("%w: the decoder gave %d of %d frames", ErrDamaged, n, len(dst))
	}
	return n, err
}

// Err implements beep.Streamer: non-nil when not even the first frame could be
// decoded, or when the position was lost in a seek.
func (s *source) Err() error { return s.err }

// Len implements beep.StreamSeeker, see Source.
func (s *source) Len() int { return int(s.frames) }

// Position implements beep.StreamSeeker.
func (s *source) Position() int { return int(s.pos) }

// Seek goes to the exact frame p, from 0 to Len.
func (s *source) Seek(p int) (err error) {
	if p < 0 || int64(p) > s.frames {
		return fmt.Errorf("seek to frame %d of %d: out of range", p, s.frames)
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: seek: %v", ErrDamaged, r)
		}
		if err != nil {
			s.err = err // the decoder stands nobody knows where
		}
	}()
	if err := s.codec.seek(int64(p)); err != nil {
		return fmt.Errorf("seek to frame %d: %w", p, err)
	}
	s.learn() // to seek is to look: what was an estimate may be known now
	s.pos, s.err = min(int64(p), s.frames), nil
	s.ended = s.exact && s.pos >= s.frames
	return nil
}

// Format implements Source.
func (s *source) Format() Format { return s.format }

// Short implements Source.
func (s *source) Short() bool { return s.short }

// Twin implements Source.
func (s *source) Twin(ctx context.Context) (Source, error) {
	s.in.retain()
	st, err := guardOpen(ctx, s.open, s.in)
	if err != nil {
		s.in.release()
		return nil, fmt.Errorf("open %q again: %w", s.in.path, err)
	}
	return &source{in: s.in, open: s.open, stream: st}, nil
}

// Close releases the decoder and the file. Further calls do nothing.
func (s *source) Close() (err error) {
	s.once.Do(func() {
		defer s.in.release()
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("close: %v", r)
			}
		}()
		s.ended = true
		err = s.codec.close()
	})
	return err
}
