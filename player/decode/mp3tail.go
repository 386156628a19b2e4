package decode

import "encoding/binary"

// tailTags is where the sound of an MP3 ends: in front of the ID3v1, APEv2 and
// Lyrics3 tags behind it, in whatever order they stand.
func tailTags(in *input) (int64, error) {
	end := in.size
	for range 8 {
		n, err := tailTag(in, end)
		if err != nil {
			return 0, err
		}
		if n == 0 || end-n <= in.base {
			break
		}
		end -= n
	}
	return end, nil
}

// tailTag is the length of the tag that ends at end, 0 for none.
func tailTag(in *input, end int64) (int64, error) {
	from := max(in.base, end-id3v1Size)
	b, err := in.peek(from, int(end-from))
	if err != nil || len(b) < 32 {
		return 0, err
	}
	if len(b) == id3v1Size && string(b[:3]) == "TAG" {
		return id3v1Size, nil
	}
	foot := b[len(b)-32:]
	if string(foot[:8]) == "APETAGEX" {
		n := int64(binary.LittleEndian.Uint32(foot[12:])) // without the header
		if foot[23]&0x80 != 0 {
			n += 32
		}
		return n, nil
	}
	if string(foot[23:]) == "LYRICS200" { // six digits in front: its length without them
		n := int64(0)
		for _, c := range foot[17:23] {
			if c < '0' || c > '9' {
				return 0, nil
			}
			n = n*10 + int64(c-'0')
		}
		return n + 15, nil
	}
	return 0, nil
}
