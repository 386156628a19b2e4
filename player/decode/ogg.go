package decode

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// oggLink is one logical stream of a chained Ogg file.
type oggLink struct {
	offset, size int64 // bytes in the file
	serial       uint32
	start        int64 // frames in front of it in the file
	frames       int64 // frames that it holds
}

const (
	oggHeader  = 27
	oggMaxPage = oggHeader + 255 + 255*255
	oggBegin   = 2 // flag: first page of a logical stream
	oggEnd     = 4 // flag: last page of a logical stream
)

// oggPage is the head of one page, see https://xiph.org/ogg/doc/framing.html
type oggPage struct {
	flags  byte
	serial uint32
	size   int64
}

// oggLinks finds the links of the file. It reads the first and the last page,
// and walks over all of them only when those belong to two streams. cut tells
// that the last page lacks the end mark: the file is shorter than it was.
func oggLinks(ctx context.Context, in *input) (links []oggLink, cut bool, err error) {
	first, err := readOggPage(in, in.base)
	if err != nil {
		return nil, false, err
	}
	last, found, err := lastOggPage(in)
	if err != nil {
		return nil, false, err
	}
	whole := oggLink{offset: in.base, size: in.size - in.base, serial: first.serial}
	if !found || last.serial == first.serial {
		return []oggLink{whole}, !found || last.flags&oggEnd == 0, nil
	}
	links, err = walkOgg(ctx, in)
	return links, last.flags&oggEnd == 0, err
}

// readOggPage reads the page head at offset.
func readOggPage(in *input, offset int64) (oggPage, error) {
	b, err := in.peek(offset, oggHeader+255)
	if err != nil {
		return oggPage{}, err
	}
	p, ok := parseOggPage(b)
	if !ok {
		return oggPage{}, fmt.Errorf("%w: no Ogg page at byte %d", ErrDamaged, offset)
	}
	return p, nil
}

func parseOggPage(b []byte) (oggPage, bool) {
	if len(b) < oggHeader || string(b[:4]) != "OggS" || b[4] != 0 || len(b) < oggHeader+int(b[26]) {
		return oggPage{}, false
	}
	p := oggPage{flags: b[5], serial: binary.LittleEndian.Uint32(b[14:]), size: oggHeader + int64(b[26])}
	for _, lace := range b[oggHeader : oggHeader+int(b[26])] {
		p.size += int64(lace)
	}
	return p, true
}

// lastOggPage finds the last page that is there in full.
func lastOggPage(in *input) (last oggPage, found bool, err error) {
	from := max(in.base, in.size-2*oggMaxPage)
	b, err := in.peek(from, int(in.size-from))
	if err != nil {
		return oggPage{}, false, err
	}
	for {
		i := bytes.Index(b, []byte("OggS"))
		if i < 0 {
			return last, found, nil
		}
		p, ok := parseOggPage(b[i:])
		switch {
		case !ok || p.size > int64(len(b)-i):
			b = b[i+4:]
		default:
			last, found = p, true
			b = b[i+int(p.size):]
		}
	}
}

// walkOgg goes from page to page and cuts the file into links. Pages of other
// streams that run beside the music (a skeleton, a video) stay within their link.
func walkOgg(ctx context.Context, in *input) ([]oggLink, error) {
	var links []oggLink
	open := false
	for at := in.base; at < in.size; {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, err := readOggPage(in, at)
		if err != nil {
			break // what follows is no page: the stream ends here
		}
		if p.flags&oggBegin != 0 && !open {
			links = append(links, oggLink{offset: at, serial: p.serial})
			open = true
		}
		at += p.size
		if n := len(links); n > 0 {
			links[n-1].size = min(at, in.size) - links[n-1].offset
			open = open && (p.serial != links[n-1].serial || p.flags&oggEnd == 0)
		}
	}
	if len(links) == 0 {
		return nil, fmt.Errorf("%w: no Ogg stream begins", ErrDamaged)
	}
	return links, nil
}

// windowReader is a buffered io.ReadSeeker: the Vorbis decoder reads headers of
// 27 bytes and seeks from page to page, which must not each be a system call.
type windowReader struct {
	src  *io.SectionReader
	pos  int64
	buf  []byte
	have []byte // valid part of buf
	at   int64  // offset of have
}

func newWindowReader(src *io.SectionReader) *windowReader {
	return &windowReader{src: src, buf: make([]byte, 16<<10)}
}

// Read implements io.Reader.
func (w *windowReader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if w.pos < w.at || w.pos >= w.at+int64(len(w.have)) {
		n, err := w.src.ReadAt(w.buf, w.pos)
		w.have, w.at = w.buf[:n], w.pos
		if n == 0 {
			if err == nil {
				err = io.EOF
			}
			return 0, err
		}
	}
	n := copy(p, w.have[w.pos-w.at:])
	w.pos += int64(n)
	return n, nil
}

// Seek implements io.Seeker.
func (w *windowReader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += w.pos
	case io.SeekEnd:
		offset += w.src.Size()
	}
	if offset < 0 {
		return w.pos, errors.New("seek before the start")
	}
	w.pos = offset
	return offset, nil
}
