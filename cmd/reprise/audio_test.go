package main_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// recording says what a test file sounds like: a sine of freq Hz, or with
// freq 0 a rising sweep under noise, of which no two places are alike.
type recording struct {
	frames int
	rate   int     // 44100 when 0
	freq   float64 // Hz
}

// samples renders the recording for one channel, at most 0.5 of full scale.
func (r recording) samples() []float64 {
	out := make([]float64, r.frames)
	noise := uint32(1)
	for i := range out {
		at := float64(i) / float64(r.rate)
		if r.freq > 0 {
			out[i] = 0.5 * math.Sin(2*math.Pi*r.freq*at)
			continue
		}
		noise = noise*1664525 + 1013904223
		sweep := math.Sin(2 * math.Pi * (200 + 400*at) * at)
		out[i] = 0.4*sweep + 0.1*(float64(noise>>8)/(1<<23)-1)
	}
	return out
}

// writeWAV writes the recording as 16-bit stereo.
func (r recording) writeWAV(tb testing.TB, path string) {
	tb.Helper()
	var data bytes.Buffer
	for _, s := range r.samples() {
		v := int16(math.Round(s * 32767))
		for range 2 {
			binary.Write(&data, binary.LittleEndian, v)
		}
	}
	var file bytes.Buffer
	file.WriteString("RIFF")
	binary.Write(&file, binary.LittleEndian, uint32(36+data.Len()))
	file.WriteString("WAVEfmt ")
	for _, v := range []any{uint32(16), uint16(1), uint16(2), uint32(r.rate), uint32(r.rate * 4), uint16(4), uint16(16)} {
		binary.Write(&file, binary.LittleEndian, v)
	}
	file.WriteString("data")
	binary.Write(&file, binary.LittleEndian, uint32(data.Len()))
	file.Write(data.Bytes())
	if err := os.WriteFile(path, file.Bytes(), 0o644); err != nil {
		tb.Fatal(err)
	}
}

// encode makes an audio file at path with the encoder that its users have, in
// the format that its ending names, tagged with tags: title, artist, album, ...
func encode(tb testing.TB, path string, r recording, tags map[string]string) {
	tb.Helper()
	if r.rate == 0 {
		r.rate = 44100
	}
	wav := path
	if filepath.Ext(path) != ".wav" {
		wav = filepath.Join(tb.TempDir(), "source.wav")
	}
	r.writeWAV(tb, wav)

	comments := func(flag string) []string {
		var args []string
		for _, name := range slices.Sorted(maps.Keys(tags)) {
			args = append(args, flag, strings.ToUpper(name)+"="+tags[name])
		}
		return args
	}
	switch filepath.Ext(path) {
	case ".wav":
	case ".mp3":
		encoder(tb, "lame", "--quiet", "-V2", wav, path)
		prependID3(tb, path, tags)
	case ".flac":
		encoder(tb, "flac", append(comments("-T"), "--silent", "-f", "-o", path, wav)...)
	case ".ogg":
		encoder(tb, "oggenc", append(comments("-c"), "--quiet", "--utf8", "-o", path, wav)...)
	case ".opus":
		encoder(tb, "opusenc", append(comments("--comment"), "--quiet", wav, path)...)
	case ".m4a":
		args := []string{"-v", "error", "-y", "-i", wav}
		for _, name := range slices.Sorted(maps.Keys(tags)) {
			args = append(args, "-metadata", name+"="+tags[name])
		}
		encoder(tb, "ffmpeg", append(args, "-c:a", "aac", path)...)
	default:
		tb.Fatalf("encode %q: no encoder for this ending", path)
	}
}

// encoder runs one encoder in a UTF-8 world.
func encoder(tb testing.TB, name string, args ...string) {
	tb.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	if out, err := cmd.CombinedOutput(); err != nil {
		tb.Fatalf("%s: %v\n%s", cmd, err, out)
	}
}

// id3Frames are the text frames of ID3v2.4 (id3.org/id3v2.4.0-frames, 4.2).
var id3Frames = map[string]string{
	"title": "TIT2", "artist": "TPE1", "album": "TALB", "albumartist": "TPE2", "track": "TRCK", "date": "TDRC",
}

// prependID3 puts an ID3v2.4 tag in UTF-8 in front of the MP3 at path.
func prependID3(tb testing.TB, path string, tags map[string]string) {
	tb.Helper()
	var frames bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(tags)) {
		id, ok := id3Frames[name]
		if !ok {
			tb.Fatalf("encode %q: ID3 frame for %q is not known", path, name)
		}
		text := append([]byte{3}, tags[name]...) // 3 is UTF-8
		frames.WriteString(id)
		frames.Write(synchsafe(len(text)))
		frames.Write([]byte{0, 0})
		frames.Write(text)
	}
	audio, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	tagged := slices.Concat([]byte("ID3\x04\x00\x00"), synchsafe(frames.Len()), frames.Bytes(), audio)
	if err := os.WriteFile(path, tagged, 0o644); err != nil {
		tb.Fatal(err)
	}
}

// synchsafe writes n in four bytes of seven bits.
func synchsafe(n int) []byte {
	return []byte{byte(n >> 21 & 0x7f), byte(n >> 14 & 0x7f), byte(n >> 7 & 0x7f), byte(n & 0x7f)}
}

// wavFile is what a WAV file holds.
type wavFile struct {
	rate     int
	channels int
	bits     int
	float    bool
	data     []byte
}

// frames is how many frames the file holds.
func (w wavFile) frames() int { return len(w.data) / (w.channels * w.bits / 8) }

// readWAV reads a RIFF or RF64 file without the code under test.
func readWAV(path string) (wavFile, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return wavFile{}, err
	}
	if len(raw) < 12 || string(raw[8:12]) != "WAVE" {
		return wavFile{}, fmt.Errorf("%q is no WAV file", path)
	}
	var w wavFile
	for rest := raw[12:]; len(rest) >= 8; {
		id, size := string(rest[:4]), int(binary.LittleEndian.Uint32(rest[4:]))
		if id == "data" && size > len(rest)-8 {
			return wavFile{}, fmt.Errorf("%q: the data claims %d bytes, and %d are there", path, size, len(rest)-8)
		}
		body := rest[8:min(len(rest), 8+size)]
		switch id {
		case "fmt ":
			format := binary.LittleEndian.Uint16(body)
			if format == 0xfffe { // extensible: the true format starts its GUID
				format = binary.LittleEndian.Uint16(body[24:])
			}
			w.float = format == 3
			w.channels = int(binary.LittleEndian.Uint16(body[2:]))
			w.rate = int(binary.LittleEndian.Uint32(body[4:]))
			w.bits = int(binary.LittleEndian.Uint16(body[14:]))
		case "data":
			w.data = body
		}
		rest = rest[min(len(rest), 8+size+size%2):]
	}
	if w.channels == 0 || w.bits == 0 {
		return wavFile{}, fmt.Errorf("%q has no format", path)
	}
	return w, nil
}

// sample returns one sample of one frame in [-1,1].
func (w wavFile) sample(frame, channel int) float64 {
	width := w.bits / 8
	b := w.data[(frame*w.channels+channel)*width:]
	switch {
	case w.float && w.bits == 32:
		return float64(math.Float32frombits(binary.LittleEndian.Uint32(b)))
	case w.float && w.bits == 64:
		return math.Float64frombits(binary.LittleEndian.Uint64(b))
	case w.bits == 24:
		return float64(int32(uint32(b[0])<<8|uint32(b[1])<<16|uint32(b[2])<<24)>>8) / (1 << 23)
	case w.bits == 32:
		return float64(int32(binary.LittleEndian.Uint32(b))) / (1 << 31)
	default:
		return float64(int16(binary.LittleEndian.Uint16(b))) / (1 << 15)
	}
}
