package decode

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
)

// input is an open file that several Sources share. It is read by offset alone,
// so that they do not disturb each other.
type input struct {
	path string
	file *os.File
	size int64
	base int64 // where the stream begins, behind the tags
	kind string
	trim bool // Options.Trim

	mu     sync.Mutex
	refs   int
	temp   *decoded // what ffmpeg made of it, shared by the twins
	length int64    // frames, where they had to be counted
	mp3    *mp3File // the streams of an MP3
}

// openInput opens path for reading. Only regular files are opened: to open a
// pipe could block for ever.
func openInput(path string) (*input, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrNotRegular
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err = f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = ErrNotRegular
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &input{path: path, file: f, size: info.Size(), refs: 1}, nil
}

// retain adds a user.
func (in *input) retain() {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.refs++
}

// release drops a user; the last one closes the file.
func (in *input) release() {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.refs--
	if in.refs > 0 {
		return
	}
	_ = in.file.Close() // opened for reading only: nothing can be lost
	if in.temp != nil {
		in.temp.remove()
	}
}

// stream gives a reader of its own over the sound, from behind the tags to the
// end of the file.
func (in *input) stream() *io.SectionReader {
	return io.NewSectionReader(in.file, in.base, max(0, in.size-in.base))
}

// peek reads n bytes at offset; fewer at the end of the file.
func (in *input) peek(offset int64, n int) ([]byte, error) {
	b := make([]byte, n)
	got, err := in.file.ReadAt(b, offset)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read: %w", err)
	}
	return b[:got], nil
}
