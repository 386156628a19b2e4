package decode

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
)

// fuzzInput is an open file that holds b.
func fuzzInput(t *testing.T, b []byte) *input {
	t.Helper()
	path := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := openInput(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(in.release)
	return in
}

// mp3Like is n frames of 128 kbit/s at 44,100 Hz that hold nothing.
func mp3Like(n int) []byte {
	frame := append([]byte{0xff, 0xfb, 0x90, 0x64}, make([]byte, 413)...)
	return bytes.Repeat(frame, n)
}

// The frames found lie behind each other within the file, whatever it holds, and
// a walk in small steps finds the same as one at a stretch.
func FuzzMP3Frames(f *testing.F) {
	xing := mp3Like(3)
	copy(xing[36:], "Xing\x00\x00\x00\x0f\x00\x00\x00\x02\x00\x00\x04\xe3")
	vbri := mp3Like(2)
	copy(vbri[36:], "VBRI\x00\x01\x00\x00\x00\x4b\x00\x00\x04\xe3\x00\x00\x00\x02")
	f.Add(mp3Like(4))
	f.Add(xing)
	f.Add(vbri)
	f.Add(append(append(mp3Like(2), []byte("ID3\x04\x00\x00\x00\x00\x00\x05junk!noise")...), xing...))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, ok := parseMPEG(b)
		if !ok {
			return
		}
		_ = parseInfo(b, h)
		if h.size == 0 {
			if h.size = freeFormatSize(b); h.size == 0 {
				return
			}
		}
		one := newMP3Frames(bytes.NewReader(b), h, 0, int64(len(b)))
		known, err := one.upTo(t.Context(), mp3MaxFrames)
		if err != nil {
			t.Fatal(err)
		}
		end := int64(0)
		for i := range known {
			at, size := one.frame(i)
			if at < end || size < 1 || at+int64(size) > int64(len(b)) {
				t.Fatalf("frame %d of %d bytes at %d, the one before ends at %d", i, size, at, end)
			}
			end = at + int64(size)
		}
		steps := newMP3Frames(bytes.NewReader(b), h, 0, int64(len(b)))
		for all := false; !all; {
			_, all = steps.ahead(1)
		}
		if n, _ := steps.ahead(0); n != known {
			t.Fatalf("%d frames in steps, %d at a stretch", n, known)
		}
	})
}

// The access units lie within the file, and are no more than it can hold.
func FuzzMP4(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x10ftypM4A \x00\x00\x00\x00\x00\x00\x00\x08moov"))
	f.Add([]byte("\x00\x00\x00\x10ftypM4A \x00\x00\x00\x00\x00\x00\x00\x3cmoof\x00\x00\x00\x34traf" +
		"\x00\x00\x00\x18tfhd\x00\x00\x00\x18\x00\x00\x00\x01\x00\x00\x04\x00\x00\x00\x00\x04" +
		"\x00\x00\x00\x14trun\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\x08"))
	f.Fuzz(func(t *testing.T, b []byte) {
		in := fuzzInput(t, b)
		track, err := readMP4(in)
		if err != nil {
			return
		}
		units, _, err := track.units(in.size)
		if err != nil {
			return
		}
		if track.pieces != nil {
			units = append(units, track.pieces.units...)
		}
		for _, u := range units {
			if u.offset < 0 || u.size < 1 || u.offset+int64(u.size) > in.size {
				t.Fatalf("unit of %d bytes at %d in a file of %d", u.size, u.offset, in.size)
			}
		}
		if track.timescale > 0 {
			track.trim(44100, 1024)
		}
	})
}

// Heads and tails that claim to be tags are stepped over within the file, and a
// RIFF file is cut or not, whatever its chunks claim.
func FuzzTagsAndChunks(f *testing.F) {
	f.Add([]byte("ID3\x04\x00\x10\x00\x00\x00\x0a0123456789\xff\xfb\x90\x64"))
	f.Add([]byte("RIFF\x24\x00\x00\x00WAVEfmt \x02\x00\x00\x00\x01\x00data\xff\xff\xff\x7f"))
	f.Add(append(mp3Like(1), append(append([]byte("TAG"), make([]byte, 93)...), "APETAGEX\xd0\x07\x00\x00\x20\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00"...)...))
	f.Add([]byte("\xff\xf1\x50\x80\x02\x1f\xfc0123456789"))
	f.Fuzz(func(t *testing.T, b []byte) {
		in := fuzzInput(t, b)
		if _, err := sniff(in); err != nil {
			return
		}
		if in.base < 0 || in.base > in.size {
			t.Fatalf("the sound begins at %d of %d", in.base, in.size)
		}
		end, err := tailTags(in)
		if err != nil || end > in.size || end < in.base {
			t.Fatalf("the sound ends at %d of %d: %v", end, in.size, err)
		}
		_ = isCutRIFF(in, "RIFF", "data", binary.LittleEndian)
		if n := adtsSize(b); n < 0 || n > 8191 {
			t.Fatalf("an ADTS frame of %d bytes", n)
		}
	})
}
