package tags

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
)

// id3Names are the frames that Tags has room for, with their field names. Of
// two frames for one field the one that stands first here wins. Frames with an
// inner name of their own (TXXX, UFID) are told apart when they are decoded.
// https://id3.org/id3v2.4.0-frames, https://id3.org/id3v2-00
var id3Names = [...]struct{ id, name string }{ //nolint:gochecknoglobals // a table that nothing writes
	{"TIT2", "title"},
	{"TT2", "title"},
	{"TPE1", "artist"},
	{"TP1", "artist"},
	{"TALB", "album"},
	{"TAL", "album"},
	{"TPE2", "albumartist"},
	{"TP2", "albumartist"},
	{"TRCK", "tracknumber"},
	{"TRK", "tracknumber"},
	{"TPOS", "discnumber"},
	{"TPA", "discnumber"},
	{"TDRC", "date"},
	{"TYER", "date"},
	{"TYE", "date"},
	{"TDRL", "date"},
	{"TDOR", "originaldate"},
	{"TCON", "genre"},
	{"TCO", "genre"},
	{"TSRC", "isrc"},
	{"TRC", "isrc"},
	{"UFID", ""},
	{"UFI", ""},
	{"TXXX", ""},
	{"TXX", ""},
	{"USLT", "lyrics"},
	{"ULT", "lyrics"},
	{"SYLT", "syncedlyrics"},
	{"SLT", "syncedlyrics"},
	{"RVA2", "rva2"},
}

// maxFrames limits how many frames of one tag are looked at.
const maxFrames = 4096

// id3Frame is one frame with its body as the decoder wants it: no flags, no
// unsynchronisation, no compression.
type id3Frame struct {
	id   string
	body []byte
	raw  []byte // the text as the file holds it; only when found.keep
}

// id3Tag walks the frames of one ID3v2 tag.
type id3Tag struct {
	s       *source
	version byte // 2, 3 or 4
	pos     int64
	end     int64
	unsync  bool // frames of version 4 are unsynchronised one by one
}

// walkID3 hands out the frames of the tag at sp that Tags has room for, and
// notes the pictures in f. Only the headers of the others are read.
func walkID3(s *source, sp span, f *found) (version byte, frames []id3Frame, err error) {
	t, err := openID3(s, sp)
	if err != nil || t.version < 2 || t.version > 4 {
		return 0, nil, err // a version that nobody has written yet is passed over
	}
	for range maxFrames {
		id, size, fl, ok := t.header()
		if !ok {
			break
		}
		switch {
		case id == "APIC" || id == "PIC":
			f.picture(t.picture(id, size, fl))
		case known(id) && size <= maxText:
			body, berr := t.s.at(t.pos, int(size))
			if berr != nil {
				return t.version, frames, berr
			}
			if body, ok := t.plain(bytes.Clone(body), fl); ok && len(body) > 1 {
				frames = append(frames, id3Frame{id: id, body: body})
			}
		}
		t.pos += size
	}
	if sp.off+sp.size > s.size {
		err = errShort
	}
	return t.version, frames, err
}

// openID3 reads the header of a tag and stands at its first frame.
func openID3(s *source, sp span) (id3Tag, error) {
	head := s.upTo(sp.off, 10)
	if len(head) < 10 {
		return id3Tag{}, errShort
	}
	t := id3Tag{s: s, version: head[3], pos: sp.off + 10, end: min(sp.off+sp.size, s.size)}
	flags := head[5]
	t.unsync = flags&0x80 != 0
	if t.unsync && t.version < 4 {
		if err := t.resync(); err != nil {
			return t, err
		}
	}
	if flags&0x40 != 0 && t.version > 2 {
		t.skipExtended()
	}
	return t, nil
}

// known tells whether Tags has room for a frame.
func known(id string) bool {
	for i := range id3Names {
		if id3Names[i].id == id {
			return true
		}
	}
	return false
}

// resync turns an unsynchronised tag of version 2 or 3 into a plain one in
// memory, because the sizes of its frames count the plain bytes. What lies
// behind maxResync is pictures.
func (t *id3Tag) resync() error {
	n := min(t.end-t.pos, maxResync)
	b, err := t.s.at(t.pos, int(n))
	if err != nil {
		return err
	}
	plain := synchronise(bytes.Clone(b))
	t.s = &source{r: bytes.NewReader(plain), size: int64(len(plain)), buf: plain, n: len(plain)}
	t.pos, t.end = 0, int64(len(plain))
	return nil
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
// version 4 and not in version 3.
func (t *id3Tag) skipExtended() {
	b := t.s.upTo(t.pos, 4)
	if len(b) < 4 {
		return
	}
	n := int64(binary.BigEndian.Uint32(b)) + 4
	if t.version == 4 {
		n = int64(synchsafe(b))
	}
	if n >= 4 && n <= t.end-t.pos {
		t.pos += n
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
		return "", 0, 0, false
	}
	b := t.s.upTo(t.pos, headLen)
	if len(b) < headLen || !frameID(b[:idLen]) {
		return "", 0, 0, false
	}
	id = string(b[:idLen])
	switch t.version {
	case 2:
		size = int64(b[3])<<16 | int64(b[4])<<8 | int64(b[5])
	case 3:
		size, flags = int64(binary.BigEndian.Uint32(b[4:])), b[9]
	default:
		size, flags = int64(synchsafe(b[4:8])), b[9]
		if plain := int64(binary.BigEndian.Uint32(b[4:])); plain != size && !t.frameAt(t.pos+10+size) && t.frameAt(t.pos+10+plain) {
			size = plain // iTunes wrote plain sizes into version 4
		}
	}
	t.pos += int64(headLen)
	return id, size, flags, size <= t.end-t.pos
}

// frameAt tells whether a frame, the padding or the end of the tag is at off.
func (t *id3Tag) frameAt(off int64) bool {
	if off >= t.end {
		return off == t.end
	}
	b := t.s.upTo(off, 4)
	return len(b) < 4 || frameID(b) || bytes.Equal(b, []byte{0, 0, 0, 0}[:len(b)])
}

func frameID(b []byte) bool {
	for _, c := range b {
		if (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
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
