package decode

import (
	"context"
	"fmt"
	"io"
)

// openADTS opens a raw AAC stream: frames, each with a header of its own. It
// walks over the headers once, to know the length and to seek exactly.
func openADTS(ctx context.Context, in *input) (stream, error) {
	t := aacTrack{exact: true, trim: func(_, perUnit int) (int64, int64) {
		return int64(perUnit), 1 << 62 // no word of the delay: the decoder's own run-in is cut
	}}
	r := newWindowReader(in.stream())
	head := make([]byte, 7)
	for at := int64(0); len(t.units) < aacMaxUnits; {
		if len(t.units)%4096 == 0 && ctx.Err() != nil {
			return stream{}, ctx.Err()
		}
		_, _ = r.Seek(at, io.SeekStart)
		if _, err := io.ReadFull(r, head); err != nil {
			break
		}
		size := adtsSize(head)
		if size == 0 {
			break // a tag behind the sound, or rubbish
		}
		if at+int64(size) > r.src.Size() {
			t.short = true
			break
		}
		lead := 7
		if head[1]&1 == 0 {
			lead = 9 // with a checksum
		}
		if t.config == nil {
			t.config = adtsConfig(head)
		}
		if size > lead {
			t.units = append(t.units, accessUnit{offset: at + int64(lead), size: int32(size - lead)})
		}
		at += int64(size)
	}
	if t.config == nil {
		return stream{}, fmt.Errorf("%w: no AAC frame", ErrDamaged)
	}
	return newAAC(in.stream(), t)
}

// adtsConfig makes the AudioSpecificConfig (ISO/IEC 14496-3 1.6.2.1) that says
// the same as an ADTS header: object type, rate index, channels.
func adtsConfig(head []byte) []byte {
	object := head[2]>>6 + 1
	rate := head[2] >> 2 & 15
	channels := head[2]&1<<2 | head[3]>>6
	return []byte{object<<3 | rate>>1, rate<<7 | channels<<3}
}
