package decode

import (
	"context"
	"fmt"
)

// mp3Run is the furthest that a seek goes back for the bit reservoir, in MPEG
// frames: 511 bytes of main data, of which a frame of 24 bytes holds none.
const mp3Run = 64

// mp3Decoder decodes the frames of one part.
type mp3Decoder struct {
	in    *input
	part  *mp3Part
	mpeg  *mpg123
	frame int // to decode next
	buf   []byte
}

func newMP3Decoder(in *input, part *mp3Part) (*mp3Decoder, error) {
	mpeg, err := newMPG123(part.first, part.free)
	if err != nil {
		return nil, err
	}
	return &mp3Decoder{in: in, part: part, mpeg: mpeg, buf: make([]byte, mp3MaxFrame)}, nil
}

func (d *mp3Decoder) close() { d.mpeg.close() }

// next decodes the next frame; nil at the end of the part.
func (d *mp3Decoder) next() ([]float32, error) {
	known, err := d.part.frames.upTo(context.Background(), d.frame) // a step, or none
	if err != nil || d.frame >= known {
		return nil, err
	}
	at, size := d.part.frames.frame(d.frame)
	d.frame++
	if n, err := d.in.file.ReadAt(d.buf[:size], at); n < size {
		return nil, fmt.Errorf("read: %w", err)
	}
	pcm, whole := d.mpeg.decode(d.buf[:size])
	if !whole {
		return pcm, d.mpeg.reset() // what it keeps of a bad frame would come late
	}
	return pcm, nil
}

// seek makes frame the one that next gives, with the very same samples as when
// all before it had been decoded (MPEG 2.5 may round the last bit otherwise). A
// frame needs the one before it, for the overlap of the transform, and both may
// need the bytes of many small ones. The place to begin is a multiple of eight,
// since the filter bank's ring then stands as it would: the sums are made in the
// same order.
func (d *mp3Decoder) seek(frame int) error {
	if err := d.mpeg.reset(); err != nil {
		return err
	}
	from, reservoir := frame-2, 0
	side := xingOffset(d.part.first) + 4 // libmpg123 counts checksums twice
	for from > 0 && reservoir < 2*511 && frame-from < mp3Run {
		from--
		_, size := d.part.frames.frame(from)
		reservoir += max(0, size-side)
	}
	for d.frame = max(0, from) &^ 7; d.frame < frame; {
		if pcm, err := d.next(); err != nil || pcm == nil {
			return err
		}
	}
	return nil
}
