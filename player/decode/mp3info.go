package decode

import "encoding/binary"

// mp3Info is what a header frame in front of the music says.
type mp3Info struct {
	size    int   // bytes of the header frame, which holds no sound; 0 for none
	frames  int64 // MPEG frames behind it, 0 when it does not say
	bytes   int64 // of the whole stream, the header frame included; 0 when it does not say
	gapless bool  // delay and padding are told
	delay   int64 // PCM frames that the encoder put in front
	padding int64 // and behind, as the encoder counts them
}

const (
	// decoderDelay is what a decoder of layer III adds to the encoder's delay, in
	// PCM frames: 528 for the two filter banks, and 1.
	decoderDelay = 529
	vbriOffset   = 36 // Fraunhofer's header is always there in its frame
	lameDelay    = 21 // offset of the delay in the part of LAME
)

// xingOffset is where the Xing header lies in a frame: behind the side
// information, see http://gabriel.mp3-tech.org/mp3infotag.html
func xingOffset(h mpegHeader) int {
	at := 4 + sideInfo(h)
	if h.crc {
		at += 2
	}
	return at
}

// sideInfo is the number of bytes of side information in a frame of layer III.
func sideInfo(h mpegHeader) int {
	switch {
	case h.version == 1 && !h.mono:
		return 32
	case h.version == 1 || !h.mono:
		return 17
	}
	return 9
}

// hasInfoFrame reports whether b begins with a header frame of Xing or LAME.
// The header lies at the same place whether there is a checksum or not in what
// some encoders write, so both are looked at.
func hasInfoFrame(b []byte, h mpegHeader) bool { return infoAt(b, h) > 0 }

// infoAt is the offset of the word Xing or Info in a frame, 0 for none.
func infoAt(b []byte, h mpegHeader) int {
	if h.layer != 3 {
		return 0
	}
	for _, at := range [2]int{xingOffset(h), 4 + sideInfo(h)} {
		if len(b) >= at+16 && (string(b[at:at+4]) == "Xing" || string(b[at:at+4]) == "Info") {
			return at
		}
	}
	return 0
}

// parseInfo reads the header frame that b begins with; the zero mp3Info when it
// begins with music.
func parseInfo(b []byte, h mpegHeader) mp3Info {
	if at := infoAt(b, h); at > 0 {
		info := parseXing(b[at:])
		info.size = h.size
		return info
	}
	if h.layer == 3 && len(b) >= vbriOffset+18 && string(b[vbriOffset:vbriOffset+4]) == "VBRI" {
		be := binary.BigEndian
		return mp3Info{
			size:   h.size,
			bytes:  int64(be.Uint32(b[vbriOffset+10:])),
			frames: int64(be.Uint32(b[vbriOffset+14:])),
		}
	}
	return mp3Info{}
}

// parseXing reads the flags, the counts, and the part that LAME added behind
// them, which ffmpeg writes as well.
func parseXing(b []byte) (info mp3Info) {
	flags := binary.BigEndian.Uint32(b[4:])
	b = b[8:]
	for bit, size := range [4]int{4, 4, 100, 4} { // frames, bytes, contents, quality
		if flags&(1<<bit) == 0 {
			continue
		}
		if len(b) < size {
			return info
		}
		switch bit {
		case 0:
			info.frames = int64(binary.BigEndian.Uint32(b))
		case 1:
			info.bytes = int64(binary.BigEndian.Uint32(b))
		}
		b = b[size:]
	}
	if len(b) < lameDelay+3 {
		return info
	}
	for _, c := range b[:4] { // the encoder's name: without one these are no fields
		if c < ' ' || c > '~' {
			return info
		}
	}
	field := b[lameDelay:]
	info.delay = int64(field[0])<<4 | int64(field[1])>>4
	info.padding = int64(field[1]&15)<<8 | int64(field[2])
	info.gapless = info.delay > 0 || info.padding > 0
	return info
}
