package tags

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"strings"
)

// parts takes the picture out of what surrounds it.
func (form picForm) parts(b []byte) (data []byte, kind int, ok bool) {
	switch form {
	case picAPIC, picPIC:
		return id3Picture(b, form)
	case picFLAC:
		return flacPicture(b)
	case picBase64, picBase64Bare:
		b, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(b)))
		if err != nil || form == picBase64Bare {
			return b, frontCover, err == nil
		}
		return flacPicture(b)
	case picMP4:
		return b, frontCover, true
	case picASF:
		return asfPicture(b)
	case picAPE:
		_, b, ok = bytes.Cut(b, []byte{0})
		return b, frontCover, ok
	}
	return nil, 0, false
}

// id3Picture parts the body of a picture frame.
// https://id3.org/id3v2.4.0-frames section 4.14
func id3Picture(b []byte, form picForm) (data []byte, kind int, ok bool) {
	if len(b) < 6 {
		return nil, 0, false
	}
	enc, rest := b[0], b[4:] // ID3v2.2: three letters of format
	if form == picAPIC {
		if _, rest, ok = bytes.Cut(b[1:], []byte{0}); !ok || len(rest) < 2 {
			return nil, 0, false
		}
	}
	_, data = cutText(rest[1:], enc)
	return data, int(rest[0]), true
}

// flacPicture parts a FLAC picture block.
// https://www.rfc-editor.org/rfc/rfc9639#name-picture
func flacPicture(b []byte) (data []byte, kind int, ok bool) {
	next := func() (v uint32) {
		if len(b) >= 4 {
			v, b, ok = binary.BigEndian.Uint32(b), b[4:], true
		} else {
			ok = false
		}
		return v
	}
	skip := func(n uint32) {
		if int64(n) > int64(len(b)) {
			b = nil
			return
		}
		b = b[n:]
	}
	kind = int(next())
	skip(next()) // MIME type
	skip(next()) // description
	skip(16)     // width, height, depth, colours
	n := next()
	if !ok || int64(n) > int64(len(b)) {
		return nil, 0, false
	}
	return b[:n], kind, true
}

// asfPicture parts the value of WM/Picture: a type, a length, two texts.
func asfPicture(b []byte) (data []byte, kind int, ok bool) {
	if len(b) < 9 {
		return nil, 0, false
	}
	n := int64(binary.LittleEndian.Uint32(b[1:]))
	_, rest := cutText(b[5:], 1) // MIME type
	_, rest = cutText(rest, 1)   // description
	return rest[:min(n, int64(len(rest)))], int(b[0]), true
}

// imageType tells the pictures that can be shown; "" for all else.
func imageType(b []byte) string {
	has := func(at int, s string) bool { return len(b) >= at+len(s) && string(b[at:at+len(s)]) == s }
	switch {
	case has(0, "\xFF\xD8\xFF"):
		return "image/jpeg"
	case has(0, "\x89PNG\r\n\x1A\n"):
		return "image/png"
	case has(0, "GIF8"):
		return "image/gif"
	case has(0, "RIFF") && has(8, "WEBP"):
		return "image/webp"
	case has(0, "BM") && len(b) > 26:
		return "image/bmp"
	}
	return ""
}
