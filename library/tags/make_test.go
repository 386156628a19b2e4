package tags_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/korean"
)

// encode makes a file in a folder of its own: a sine of 440 Hz, stereo at
// 44.1 kHz, for the given seconds, with ffmpeg's arguments before its name.
func encode(tb testing.TB, name, seconds string, args ...string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	all := []string{"-v", "error", "-y", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=" + seconds, "-ac", "2"}
	run(tb, "ffmpeg", append(append(all, args...), path)...)
	return path
}

// run runs an encoder. `make test` installs those that are missing.
func run(tb testing.TB, name string, args ...string) {
	tb.Helper()
	out, err := exec.CommandContext(context.Background(), name, args...).CombinedOutput()
	if err != nil {
		tb.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}

// save writes a file and returns its path.
func save(tb testing.TB, name string, parts ...[]byte) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, bytes.Join(parts, nil), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

func load(tb testing.TB, path string) []byte {
	tb.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// frames is n silent frames of MPEG 1 layer III at 128 kbit/s, 44.1 kHz: 417
// bytes and 26.12 ms each.
func frames(n int) []byte {
	one := make([]byte, 417)
	copy(one, "\xFF\xFB\x90\x00")
	return bytes.Repeat(one, n)
}

// id3 writes an ID3v2 tag of frames that are already written, with padding.
func id3(version byte, flags byte, fr ...[]byte) []byte {
	body := append(bytes.Join(fr, nil), make([]byte, 20)...)
	return append(append([]byte{'I', 'D', '3', version, 0, flags}, safe(len(body))...), body...)
}

func safe(n int) []byte {
	return []byte{byte(n >> 21 & 127), byte(n >> 14 & 127), byte(n >> 7 & 127), byte(n & 127)}
}

func frame22(id string, body []byte) []byte {
	n := len(body)
	return append([]byte{id[0], id[1], id[2], byte(n >> 16), byte(n >> 8), byte(n)}, body...)
}

func frame23(id string, body []byte) []byte {
	return append(append(binary.BigEndian.AppendUint32([]byte(id), uint32(len(body))), 0, 0), body...)
}

func frame24(id string, body []byte) []byte {
	return append(append(append([]byte(id), safe(len(body))...), 0, 0), body...)
}

func latin(s string) []byte { return append([]byte{0}, s...) }
func utf8Text(s string) []byte {
	return append([]byte{3}, s...)
}

// cp949 is a "Latin-1" text that holds Korean bytes.
func cp949(tb testing.TB, s string) []byte {
	tb.Helper()
	return append([]byte{0}, koreanBytes(tb, s)...)
}

func koreanBytes(tb testing.TB, s string) []byte {
	tb.Helper()
	b, err := korean.EUCKR.NewEncoder().Bytes([]byte(s))
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func utf16LE(s string) []byte {
	b := []byte{1, 0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

func utf16BE(s string) []byte {
	b := []byte{2}
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return b
}

// id3v1 writes the 128 bytes at the end of a file.
func id3v1(title, artist, album, year []byte, track byte) []byte {
	b := make([]byte, 128)
	copy(b, "TAG")
	copy(b[3:33], title)
	copy(b[33:63], artist)
	copy(b[63:93], album)
	copy(b[93:97], year)
	b[126], b[127] = track, 24
	return b
}

// ape writes an APEv2 tag; header and footer, as in front of a file, or the
// footer alone.
func ape(header bool, items ...string) []byte {
	var body []byte
	for i := 0; i < len(items); i += 2 {
		body = binary.LittleEndian.AppendUint32(body, uint32(len(items[i+1])))
		body = append(body, 0, 0, 0, 0)
		body = append(append(append(body, items[i]...), 0), items[i+1]...)
	}
	end := func(flags uint32) []byte {
		b := []byte("APETAGEX")
		for _, v := range []uint32{2000, uint32(len(body) + 32), uint32(len(items) / 2), flags, 0, 0} {
			b = binary.LittleEndian.AppendUint32(b, v)
		}
		return b
	}
	if !header {
		return append(body, end(0)...)
	}
	return append(append(end(1<<31|1<<29), body...), end(1<<31)...)
}

// pixel is a picture of one dot, and bytes to make it n longer.
func pixel(n int) []byte {
	var b bytes.Buffer
	_ = jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1)), nil) // a buffer takes everything
	return append(b.Bytes(), bytes.Repeat([]byte{0x5A}, n)...)
}

// apic is the body of an ID3v2 picture frame of a type.
func apic(kind byte, picture []byte) []byte {
	return append(append([]byte("\x00image/jpeg\x00"), kind, 0), picture...)
}

// atEnd writes an ID3v2.4 tag as it stands behind the sound: with a footer.
func atEnd(fr ...[]byte) []byte {
	body := bytes.Join(fr, nil)
	head := append([]byte{'I', 'D', '3', 4, 0, 0x10}, safe(len(body))...)
	foot := append([]byte("3DI"), head[3:]...)
	return bytes.Join([][]byte{head, body, foot}, nil)
}

// lyrics3 writes a Lyrics3 v2 tag.
func lyrics3(fields ...string) []byte {
	b := []byte("LYRICSBEGIN")
	for i := 0; i < len(fields); i += 2 {
		b = fmt.Appendf(b, "%s%05d%s", fields[i], len(fields[i+1]), fields[i+1])
	}
	return fmt.Appendf(b, "%06dLYRICS200", len(b))
}
