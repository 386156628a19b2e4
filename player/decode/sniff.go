package decode

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// window is how far an MPEG frame is looked for behind the tags. Some files
// carry a few kilobytes of rubbish there.
const window = 128 << 10

// sniff looks at the first bytes of in, sets in.base behind the leading tags,
// and names the opener of what follows.
func sniff(in *input) (opener, error) {
	base, err := skipTags(in)
	if err != nil {
		return nil, err
	}
	head, err := in.peek(base, 64)
	if err != nil {
		return nil, err
	}
	if len(head) == 0 {
		return nil, fmt.Errorf("%w: it is empty", ErrDamaged)
	}
	in.base = base
	if open, kind := byMagic(head); open != nil {
		in.kind = kind
		return open, nil
	}
	return sniffMPEG(in)
}

// magics are the signatures of the formats: bytes at an offset. The order
// matters only where one begins like another.
var magics = []struct {
	at   int
	sig  string
	kind string
	open opener
}{
	{0, "fLaC", "flac", openSndfile},
	{0, "RIFF", "wav", openSndfile},
	{0, "RIFX", "wav", openSndfile},
	{0, "RF64", "wav", openSndfile},
	{0, "BW64", "wav", openSndfile},
	{0, "riff\x2e\x91\xcf\x11", "wav", openSndfile}, // Sony Wave64
	{0, "FORM", "aiff", openSndfile},
	{0, "caff", "caf", openSndfile},
	{0, ".snd", "au", openSndfile},
	{28, "\x01vorbis", "vorbis", openVorbis},
	{28, "OpusHead", "opus", openOpus},
	{28, "\x7fFLAC", "flac", openSndfile},
	{4, "ftyp", "mp4", openMP4},
	{0, "OggS", "ogg", openHelper},
	{0, "MAC ", "ape", openHelper},
	{0, "wvpk", "wavpack", openHelper},
	{0, "MPCK", "musepack", openHelper},
	{0, "MP+", "musepack", openHelper},
	{0, "TTA1", "tta", openHelper},
	{0, "tBaK", "tak", openHelper},
	{0, "DSD ", "dsd", openHelper},
	{0, "FRM8", "dsd", openHelper},
	{0, "\x1aE\xdf\xa3", "matroska", openHelper},
	{0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", "wma", openHelper},
}

// byMagic finds the opener for the signature in head.
func byMagic(head []byte) (opener, string) {
	for _, m := range magics {
		if len(head) >= m.at+len(m.sig) && string(head[m.at:m.at+len(m.sig)]) == m.sig {
			return m.open, m.kind
		}
	}
	return nil, ""
}

// skipTags walks over the ID3v2 and APEv2 tags in front of the sound (there may
// be several) and the zero bytes that some taggers leave behind them. Layouts:
// https://id3.org/id3v2.4.0-structure and
// https://wiki.hydrogenaud.io/index.php?title=APE_Tags_Header
func skipTags(in *input) (int64, error) {
	base := int64(0)
	for range 16 {
		head, err := in.peek(base, 32)
		if err != nil {
			return 0, err
		}
		n := tagSize(head)
		if n == 0 || base+n > in.size {
			break
		}
		base += n
	}
	if base == 0 {
		return 0, nil
	}
	return skipZeros(in, base)
}

// tagSize is the length of the tag that begins with head, 0 when there is none.
func tagSize(head []byte) int64 {
	switch {
	case len(head) >= 10 && string(head[:3]) == "ID3" && head[6]|head[7]|head[8]|head[9] < 0x80:
		n := int64(head[6])<<21 | int64(head[7])<<14 | int64(head[8])<<7 | int64(head[9])
		if head[5]&0x10 != 0 {
			n += 10 // a footer
		}
		return n + 10
	case len(head) >= 32 && string(head[:8]) == "APETAGEX" && head[23]&0x20 != 0:
		return int64(binary.LittleEndian.Uint32(head[12:])) + 32
	}
	return 0
}

// skipZeros walks over zero bytes at base, at most window of them.
func skipZeros(in *input, base int64) (int64, error) {
	b, err := in.peek(base, window)
	if err != nil {
		return 0, err
	}
	rest := bytes.TrimLeft(b, "\x00")
	if len(rest) == 0 {
		return base, nil
	}
	return base + int64(len(b)-len(rest)), nil
}

// sniffMPEG looks for two MPEG audio or ADTS frames in a row.
func sniffMPEG(in *input) (opener, error) {
	b, err := in.peek(in.base, window)
	if err != nil {
		return nil, err
	}
	for i := 0; i+7 < len(b); i++ {
		j := bytes.IndexByte(b[i:], 0xff)
		if j < 0 {
			break
		}
		i += j
		if i+7 >= len(b) {
			break
		}
		if open, kind := frameAt(b, i); open != nil {
			in.base += int64(i)
			in.kind = kind
			return open, nil
		}
	}
	return nil, ErrUnknownFormat
}

// frameAt tells what kind of frame begins at b[i:], when a second one of its
// kind follows it (or the data ends exactly there).
func frameAt(b []byte, i int) (opener, string) {
	if n := adtsSize(b[i:]); n > 0 {
		if i+n == len(b) || (i+n+7 <= len(b) && adtsSize(b[i+n:]) > 0) {
			return openADTS, "aac"
		}
		return nil, ""
	}
	h, ok := parseMPEG(b[i:])
	if !ok {
		return nil, ""
	}
	if h.size == 0 { // free format: the size is only known from the next frame
		if freeFormatSize(b[i:]) > 0 {
			return openMP3, "mp3"
		}
		return nil, ""
	}
	next := i + h.size
	if next == len(b) {
		return openMP3, "mp3"
	}
	if next+4 > len(b) {
		return nil, ""
	}
	if n, ok := parseMPEG(b[next:]); ok && n.version == h.version && n.layer == h.layer && n.rate == h.rate {
		return openMP3, "mp3"
	}
	return nil, ""
}
