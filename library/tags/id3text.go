package tags

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// id3Frame takes the texts out of the body of one frame. Whatever is odd about
// it costs itself alone.
func (f *found) id3Frame(id, name string, b []byte) {
	switch id {
	case "UFID", "UFI":
		owner, value, ok := bytes.Cut(b, []byte{0})
		if ok && string(owner) == "http://musicbrainz.org" {
			f.add(fromID3v2, "musicbrainz_trackid", string(value))
		}
	case "RVA2":
		readRVA2(b, f)
	case "SYLT", "SLT":
		f.addFrom(fromID3v2, name, syltToLRC(b), b)
	case "TXXX", "TXX":
		enc, b := textCode(b)
		key, b := cutText(b, enc)
		if name = fieldName(key); name != "" {
			f.id3Values(name, enc, b)
		}
	case "USLT", "ULT":
		enc, b := textCode(b)
		if len(b) < 4 {
			return
		}
		_, b = cutText(b[3:], enc) // a language, a description
		f.id3Values(name, enc, b)
	default:
		enc, b := textCode(b)
		f.id3Values(name, enc, b)
	}
}

// id3Values adds the values of a frame, which zeros part; each in UTF-16 may
// have a byte order mark of its own.
func (f *found) id3Values(name string, enc byte, b []byte) {
	for len(b) > 0 {
		whole := b
		var s string
		s, b = cutText(b, enc)
		if name == "genre" {
			s = genreText(s)
		}
		if s != "" {
			f.addFrom(fromID3v2, name, s, whole[:len(whole)-len(b)])
		}
	}
}

// The encodings of ID3v2 texts.
const (
	codeLatin1 byte = iota
	codeUTF16
	codeUTF16BE
	codeUTF8
)

// textCode takes the encoding off the front of a frame's body. Old taggers left
// it out, and some write UTF-16 with its mark and call it Latin-1.
func textCode(b []byte) (enc byte, rest []byte) {
	enc, rest = b[0], b[1:]
	if enc >= ' ' {
		enc, rest = codeLatin1, b
	}
	if enc == codeLatin1 && len(rest) >= 2 && (rest[0] == 0xFF && rest[1] == 0xFE || rest[0] == 0xFE && rest[1] == 0xFF) {
		enc = codeUTF16
	}
	return enc, rest
}

// cutText decodes the text up to the zero that ends it and returns what is
// behind. Latin-1 stays bytes, as runes, for the repair to judge.
func cutText(b []byte, enc byte) (string, []byte) {
	if enc != codeUTF16 && enc != codeUTF16BE {
		head, rest, _ := bytes.Cut(b, []byte{0})
		if enc == codeUTF8 {
			return string(head), rest
		}
		return latin1(head), rest
	}
	end := 0
	for end+1 < len(b) && (b[end] != 0 || b[end+1] != 0) {
		end += 2
	}
	end = min(end, len(b)&^1)
	return utf16Text(b[:end], enc == codeUTF16BE), b[min(end+2, len(b)):]
}

// genreText reads the names of genres that are numbers: "24", "(24)",
// "(24)Soundtrack", of which the text says it better.
func genreText(s string) string {
	if s == "" || s[0] != '(' && (s[0] < '0' || s[0] > '9') {
		return s
	}
	for strings.HasPrefix(s, "(") && !strings.HasPrefix(s, "((") {
		number, rest, ok := strings.Cut(s[1:], ")")
		if !ok {
			return s
		}
		if rest == "" || rest[0] == '(' && !strings.HasPrefix(rest, "((") {
			s = number // the first of several
			break
		}
		s = rest
	}
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n < 256 {
		if g := genreName(byte(n)); g != "" {
			return g
		}
	}
	return strings.TrimPrefix(s, "(")
}

// readRVA2 reads the master volume of a relative volume frame: a name, a
// channel, 1/512 dB, and how many bits of peak follow.
// https://id3.org/id3v2.4.0-frames section 4.11
func readRVA2(b []byte, f *found) {
	name, rest, ok := bytes.Cut(b, []byte{0})
	if !ok || len(rest) < 4 || rest[0] != 1 {
		return
	}
	of := "replaygain_track_"
	if strings.EqualFold(string(name), "album") {
		of = "replaygain_album_"
	}
	gain := float64(int16(binary.BigEndian.Uint16(rest[1:]))) / 512 // two's complement on purpose
	f.addFrom(fromID3v2, of+"gain", fmt.Sprintf("%.2f dB", gain), b)
	var peak uint64
	n := int(rest[3])
	for _, x := range rest[4:min(len(rest), 4+(n+7)/8)] {
		peak = peak<<8 | uint64(x)
	}
	if n > 1 && n <= 32 {
		f.addFrom(fromID3v2, of+"peak", fmt.Sprintf("%.6f", float64(peak)/math.Exp2(float64(n-1))), b)
	}
}

// id3v1Size is the size of an ID3v1 tag. https://id3.org/ID3v1
const id3v1Size = 128

// readID3v1 reads the last bytes of a file, when they are a tag.
func readID3v1(s *source, f *found) {
	b := s.upTo(s.size-id3v1Size, id3v1Size)
	if len(b) < id3v1Size || string(b[:3]) != "TAG" {
		return
	}
	f.tagged = true
	for _, x := range [...]struct {
		name       string
		begin, end int
	}{{"title", 3, 33}, {"artist", 33, 63}, {"album", 63, 93}, {"date", 93, 97}} {
		// What stands behind the first zero is an older, longer name.
		v, _, _ := bytes.Cut(b[x.begin:x.end], []byte{0})
		v = bytes.TrimRight(v, " ")
		f.addFrom(fromID3v1, x.name, rawText(string(v)), v)
	}
	if b[125] == 0 && b[126] != 0 {
		f.add(fromID3v1, "tracknumber", strconv.Itoa(int(b[126])))
	}
	f.add(fromID3v1, "genre", genreName(b[127]))
}
