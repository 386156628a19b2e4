package decode_test

import (
	"bytes"
	"testing"

	"reprise/player/decode"
	"reprise/player/internal/sound"
)

// mpegFrames cuts an MP3 of layer III, MPEG 1, 44,100 Hz without tags into its
// frames.
func mpegFrames(t testing.TB, b []byte) [][]byte {
	t.Helper()
	kbit := []int{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}
	var out [][]byte
	for len(b) >= 4 {
		n := 144*kbit[b[2]>>4]*1000/44100 + int(b[2]>>1&1)
		if b[0] != 0xff || n > len(b) {
			t.Fatalf("no frame after %d", len(out))
		}
		out, b = append(out, b[:n]), b[n:]
	}
	return out
}

// junk is n bytes that look like frames here and there.
func junk(n int) []byte { return bytes.Repeat([]byte("not music\xff\xfb\x90\x00"), n/13+1)[:n] }

// Rubbish and tags between the frames are stepped over, however much there is.
func TestMP3WithRubbishInside(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.Run("lame", "--quiet", "t.wav", "t.mp3")
	b := k.Read("t.mp3")
	frames := mpegFrames(t, b)
	want := drain(t, open(t, k.Path("t.mp3")))
	half := len(bytes.Join(frames[:60], nil))
	id3 := append([]byte("ID3\x04\x00\x00\x00\x02\x00\x00"), bytes.Repeat([]byte{0xff, 0xfb, 0x90, 0x64}, 8192)...)
	for name, in := range map[string][]byte{
		"100 bytes": junk(100), "5 KB": junk(5000), "300 KB": junk(300_001), "zeros": make([]byte, 9000), "ID3v2": id3,
	} {
		s := open(t, k.Write("j.mp3", append(append(append([]byte{}, b[:half]...), in...), b[half:]...)))
		got := drain(t, s)
		if d := sound.Distance(got, want); len(got) != len(want) || d != 0 || s.Short() {
			t.Errorf("%s: %d frames differ by %g, short %v; want %d", name, len(got), d, s.Short(), len(want))
		}
		checkSeeks(t, s, got, fewSeeks)
	}
}

// A frame that is lost leaves the rest in place, and is told.
func TestMP3WithFramesLost(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.Run("lame", "--quiet", "t.wav", "t.mp3")
	frames := mpegFrames(t, k.Read("t.mp3"))
	lost := append(append([][]byte{}, frames[:50]...), frames[53:]...)
	s := open(t, k.Write("l.mp3", bytes.Join(lost, nil)))
	got := drain(t, s)
	want := drain(t, open(t, k.Path("t.mp3")))
	// Nobody knows whether the padding is still at the end: it stays.
	if n := len(want) - 3*1152; len(got) < n || len(got) > n+1198 || !s.Short() {
		t.Errorf("%d frames, short %v; want %d and padding, true", len(got), s.Short(), n)
	}
	if d := sound.Distance(got[60*1152:], want[63*1152:]); d != 0 {
		t.Errorf("what is behind the gap differs by %g", d)
	}
	checkSeeks(t, s, got, fewSeeks)
}

// Files that were joined play whole, each cut as its own tag says.
func TestJoinedMP3s(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.WAV("u.wav", sound.Seam()[:50000])
	k.Run("lame", "--quiet", "--add-id3v2", "--tt", "one", "t.wav", "a.mp3")
	k.Run("lame", "--quiet", "-V", "4", "--add-id3v2", "--tt", "two", "u.wav", "b.mp3")
	k.Run("lame", "--quiet", "-t", "u.wav", "c.mp3")
	k.Run("lame", "--quiet", "--resample", "22.05", "u.wav", "d.mp3")
	files := map[string][]byte{}
	sounds := map[string][][2]float64{}
	for _, f := range []string{"a", "b", "c", "d"} {
		files[f] = k.Read(f + ".mp3")
		sounds[f] = drain(t, openTrimmed(t, k.Path(f+".mp3")))
	}
	tests := []struct {
		name, order string
		short       bool
	}{
		{"tagged", "ab", false},
		{"three", "aba", false},
		{"first untagged", "cb", false},
		{"another rate behind is not played", "ad", true},
	}
	for _, c := range tests {
		var b []byte
		var want [][2]float64
		for i, f := range c.order {
			b = append(b, files[string(f)]...)
			if i == 0 || !c.short {
				want = append(want, sounds[string(f)]...)
			}
		}
		s := openTrimmed(t, k.Write("x.mp3", b))
		got := drain(t, s)
		if d := sound.Distance(got, want); len(got) != len(want) || d != 0 || s.Short() != c.short {
			t.Errorf("%s: %d frames differ by %g, short %v; want %d, %v", c.name, len(got), d, s.Short(), len(want), c.short)
		}
		checkSeeks(t, s, got, fewSeeks)
	}
}

// The length of a long file without a header is an estimate that becomes exact
// while it plays, and the file is not read through before it sounds.
func TestLongMP3WithoutHeader(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", append(make([][2]float64, 2*sound.Rate), sound.Seam()...))
	k.Run("lame", "--quiet", "-t", "-V", "0", "t.wav", "t.mp3")
	one := k.Read("t.mp3")
	times := 9<<20/len(one) + 1
	b := bytes.Repeat(one, times)
	frames := times * len(mpegFrames(t, one)) * 1152
	s := openTrimmed(t, k.Write("long.mp3", b))
	if off := float64(s.Len())/float64(frames) - 1; off < -0.2 || off > 0.2 {
		t.Errorf("Len is %d at first, want about %d", s.Len(), frames)
	}
	buf := make([][2]float64, 4096)
	for range 60 {
		s.Stream(buf)
	}
	whole := s.Len()
	if whole > frames-1105 || whole < frames-1105-1198 {
		t.Errorf("Len is %d after some reads, want %d less the silence", whole, frames)
	}
	for _, at := range []int{frames / 2, whole - 1000, 77} { // at once, in a fresh source
		far := openTrimmed(t, k.Path("long.mp3"))
		if at > far.Len() {
			continue
		}
		if err := far.Seek(at); err != nil {
			t.Fatal(err)
		}
		if err := s.Seek(at); err != nil {
			t.Fatal(err)
		}
		n, _ := far.Stream(buf[:2000])
		m, _ := s.Stream(buf[2000:4000])
		if n != m || sound.Distance(buf[:n], buf[2000:2000+n]) != 0 {
			t.Errorf("a seek to %d gives %d and %d frames, not the same", at, n, m)
		}
	}
	if s.Short() {
		t.Error("it counts as short")
	}
}

// A place behind the end of an estimate is the end.
func TestSeekBehindAnEstimate(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.Run("lame", "--quiet", "-t", "-b", "320", "t.wav", "t.mp3")
	b := k.Read("t.mp3")
	for len(b) < 5<<20 {
		b = append(b, b...)
	}
	b = append(b, make([]byte, 4<<20)...) // the estimate takes this for music
	s, err := decode.Open(t.Context(), k.Write("z.mp3", b), decode.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Seek(s.Len() - 1); err != nil {
		t.Fatal(err)
	}
	if n, ok := s.Stream(make([][2]float64, 100)); n > 1 || (n == 0) == ok {
		t.Errorf("Stream gave %d, %v", n, ok)
	}
	if s.Position() != s.Len() {
		t.Errorf("position %d of %d", s.Position(), s.Len())
	}
}
