package tags

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"time"
)

// chunkTexts is a kind of file that keeps its texts in chunks of their own.
type chunkTexts struct {
	order binary.ByteOrder
	from  origin
	names map[string]string // from chunks to fields
}

// infoTexts is the INFO list of RIFF. https://exiftool.org/TagNames/RIFF.html#Info
var infoTexts = chunkTexts{binary.LittleEndian, fromInfo, map[string]string{ //nolint:gochecknoglobals // a table that nothing writes
	"INAM": "title", "IART": "artist", "IPRD": "album", "ICRD": "date", "IGNR": "genre",
	"ITRK": "tracknumber", "IPRT": "tracknumber", "ISRC": "isrc",
}}

// aiffTexts are the texts of AIFF.
var aiffTexts = chunkTexts{binary.BigEndian, fromAIFF, map[string]string{"NAME": "title", "AUTH": "artist"}} //nolint:gochecknoglobals // a table that nothing writes

// chunk is one chunk of a RIFF or IFF file.
type chunk struct {
	id   string
	body span
}

// eachChunk hands out the chunks between pos and end. wide are the sizes of
// chunks that have 0xFFFFFFFF in place of one.
func eachChunk(s *source, sp span, order binary.ByteOrder, visit func(chunk) (wide int64)) {
	pos, end := sp.off, min(sp.off+sp.size, s.size)
	for range maxFrames {
		b := s.upTo(pos, 8)
		if len(b) < 8 || pos+8 > end {
			return
		}
		id, size := string(b[:4]), int64(order.Uint32(b[4:]))
		pos += 8
		if wide := visit(chunk{id, span{pos, min(size, max(end-pos, 0))}}); wide > 0 {
			size = wide
		}
		pos += size + size&1
	}
}

// readRIFF reads a WAV file, also of more than 4 GB (RF64, EBU Tech 3306).
func readRIFF(s *source, off int64, f *found) {
	f.format = WAV
	info := found{keep: f.keep} // less trusted than the ID3v2 tag, wherever it stands
	var data, dataSize int64
	var fmtChunk []byte
	var wide int64
	eachChunk(s, span{off + 12, s.size}, binary.LittleEndian, func(c chunk) int64 {
		switch c.id {
		case "ds64":
			if b := s.upTo(c.body.off, 16); len(b) == 16 {
				wide = int64(min(binary.LittleEndian.Uint64(b[8:]), math.MaxInt64/2))
			}
		case "fmt ":
			fmtChunk = append(fmtChunk[:0], s.upTo(c.body.off, 26)...)
		case "data":
			data, dataSize = c.body.off, c.body.size
			if claimed := s.upTo(c.body.off-4, 4); len(claimed) == 4 && wide > 0 && binary.LittleEndian.Uint32(claimed) == math.MaxUint32 {
				dataSize = min(wide, s.size-data)
				f.audio = span{data, dataSize}
				return wide
			}
			f.audio = span{data, dataSize}
		case "LIST":
			if string(s.upTo(c.body.off, 4)) == "INFO" {
				infoTexts.read(s, span{c.body.off + 4, c.body.size - 4}, &info)
			}
		case "id3 ", "ID3 ":
			if n := id3Size(s, c.body.off); n > 0 {
				readID3(s, span{c.body.off, n}, f)
			}
		}
		return 0
	})
	f.append(&info)
	if data == 0 || len(fmtChunk) < 16 {
		f.fail(fmt.Errorf("%w: no sound in the WAV file", ErrDamaged))
		return
	}
	f.wav(fmtChunk, dataSize)
}

// wav takes the format and the length from the fmt chunk.
func (f *found) wav(b []byte, data int64) {
	perSecond := binary.LittleEndian.Uint32(b[8:])
	if binary.LittleEndian.Uint16(b) == 0x55 {
		f.format = MP3 // MPEG layer III in a WAV file
	}
	if rate, block := binary.LittleEndian.Uint32(b[4:]), binary.LittleEndian.Uint16(b[12:]); binary.LittleEndian.Uint16(b) != 0x55 && rate > 0 && block > 0 {
		f.duration = length(data/int64(block), int(rate))
		return
	}
	f.duration = length(data, int(perSecond))
}

// read reads chunks of text.
func (x *chunkTexts) read(s *source, sp span, f *found) {
	f.tagged = true
	eachChunk(s, sp, x.order, func(c chunk) int64 {
		if name, ok := x.names[c.id]; ok && c.body.size <= maxText {
			if b, err := s.at(c.body.off, int(c.body.size)); err == nil {
				v, _, _ := strings.Cut(string(b), "\x00")
				v = strings.TrimSpace(v)
				f.addFrom(x.from, name, rawText(v), []byte(v))
			}
		}
		return 0
	})
}

// readAIFF reads an AIFF or AIFC file.
// https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/AIFF/AIFF.html
func readAIFF(s *source, off int64, f *found) {
	f.format = AIFF
	body := span{off + 12, s.size}
	eachChunk(s, body, binary.BigEndian, func(c chunk) int64 {
		switch c.id {
		case "COMM":
			if b := s.upTo(c.body.off, 18); len(b) == 18 {
				f.duration = aiffLength(b)
			}
		case "SSND":
			f.audio = c.body
		case "ID3 ", "id3 ":
			if n := id3Size(s, c.body.off); n > 0 {
				readID3(s, span{c.body.off, n}, f)
			}
		}
		return 0
	})
	aiffTexts.read(s, body, f)
	if f.duration == 0 {
		f.fail(fmt.Errorf("%w: no sound in the AIFF file", ErrDamaged))
	}
}

// aiffLength reads the number of frames and the rate, an 80-bit float.
func aiffLength(b []byte) time.Duration {
	frames := int64(binary.BigEndian.Uint32(b[2:]))
	exponent := int(binary.BigEndian.Uint16(b[8:])&0x7FFF) - 16383
	rate := math.Ldexp(float64(binary.BigEndian.Uint64(b[10:])), exponent-63)
	if rate < 1 || rate > 1<<24 {
		return 0
	}
	return length(frames, int(math.Round(rate)))
}
