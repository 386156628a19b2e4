package tags

import (
	"encoding/binary"
	"time"
)

// wavpackRates are the rates of WavPack in Hz, by index; 15 is none of them.
// https://www.wavpack.com/WavPack5FileFormat.pdf section 2
var wavpackRates = [15]int{ //nolint:gochecknoglobals // a table that nothing writes
	6000, 8000, 9600, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000, 192000,
}

// wavpackLength reads the length from the header of the first block.
func wavpackLength(b []byte) time.Duration {
	if len(b) < 32 {
		return 0
	}
	samples, flags := binary.LittleEndian.Uint32(b[12:]), binary.LittleEndian.Uint32(b[24:])
	rate := int(flags >> 23 & 15)
	if samples == 0xFFFFFFFF || rate == len(wavpackRates) || flags&(1<<31) != 0 {
		return 0 // not stated, or DSD: TagLib knows
	}
	return length(int64(samples)|int64(b[11])<<32, wavpackRates[rate])
}

// monkeyLength reads the length from the header of a Monkey's Audio file, of
// which there are two kinds.
// https://github.com/fernandotcl/monkeys-audio/blob/master/src/MACLib/APEHeader.h
func monkeyLength(s *source, off int64) time.Duration {
	b := s.upTo(off, 32)
	if len(b) < 32 {
		return 0
	}
	version := binary.LittleEndian.Uint16(b[4:])
	var perFrame, last, total, rate uint32
	if version >= 3980 {
		h := s.upTo(off+int64(binary.LittleEndian.Uint32(b[8:])), 24)
		if len(h) < 24 {
			return 0
		}
		perFrame, last = binary.LittleEndian.Uint32(h[4:]), binary.LittleEndian.Uint32(h[8:])
		total, rate = binary.LittleEndian.Uint32(h[12:]), binary.LittleEndian.Uint32(h[20:])
	} else {
		compression := binary.LittleEndian.Uint16(b[6:])
		rate, total, last = binary.LittleEndian.Uint32(b[12:]), binary.LittleEndian.Uint32(b[24:]), binary.LittleEndian.Uint32(b[28:])
		switch {
		case version >= 3950:
			perFrame = 73728 * 4
		case version >= 3900, version >= 3800 && compression == 4000:
			perFrame = 73728
		default:
			perFrame = 9216
		}
	}
	if total == 0 {
		return 0
	}
	return length(int64(total-1)*int64(perFrame)+int64(last), int(rate))
}
