package tags

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// apeHeaderLen is the size of the header and of the footer of an APEv2 tag.
// https://wiki.hydrogenaud.io/index.php?title=APEv2_specification
const apeHeaderLen = 32

// readAPETail reads the APEv2 tag that stands at end, if one does, and returns
// where it begins; end when there is none.
func readAPETail(s *source, end int64, f *found) int64 {
	b := s.upTo(end-apeHeaderLen, apeHeaderLen)
	if len(b) < apeHeaderLen || string(b[:8]) != "APETAGEX" {
		return end
	}
	size, flags := int64(binary.LittleEndian.Uint32(b[12:])), binary.LittleEndian.Uint32(b[20:])
	count := binary.LittleEndian.Uint32(b[16:])
	begin := end - size
	if begin < 0 {
		f.fail(fmt.Errorf("read APEv2 tag: %w", errShort))
		return end
	}
	readAPEItems(s, span{begin, size - apeHeaderLen}, count, f)
	if flags&(1<<31) != 0 {
		begin -= apeHeaderLen
	}
	return max(begin, 0)
}

// readAPEFront reads an APEv2 tag that stands in front of the audio.
func readAPEFront(s *source, sp span, f *found) {
	b := s.upTo(sp.off, apeHeaderLen)
	if len(b) < apeHeaderLen {
		return
	}
	count := binary.LittleEndian.Uint32(b[16:])
	readAPEItems(s, span{sp.off + apeHeaderLen, sp.size - apeHeaderLen}, count, f)
}

// readAPEItems reads the items in sp. Pictures and other binary items are
// stepped over.
func readAPEItems(s *source, sp span, count uint32, f *found) {
	f.tagged = true
	pos, end := sp.off, min(sp.off+sp.size, s.size)
	for range min(count, maxFrames) {
		b := s.upTo(pos, 8+256)
		if len(b) < 11 || pos+8 > end {
			return
		}
		size, flags := int64(binary.LittleEndian.Uint32(b)), binary.LittleEndian.Uint32(b[4:])
		key, _, ok := strings.Cut(string(b[8:]), "\x00")
		if !ok || len(key) < 2 {
			return
		}
		pos += 8 + int64(len(key)) + 1
		if size > end-pos {
			f.fail(fmt.Errorf("read APEv2 tag: %w", errShort))
			return
		}
		switch kind := flags >> 1 & 3; {
		case strings.HasPrefix(strings.ToLower(key), "cover art"):
			f.picture(picture{form: picAPE, read: s.at, at: span{pos, size}})
		case kind == 0 && size <= maxText && fieldName(key) != "":
			if v, err := s.at(pos, int(size)); err == nil {
				for _, one := range strings.Split(string(v), "\x00") {
					f.add(fromAPE, fieldName(key), one)
				}
			}
		}
		pos += size
	}
}
