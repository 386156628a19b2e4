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
)

// maxLeading limits how many tags may stand in front of the audio.
const maxLeading = 8

// maxJunk is how far into a file the first MPEG frame is looked for, in bytes.
const maxJunk = 64 << 10

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
	switch {
	case has(0, "fLaC"):
		return kindFLAC
	case has(0, "OggS"):
		return kindOgg
	case has(4, "ftyp"), has(4, "moov"), has(4, "mdat"), has(4, "wide"), has(4, "free"):
		return kindMP4
	case (has(0, "RIFF") || has(0, "RF64") || has(0, "BW64")) && has(8, "WAVE"):
		return kindRIFF
	case has(0, "FORM") && (has(8, "AIFF") || has(8, "AIFC")):
		return kindAIFF
	case has(0, asfHeader):
		return kindASF
	case has(0, "MAC "), has(0, "MACF"):
		return kindMonkey
	case has(0, "wvpk"):
		return kindWavPack
	case has(0, "MPCK"), has(0, "MP+"):
		return kindMusepack
	}
	return kindUnknown
}

// findFrame looks for the first frame of MPEG audio or ADTS from off on. Two
// frames that follow one another are asked for, or one that reaches the end of
// the file, because two bytes of a sync word prove nothing.
func findFrame(s *source, off int64) (int64, kind) {
	b := s.upTo(off, windowSize)
	if zeros := len(b) - len(bytes.TrimLeft(b, "\x00")); zeros > 0 && zeros == len(b) {
		b = nil // padding: nothing in this window
	}
	if at, k := scanFrame(b, off, s.size); k != kindUnknown {
		return at, k
	}
	b = s.upTo(off, maxJunk)
	return scanFrame(b, off, s.size)
}

// scanFrame looks through b, which stands at off of a file of the given size.
func scanFrame(b []byte, off, size int64) (int64, kind) {
	for i := 0; i+7 <= len(b); i++ {
		j := bytes.IndexByte(b[i:len(b)-6], 0xFF)
		if j < 0 {
			break
		}
		i += j
		if h, ok := parseMPEG(b[i:]); ok && follows(b, i+h.bytes, off, size, func(n []byte) bool {
			next, ok := parseMPEG(n)
			return ok && next.rate == h.rate && next.layer == h.layer
		}) {
			return off + int64(i), kindMPEG
		}
		if h, ok := parseADTS(b[i:]); ok && follows(b, i+h.bytes, off, size, func(n []byte) bool {
			next, ok := parseADTS(n)
			return ok && next.rate == h.rate
		}) {
			return off + int64(i), kindADTS
		}
	}
	return 0, kindUnknown
}

// follows tells whether a frame of the same kind stands at i of b, or nothing
// that could contradict: the file's end, or what may stand behind the audio.
func follows(b []byte, i int, off, size int64, same func([]byte) bool) bool {
	if i+7 <= len(b) {
		return same(b[i:]) || bytes.HasPrefix(b[i:], []byte("TAG")) || bytes.HasPrefix(b[i:], []byte("APETAGE"))
	}
	return off+int64(i) <= size+2048 && int64(i) < maxJunk
}

// id3Size returns how many bytes the ID3v2 tag at off takes, 0 when there is
// none. https://id3.org/id3v2.4.0-structure section 3.1
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
