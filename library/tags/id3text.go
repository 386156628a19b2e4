package tags

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/dhowden/tag"
)

// between stands between several values of one frame while dhowden/tag decodes
// it: the library would glue them together at the zero bytes that stand there.
const between = "\x1f"

// readID3 reads one ID3v2 tag into f.
func readID3(s *source, sp span, f *found) {
	f.tagged = true
	version, frames, err := walkID3(s, sp, f)
	if err != nil {
		f.fail(fmt.Errorf("read ID3v2 tag: %w", err))
	}
	texts := frames[:0]
	for _, fr := range frames {
		switch fr.id {
		case "SYLT", "SLT":
			f.add(fromID3v2, "syncedlyrics", syltToLRC(fr.body))
		case "RVA2":
			readRVA2(fr.body, f)
		default:
			if f.keep {
				fr.raw = bytes.Clone(fr.body[1:])
			}
			if fr.body = tame(fr); fr.body != nil {
				texts = append(texts, fr)
			}
		}
	}
	if f.keep {
		readID3Slowly(version, texts, f)
	} else if m, err := decodeID3(version, texts); err == nil {
		addID3(m, f)
	} else {
		readID3Slowly(version, texts, f)
	}
}

// readID3Slowly decodes the frames one at a time, in the order that they would
// have together: an odd one costs itself alone, and it is known what a text
// was read from.
func readID3Slowly(version byte, texts []id3Frame, f *found) {
	defer func() { f.bytes = nil }()
	for _, n := range id3Names {
		for i := range texts {
			if texts[i].id != n.id {
				continue
			}
			if m, err := decodeID3(version, texts[i:i+1]); err == nil {
				f.bytes = texts[i].raw
				addID3(m, f)
			}
		}
	}
}

// tame makes a text frame fit for the decoder: a known encoding, whole UTF-16
// units, no zero bytes but those that part name and text.
func tame(fr id3Frame) []byte {
	b := fr.body
	if fr.id == "UFID" || fr.id == "UFI" {
		return b
	}
	if b[0] > 3 {
		if b[0] < ' ' {
			return nil
		}
		b = append([]byte{0}, b...) // the encoding was left out, as old taggers did
	}
	if fr.id[0] != 'T' || fr.id == "TXXX" || fr.id == "TXX" {
		return b
	}
	enc, txt := b[0], b[1:]
	if enc == 0 || enc == 3 {
		txt = bytes.Trim(txt, "\x00")
		return append([]byte{enc}, bytes.ReplaceAll(txt, []byte{0}, []byte(between))...)
	}
	return append([]byte{enc}, tameUTF16(txt[:len(txt)&^1], enc == 2)...)
}

// tameUTF16 cuts trailing zero units and puts the separator for inner ones.
func tameUTF16(b []byte, big bool) []byte {
	for len(b) >= 2 && b[len(b)-1] == 0 && b[len(b)-2] == 0 {
		b = b[:len(b)-2]
	}
	if len(b) >= 2 {
		big = big || (b[0] == 0xFE && b[1] == 0xFF)
	}
	for i := 0; i+1 < len(b); i += 2 {
		if b[i] != 0 || b[i+1] != 0 {
			continue
		}
		if big {
			b[i+1] = between[0]
		} else {
			b[i] = between[0]
		}
	}
	return b
}

// decodeID3 writes the frames into a plain tag of the same version and lets
// dhowden/tag read it.
func decodeID3(version byte, frames []id3Frame) (tag.Metadata, error) {
	if len(frames) == 0 {
		return nil, tag.ErrNoTagsFound
	}
	n := 10 + padding
	for _, fr := range frames {
		n += 10 + len(fr.body)
	}
	b := make([]byte, 10, n)
	for _, fr := range frames {
		b = append(b, fr.id...)
		size := len(fr.body)
		switch version {
		case 2:
			b = append(b, byte(size>>16), byte(size>>8), byte(size))
		case 3:
			b = append(binary.BigEndian.AppendUint32(b, uint32(size)), 0, 0) // at most maxText
		default:
			b = append(appendSynchsafe(b, size), 0, 0)
		}
		b = append(b, fr.body...)
	}
	b = append(b, make([]byte, padding)...)
	copy(b, "ID3")
	b[3] = version
	appendSynchsafe(b[:6], len(b)-10)
	return decode(func() (tag.Metadata, error) { return tag.ReadID3v2Tags(bytes.NewReader(b)) })
}

// padding ends a tag in memory: the decoder counts the header into the size
// and would miss a frame in the last ten bytes.
const padding = 16

func appendSynchsafe(b []byte, n int) []byte {
	return append(b, byte(n>>21&0x7F), byte(n>>14&0x7F), byte(n>>7&0x7F), byte(n&0x7F))
}

// errPanicked tells that a library gave up on its input in the worst way.
var errPanicked = errors.New("the tag reader panicked")

// decode calls a library and turns its panic into an error.
func decode[T any](call func() (T, error)) (v T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errPanicked, p)
		}
	}()
	return call()
}

// addID3 takes the texts out of what dhowden/tag decoded.
func addID3(m tag.Metadata, f *found) {
	raw := m.Raw()
	for _, n := range id3Names {
		v, ok := raw[n.id]
		for i := 0; ok && i < maxTexts; i++ {
			addID3Value(m, n.name, v, f)
			v, ok = raw[n.id+"_"+strconv.Itoa(i)]
		}
	}
}

func addID3Value(m tag.Metadata, name string, v any, f *found) {
	switch v := v.(type) {
	case string:
		if name == "genre" {
			if g, err := decode(func() (string, error) { return m.Genre(), nil }); err == nil {
				v = g
			}
		}
		for _, one := range strings.Split(v, between) {
			f.add(fromID3v2, name, one)
		}
	case *tag.Comm:
		if name == "" {
			if name = fieldName(v.Description); name == "" {
				return
			}
		}
		for _, one := range strings.Split(v.Text, "\x00") {
			f.add(fromID3v2, name, one)
		}
	case *tag.UFID:
		if v.Provider == "http://musicbrainz.org" {
			f.add(fromID3v2, "musicbrainz_trackid", string(v.Identifier))
		}
	}
}

// readRVA2 reads the master volume of a relative volume frame: a name, a
// channel, 1/512 dB, and how many bits of peak follow.
// https://id3.org/id3v2.4.0-frames section 4.11
func readRVA2(b []byte, f *found) {
	name, rest, ok := bytes.Cut(b, []byte{0})
	if !ok || len(rest) < 4 || rest[0] != 1 || strings.EqualFold(string(name), "album") {
		return
	}
	gain := float64(int16(binary.BigEndian.Uint16(rest[1:]))) / 512 // two's complement on purpose
	f.add(fromID3v2, "replaygain_track_gain", fmt.Sprintf("%.2f dB", gain))
	var peak uint64
	n := int(rest[3])
	for _, x := range rest[4:min(len(rest), 4+(n+7)/8)] {
		peak = peak<<8 | uint64(x)
	}
	if n > 1 && n <= 32 {
		f.add(fromID3v2, "replaygain_track_peak", fmt.Sprintf("%.6f", float64(peak)/math.Exp2(float64(n-1))))
	}
}

// readID3v1 reads the 128 bytes at the end of a file, when they are a tag.
func readID3v1(s *source, f *found) {
	const size = 128
	b := s.upTo(s.size-size, size)
	if len(b) < size || string(b[:3]) != "TAG" {
		return
	}
	f.tagged = true
	m, err := decode(func() (tag.Metadata, error) { return tag.ReadID3v1Tags(bytes.NewReader(b)) })
	if err != nil {
		return
	}
	for _, name := range []string{"title", "artist", "album"} {
		v, _ := m.Raw()[name].(string)
		v, _, _ = strings.Cut(v, "\x00") // what stands behind the first zero is an older, longer name
		v = strings.TrimRight(v, " ")
		f.addFrom(fromID3v1, name, rawText(v), []byte(v))
	}
	if y := m.Year(); y > 0 {
		f.add(fromID3v1, "date", strconv.Itoa(y))
	}
	if n, _ := m.Track(); n > 0 {
		f.add(fromID3v1, "tracknumber", strconv.Itoa(n))
	}
	f.add(fromID3v1, "genre", m.Genre())
}
