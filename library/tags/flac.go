package tags

import (
	"encoding/binary"
	"fmt"
	"time"
)

// readFLAC reads the metadata blocks of a FLAC stream that begins at off.
// https://www.rfc-editor.org/rfc/rfc9639#name-file-level-metadata
func readFLAC(s *source, off int64, f *found) {
	f.format = FLAC
	pos := off + 4
	for range maxFrames {
		b := s.upTo(pos, 4)
		if len(b) < 4 {
			f.fail(fmt.Errorf("read FLAC blocks: %w", errShort))
			return
		}
		last, kind := b[0]&0x80 != 0, b[0]&0x7F
		size := int64(b[1])<<16 | int64(b[2])<<8 | int64(b[3])
		pos += 4
		if size > s.size-pos {
			f.fail(fmt.Errorf("read FLAC blocks: %w", errShort))
			return
		}
		base := pos
		switch kind {
		case 0:
			f.duration = streamInfo(s.upTo(pos, 34))
		case 4:
			err := readComments(func(o int64, n int) ([]byte, error) { return s.at(base+o, n) }, size, f)
			if err != nil {
				f.fail(err)
			}
		case 6:
			f.picture(picture{form: picFLAC, read: s.at, at: span{pos, size}})
		}
		pos += size
		f.audio.off = pos
		if last {
			return
		}
	}
}

// streamInfo reads the length from a STREAMINFO block: 20 bits of rate at bit
// 80, 36 bits of samples at bit 108. Zero samples mean unknown.
func streamInfo(b []byte) time.Duration {
	if len(b) < 18 {
		return 0
	}
	v := binary.BigEndian.Uint64(b[10:])
	return length(int64(v&(1<<36-1)), int(v>>44)) // 36 and 20 bits
}
