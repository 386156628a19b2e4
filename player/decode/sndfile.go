package decode

/*
#cgo pkg-config: sndfile
#include "vio.h"
*/
import "C"

import (
	"context"
	"fmt"
	"io"
	"runtime/cgo"
	"unsafe"
)

// sndfile decodes with libsndfile, which reads through the virtual IO below.
type sndfile struct {
	file     *C.SNDFILE
	handle   cgo.Handle
	from     *io.SectionReader
	anew     bool // go back to the start by opening anew
	channels int
	mix      mixer
	buf      []float64
}

// openSndfile opens FLAC, Opus, WAV and AIFF. What libsndfile refuses is
// tried with ffmpeg (a WAV can hold anything), and called damaged without it.
func openSndfile(ctx context.Context, in *input) (stream, error) {
	s := &sndfile{from: in.stream()}
	info, err := s.open()
	if err != nil {
		if st, err := openHelper(ctx, in); err == nil {
			return st, nil
		}
		return stream{}, err
	}
	s.channels = int(info.channels)
	s.mix = newMixer(s.channels)
	st := stream{
		codec:  s,
		format: Format{Rate: int(info.samplerate), Channels: int(info.channels), Bits: sndfileBits(info.format), Codec: in.kind},
		frames: int64(info.frames),
		exact:  true,
	}
	if err := settleLength(ctx, in, &st); err != nil {
		_ = s.close()
		return stream{}, err
	}
	return st, nil
}

// open opens libsndfile on s.from.
func (s *sndfile) open() (C.SF_INFO, error) {
	var info C.SF_INFO
	if _, err := s.from.Seek(0, io.SeekStart); err != nil {
		return info, err
	}
	h := cgo.NewHandle(s.from)
	file := C.reprise_open(C.uintptr_t(h), &info)
	if file == nil {
		h.Delete()
		return info, fmt.Errorf("%w: %s", ErrDamaged, C.GoString(C.sf_strerror(nil)))
	}
	s.file, s.handle = file, h
	return info, nil
}

// sndfileBits is the width of the samples of lossless formats.
func sndfileBits(format C.int) int {
	switch format & C.SF_FORMAT_SUBMASK {
	case C.SF_FORMAT_PCM_S8, C.SF_FORMAT_PCM_U8:
		return 8
	case C.SF_FORMAT_PCM_16:
		return 16
	case C.SF_FORMAT_PCM_24:
		return 24
	case C.SF_FORMAT_PCM_32:
		return 32
	}
	return 0
}

func (s *sndfile) read(dst [][2]float64) (int, error) {
	if s.file == nil {
		return 0, ErrDamaged
	}
	if s.channels == 2 {
		n := C.sf_readf_double(s.file, (*C.double)(unsafe.Pointer(unsafe.SliceData(dst))), C.sf_count_t(len(dst)))
		return int(n), nil
	}
	if need := min(len(dst), 4096) * s.channels; len(s.buf) < need {
		s.buf = make([]float64, need)
	}
	want := min(len(dst), len(s.buf)/s.channels)
	n := int(C.sf_readf_double(s.file, (*C.double)(unsafe.Pointer(unsafe.SliceData(s.buf))), C.sf_count_t(want)))
	for i := range n {
		dst[i] = s.mix.frame(s.buf[i*s.channels:])
	}
	return n, nil
}

// seek goes to the frame. An Opus decoder that sought to the start can differ in
// the last bit of float32 from one that was opened there, and every pass must be
// the same: it is opened anew, which takes a third of a millisecond. So is a
// decoder that cannot find a place: FLAC loses its way in files that are cut.
func (s *sndfile) seek(frame int64) error {
	if s.file == nil {
		return ErrDamaged
	}
	if (frame > 0 || !s.anew) && C.sf_seek(s.file, C.sf_count_t(frame), C.SEEK_SET) == C.sf_count_t(frame) {
		return nil
	}
	if err := s.close(); err != nil {
		return err
	}
	if _, err := s.open(); err != nil {
		return err
	}
	return s.discard(frame)
}

// discard decodes n frames and throws them away, or as many as there are.
func (s *sndfile) discard(n int64) error {
	buf := make([][2]float64, min(n, 16<<10))
	for n > 0 {
		got, err := s.read(buf[:min(n, int64(len(buf)))])
		if err != nil || got == 0 {
			return err
		}
		n -= int64(got)
	}
	return nil
}

func (s *sndfile) close() error {
	if s.file == nil {
		return nil
	}
	C.sf_close(s.file)
	s.file = nil
	s.handle.Delete()
	return nil
}

// The three functions below are called by libsndfile, inside the calls above,
// with the handle of the section reader. A panic must not cross C.

//export repriseLength
func repriseLength(h C.uintptr_t) (n C.sf_count_t) {
	defer func() { _ = recover() }()
	return C.sf_count_t(cgo.Handle(h).Value().(*io.SectionReader).Size())
}

//export repriseSeek
func repriseSeek(offset C.sf_count_t, whence C.int, h C.uintptr_t) (n C.sf_count_t) {
	defer func() {
		if recover() != nil {
			n = -1
		}
	}()
	pos, err := cgo.Handle(h).Value().(*io.SectionReader).Seek(int64(offset), int(whence))
	if err != nil {
		return -1
	}
	return C.sf_count_t(pos)
}

//export repriseRead
func repriseRead(to unsafe.Pointer, count C.sf_count_t, h C.uintptr_t) (n C.sf_count_t) {
	defer func() { _ = recover() }()
	if count <= 0 {
		return 0
	}
	got, _ := io.ReadFull(cgo.Handle(h).Value().(*io.SectionReader), unsafe.Slice((*byte)(to), count))
	return C.sf_count_t(got)
}
