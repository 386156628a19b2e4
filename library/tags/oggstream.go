package tags

import (
	"encoding/binary"
	"time"
)

// oggStream is what the first packet of a stream in an Ogg file says.
type oggStream struct {
	format Format
	serial uint32
	rate   int           // Hz of the granule positions
	skip   int64         // samples in front that are not to be heard
	prefix int           // bytes in front of the comments in their packet
	info   time.Duration // of FLAC, 0 when it does not say
	next   int64         // offset of the page behind the first
}

// identify tells a stream by its first packet.
func identify(b []byte) (oggStream, bool) {
	has := func(s string, n int) bool { return len(b) >= n && string(b[:len(s)]) == s }
	switch {
	case has("\x01vorbis", 16): // https://xiph.org/vorbis/doc/Vorbis_I_spec.html section 4.2.2
		return oggStream{format: Vorbis, rate: int(binary.LittleEndian.Uint32(b[12:])), prefix: 7}, true
	case has("OpusHead", 19): // https://www.rfc-editor.org/rfc/rfc7845#section-5.1; positions count at 48 kHz
		return oggStream{format: Opus, rate: 48000, skip: int64(binary.LittleEndian.Uint16(b[10:])), prefix: 8}, true
	case has("\x7fFLAC", 17+18): // https://xiph.org/flac/ogg_mapping.html
		return oggStream{format: FLAC, rate: int(binary.BigEndian.Uint32(b[27:]) >> 12), info: streamInfo(b[17:]), prefix: 4}, true
	}
	return oggStream{}, false
}
