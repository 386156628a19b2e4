package output

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
)

// Depth is the kind of sample in a WAV file.
type Depth int

// The depths of WAV.
const (
	Float32 Depth = iota // 32-bit float, bit for bit what a device gets
	Int24                // 24-bit integer; louder than full scale is clipped
)

const (
	wavHeader = 94 // bytes in front of the sound, see wavHead
	wavLimit  = math.MaxUint32 - wavHeader
)

// WAV writes frames of two channels to a file. The header says the right size
// after Close, and is that of RF64 (EBU Tech 3306) where the sound is larger than
// 4 GB. Not safe for concurrent use.
type WAV struct {
	file   *os.File
	w      *bufio.Writer
	rate   int
	depth  Depth
	frames int64
	buf    []byte
	err    error
}

// CreateWAV makes or empties the file at path.
func CreateWAV(path string, rate int, depth Depth) (*WAV, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	w := &WAV{file: f, w: bufio.NewWriterSize(f, 64<<10), rate: rate, depth: depth}
	if _, err := w.w.Write(w.header()); err != nil {
		return nil, errors.Join(fmt.Errorf("write %q: %w", path, err), f.Close())
	}
	return w, nil
}

// width is the number of bytes of one sample.
func (w *WAV) width() int {
	if w.depth == Int24 {
		return 3
	}
	return 4
}

// Write appends interleaved frames. After an error (a full disk) every further
// call returns it.
func (w *WAV) Write(samples []float32) error {
	if w.err != nil {
		return w.err
	}
	w.buf = w.buf[:0]
	for _, v := range samples {
		if w.depth == Float32 {
			w.buf = binary.LittleEndian.AppendUint32(w.buf, math.Float32bits(v))
			continue
		}
		n := int32(min(max(math.RoundToEven(float64(v)*(1<<23)), -1<<23), 1<<23-1))
		w.buf = append(w.buf, byte(n), byte(n>>8), byte(n>>16))
	}
	if _, err := w.w.Write(w.buf); err != nil {
		w.err = fmt.Errorf("write %q: %w", w.file.Name(), err)
		return w.err
	}
	w.frames += int64(len(samples) / 2)
	return nil
}

// Frames is the number of frames written.
func (w *WAV) Frames() int64 { return w.frames }

// Close completes the header and closes the file. It returns the first error of
// writing, too.
func (w *WAV) Close() error {
	err := w.err
	if err == nil {
		err = w.w.Flush()
	}
	if err == nil {
		_, err = w.file.Seek(0, io.SeekStart)
	}
	if err == nil {
		_, err = w.file.Write(w.header())
	}
	if cerr := w.file.Close(); err == nil {
		err = cerr
	}
	if err != nil && w.err == nil {
		err = fmt.Errorf("write %q: %w", w.file.Name(), err)
	}
	return err
}

// header is that of the frames written so far: RIFF (or RF64), a chunk that
// keeps the room for the sizes of RF64, the format, the number of frames, and
// the head of the data.
func (w *WAV) header() []byte {
	data := w.frames * 2 * int64(w.width())
	return wavHead(w.rate, w.width(), w.depth == Float32, data)
}

func wavHead(rate, width int, float bool, data int64) []byte {
	le := binary.LittleEndian
	riff, spare, short := "RIFF", "JUNK", uint32(0)
	big := data > wavLimit
	if big {
		riff, spare, short = "RF64", "ds64", math.MaxUint32
	}
	size := func(n int64) uint32 {
		if big {
			return short
		}
		return uint32(n)
	}
	frames := data / int64(2*width)
	b := append(make([]byte, 0, wavHeader), riff...)
	b = le.AppendUint32(b, size(wavHeader-8+data))
	b = append(append(b, "WAVE"...), spare...)
	b = le.AppendUint32(b, 28)
	if big {
		b = le.AppendUint64(b, uint64(wavHeader-8+data))
		b = le.AppendUint64(b, uint64(data))
		b = le.AppendUint64(b, uint64(frames))
		b = le.AppendUint32(b, 0)
	} else {
		b = append(b, make([]byte, 28)...)
	}
	b = append(b, "fmt "...)
	b = le.AppendUint32(b, 18)
	kind := uint16(1)
	if float {
		kind = 3
	}
	b = le.AppendUint16(b, kind)
	b = le.AppendUint16(b, 2)
	b = le.AppendUint32(b, uint32(rate))
	b = le.AppendUint32(b, uint32(rate*2*width))
	b = le.AppendUint16(b, uint16(2*width))
	b = le.AppendUint16(b, uint16(8*width))
	b = le.AppendUint16(b, 0)
	b = append(b, "fact"...)
	b = le.AppendUint32(b, 4)
	b = le.AppendUint32(b, size(frames))
	b = append(b, "data"...)
	return le.AppendUint32(b, size(data))
}
