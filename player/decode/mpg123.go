package decode

/*
#cgo pkg-config: libmpg123
#include <mpg123.h>

// One MPEG frame in, its PCM out. The decoder is told beforehand that it gets
// whole frames, so it gives each one's sound at once. Returns the bytes written.
static size_t reprise_mpeg_frame(mpg123_handle *mh, const unsigned char *in, size_t size, float *out, size_t most) {
	size_t done = 0, total = 0;
	int ret = mpg123_decode(mh, in, size, (unsigned char *)out, most, &done);
	total = done;
	while (ret == MPG123_NEW_FORMAT && total < most) {
		done = 0;
		ret = mpg123_decode(mh, NULL, 0, (unsigned char *)out + total, most - total, &done);
		total += done;
	}
	return total;
}

// A decoder of whole frames into float pairs of one rate: nothing cut, nothing
// scaled, no tag believed.
static mpg123_handle *reprise_mpeg_new(long rate, long free_size) {
	mpg123_handle *mh = mpg123_new(NULL, NULL);
	if (mh == NULL)
		return NULL;
	long off = MPG123_GAPLESS | MPG123_AUTO_RESAMPLE;
	long on = MPG123_QUIET | MPG123_FORCE_FLOAT | MPG123_IGNORE_INFOFRAME | MPG123_IGNORE_STREAMLENGTH |
		MPG123_NO_READAHEAD | MPG123_FORCE_STEREO;
	if (mpg123_param(mh, MPG123_REMOVE_FLAGS, off, 0) != MPG123_OK ||
		mpg123_param(mh, MPG123_ADD_FLAGS, on, 0) != MPG123_OK ||
		mpg123_param(mh, MPG123_FREEFORMAT_SIZE, free_size, 0) != MPG123_OK ||
		mpg123_param(mh, MPG123_RVA, MPG123_RVA_OFF, 0) != MPG123_OK ||
		mpg123_format_none(mh) != MPG123_OK ||
		mpg123_format(mh, rate, MPG123_STEREO, MPG123_ENC_FLOAT_32) != MPG123_OK ||
		mpg123_open_feed(mh) != MPG123_OK) {
		mpg123_delete(mh);
		return NULL;
	}
	return mh;
}
*/
import "C"

import (
	"errors"
	"unsafe"
)

// mpg123 decodes MPEG audio of layers I to III frame by frame. It is handed
// whole frames, so that where they lie in the file, and what lies between them,
// is this package's own business.
type mpg123 struct {
	handle *C.mpg123_handle
	pcm    []float32 // of one frame, in pairs
}

// newMPG123 makes a decoder for frames like h. freeSize is the size in bytes,
// without padding, of the frames of a free-format stream, and -1 for others.
func newMPG123(h mpegHeader, freeSize int) (*mpg123, error) {
	handle := C.reprise_mpeg_new(C.long(h.rate), C.long(freeSize))
	if handle == nil {
		return nil, errors.New("libmpg123 does not start")
	}
	return &mpg123{handle: handle, pcm: make([]float32, 2*h.frames)}, nil
}

// reset forgets all that was decoded.
func (m *mpg123) reset() error {
	if C.mpg123_open_feed(m.handle) != C.MPG123_OK {
		return errors.New("libmpg123 does not start again")
	}
	return nil
}

// decode gives the PCM of one frame, left and right in turn, valid until the
// next call. A frame that cannot be decoded gives silence, so that everything
// behind it keeps its place; whole is false then.
func (m *mpg123) decode(frame []byte) (pcm []float32, whole bool) {
	n := C.reprise_mpeg_frame(m.handle, (*C.uchar)(unsafe.SliceData(frame)), C.size_t(len(frame)),
		(*C.float)(unsafe.SliceData(m.pcm)), C.size_t(len(m.pcm)*4))
	if got := int(n) / 4; got < len(m.pcm) {
		clear(m.pcm[got:])
		return m.pcm, false
	}
	return m.pcm, true
}

func (m *mpg123) close() {
	if m.handle != nil {
		C.mpg123_delete(m.handle)
		m.handle = nil
	}
}
