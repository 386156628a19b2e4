package tags

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// syltToLRC turns an ID3v2 frame of synchronised words into LRC, "" when its
// times are not milliseconds or nothing comes out. Syllables that begin with
// no line break of their own go on the line before, as the format asks.
// https://id3.org/id3v2.4.0-frames section 4.9
func syltToLRC(b []byte) string {
	if len(b) < 7 || b[0] > 3 || b[4] != 2 || b[5] > 2 {
		return ""
	}
	enc := b[0]
	_, b = cutText(b[6:], enc) // the description
	var out strings.Builder
	syllables := bytes.Count(b, []byte("\n")) > 2
	for len(b) > 4 && out.Len() < maxText {
		var line string
		line, b = cutText(b, enc)
		if len(b) < 4 {
			break
		}
		at := binary.BigEndian.Uint32(b)
		b = b[4:]
		starts := strings.HasPrefix(line, "\n") || strings.HasPrefix(line, "\r")
		if line = strings.Trim(line, "\r\n"); !syllables || starts || out.Len() == 0 {
			if out.Len() > 0 {
				out.WriteByte('\n')
			}
			fmt.Fprintf(&out, "[%02d:%02d.%02d]", at/60000, at/1000%60, at/10%100)
		}
		out.WriteString(line)
	}
	if out.Len() == 0 {
		return ""
	}
	return out.String() + "\n"
}

// cutText decodes the text up to the zero that ends it and returns what is
// behind. Latin-1 stays bytes for the repair to judge.
func cutText(b []byte, enc byte) (string, []byte) {
	if enc == 0 || enc == 3 {
		head, rest, _ := bytes.Cut(b, []byte{0})
		if enc == 3 {
			return string(head), rest
		}
		return latin1(head), rest
	}
	end := 0
	for end+1 < len(b) && (b[end] != 0 || b[end+1] != 0) {
		end += 2
	}
	end = min(end, len(b)&^1)
	return utf16Text(b[:end], enc == 2), b[min(end+2, len(b)):]
}

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
	r := make([]rune, len(b))
	for i, x := range b {
		r[i] = rune(x)
	}
	return string(r)
}

// utf16Text decodes UTF-16. A byte order mark overrules big.
func utf16Text(b []byte, big bool) string {
	var order binary.ByteOrder = binary.LittleEndian
	if big {
		order = binary.BigEndian
	}
	if len(b) >= 2 {
		switch {
		case b[0] == 0xFE && b[1] == 0xFF:
			order, b = binary.BigEndian, b[2:]
		case b[0] == 0xFF && b[1] == 0xFE:
			order, b = binary.LittleEndian, b[2:]
		}
	}
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = order.Uint16(b[2*i:])
	}
	return string(utf16.Decode(u))
}
