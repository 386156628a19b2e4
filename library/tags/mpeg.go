package tags

import (
	"encoding/binary"
	"time"
)

// frame is what the header of one MPEG audio or ADTS frame says.
type frame struct {
	layer    int // 1 to 3; 4 for AAC
	rate     int // Hz
	samples  int // a frame
	bytes    int // header included
	bitrate  int // kbit/s, 0 for AAC
	sideInfo int // bytes between the header and a Xing header
}

// Bit rates in kbit/s by row and index: MPEG 1 layers I, II and III, MPEG 2
// layer I, MPEG 2 layers II and III (ISO/IEC 11172-3 2.4.2.3, 13818-3 2.4.2.3).
var mpegBitrates = [5][15]int{ //nolint:gochecknoglobals // a table that nothing writes
	{0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
	{0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
	{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
	{0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
	{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
}

var mpegRates = [3]int{44100, 48000, 32000} //nolint:gochecknoglobals // a table that nothing writes

// parseMPEG reads the header of an MPEG audio frame. Free-format frames are
// refused: their length is not in the header.
func parseMPEG(b []byte) (frame, bool) {
	if len(b) < 4 || b[0] != 0xFF || b[1]&0xE0 != 0xE0 {
		return frame{}, false
	}
	version := b[1] >> 3 & 3 // 0: 2.5, 2: 2, 3: 1
	layer := 4 - int(b[1]>>1&3)
	index, rate := int(b[2]>>4), int(b[2]>>2&3)
	if version == 1 || layer == 4 || index == 0 || index == 15 || rate == 3 {
		return frame{}, false
	}
	f := frame{layer: layer, rate: mpegRates[rate], samples: 1152, sideInfo: 32}
	row, mono := layer-1, b[3]>>6 == 3
	if mono {
		f.sideInfo = 17
	}
	if version != 3 {
		row = min(layer, 2) + 2
		f.rate /= 2
		if f.sideInfo = 17; mono {
			f.sideInfo = 9
		}
		if version == 0 {
			f.rate /= 2
		}
		if layer == 3 {
			f.samples = 576
		}
	}
	f.bitrate = mpegBitrates[row][index]
	padding := int(b[2] >> 1 & 1)
	if layer == 1 {
		f.samples = 384
		f.bytes = (12*f.bitrate*1000/f.rate + padding) * 4
	} else {
		f.bytes = f.samples/8*f.bitrate*1000/f.rate + padding
	}
	return f, f.bytes > 4
}

var adtsRates = [13]int{96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350} //nolint:gochecknoglobals // a table that nothing writes

// parseADTS reads the header of an AAC frame in ADTS (ISO/IEC 13818-7 6.2).
func parseADTS(b []byte) (frame, bool) {
	if len(b) < 7 || b[0] != 0xFF || b[1]&0xF6 != 0xF0 {
		return frame{}, false
	}
	rate := int(b[2] >> 2 & 15)
	size := int(b[3]&3)<<11 | int(b[4])<<3 | int(b[5])>>5
	if rate >= len(adtsRates) || size < 8 {
		return frame{}, false
	}
	return frame{layer: 4, rate: adtsRates[rate], samples: 1024 * (1 + int(b[6]&3)), bytes: size}, true
}

// mpegDuration reads the length from the header that encoders put into the
// first frame, or estimates it from bit rate and size. end is where the audio
// ends.
func mpegDuration(s *source, off, end int64) (time.Duration, Gapless) {
	b := s.near(off, minFrames)
	f, ok := parseMPEG(b)
	if !ok {
		return 0, Gapless{}
	}
	if d, g := xingDuration(b, f); d > 0 {
		return d, g
	}
	if d := vbriDuration(b, f); d > 0 {
		return d, Gapless{}
	}
	return estimate(s.upTo(off, windowSize), parseMPEG, end-off), Gapless{}
}

// xingDuration reads a Xing, Info or LAME header; 0 when there is none. Delay
// and padding of the encoder are taken off, as a gapless player does.
// http://gabriel.mp3-tech.org/mp3infotag.html
func xingDuration(b []byte, f frame) (d time.Duration, g Gapless) {
	at := 4 + f.sideInfo
	if len(b) < at+12 || (string(b[at:at+4]) != "Xing" && string(b[at:at+4]) != "Info") || b[at+7]&1 == 0 {
		return 0, g
	}
	samples := int64(binary.BigEndian.Uint32(b[at+8:])) * int64(f.samples)
	flags := b[at+7]
	lame := at + 12
	if flags&2 != 0 {
		lame += 4
	}
	if flags&4 != 0 {
		lame += 100
	}
	if flags&8 != 0 {
		lame += 4
	}
	// Encoder name (9 bytes), then at 21 two numbers of twelve bits. Lavf
	// writes them under its own name.
	if len(b) >= lame+24 && (string(b[lame:lame+4]) == "LAME" || string(b[lame:lame+3]) == "Lav") {
		delay := int64(b[lame+21])<<4 | int64(b[lame+22])>>4
		padding := int64(b[lame+22]&15)<<8 | int64(b[lame+23])
		if delay+padding < samples {
			samples -= delay + padding
			g = Gapless{Delay: int(delay), Padding: int(padding), Known: true}
		}
	}
	return length(samples, f.rate), g
}

// vbriDuration reads Fraunhofer's VBRI header, 32 bytes after the frame header.
func vbriDuration(b []byte, f frame) time.Duration {
	const at = 4 + 32
	if len(b) < at+18 || string(b[at:at+4]) != "VBRI" {
		return 0
	}
	return length(int64(binary.BigEndian.Uint32(b[at+14:]))*int64(f.samples), f.rate)
}

// estimate takes the average of the frames in b for all of the audio's bytes.
// It is exact for a constant bit rate.
func estimate(b []byte, parse func([]byte) (frame, bool), size int64) time.Duration {
	var used, samples int64
	first, ok := parse(b)
	if !ok || size <= 0 {
		return 0
	}
	constant := first.bitrate > 0
	for f := first; ok && (used == 0 || f.bytes <= len(b)); f, ok = parse(b) {
		used += int64(f.bytes)
		samples += int64(f.samples)
		constant = constant && f.bitrate == first.bitrate
		b = b[min(f.bytes, len(b)):]
	}
	if constant {
		return length(size*8, first.bitrate*1000)
	}
	return length(int64(float64(size)/float64(used)*float64(samples)), first.rate)
}

// length is how long n samples last. It is 0 for what no song can be: no
// rate, nothing, or more than maxDuration.
func length(n int64, rate int) time.Duration {
	if n <= 0 || rate <= 0 {
		return 0
	}
	seconds := float64(n) / float64(rate)
	if seconds > maxDuration.Seconds() {
		return 0
	}
	return time.Duration(seconds * float64(time.Second))
}

// maxDuration is longer than any recording; a header that claims more is wrong.
const maxDuration = 200 * time.Hour
