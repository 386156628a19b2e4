package decode_test

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reprise/player/decode"
	"reprise/player/internal/sound"
)

// open opens path and closes it with the test.
func open(t testing.TB, path string) decode.Source {
	t.Helper()
	s, err := decode.Open(t.Context(), path, decode.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// drain reads s to its end and holds it to the contract of beep.Streamer.
func drain(t testing.TB, s decode.Source) [][2]float64 {
	t.Helper()
	var all [][2]float64
	buf := make([][2]float64, 1000)
	for {
		n, ok := s.Stream(buf)
		all = append(all, buf[:n]...)
		switch {
		case ok && n == len(buf):
			continue
		case ok && n == 0:
			t.Fatal("Stream gave 0 frames and true")
		case ok:
			if n, ok = s.Stream(buf); n != 0 || ok {
				t.Fatalf("Stream gave %d, %v behind a short read", n, ok)
			}
		}
		if err := s.Err(); err != nil {
			t.Fatal(err)
		}
		return all
	}
}

// formats are files made of one recording, and how near a decode must come to
// ffmpeg's.
func formats() []formatCase {
	return []formatCase{
		{name: "wav 16 bit", file: "t.wav", codec: "wav", bits: 16},
		{name: "wav 24 bit", file: "t24.wav", make: []string{"sox", "t.wav", "-b", "24", "t24.wav"}, codec: "wav", bits: 24},
		{name: "wav float", file: "tf.wav", make: ff("-i", "t.wav", "-c:a", "pcm_f32le", "tf.wav"), codec: "wav"},
		{name: "wav RF64", file: "t64.wav", make: ff("-i", "t.wav", "-rf64", "always", "t64.wav"), codec: "wav", bits: 16},
		{name: "wav 8 bit", file: "t8.wav", make: []string{"sox", "t.wav", "-b", "8", "-e", "unsigned", "-D", "t8.wav"}, codec: "wav", bits: 8},
		{name: "wav 32 bit, six channels, extensible", file: "x.wav", make: ff("-i", "t.wav", "-af", "pan=5.1|FL=c0|FR=c1", "-c:a", "pcm_s32le", "x.wav"), codec: "wav", bits: 32, channels: 6, unknown: true},
		{name: "wav 64", file: "t.w64", make: ff("-i", "t.wav", "t.w64"), codec: "wav", bits: 16},
		{name: "aiff 24 bit", file: "t24.aiff", make: []string{"sox", "t.wav", "-b", "24", "t24.aiff"}, codec: "aiff", bits: 24},
		{name: "flac 192 kHz", file: "u.flac", make: ff("-i", "t.wav", "-ar", "192000", "-t", "1", "-sample_fmt", "s32", "u.flac"), codec: "flac", bits: 24, rate: 192000, frames: 192000},
		{name: "aiff", file: "t.aiff", make: []string{"sox", "t.wav", "t.aiff"}, codec: "aiff", bits: 16},
		{name: "flac", file: "t.flac", make: []string{"flac", "-s", "-o", "t.flac", "t.wav"}, codec: "flac", bits: 16},
		{name: "flac without seek table", file: "ns.flac", make: []string{"flac", "-s", "--no-seektable", "-o", "ns.flac", "t.wav"}, codec: "flac", bits: 16},
		{name: "flac 24 bit 96 kHz", file: "h.flac", make: ff("-i", "t.wav", "-ar", "96000", "-sample_fmt", "s32", "h.flac"), codec: "flac", bits: 24, rate: 96000, frames: 288000},
		{name: "vorbis", file: "t.ogg", make: []string{"oggenc", "-Q", "-q", "6", "-o", "t.ogg", "t.wav"}, codec: "vorbis", within: 1e-6},
		{name: "opus", file: "t.opus", make: []string{"opusenc", "--quiet", "--bitrate", "160", "t.wav", "t.opus"}, codec: "opus", rate: 48000, frames: 144000, within: 1e-6},
		{name: "mp3 with LAME header", file: "t.mp3", make: lame("-b", "256", "t.wav", "t.mp3"), codec: "mp3", within: 1e-5},
		{name: "mp3 variable", file: "v.mp3", make: lame("-V", "2", "t.wav", "v.mp3"), codec: "mp3", within: 1e-5},
		{name: "mp3 average, MPEG 2", file: "a.mp3", make: lame("--abr", "64", "--resample", "22.05", "t.wav", "a.mp3"), codec: "mp3", rate: 22050, frames: 66150, within: 1e-5},
		{name: "mp3 mono, MPEG 2.5", file: "m.mp3", make: lame("-m", "m", "-b", "32", "--resample", "11.025", "t.wav", "m.mp3"), codec: "mp3", rate: 11025, channels: 1, frames: 33075, within: 1e-5},
		{name: "mp3 by ffmpeg", file: "ff.mp3", make: ff("-i", "t.wav", "-b:a", "192k", "ff.mp3"), codec: "mp3", within: 1e-5},
		{name: "mp3 with checksums", file: "crc.mp3", make: lame("-p", "-V", "4", "t.wav", "crc.mp3"), codec: "mp3", within: 1e-5},
		{name: "mp3 free format", file: "f.mp3", make: lame("--freeformat", "-b", "400", "t.wav", "f.mp3"), codec: "mp3", unknown: true},
		{name: "mp3 layer II", file: "t.mp2", make: []string{"twolame", "-b", "192", "t.wav", "t.mp2"}, codec: "mp3", frames: 132480, within: 1e-4},
		{name: "aac in m4a", file: "t.m4a", make: ff("-i", "t.wav", "-c:a", "aac", "-aac_pns", "0", "-b:a", "192k", "t.m4a"), codec: "aac", within: 4e-5},
		{name: "alac", file: "alac.m4a", make: ff("-i", "t.wav", "-c:a", "alac", "alac.m4a"), codec: "alac"},
		{name: "wma", file: "t.wma", make: ff("-i", "t.wav", "-c:a", "wmav2", "-b:a", "160k", "t.wma"), codec: "wmav2", frames: 131072},
		{name: "wavpack", file: "t.wv", make: []string{"wavpack", "-q", "t.wav", "-o", "t.wv"}, codec: "wavpack"},
	}
}

type formatCase struct {
	name, file string
	make       []string
	codec      string
	bits       int
	rate       int     // 44,100 when 0
	channels   int     // 2 when 0
	frames     int     // 3 s when 0
	within     float64 // of ffmpeg's decode
	unknown    bool    // ffmpeg cannot decode it
}

func ff(args ...string) []string {
	return append([]string{"ffmpeg", "-nostdin", "-v", "error", "-y"}, args...)
}
func lame(args ...string) []string { return append([]string{"lame", "--quiet"}, args...) }

// build makes the file of c, and the recording that it is made of.
func (c formatCase) build(k *sound.Kit) string {
	k.WAV("t.wav", sound.Seam())
	if len(c.make) > 0 {
		k.Run(c.make[0], c.make[1:]...)
	}
	return k.Path(c.file)
}

// helped reports whether ffmpeg reads the format of c.
func (c formatCase) helped() bool {
	return slices.Contains([]string{"alac", "wavpack", "wmav2"}, c.codec)
}

func (c formatCase) wanted() (decode.Format, int) {
	f := decode.Format{Rate: c.rate, Channels: c.channels, Bits: c.bits, Codec: c.codec}
	frames := c.frames
	if f.Rate == 0 {
		f.Rate = sound.Rate
	}
	if f.Channels == 0 {
		f.Channels = 2
	}
	if frames == 0 {
		frames = 3 * sound.Rate
	}
	return f, frames
}

func TestFormats(t *testing.T) {
	t.Parallel()
	for _, c := range formats() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			k := sound.New(t)
			path := c.build(k)
			all := checkFormat(t, k, c)
			checkCut(t, k, c, all)
			checkTwin(t, path)
		})
	}
}

// checkFormat decodes the file of c and compares with ffmpeg.
func checkFormat(t *testing.T, k *sound.Kit, c formatCase) [][2]float64 {
	t.Helper()
	s := open(t, k.Path(c.file))
	format, frames := c.wanted()
	if d := cmp.Diff(format, s.Format()); d != "" {
		t.Error(d)
	}
	if s.Len() != frames {
		t.Errorf("Len is %d before decoding, want %d", s.Len(), frames)
	}
	got := drain(t, s)
	if len(got) != frames || s.Len() != frames || s.Position() != frames || s.Short() {
		t.Fatalf("got %d frames, Len %d, position %d, short %v; want %d", len(got), s.Len(), s.Position(), s.Short(), frames)
	}
	if !c.unknown {
		if d := sound.Distance(got, k.Reference(c.file, format.Channels)); d > c.within {
			t.Errorf("differs from the reference by %g, want at most %g", d, c.within)
		}
	}
	checkSeeks(t, s, got, seeks)
	return got
}

// seeks is how often each format is sought in, and fewSeeks each way to join or
// damage its files.
const seeks, fewSeeks = 60, 12

// checkSeeks seeks n times and wants the very same frames. The float decoders of
// Opus and of MPEG 2.5 may round the last bit otherwise after a seek to the
// middle, never after one to the start.
func checkSeeks(t *testing.T, s decode.Source, all [][2]float64, n int) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	buf := make([][2]float64, 3000)
	for i := range n {
		p, within := r.IntN(len(all)), 0.0
		if f := s.Format(); f.Codec == "opus" || f.Codec == "mp3" && f.Rate < 16000 {
			within = 1e-6
		}
		switch i {
		case 0, 8:
			p, within = 0, 0
		case 1:
			p = len(all) - 1
		case 2:
			p = len(all)
		}
		if err := s.Seek(p); err != nil {
			t.Fatalf("seek to %d: %v", p, err)
		}
		if s.Position() != p {
			t.Fatalf("position is %d after a seek to %d", s.Position(), p)
		}
		n, _ := s.Stream(buf)
		if want := min(len(buf), len(all)-p); n != want {
			t.Fatalf("%d frames after a seek to %d, want %d", n, p, want)
		}
		if d := sound.Distance(buf[:n], all[p:]); d > within {
			t.Fatalf("frames behind a seek to %d differ by %g", p, d)
		}
	}
	if err := s.Seek(len(all) + 1); err == nil {
		t.Error("a seek behind the end is no error")
	}
	if err := s.Seek(-1); err == nil {
		t.Error("a seek before the start is no error")
	}
}

// checkTwin plays two sources of the file at path beside each other, which the
// path does not name any more.
func checkTwin(t *testing.T, path string) {
	t.Helper()
	a := open(t, path)
	b, err := a.Twin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	one := make(chan [][2]float64)
	go func() { one <- drain(t, a) }()
	two := drain(t, b)
	if d := sound.Distance(<-one, two); d != 0 || len(two) != a.Len() {
		t.Errorf("the twin gives %d frames that differ by %g", len(two), d)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}

func TestTagsAroundTheSoundAreSkipped(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.Run("lame", "--quiet", "t.wav", "t.mp3")
	k.Run("flac", "-s", "-o", "t.flac", "t.wav")
	id3 := func(n int) []byte {
		head := []byte{'I', 'D', '3', 4, 0, 0, byte(n >> 21 & 127), byte(n >> 14 & 127), byte(n >> 7 & 127), byte(n & 127)}
		return append(head, make([]byte, n)...)
	}
	ape := func(n int, header bool) []byte {
		flags := byte(0x80)
		if header {
			flags = 0xa0
		}
		b := append([]byte("APETAGEX\xd0\x07\x00\x00"), byte(n), byte(n>>8), byte(n>>16), 0, 0, 0, 0, 0, 0, 0, 0, flags)
		return append(append(b, make([]byte, 8)...), make([]byte, n)...)
	}
	v1 := append([]byte("TAG"), make([]byte, 125)...)
	tests := []struct {
		name, of    string
		front, back []byte
	}{
		{name: "ID3v2 before FLAC", of: "t.flac", front: id3(1000)},
		{name: "APEv2 before MP3", of: "t.mp3", front: ape(2000, true)},
		{name: "12 MB picture before MP3", of: "t.mp3", front: id3(12 << 20)},
		{name: "two tags and zeros before MP3", of: "t.mp3", front: append(append(id3(300), id3(50)...), make([]byte, 4000)...)},
		{name: "APEv2 and ID3v1 behind MP3", of: "t.mp3", back: append(ape(3000, false), v1...)},
		{name: "ID3v1 behind FLAC", of: "t.flac", back: v1},
		{name: "rubbish before MP3", of: "t.mp3", front: []byte(strings.Repeat("\xff\xfbno frame", 900))},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			k2 := sound.New(t)
			path := k2.Write("x", append(append(append([]byte{}, c.front...), k.Read(c.of)...), c.back...))
			got, want := drain(t, open(t, path)), drain(t, open(t, k.Path(c.of)))
			if len(got) != len(want) || sound.Distance(got, want) != 0 {
				t.Errorf("%d frames that differ by %g, want %d", len(got), sound.Distance(got, want), len(want))
			}
		})
	}
}

func TestWhatIsNoSong(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	fifo := k.Path("fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, path string
		want       error
	}{
		{name: "absent", path: k.Path("absent.mp3"), want: fs.ErrNotExist},
		{name: "folder", path: filepath.Dir(fifo), want: decode.ErrNotRegular},
		{name: "pipe", path: fifo, want: decode.ErrNotRegular},
		{name: "device", path: "/dev/zero", want: decode.ErrNotRegular},
		{name: "text called mp3", path: k.Write("t.mp3", []byte("once again\n")), want: decode.ErrUnknownFormat},
		{name: "empty", path: k.Write("e.flac", nil), want: decode.ErrDamaged},
		{name: "only a tag", path: k.Write("i.mp3", []byte("ID3\x04\x00\x00\x00\x00\x00\x00")), want: decode.ErrDamaged},
		{name: "head of FLAC", path: k.Write("h.flac", []byte("fLaC\x00\x00\x00\x22")), want: decode.ErrDamaged},
		{name: "head of Vorbis", path: k.Write("h.ogg", []byte("OggS\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x1e\x01vorbis")), want: decode.ErrDamaged},
		{name: "head of MP4", path: k.Write("h.m4a", []byte("\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A isom")), want: decode.ErrDamaged},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s, err := decode.Open(t.Context(), c.path, decode.Options{})
			if !errors.Is(err, c.want) {
				t.Errorf("error is %v, want %v", err, c.want)
			}
			if s != nil {
				t.Error("a source came with the error")
			}
		})
	}
}
