package tags

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"
)

// windowSize is how much one read fetches. Nearly every tag of texts fits, and
// reading 8 KB costs hardly more than reading one byte.
const windowSize = 8 << 10

// maxText limits one text in bytes. Words of a song are the longest that are
// met; 1 MB is far above any of them.
const maxText = 1 << 20

// errShort tells that a header claims more than the file holds.
var errShort = fmt.Errorf("%w: it ends early", ErrDamaged)

// tailSize is what the tags at the end of a file are told by: ID3v1, and the
// footer of APEv2 before it.
const tailSize = 128 + apeHeaderLen

// smallSize is the most that peek reads: the longest header of an Ogg page.
const smallSize = oggHeaderLen + 255

// source is a file under reading: random access with a window on its
// beginning, where most of what matters stands, one that moves, and a small
// one. It is used by one goroutine.
type source struct {
	r     io.ReaderAt
	size  int64
	head  window
	body  window
	small window
}

// window is a stretch of a file in memory.
type window struct {
	buf   []byte
	start int64
	n     int // valid bytes in buf
}

// sources keeps the windows of files that were read for the next ones: they
// are most of the memory that reading a file takes.
var sources = sync.Pool{New: func() any {
	b := make([]byte, 2*windowSize+smallSize)
	return &source{
		head:  window{buf: b[:windowSize:windowSize]},
		body:  window{buf: b[windowSize : 2*windowSize : 2*windowSize]},
		small: window{buf: b[2*windowSize:]},
	}
}}

// newSource must be followed by free when nothing of the source is used any more.
func newSource(r io.ReaderAt, size int64) *source {
	s, _ := sources.Get().(*source)
	s.r, s.size = r, size
	s.head.n, s.body.n, s.small.n = 0, 0, 0
	return s
}

func (s *source) free() {
	s.r = nil
	sources.Put(s)
}

// at returns the n bytes at off. They are valid until the next call. n is the
// caller's to limit.
func (s *source) at(off int64, n int) ([]byte, error) {
	if off < 0 || n < 0 || off > s.size || int64(n) > s.size-off {
		return nil, errShort
	}
	if b := s.seen(off, n); b != nil || n == 0 {
		return b, nil
	}
	if n > windowSize {
		b := make([]byte, n)
		if got, err := s.r.ReadAt(b, off); got < n {
			return nil, readErr(err)
		}
		return b, nil
	}
	w := &s.body
	if s.head.n == 0 {
		w = &s.head
	}
	if err := s.load(w, off, len(w.buf)); w.n < n {
		return nil, readErr(err)
	}
	return w.buf[:n:n], nil
}

// seen returns the n bytes at off if they are in a window, else nil.
func (s *source) seen(off int64, n int) []byte {
	for _, w := range [...]*window{&s.head, &s.body, &s.small} {
		if off >= w.start && off+int64(n) <= w.start+int64(w.n) {
			i := int(off - w.start)
			return w.buf[i : i+n : i+n]
		}
	}
	return nil
}

// load moves a window to off and reads n bytes into it, or as many as there are.
func (s *source) load(w *window, off int64, n int) error {
	got, err := s.r.ReadAt(w.buf[:min(int64(n), s.size-off)], off)
	w.start, w.n = off, max(got, 0)
	return err
}

// near returns what is at off as far as it was read already, when that are at
// least n bytes, or else a window full of it.
func (s *source) near(off int64, n int) []byte {
	for _, w := range [...]*window{&s.head, &s.body} {
		if have := w.start + int64(w.n) - off; off >= w.start && have >= int64(n) {
			return w.buf[off-w.start : w.n : w.n]
		}
	}
	return s.upTo(off, windowSize)
}

// peek returns as many of n bytes at off as there are, at most smallSize, and
// reads no more than those: for the headers of a long row of blocks. They are
// valid until the next call.
func (s *source) peek(off int64, n int) []byte {
	if off < 0 || off >= s.size {
		return nil
	}
	n = int(min(int64(n), s.size-off))
	if b := s.seen(off, n); b != nil || len(s.small.buf) < n {
		return b
	}
	if err := s.load(&s.small, off, n); err != nil && s.small.n < n {
		return nil
	}
	return s.small.buf[:n:n]
}

// upTo returns as many of n bytes at off as there are.
func (s *source) upTo(off int64, n int) []byte {
	if off < 0 || off >= s.size {
		return nil
	}
	b, err := s.at(off, int(min(int64(n), s.size-off)))
	if err != nil {
		return nil
	}
	return b
}

// readErr tells a short read, of a file that was cut since, from a bad disk.
func readErr(err error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return errShort
	}
	return err
}

// open opens a regular file for reading and nothing else. It refuses whatever
// could block or has no end.
func open(path string) (*os.File, int64, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|nonBlock, 0)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: path, Err: ErrNotRegular}
	}
	if err != nil {
		return nil, 0, errors.Join(err, f.Close())
	}
	return f, info.Size(), nil
}
