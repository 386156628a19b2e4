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
	number  uint32 // of the page in its stream
	lacing  []byte // valid until the next read
	off     int64
	body    int64 // offset
	next    int64 // offset of the page behind it
}

func readPage(s *source, off int64) (oggPage, bool) {
	b := s.peek(off, oggHeaderLen+255)
	if len(b) < oggHeaderLen || string(b[:4]) != "OggS" || len(b) < oggHeaderLen+int(b[26]) {
		return oggPage{}, false
	}
	p := oggPage{
		flags:   b[5],
		granule: int64(binary.LittleEndian.Uint64(b[6:])), // -1 means none
		serial:  binary.LittleEndian.Uint32(b[14:]),
		number:  binary.LittleEndian.Uint32(b[18:]),
		off:     off,
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
	if f.duration = st.info; f.duration > 0 {
		return // FLAC that states it
	}
	if g := lastGranule(s, st.serial); g > st.skip {
		f.duration = length(g-st.skip, st.rate)
		f.gapless = Gapless{Delay: int(st.skip), Known: st.format == Opus}
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
	leap := int64(1)
	for len(parts) < maxPages {
		p, ok := readPage(s, off)
		if !ok {
			break
		}
		off = p.next
		if p.serial != serial {
			continue
		}
		n, done := p.packet()
		parts = append(parts, span{p.body, min(n, max(0, s.size-p.body))})
		if done {
			break
		}
		// A picture fills a long row of pages of one size: leap over them, as far
		// as the page there has the number that it must have.
		for step := p.next - p.off; leap > 0; leap /= 2 {
			q, ok := readPage(s, p.off+leap*step)
			if m, done := q.packet(); !ok || done || m != n || q.serial != serial || int64(q.number-p.number) != leap || q.next-q.off != step {
				continue
			}
			for i := int64(1); i <= leap; i++ {
				parts = append(parts, span{p.body + i*step, n})
			}
			off, leap = q.next, min(leap*4, maxPages/4)
			break
		}
		leap = max(leap, 1)
	}
	return parts, off
}

// packet is how much of the packet that p begins or goes on with is in p, and
// whether it ends there.
func (p oggPage) packet() (n int64, done bool) {
	for _, l := range p.lacing {
		n += int64(l)
		if l < 255 {
			return n, true
		}
	}
	return n, false
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
	for begin := s.size; begin > 0 && begin > s.size-maxTail; {
		begin = max(begin-(windowSize-oggHeaderLen), 0) // a header may lie across the border
		if g := granuleIn(s.upTo(begin, windowSize), serial); g >= 0 {
			return g
		}
	}
	return -1
}

// granuleIn is lastGranule for the page headers in b.
func granuleIn(b []byte, serial uint32) int64 {
	last := int64(-1)
	for {
		i := bytes.Index(b, []byte("OggS\x00"))
		if i < 0 || len(b)-i < oggHeaderLen {
			return last
		}
		if b = b[i:]; binary.LittleEndian.Uint32(b[14:]) == serial {
			last = max(last, int64(binary.LittleEndian.Uint64(b[6:]))) // -1 means none
		}
		b = b[5:]
	}
}
