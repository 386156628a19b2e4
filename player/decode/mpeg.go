package decode

// mpegHeader is what the four header bytes of an MPEG audio frame say, see
// http://www.mp3-tech.org/programmer/frame_header.html
type mpegHeader struct {
	version int  // 1, 2, or 25 for MPEG 2.5
	layer   int  // 1 to 3
	rate    int  // Hz
	frames  int  // PCM frames in this MPEG frame
	size    int  // bytes of the whole MPEG frame; 0 for free format
	kbit    int  // bit rate in kbit/s; 0 for free format
	pad     int  // bytes of padding, part of size
	crc     bool // two bytes of checksum follow the header
	mono    bool
}

// mpegBitrates in kbit/s: rows are MPEG 1 layer I, II, III, then MPEG 2 layer I
// and layers II and III.
var mpegBitrates = [5][16]int{
	{0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448, -1},
	{0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, -1},
	{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, -1},
	{0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256, -1},
	{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, -1},
}

var mpegRates = [3]int{44100, 48000, 32000}

// parseMPEG reads the frame header at the start of b.
func parseMPEG(b []byte) (mpegHeader, bool) {
	if len(b) < 4 || b[0] != 0xff || b[1]&0xe0 != 0xe0 {
		return mpegHeader{}, false
	}
	h := mpegHeader{layer: 4 - int(b[1]>>1&3), crc: b[1]&1 == 0, mono: b[3]>>6 == 3}
	rate := int(b[2] >> 2 & 3)
	version := b[1] >> 3 & 3
	if h.layer == 4 || rate == 3 || version == 1 || b[3]&3 == 2 {
		return mpegHeader{}, false
	}
	h.version = [4]int{25, 0, 2, 1}[version]
	h.rate = mpegRates[rate] / [4]int{4, 1, 2, 1}[version]
	row := h.layer - 1
	if h.version != 1 {
		row = min(3+row, 4)
	}
	kbit := mpegBitrates[row][b[2]>>4]
	if kbit < 0 {
		return mpegHeader{}, false
	}
	h.kbit = kbit
	h.pad = int(b[2] >> 1 & 1)
	switch {
	case h.layer == 1:
		h.frames = 384
		h.size = (12*kbit*1000/h.rate + h.pad) * 4
		h.pad *= 4
	case h.layer == 3 && h.version != 1:
		h.frames = 576
		h.size = 72*kbit*1000/h.rate + h.pad
	default:
		h.frames = 1152
		h.size = 144*kbit*1000/h.rate + h.pad
	}
	if kbit == 0 {
		h.size = 0
	}
	return h, true
}

// adtsRates are the sampling frequencies of AAC by index (ISO/IEC 14496-3).
var adtsRates = [16]int{
	96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350,
}

// adtsSize is the length in bytes of the ADTS frame at the start of b, its
// header included, or 0 when there is none.
func adtsSize(b []byte) int {
	if len(b) < 7 || b[0] != 0xff || b[1]&0xf6 != 0xf0 || adtsRates[b[2]>>2&15] == 0 {
		return 0
	}
	n := int(b[3]&3)<<11 | int(b[4])<<3 | int(b[5]>>5)
	if n <= 7 {
		return 0
	}
	return n
}
