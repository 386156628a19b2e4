package tags

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

const (
	oggHeaderLen = 27
	// maxPages limits how many pages are walked for one packet. At 64 KB a page
	// that is more picture than a packet of comments should hold.
	maxPages = 1024
	// maxTail is how far from the end the last page is looked for: no page is
	// longer than 65,307 bytes, and another stream's may stand behind it.
	maxTail = 256 << 10
)

// oggPage is one page header. https://www.rfc-editor.org/rfc/rfc3533#section-6
type oggPage struct {
	flags   byte // 1: goes on, 2: first of its stream, 4: last
	granule int64
	serial  uint32
	lacing  []byte // valid until the next read
	body    int64  // offset
	next    int64  // offset of the page behind it
}

func readPage(s *source, off int64) (oggPage, bool) {
	b := s.upTo(off, oggHeaderLen+255)
	if len(b) < oggHeaderLen || string(b[:4]) != "OggS" || len(b) < oggHeaderLen+int(b[26]) {
		return oggPage{}, false
	}
	p := oggPage{
		flags:   b[5],
		granule: int64(binary.LittleEndian.Uint64(b[6:])), // -1 means none
		serial:  binary.LittleEndian.Uint32(b[14:]),
		lacing:  b[oggHeaderLen : oggHeaderLen+int(b[26])],
		body:    off + oggHeaderLen + int64(b[26]),
	}
	p.next = p.body
	for _, n := range p.lacing {
		p.next += int64(n)
	}
	return p, true
}

// readOgg reads the first audio stream of an Ogg file that begins at off.
func readOgg(s *source, off int64, f *found) {
	st, ok := findStream(s, off, f)
	if !ok {
		return
	}
	f.format = st.format
	if st.format != FLAC {
		if g := lastGranule(s, st.serial); g > st.skip {
			f.duration = length(g-st.skip, st.rate)
			f.gapless = Gapless{Delay: int(st.skip), Known: st.format == Opus}
		}
	} else {
		f.duration = st.info
	}
	parts, next := packet(s, st.next, st.serial)
	if begin := firstSound(s, next, st.serial); begin > 0 {
		f.audio, f.ogg = span{begin, s.size - begin}, true
	}
	size := int64(-st.prefix)
	for _, p := range parts {
		size += p.size
	}
	read := func(o int64, n int) ([]byte, error) { return gather(s, parts, o+int64(st.prefix), n) }
	if size <= 0 {
		f.fail(fmt.Errorf("read Ogg headers: %w", errShort))
		return
	}
	if err := readComments(read, size, f); err != nil {
		f.fail(err)
	}
}

// findStream looks through the first pages, one for each stream of the file,
// for the first that is audio.
func findStream(s *source, off int64, f *found) (oggStream, bool) {
	for range 64 {
		p, ok := readPage(s, off)
		if !ok || p.flags&2 == 0 {
			break
		}
		head := s.upTo(p.body, int(min(p.next-p.body, 64)))
		if st, ok := identify(head); ok {
			st.serial, st.next = p.serial, p.next
			return st, true
		}
		f.video = f.video || bytes.HasPrefix(head, []byte("\x80theora"))
		off = p.next
	}
	f.fail(fmt.Errorf("%w: no audio that is known in the Ogg file", ErrUnknownFormat))
	return oggStream{}, false
}

// firstSound finds the first page behind the headers: theirs state no position
// or zero. Other packets of headers may follow the comments. 0 when there is none.
func firstSound(s *source, off int64, serial uint32) int64 {
	for range maxPages {
		p, ok := readPage(s, off)
		if !ok {
			break
		}
		if p.serial == serial && p.granule > 0 {
			return off
		}
		off = p.next
	}
	return 0
}

// packet returns where the second packet of a stream lies, and the page behind
// it: a packet may spread over many pages, and pages of other streams may stand
// between them.
func packet(s *source, off int64, serial uint32) (parts []span, next int64) {
	for range maxPages {
		p, ok := readPage(s, off)
		if !ok {
			return parts, off
		}
		off = p.next
		if p.serial != serial {
			continue
		}
		n, done := int64(0), false
		for _, l := range p.lacing {
			n += int64(l)
			if done = l < 255; done {
				break
			}
		}
		parts = append(parts, span{p.body, min(n, max(0, s.size-p.body))})
		if done {
			break
		}
	}
	return parts, off
}

// gather returns n bytes at off of a packet in parts.
func gather(s *source, parts []span, off int64, n int) ([]byte, error) {
	var out []byte
	for _, p := range parts {
		if off >= p.size {
			off -= p.size
			continue
		}
		take := int(min(p.size-off, int64(n-len(out))))
		b, err := s.at(p.off+off, take)
		if err != nil {
			return nil, err
		}
		if out == nil && take == n {
			return b, nil
		}
		if out = append(out, b...); len(out) == n {
			return out, nil
		}
		off = 0
	}
	if n == 0 {
		return nil, nil
	}
	return nil, errShort
}

// lastGranule finds the last position that a page of the stream states: in the
// last 8 KB mostly, further back when pages are long. -1 when there is none.
func lastGranule(s *source, serial uint32) int64 {
	for n := int64(windowSize); ; n *= 8 {
		n = min(n, maxTail)
		begin := max(s.size-n, 0)
		b := s.upTo(begin, int(n))
		for end := len(b); end > 0; {
			i := bytes.LastIndex(b[:end], []byte("OggS"))
			if i < 0 {
				break
			}
			if end = i; len(b)-i >= oggHeaderLen && b[i+4] == 0 && binary.LittleEndian.Uint32(b[i+14:]) == serial {
				if g := int64(binary.LittleEndian.Uint64(b[i+6:])); g >= 0 { // -1 means none
					return g
				}
			}
		}
		if begin == 0 || n == maxTail {
			return -1
		}
	}
}
