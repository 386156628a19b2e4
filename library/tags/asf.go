package tags

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The objects of an ASF file that are looked at, by their GUIDs.
// https://learn.microsoft.com/windows/win32/wmformat/overview-of-the-asf-format
const (
	asfHeader     = "\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C"
	asfProperties = "\xA1\xDC\xAB\x8C\x47\xA9\xCF\x11\x8E\xE4\x00\xC0\x0C\x20\x53\x65"
	asfContent    = "\x33\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C"
	asfExtended   = "\x40\xA4\xD0\xD2\x07\xE3\xD2\x11\x97\xF0\x00\xA0\xC9\x5E\xA8\x50"
	asfExtension  = "\xB5\x03\xBF\x5F\x2E\xA9\xCF\x11\x8E\xE3\x00\xC0\x0C\x20\x53\x65"
	asfLibrary    = "\x94\x1C\x23\x44\x98\x94\xD1\x49\xA1\x41\x1D\x13\x4E\x45\x70\x54"
	asfStream     = "\x91\x07\xDC\xB7\xB7\xA9\xCF\x11\x8E\xE6\x00\xC0\x0C\x20\x53\x65"
	asfData       = "\x36\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C"
	asfVideo      = "\xC0\xEF\x19\xBC\x4D\x5B\xCF\x11\xA8\xFD\x00\x80\x5F\x5C\x44\x2B"
)

// asfName maps the attributes of ASF that Tags has room for to field names.
var asfName = map[string]string{ //nolint:gochecknoglobals // a table that nothing writes
	"Title": "title", "Author": "artist", "WM/ARTISTS": "artists", "WM/AlbumTitle": "album",
	"WM/AlbumArtist": "albumartist", "WM/TrackNumber": "tracknumber", "WM/PartOfSet": "discnumber", "WM/Year": "date",
	"WM/Genre": "genre", "WM/Lyrics": "lyrics", "WM/ISRC": "isrc", "MusicBrainz/Track Id": "musicbrainz_trackid",
}

// readASF reads the header object at off.
func readASF(s *source, off int64, f *found) {
	f.format = WMA
	b := s.upTo(off, 30)
	if len(b) < 30 {
		f.fail(fmt.Errorf("read ASF header: %w", errShort))
		return
	}
	size := binary.LittleEndian.Uint64(b[16:])
	if size > uint64(s.size-off) {
		f.fail(fmt.Errorf("read ASF header: %w", errShort))
		size = uint64(s.size - off)
	}
	readASFObjects(s, span{off + 30, int64(size) - 30}, f, true) // at most the file
	data := off + int64(size)
	if b := s.upTo(data, 24); len(b) == 24 && string(b[:16]) == asfData {
		f.audio = span{data + 24, int64(min(max(binary.LittleEndian.Uint64(b[16:]), 24)-24, uint64(s.size-data-24)))} // at most the file
	}
	f.tagged = true
}

// readASFObjects reads the objects in sp. The header extension holds more of
// them, one level deep.
func readASFObjects(s *source, sp span, f *found, top bool) {
	pos, end := sp.off, sp.off+sp.size
	for range maxFrames {
		b := s.upTo(pos, 24)
		if len(b) < 24 || pos+24 > end {
			return
		}
		id, size := string(b[:16]), binary.LittleEndian.Uint64(b[16:])
		if size < 24 || size > uint64(end-pos) {
			return
		}
		body := span{pos + 24, int64(size) - 24} // at most the file
		switch id {
		case asfProperties:
			f.duration = asfLength(s.upTo(body.off, 64))
		case asfStream:
			f.video = f.video || string(s.upTo(body.off, 16)) == asfVideo
		case asfContent:
			readASFContent(s, body, f)
		case asfExtended:
			readASFAttributes(s, body, f, false)
		case asfLibrary:
			readASFAttributes(s, body, f, true)
		case asfExtension:
			if top && body.size > 22 {
				readASFObjects(s, span{body.off + 22, body.size - 22}, f, false)
			}
		}
		pos += int64(size) // at most the file
	}
}

// asfLength is the play duration, in 100 ns, less the preroll, in ms.
func asfLength(b []byte) time.Duration {
	if len(b) < 64 {
		return 0
	}
	play, preroll := binary.LittleEndian.Uint64(b[40:]), binary.LittleEndian.Uint64(b[56:])
	if limit := uint64(maxDuration / 100); play > limit || preroll > limit {
		return 0
	}
	d := time.Duration(play)*100 - time.Duration(preroll)*time.Millisecond
	return max(d, 0)
}

// readASFContent reads the five texts of the content description, of which the
// first two are title and author.
func readASFContent(s *source, sp span, f *found) {
	b := s.upTo(sp.off, 10)
	if len(b) < 10 {
		return
	}
	title, author := int64(binary.LittleEndian.Uint16(b)), int64(binary.LittleEndian.Uint16(b[2:]))
	if title+author+10 > sp.size {
		f.fail(fmt.Errorf("read ASF description: %w", errShort))
		return
	}
	f.add(fromASF, "title", asfText(s.upTo(sp.off+10, int(title))))
	f.add(fromASF, "artist", asfText(s.upTo(sp.off+10+title, int(author))))
}

// readASFAttributes reads names with values: those of the extended content
// description, or of the metadata library (wide), which may be longer.
func readASFAttributes(s *source, sp span, f *found, wide bool) {
	b := s.upTo(sp.off, 2)
	if len(b) < 2 {
		return
	}
	count := binary.LittleEndian.Uint16(b)
	pos, end := sp.off+2, sp.off+sp.size
	for range count {
		a, ok := asfAttributeAt(s, pos, wide)
		if !ok || a.value.off+a.value.size > end || a.value.size < 0 {
			return
		}
		pos = a.value.off + a.value.size
		if a.name == "WM/Picture" {
			f.picture(picture{form: picASF, read: s.at, at: a.value})
			continue
		}
		name := cmp.Or(asfName[a.name], fieldName(a.name))
		if name != "" && a.value.size <= maxText {
			f.add(fromASF, name, a.text(s.upTo(a.value.off, int(a.value.size))))
		}
	}
}

// asfAttribute is one name with the place of its value.
type asfAttribute struct {
	name  string
	kind  uint16
	value span
}

func asfAttributeAt(s *source, pos int64, wide bool) (a asfAttribute, ok bool) {
	if wide {
		b := s.upTo(pos, 12)
		if len(b) < 12 {
			return a, false
		}
		n := int64(binary.LittleEndian.Uint16(b[4:]))
		a.kind, a.value.size = binary.LittleEndian.Uint16(b[6:]), int64(binary.LittleEndian.Uint32(b[8:]))
		a.name = asfText(s.upTo(pos+12, int(n)))
		a.value.off = pos + 12 + n
		return a, true
	}
	b := s.upTo(pos, 2)
	if len(b) < 2 {
		return a, false
	}
	n := int64(binary.LittleEndian.Uint16(b))
	a.name = asfText(s.upTo(pos+2, int(n)))
	b = s.upTo(pos+2+n, 4)
	if len(b) < 4 {
		return a, false
	}
	a.kind, a.value = binary.LittleEndian.Uint16(b), span{pos + 6 + n, int64(binary.LittleEndian.Uint16(b[2:]))}
	return a, true
}

// text is the value as text: UTF-16, or a number of 2, 4 or 8 bytes.
func (a asfAttribute) text(b []byte) string {
	switch {
	case a.kind == 0:
		return asfText(b)
	case a.kind == 3 && len(b) >= 4:
		return strconv.FormatUint(uint64(binary.LittleEndian.Uint32(b)), 10)
	case a.kind == 4 && len(b) >= 8:
		return strconv.FormatUint(binary.LittleEndian.Uint64(b), 10)
	case a.kind == 5 && len(b) >= 2:
		return strconv.FormatUint(uint64(binary.LittleEndian.Uint16(b)), 10)
	}
	return ""
}

func asfText(b []byte) string { return strings.TrimRight(utf16Text(b, false), "\x00") }
