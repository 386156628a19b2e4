package tags

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
)

// id3Names are the frames that Tags has room for, with their field names; a
// frame with an inner name of its own (TXXX, UFID) has none here.
// https://id3.org/id3v2.4.0-frames, https://id3.org/id3v2-00
var id3Names = map[string]string{ //nolint:gochecknoglobals // a table that nothing writes
	"TIT2": "title", "TT2": "title", "TPE1": "artist", "TP1": "artist", "TALB": "album", "TAL": "album",
	"TPE2": "albumartist", "TP2": "albumartist", "TRCK": "tracknumber", "TRK": "tracknumber",
	"TPOS": "discnumber", "TPA": "discnumber", "TDRC": "date", "TYER": "year", "TYE": "year",
	"TDRL": "releasedate", "TDOR": "originaldate", "TORY": "originaldate", "TOR": "originaldate",
	"TCON": "genre", "TCO": "genre", "TSRC": "isrc", "TRC": "isrc", "UFID": "", "UFI": "", "TXXX": "", "TXX": "",
	"USLT": "lyrics", "ULT": "lyrics", "SYLT": "syncedlyrics", "SLT": "syncedlyrics", "RVA2": "",
}

// maxFrames limits how many frames of one tag are looked at.
const maxFrames = 4096

// id3Tag walks the frames of one ID3v2 tag.
type id3Tag struct {
	s       *source
	version byte // 2, 3 or 4
	pos     int64
	end     int64
	unsync  bool // frames of version 4 are unsynchronised one by one
	whole   bool // every frame was where the one before it says
}

// readID3 reads the tag at sp into f. Only the headers of frames that Tags has
// no room for are read, and nothing of pictures.
func readID3(s *source, sp span, f *found) {
	f.tagged = true
	if sp.off+sp.size > s.size {
		f.fail(fmt.Errorf("read ID3v2 tag: %w", errShort))
	}
	head := s.upTo(sp.off, 10)
	if len(head) < 10 || head[3] < 2 || head[3] > 4 {
		return // a version that nobody has written yet is passed over
	}
	t := id3Tag{s: s, version: head[3], pos: sp.off + 10, end: min(sp.off+sp.size, s.size)}
	flags := head[5]
	t.unsync = flags&0x80 != 0
	if t.unsync && t.version < 4 {
		if plain, err := t.resync(); err != nil {
			f.fail(err)
		} else {
			g := found{keep: f.keep, texts: f.texts, gains: f.gains}
			if plain.read(flags, &g); plain.whole || len(g.texts) > len(f.texts) {
				f.texts, f.gains = g.texts, g.gains
				f.pictures = append(f.pictures, g.pictures...)
				return
			}
		}
		t.unsync = false // it was only said, as some taggers do
	}
	t.read(flags, f)
}

// read reads the frames.
func (t *id3Tag) read(flags byte, f *found) {
	if flags&0x40 != 0 && t.version > 2 {
		t.skipExtended()
	}
	for range maxFrames {
		id, size, fl, ok := t.header()
		if !ok {
			break
		}
		if id == "APIC" || id == "PIC" {
			f.picture(t.picture(id, size, fl))
		} else if name, known := id3Names[id]; known && size <= maxText {
			body, err := t.s.at(t.pos, int(size))
			if err != nil {
				f.fail(fmt.Errorf("read ID3v2 tag: %w", err))
				return
			}
			if fl != 0 || t.unsync {
				body, ok = t.plain(bytes.Clone(body), fl)
			}
			if ok && len(body) > 1 {
				f.id3Frame(id, name, body)
			}
		}
		t.pos += size
	}
}

// resync turns an unsynchronised tag of version 2 or 3 into a plain one in
// memory, because the sizes of its frames count the plain bytes. What lies
// behind maxResync is pictures.
func (t id3Tag) resync() (id3Tag, error) {
	n := min(t.end-t.pos, maxResync)
	b, err := t.s.at(t.pos, int(n))
	if err != nil {
		return t, fmt.Errorf("read ID3v2 tag: %w", err)
	}
	plain := synchronise(bytes.Clone(b))
	t.s = &source{r: bytes.NewReader(plain), size: int64(len(plain)), head: window{buf: plain, n: len(plain)}}
	t.pos, t.end, t.unsync = 0, int64(len(plain)), false
	return t, nil
}

// maxResync limits how much of an unsynchronised tag is read.
const maxResync = 4 << 20

// synchronise drops the zero byte behind each 0xFF, in place.
func synchronise(b []byte) []byte {
	out := b[:0]
	for i := 0; i < len(b); i++ {
		out = append(out, b[i])
		if b[i] == 0xFF && i+1 < len(b) && b[i+1] == 0 {
			i++
		}
	}
	return out
}

// skipExtended steps over the extended header. Its size counts itself in
// version 4 and not in version 3; taggers have mixed that up, and the way its
// digits are written, so that a frame behind it decides.
func (t *id3Tag) skipExtended() {
	b := t.s.upTo(t.pos, 4)
	if len(b) < 4 {
		return
	}
	plain, safe := int64(binary.BigEndian.Uint32(b)), int64(synchsafe(b))
	sizes := []int64{plain + 4, plain, safe + 4, safe, 0}
	if t.version == 4 {
		sizes = []int64{safe, plain, safe + 4, plain + 4, 0}
	}
	for _, n := range sizes {
		if (n == 0 || n >= 4) && n < t.end-t.pos && t.frameAt(t.pos+n) && t.s.upTo(t.pos+n, 1)[0] != 0 {
			t.pos += n
			return
		}
	}
}

// header reads one frame header and leaves pos at the body. ok is false at the
// padding, at the end, and where no frame can be.
func (t *id3Tag) header() (id string, size int64, flags byte, ok bool) {
	idLen, headLen := 4, 10
	if t.version == 2 {
		idLen, headLen = 3, 6
	}
	if t.end-t.pos < int64(headLen) {
		t.whole = true
		return "", 0, 0, false
	}
	b := t.s.upTo(t.pos, headLen)
	if len(b) < headLen || !frameID(b[:idLen]) {
		t.whole = len(b) > 0 && b[0] == 0
		return "", 0, 0, false
	}
	id = frameName(b[:idLen])
	if t.version == 2 {
		size = int64(b[3])<<16 | int64(b[4])<<8 | int64(b[5])
	} else {
		size, flags = t.size(b[4:8]), b[9]
	}
	t.pos += int64(headLen)
	return id, size, flags, size <= t.end-t.pos
}

// size reads the size of a frame of version 3, a plain number, or 4, seven
// bits a byte. iTunes wrote plain sizes into version 4, others the reverse: of
// the two that one is right which leads to another frame.
func (t *id3Tag) size(digits []byte) int64 {
	size, other := int64(binary.BigEndian.Uint32(digits)), int64(synchsafe(digits))
	if t.version == 4 {
		size, other = other, size
	}
	if other == size || (digits[0]|digits[1]|digits[2]|digits[3])&0x80 != 0 && t.version == 3 {
		return size
	}
	body := t.pos + 10
	if !t.frameAt(body+size) && t.frameAt(body+other) {
		return other
	}
	return size
}

// frameName is the name in a frame header. iTunes wrote names of version 2,
// ended by a zero or a blank, into later versions.
func frameName(b []byte) string {
	if name, known := id3Names[string(b)]; known || name != "" {
		return string(b)
	}
	return string(bytes.TrimRight(b, "\x00 "))
}

// frameAt tells whether a frame, the padding or the end of the tag is at off.
func (t *id3Tag) frameAt(off int64) bool {
	if off >= t.end {
		return off == t.end
	}
	b := t.s.upTo(off, 4)
	return len(b) < 4 || frameID(b) || bytes.Equal(b, []byte{0, 0, 0, 0})
}

// frameID tells whether b can be the name of a frame: letters and figures, the
// last of four may be a zero or a blank.
func frameID(b []byte) bool {
	for i, c := range b {
		if (c < 'A' || c > 'Z') && (c < '0' || c > '9') && (i != 3 || c != 0 && c != ' ') {
			return false
		}
	}
	return len(b) > 0
}

// plain undoes what the flags of a frame say was done to its body. ok is false
// for an encrypted frame and for one that cannot be undone.
func (t *id3Tag) plain(b []byte, flags byte) (body []byte, ok bool) {
	var packed, encrypted, unsync bool
	extra := 0 // bytes in front of the body: a group, a length
	switch t.version {
	case 3:
		packed, encrypted = flags&0x80 != 0, flags&0x40 != 0
		extra = int(flags>>5&1) + 4*int(flags>>7)
	case 4:
		packed, encrypted = flags&8 != 0, flags&4 != 0
		unsync = flags&2 != 0 || t.unsync
		extra = int(flags>>6&1) + 4*int(flags&1)
	}
	if encrypted || len(b) < extra {
		return nil, false
	}
	b = b[extra:]
	if unsync {
		b = synchronise(b)
	}
	if !packed {
		return b, true
	}
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, false
	}
	body, err = io.ReadAll(io.LimitReader(z, maxText))
	return body, err == nil
}
