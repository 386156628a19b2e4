package tags

import (
	"encoding/binary"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// rawText is a text whose tag names no encoding: UTF-8 when that is beyond
// doubt, else bytes as Latin-1 for the repair to judge.
func rawText(s string) string {
	if utf8.ValidString(s) && !short(s) {
		return s
	}
	return latin1([]byte(s))
}

// latin1 decodes bytes as ISO 8859-1.
func latin1(b []byte) string {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			out := make([]byte, 0, 2*len(b))
			for _, c := range b {
				out = utf8.AppendRune(out, rune(c))
			}
			return string(out)
		}
	}
	return string(b)
}

// utf16Text decodes UTF-16. A byte order mark overrules big, and what the text
// would say overrules both: taggers have left the mark out, or written the
// wrong one.
func utf16Text(b []byte, big bool) string {
	if len(b) >= 2 {
		switch {
		case b[0] == 0xFE && b[1] == 0xFF:
			big, b = true, b[2:]
		case b[0] == 0xFF && b[1] == 0xFE:
			big, b = false, b[2:]
		}
	}
	if sense(b, big) < 0 && sense(b, !big) > 0 {
		big = !big
	}
	out := make([]byte, 0, len(b)+len(b)/2)
	for len(b) >= 2 {
		r := rune(unit(b, big))
		b = b[2:]
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if len(b) >= 2 {
				low = rune(unit(b, big))
			}
			if r = utf16.DecodeRune(r, low); r != unicode.ReplacementChar {
				b = b[2:]
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

func unit(b []byte, big bool) uint16 {
	if big {
		return binary.BigEndian.Uint16(b)
	}
	return binary.LittleEndian.Uint16(b)
}

// sense weighs the beginning of a text in UTF-16: letters that are written
// speak for it, code points that nobody writes against it.
func sense(b []byte, big bool) int {
	n := 0
	for len(b) >= 2 && n > -64 && n < 64 {
		n += written(rune(unit(b, big)))
		b = b[2:]
	}
	return n
}

// written weighs one unit of UTF-16.
func written(r rune) int {
	switch {
	case r == 0 || utf16.IsSurrogate(r) || r == '\n' || r == '\r' || r == '\t' || r == 0xFEFF:
		return 0
	case r < ' ' || r == 0xFFFE || unicode.Is(unicode.Co, r):
		return -3
	case r < 0x7F:
		return 2
	case r < 0x100, unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana): // Latin-1 is also what was mistaken
		return 1
	case unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z):
		return 0
	}
	return -2
}

// singleBytes turns text that was read as Latin-1 or Windows-1252 back into
// its bytes. ok is false when the text cannot be such or is plain ASCII.
func singleBytes(s string) (b string, ok bool) {
	out := make([]byte, 0, len(s))
	high := false
	for _, r := range s {
		switch {
		case r < 0x80:
			out = append(out, byte(r))
			continue
		case r < 0x100:
			out = append(out, byte(r))
		default:
			c, known := charmap.Windows1252.EncodeRune(r)
			if !known {
				return "", false
			}
			out = append(out, c)
		}
		high = true
	}
	return string(out), high
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 || s[i] < ' ' {
			return false
		}
	}
	return true
}
