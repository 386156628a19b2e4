package decode

import (
	"context"
	"encoding/binary"
	"fmt"
)

// unknownLength is more frames than any file holds: libsndfile says so of FLAC
// streams that were written into a pipe, and of Opus files that are cut.
const unknownLength = 1 << 40

// settleLength corrects the length that libsndfile tells, and finds out whether
// the file is cut, which libsndfile hides.
func settleLength(ctx context.Context, in *input, st *stream) error {
	if st.frames >= unknownLength {
		n, err := in.measured(func() (int64, error) { return countFrames(ctx, st.codec) })
		if err != nil {
			return err
		}
		st.frames = n
	}
	switch in.kind {
	case "wav":
		st.short = isCutRIFF(in, "RIFF", "data", binary.LittleEndian)
	case "aiff":
		st.short = isCutRIFF(in, "FORM", "SSND", binary.BigEndian)
	}
	return nil
}

// measured gives the length that count finds, and asks only once for all twins.
func (in *input) measured(count func() (int64, error)) (int64, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.length > 0 {
		return in.length, nil
	}
	n, err := count()
	if err != nil {
		return 0, err
	}
	in.length = n
	return n, nil
}

// countFrames decodes to the end and goes back to the start.
func countFrames(ctx context.Context, c codec) (int64, error) {
	buf := make([][2]float64, 16<<10)
	total := int64(0)
	for {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		n, err := c.read(buf)
		total += int64(n)
		if n == 0 || err != nil || total >= unknownLength {
			break
		}
	}
	if total == 0 {
		return 0, fmt.Errorf("%w: it holds no sound", ErrDamaged)
	}
	return total, c.seek(0)
}

// isCutRIFF reports whether the sound chunk of a RIFF or AIFF file claims more
// bytes than are there. Sizes of 2 GB and more are what programs write that do
// not know the end yet.
func isCutRIFF(in *input, form, sound string, order binary.ByteOrder) bool {
	at := in.base + 12
	if head, err := in.peek(in.base, 4); err != nil || string(head) != form {
		return false
	}
	for range 64 {
		b, err := in.peek(at, 8)
		if err != nil || len(b) < 8 {
			return false
		}
		size := int64(order.Uint32(b[4:]))
		if string(b[:4]) == sound {
			return size < 0x7ffff000 && at+8+size > in.size
		}
		at += 8 + size + size&1
	}
	return false
}
