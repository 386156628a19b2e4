package decode

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
)

// mp3Info is what the first frames of an MP3 file say of its length.
type mp3Info struct {
	// told says that a Xing or Info header gives the number of frames, which
	// libsndfile reads.
	told bool
	cut  bool // the header says more bytes than there are
	// head holds frames of ours that are put in front of a stream without a header.
	head []byte
	skip int64 // bytes of a VBRI header frame that is left out
}

// mp3Source is the reader of an MP3 file for libsndfile. libsndfile guesses the
// length of a file without a Xing header from its first frame, and stops there
// even where music follows: a VBR file then ends after a third. So a header
// with the true number of frames is put in front. A little more than the truth
// does no harm, since a short read is the end of a pass.
func mp3Source(ctx context.Context, in *input) (sized, mp3Info, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.mp3 == nil {
		info, err := readMP3(ctx, in)
		if err != nil {
			return nil, mp3Info{}, err
		}
		in.mp3 = &info
	}
	rest := io.NewSectionReader(in.file, in.base+in.mp3.skip, in.size-in.base-in.mp3.skip)
	if in.mp3.head == nil {
		return rest, *in.mp3, nil
	}
	return &prefixed{head: in.mp3.head, rest: rest}, *in.mp3, nil
}

// xingOffset is where the Xing header lies in a frame: behind the side
// information, see http://gabriel.mp3-tech.org/mp3infotag.html
func xingOffset(h mpegHeader) int {
	switch {
	case h.version == 1 && !h.mono:
		return 36
	case h.version == 1 || !h.mono:
		return 21
	}
	return 13
}

func readMP3(ctx context.Context, in *input) (mp3Info, error) {
	b, err := in.peek(in.base, 4096)
	if err != nil {
		return mp3Info{}, err
	}
	h, ok := parseMPEG(b)
	if !ok || h.layer != 3 || h.size == 0 {
		return mp3Info{}, nil // layers I and II have one bit rate; free format is left alone
	}
	at := xingOffset(h)
	if len(b) >= at+16 && (string(b[at:at+4]) == "Xing" || string(b[at:at+4]) == "Info") {
		return readXing(b[at:], in.size-in.base), nil
	}
	info := mp3Info{}
	frames := int64(0)
	if len(b) >= 54 && string(b[36:40]) == "VBRI" { // Fraunhofer's, always at byte 36
		frames = int64(binary.BigEndian.Uint32(b[50:]))
		info.skip = int64(h.size)
	}
	if frames == 0 || frames > in.size/24 {
		frames, err = countMP3(ctx, in, in.base+info.skip, h)
		if err != nil {
			return mp3Info{}, err
		}
	}
	info.head = makeXing(b[:4], h, frames+2, in.size-in.base-info.skip)
	return info, nil
}

// readXing reads the flags and the two counts of a Xing header.
func readXing(b []byte, have int64) mp3Info {
	flags := binary.BigEndian.Uint32(b[4:])
	info := mp3Info{told: flags&1 != 0}
	if flags&3 == 3 {
		info.cut = int64(binary.BigEndian.Uint32(b[12:])) > have
	}
	return info
}

const (
	// decoderDelay is what mpg123 adds to the encoder's delay of a LAME header and
	// cuts off, in frames.
	decoderDelay = 529
	lameDelay    = 21 // offset of the delay in the LAME part of a Xing header
	xingSize     = 16 + lameDelay + 3
)

// makeXing makes two MPEG frames like the first one of the stream: one with a
// Xing header that tells frames and bytes, and a silent one. The header claims
// such a delay that exactly the silent frame is cut off again: with no word of a
// delay the decoder would cut off the start of the music.
func makeXing(like []byte, h mpegHeader, frames, size int64) []byte {
	at := xingOffset(h)
	frame := emptyFrame(like, h, at+xingSize)
	silent := emptyFrame(like, h, at)
	if frame == nil || silent == nil {
		return nil
	}
	copy(frame[at:], "Xing")
	put := binary.BigEndian.PutUint32
	put(frame[at+4:], 3) // flags: frames and bytes follow
	put(frame[at+8:], uint32(min(frames+1, 1<<32-1)))
	put(frame[at+12:], uint32(min(size+int64(len(frame)+len(silent)), 1<<32-1)))
	lame := frame[at+16:]
	copy(lame, "LAME3.100")
	delay := h.frames - decoderDelay
	lame[lameDelay], lame[lameDelay+1] = byte(delay>>4), byte(delay<<4)
	return append(frame, silent...)
}

// emptyFrame is a frame with the header of like, of the lowest bit rate that
// gives it need bytes, and nothing in it.
func emptyFrame(like []byte, h mpegHeader, need int) []byte {
	head := bytes.Clone(like[:4])
	head[1] |= 1 // no checksum
	for rate := byte(1); rate < 15; rate++ {
		head[2] = rate<<4 | like[2]&0x0c
		if mine, ok := parseMPEG(head); ok && likeMP3(mine, h) && mine.size >= need {
			return append(head, make([]byte, mine.size-4)...)
		}
	}
	return nil
}

const (
	// mp3Probes is how many places of a file are looked at before its bit rate
	// counts as constant.
	mp3Probes = 12
	// mp3Probe is how many bytes are looked at there.
	mp3Probe = 8 << 10
)

// countMP3 counts the MPEG frames from byte from on. Where every probe has the
// bit rate of the first frame the count is reckoned; else the file is walked.
func countMP3(ctx context.Context, in *input, from int64, first mpegHeader) (int64, error) {
	size := in.size - from
	for i := range int64(mp3Probes) {
		b, err := in.peek(from+i*size/mp3Probes, mp3Probe)
		if err != nil {
			return 0, err
		}
		if !constantRate(b, first) {
			return walkMP3(ctx, in, from, first)
		}
	}
	return size * 8 * int64(first.rate) / (int64(first.kbit) * 1000 * int64(first.frames)), nil
}

// constantRate reports whether all frames found in b have the rate of first.
// Padding makes a difference of one byte.
func constantRate(b []byte, first mpegHeader) bool {
	i := 0
	for i+4 <= len(b) {
		h, ok := parseMPEG(b[i:])
		if !ok || !likeMP3(h, first) {
			i++
			continue
		}
		next := i + h.size
		if next+4 > len(b) {
			return true
		}
		if n, ok := parseMPEG(b[next:]); !ok || !likeMP3(n, first) {
			i++
			continue
		}
		if h.size < first.size-1 || h.size > first.size+1 {
			return false
		}
		i = next
	}
	return true
}

// likeMP3 reports whether h can be a frame of the stream of first.
func likeMP3(h, first mpegHeader) bool {
	return h.size > 0 && h.version == first.version && h.layer == first.layer && h.rate == first.rate
}

// walkMP3 goes from frame to frame and counts.
func walkMP3(ctx context.Context, in *input, from int64, first mpegHeader) (int64, error) {
	r := newWindowReader(io.NewSectionReader(in.file, from, in.size-from))
	head := make([]byte, 4)
	count := int64(0)
	for at := int64(0); ; {
		if at&0xfff == 0 && ctx.Err() != nil {
			return 0, ctx.Err()
		}
		_, _ = r.Seek(at, io.SeekStart)
		if n, _ := io.ReadFull(r, head); n < len(head) {
			return count, nil // the end
		}
		h, ok := parseMPEG(head)
		if !ok || !likeMP3(h, first) {
			at++
			continue
		}
		count++
		at += int64(h.size)
	}
}
