package tags

import (
	"bytes"
	"encoding/binary"
)

// kind is a container, found by content.
type kind int

const (
	kindUnknown kind = iota
	kindMPEG
	kindADTS
	kindFLAC
	kindOgg
	kindMP4
	kindRIFF
	kindAIFF
	kindASF
	kindMonkey
	kindWavPack
	kindMusepack
	kindMatroska
	kindFilm // a container that films alone are in
)

// maxLeading limits how many tags may stand in front of the audio.
const maxLeading = 8

// maxJunk is how far into a file the first MPEG frame is looked for, in bytes.
const maxJunk = 64 << 10

// minFrames is more than three frames of MPEG audio take, in bytes.
const minFrames = 3 * 1729

// span is a stretch of the file.
type span struct{ off, size int64 }

// layout is where the parts of a file are.
type layout struct {
	kind  kind
	audio int64  // where the container or the first frame begins
	id3   []span // ID3v2 tags in front of it, headers included
	ape   []span // APEv2 tags in front of it, headers included
}

// sniff finds the format by content. Tags in front of it are stepped over, as
// many as maxLeading.
func sniff(s *source) layout {
	var l layout
	for range maxLeading {
		if n := id3Size(s, l.audio); n > 0 {
			l.id3 = append(l.id3, span{l.audio, n})
			l.audio += n
		} else if n := apeHeaderSize(s, l.audio); n > 0 {
			l.ape = append(l.ape, span{l.audio, n})
			l.audio += n
		} else {
			break
		}
	}
	if l.kind = magic(s.upTo(l.audio, 16)); l.kind != kindUnknown {
		return l
	}
	if off, k := findFrame(s, l.audio); k != kindUnknown {
		l.audio, l.kind = off, k
		return l
	}
	if len(l.id3) > 0 && l.audio >= s.size {
		l.kind = kindMPEG // a tag whose audio was cut off: its names still stand
	}
	return l
}

// magic tells the containers that begin with a name.
func magic(b []byte) kind {
	has := func(at int, s string) bool {
		return len(b) >= at+len(s) && string(b[at:at+len(s)]) == s
	}
	for _, m := range magics {
		if has(0, m.first) && has(m.at, m.then) {
			return m.kind
		}
	}
	return kindUnknown
}

// magics are the names that containers begin with: one at the front, and one
// more behind it for those that share the first.
var magics = [...]struct { //nolint:gochecknoglobals // a table that nothing writes
	first string
	at    int
	then  string
	kind  kind
}{
	{"fLaC", 0, "", kindFLAC},
	{"OggS", 0, "", kindOgg},
	{"", 4, "ftyp", kindMP4},
	{"", 4, "moov", kindMP4},
	{"", 4, "mdat", kindMP4},
	{"", 4, "wide", kindMP4},
	{"", 4, "free", kindMP4},
	{"RIFF", 8, "WAVE", kindRIFF},
	{"RF64", 8, "WAVE", kindRIFF},
	{"BW64", 8, "WAVE", kindRIFF},
	{"FORM", 8, "AIFF", kindAIFF},
	{"FORM", 8, "AIFC", kindAIFF},
	{asfHeader, 0, "", kindASF},
	{"MAC ", 0, "", kindMonkey},
	{"MACF", 0, "", kindMonkey},
	{"wvpk", 0, "", kindWavPack},
	{"MPCK", 0, "", kindMusepack},
	{"MP+", 0, "", kindMusepack},
	{"\x1A\x45\xDF\xA3", 0, "", kindMatroska},
	{"RIFF", 8, "AVI ", kindFilm},
	{"FLV\x01", 0, "", kindFilm},
	{"\x00\x00\x01\xBA", 0, "", kindFilm}, // MPEG program stream
}

// findFrame looks for the first frame of MPEG audio or ADTS from off on.
func findFrame(s *source, off int64) (int64, kind) {
	for _, n := range []int{0, windowSize, maxJunk} {
		b := s.upTo(off, n)
		if n == 0 {
			b = s.near(off, minFrames) // mostly the sound begins right here
		}
		if at, k := scanFrame(b, int64(len(b)) == s.size-off); k != kindUnknown {
			return off + int64(at), k
		}
	}
	return 0, kindUnknown
}

// scanFrame looks through b; whole tells that b reaches the end of the file.
func scanFrame(b []byte, whole bool) (int, kind) {
	for i := 0; i+7 <= len(b); i++ {
		j := bytes.IndexByte(b[i:len(b)-6], 0xFF)
		if j < 0 {
			break
		}
		i += j
		if chained(b[i:], parseMPEG, i == 0, whole) {
			return i, kindMPEG
		}
		if chained(b[i:], parseADTS, i == 0, whole) {
			return i, kindADTS
		}
	}
	return 0, kindUnknown
}

// chained tells whether frames of one kind stand at the front of b, one behind
// the other: two where the audio should begin, five behind junk, for a picture
// holds two bytes of a sync word many times. A file that ends may have fewer.
func chained(b []byte, parse func([]byte) (frame, bool), first, whole bool) bool {
	need := 5
	if first {
		need = 2
	}
	head, ok := parse(b)
	for n := 1; ok && n <= need; n++ {
		h, same := parse(b)
		switch {
		case bytes.HasPrefix(b, []byte("TAG")), bytes.HasPrefix(b, []byte("APETAGE")):
			return true
		case !same || h.rate != head.rate || h.layer != head.layer:
			return false
		case h.bytes+7 > len(b):
			return whole && (first || n > 2)
		}
		b = b[h.bytes:]
	}
	return ok
}

// id3Size returns how many bytes the ID3v2 tag at off takes, 0 when there is
// none (https://id3.org/id3v2.4.0-structure, section 3.1).
func id3Size(s *source, off int64) int64 {
	b := s.upTo(off, 10)
	if len(b) < 10 || string(b[:3]) != "ID3" || b[3] == 0xFF || b[4] == 0xFF ||
		(b[6]|b[7]|b[8]|b[9])&0x80 != 0 {
		return 0
	}
	n := int64(synchsafe(b[6:10])) + 10
	if b[3] == 4 && b[5]&0x10 != 0 {
		n += 10 // footer
	}
	return n
}

// apeHeaderSize returns how many bytes the APEv2 tag at off takes, header
// included, 0 when there is none. https://wiki.hydrogenaud.io/index.php?title=APEv2_specification
func apeHeaderSize(s *source, off int64) int64 {
	b := s.upTo(off, apeHeaderLen)
	if len(b) < apeHeaderLen || string(b[:8]) != "APETAGEX" {
		return 0
	}
	return int64(binary.LittleEndian.Uint32(b[12:])) + apeHeaderLen
}

// synchsafe reads an integer of seven bits a byte.
func synchsafe(b []byte) int {
	n := 0
	for _, x := range b {
		n = n<<7 | int(x&0x7F)
	}
	return n
}
