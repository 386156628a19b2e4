package tags

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// windowSize is how much one read fetches. Nearly every tag of texts fits, and
// reading 8 KB costs hardly more than reading one byte.
const windowSize = 8 << 10

// maxText limits one text in bytes. Words of a song are the longest that are
// met; 1 MB is far above any of them.
const maxText = 1 << 20

// errShort tells that a header claims more than the file holds.
var errShort = fmt.Errorf("%w: it ends early", ErrDamaged)

// source is a file under reading: random access with one window. It is used by
// one goroutine.
type source struct {
	r     io.ReaderAt
	size  int64
	buf   []byte // the window's memory
	start int64  // offset of the window
	n     int    // valid bytes in buf
}

func newSource(r io.ReaderAt, size int64) *source {
	return &source{r: r, size: size, buf: make([]byte, windowSize)}
}

// at returns the n bytes at off. They are valid until the next call. n is the
// caller's to limit.
func (s *source) at(off int64, n int) ([]byte, error) {
	if off < 0 || n < 0 || off > s.size || int64(n) > s.size-off {
		return nil, errShort
	}
	if off >= s.start && off+int64(n) <= s.start+int64(s.n) {
		i := int(off - s.start)
		return s.buf[i : i+n : i+n], nil
	}
	if n > len(s.buf) {
		b := make([]byte, n)
		if got, err := s.r.ReadAt(b, off); got < n {
			return nil, readErr(err)
		}
		return b, nil
	}
	want := int(min(int64(len(s.buf)), s.size-off))
	got, err := s.r.ReadAt(s.buf[:want], off)
	s.start, s.n = off, max(got, 0)
	if got < n {
		return nil, readErr(err)
	}
	return s.buf[:n:n], nil
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
