package decode

import (
	"bytes"
	"context"
	"io"
	"sync"
)

const (
	// mp3MaxFrame is the longest MPEG frame: free format at 640 kbit/s and 32 kHz
	// stays below, and so does everything with a bit rate.
	mp3MaxFrame = 5000
	// mp3Window is how much of the file is looked at in one read.
	mp3Window = 64 << 10
	// mp3MaxFrames bounds the index: 60 hours at 44,100 Hz, 34 MB of it.
	mp3MaxFrames = 1 << 23
)

// mp3Frames knows where the frames of one MPEG stream lie. It walks through the
// file as far as it is asked to and never forgets, so that nothing is read only
// to find a length, and a seek is exact wherever it goes. Whatever lies between
// the frames (tags in the middle, rubbish) is stepped over.
type mp3Frames struct {
	file  io.ReaderAt
	first mpegHeader
	end   int64 // of the sound in the file

	mu   sync.Mutex
	at   []int64  // where each frame begins
	size []uint16 // how long it is
	next int64    // where the walk goes on
	done bool     // it has come to the end of the stream
	more int64    // where another stream begins that is joined on; 0 for none
	lost bool     // next is not where a frame must be
	cut  bool     // the last frame is not there in full
	buf  []byte
	have int64 // offset of buf
}

func newMP3Frames(file io.ReaderAt, first mpegHeader, from, end int64) *mp3Frames {
	return &mp3Frames{file: file, first: first, next: from, end: end}
}

// upTo walks until frame n is known, or the end is, and tells how many frames
// are known.
func (f *mp3Frames) upTo(ctx context.Context, n int) (known int, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for !f.done && len(f.at) <= n {
		if len(f.at)&0xfff == 0 && ctx.Err() != nil {
			return len(f.at), ctx.Err()
		}
		f.step()
	}
	return len(f.at), nil
}

// ahead walks through some more bytes of the file.
func (f *mp3Frames) ahead(n int64) (known int, all bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for stop := f.next + n; !f.done && f.next < stop; {
		f.step()
	}
	return len(f.at), f.done
}

// frame tells where frame i lies; it must be known.
func (f *mp3Frames) frame(i int) (at int64, size int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.at[i], int(f.size[i])
}

// joined tells where another stream begins behind this one; 0 for none.
func (f *mp3Frames) joined() (at int64, cut bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.more, f.cut
}

// step takes the frame at f.next, or looks for the next one. The caller holds mu.
func (f *mp3Frames) step() {
	b := f.peek(f.next)
	if len(b) < 4 || len(f.at) >= mp3MaxFrames {
		f.done = true
		return
	}
	h, ok := f.like(b)
	switch {
	case !ok, f.lost && !f.chain(b):
		f.resync(b)
	case len(f.at) > 0 && hasInfoFrame(b, h):
		f.done, f.more = true, f.next
	case f.next+int64(h.size) > f.end:
		f.done, f.cut = true, true
	default:
		f.at, f.size = append(f.at, f.next), append(f.size, uint16(h.size))
		f.next, f.lost = f.next+int64(h.size), false
	}
}

// like reads the header at the start of b when it can belong to this stream.
func (f *mp3Frames) like(b []byte) (mpegHeader, bool) {
	h, ok := parseMPEG(b)
	if !ok || h.version != f.first.version || h.layer != f.first.layer || h.rate != f.first.rate {
		return h, false
	}
	if h.size == 0 { // free format: all frames are as long, but for the padding
		h.size = f.first.size - f.first.pad + h.pad
	}
	return h, h.size > 0 && (f.first.kbit == 0) == (h.kbit == 0)
}

// resync goes on behind what is no frame: behind a tag, or at the next place
// where two frames of this stream, or three of another, follow each other.
func (f *mp3Frames) resync(b []byte) {
	f.lost = true
	most := len(b)
	if f.next+int64(len(b)) < f.end {
		most = max(1, len(b)-3*mp3MaxFrame) // so that three frames fit behind
	}
	for i := range most {
		switch b[i] {
		case 'I', 'A', 'T':
			n := tagSize(b[i:])
			if bytes.HasPrefix(b[i:], []byte("TAG")) {
				n = id3v1Size
			}
			if n > 0 && n <= f.end-f.next-int64(i) {
				f.next += int64(i) + n
				return
			}
		case 0xff:
			if i > 0 && f.chain(b[i:]) {
				f.next += int64(i)
				return
			}
			if otherStream(b[i:], f.first) {
				f.done, f.more = true, f.next+int64(i)
				return
			}
		}
	}
	f.next += int64(most)
	f.done = f.next >= f.end
}

// chain reports whether a frame of this stream begins with b, and another one
// or the end of the file is behind it.
func (f *mp3Frames) chain(b []byte) bool {
	h, ok := f.like(b)
	if !ok || h.size > len(b) {
		return false
	}
	if len(b)-h.size < 4 {
		return true
	}
	_, ok = f.like(b[h.size:])
	return ok
}

// otherStream reports whether three frames of one other stream begin with b.
func otherStream(b []byte, than mpegHeader) bool {
	first, ok := parseMPEG(b)
	if !ok || first.size == 0 || (first.rate == than.rate && first.layer == than.layer) {
		return false
	}
	for range 2 {
		h, ok := parseMPEG(b)
		if !ok || h.size == 0 || h.size+4 > len(b) {
			return false
		}
		b = b[h.size:]
		next, ok := parseMPEG(b)
		if !ok || next.version != first.version || next.layer != first.layer || next.rate != first.rate {
			return false
		}
	}
	return true
}

// peek gives the bytes at offset: at least 3 frames of them where the file has
// so many.
func (f *mp3Frames) peek(offset int64) []byte {
	if at := offset - f.have; at >= 0 && at+3*mp3MaxFrame <= int64(len(f.buf)) {
		return f.buf[at:]
	}
	if offset >= f.end {
		return nil
	}
	if at := offset - f.have; at >= 0 && at < int64(len(f.buf)) && f.have+int64(len(f.buf)) >= f.end {
		return f.buf[at:]
	}
	if cap(f.buf) == 0 {
		f.buf = make([]byte, min(mp3Window, f.end-offset))
	}
	n, _ := f.file.ReadAt(f.buf[:min(int64(cap(f.buf)), f.end-offset)], offset) // what cannot be read is the end
	f.buf, f.have = f.buf[:n], offset
	return f.buf
}
