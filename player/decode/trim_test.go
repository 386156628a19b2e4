package decode_test

import (
	"bytes"
	"math"
	"testing"

	"reprise/player/decode"
	"reprise/player/internal/sound"
)

// openTrimmed opens path with the codec's silence cut off.
func openTrimmed(t testing.TB, path string) decode.Source {
	t.Helper()
	s, err := decode.Open(t.Context(), path, decode.Options{Trim: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// tones is n frames of sines of whole periods.
func tones(n int, cycles ...int) [][2]float64 {
	out := make([][2]float64, n)
	for i := range out {
		for _, c := range cycles {
			v := 0.6 / float64(len(cycles)) * math.Sin(2*math.Pi*float64(c)*float64(i)/float64(n))
			out[i][0] += v
			out[i][1] += v
		}
	}
	return out
}

// An MP3 that does not tell its delay and padding repeats a tone of whole
// periods without one frame more or less.
func TestUntoldSilenceIsTrimmed(t *testing.T) {
	t.Parallel()
	lengths := []struct {
		name   string
		frames [][2]float64
	}{
		{"sine and noise", sound.Seam()},
		{"1 kHz", tones(100000, 2268)},
		{"bass", tones(90000, 200)},
		{"chord", tones(132600, 1326, 1989, 2652)},
	}
	encoders := []struct {
		name, file string
		make       []string
	}{
		{"lame -t 128", "a.mp3", lame("-t", "-b", "128", "t.wav", "a.mp3")},
		{"lame -t 256", "b.mp3", lame("-t", "-b", "256", "t.wav", "b.mp3")},
		{"lame -t -V 2", "c.mp3", lame("-t", "-V", "2", "t.wav", "c.mp3")},
		{"ffmpeg", "d.mp3", ff("-i", "t.wav", "-write_xing", "0", "-b:a", "192k", "d.mp3")},
	}
	for _, l := range lengths {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			k := sound.New(t)
			k.WAV("t.wav", l.frames)
			for _, e := range encoders {
				k.Run(e.make[0], e.make[1:]...)
				s := openTrimmed(t, k.Path(e.file))
				if s.Len() != len(l.frames) {
					t.Errorf("%s: Len is %d, want %d (%+d)", e.name, s.Len(), len(l.frames), s.Len()-len(l.frames))
				}
				got := drain(t, s)
				if len(got) != len(l.frames) {
					t.Errorf("%s: %d frames, want %d", e.name, len(got), len(l.frames))
				}
				checkStart(t, e.name, got, l.frames)
				all := drain(t, open(t, k.Path(e.file)))
				if len(all)-len(got) < 1105 || len(all)%1152 != 0 {
					t.Errorf("%s: without Trim there are %d frames, with it %d", e.name, len(all), len(got))
				}
			}
		})
	}
}

// checkStart wants got to lie on want to the frame: one frame off is much worse.
func checkStart(t *testing.T, name string, got, want [][2]float64) {
	t.Helper()
	miss := func(shift int) (sum float64) {
		for i := 100; i < 20000; i++ {
			d := got[i+shift][0] - want[i][0]
			sum += d * d
		}
		return sum
	}
	if here := miss(0); here > miss(1) || here > miss(-1) {
		t.Errorf("%s: the start is not where it was", name)
	}
}

// Silence that belongs to the music stays, whoever encoded it.
func TestMusicsOwnSilenceIsKept(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	quiet := make([][2]float64, sound.Rate/2)
	music := append(append(append([][2]float64{}, quiet...), sound.Seam()...), quiet...)
	k.WAV("t.wav", music)
	k.Run("lame", "--quiet", "-t", "-b", "128", "t.wav", "lame.mp3")
	other := bytes.ReplaceAll(k.Read("lame.mp3"), []byte("LAME"), []byte("EMAL")) // an encoder nobody knows
	k.Write("other.mp3", other)
	for name, early := range map[string]int{"lame.mp3": 0, "other.mp3": 576} {
		got := drain(t, openTrimmed(t, k.Path(name)))
		if len(got) < len(music)+early || len(got) > len(music)+early+1198 {
			t.Errorf("%s: %d frames, want %d and at most 1,198 of padding", name, len(got), len(music)+early)
		}
		checkStart(t, name, got[early:], music)
		for _, f := range got[len(got)-len(quiet)+100:] {
			if math.Abs(f[0]) > 1e-3 {
				t.Fatalf("%s: the silence at the end is not whole", name)
			}
		}
	}
}

// An encoder that does not sign its work: the edge is measured.
func TestUntoldSilenceOfAnUnknownEncoder(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.Run("lame", "--quiet", "-t", "-b", "192", "t.wav", "t.mp3")
	b := k.Read("t.mp3")
	s := openTrimmed(t, k.Write("o.mp3", bytes.ReplaceAll(b, []byte("LAME"), []byte("EMAL"))))
	if s.Len() != 3*sound.Rate {
		t.Errorf("Len is %d", s.Len())
	}
	// A stream that begins in the middle of music has no silence to cut.
	at := 0
	for i := 20000; at == 0; i++ {
		if b[i] == 0xff && b[i+1] == b[1] && b[i+2]&^2 == b[2]&^2 {
			at = i
		}
	}
	whole := drain(t, open(t, k.Write("m.mp3", b[at:])))
	cut := drain(t, openTrimmed(t, k.Path("m.mp3")))
	for i := range len(whole) - len(cut) - (3*sound.Rate + 1332 - 1105 - 3*sound.Rate) {
		if math.Abs(whole[i][0]) > 1e-3 { // what the decoder could not decode is silent
			t.Fatalf("music was cut off a stream that begins in music, at frame %d", i)
		}
	}
}

// What is told is believed, and silence is not eaten.
func TestTrimLeavesAlone(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("silence.wav", make([][2]float64, 2*sound.Rate))
	k.WAV("short.wav", sound.Seam()[:1500])
	k.WAV("t.wav", sound.Seam())
	tests := []struct {
		name, file string
		make       []string
	}{
		{"tag of LAME", "a.mp3", lame("t.wav", "a.mp3")},
		{"FLAC", "a.flac", []string{"flac", "-s", "-o", "a.flac", "t.wav"}},
		{"layer II", "a.mp2", []string{"twolame", "t.wav", "a.mp2"}},
	}
	for _, c := range tests {
		k.Run(c.make[0], c.make[1:]...)
		a, b := drain(t, open(t, k.Path(c.file))), drain(t, openTrimmed(t, k.Path(c.file)))
		if len(a) != len(b) {
			t.Errorf("%s: %d frames, with Trim %d", c.name, len(a), len(b))
		}
	}
	k.Run("lame", "--quiet", "-t", "short.wav", "b.mp3")
	if n := len(drain(t, openTrimmed(t, k.Path("b.mp3")))); n != 1500 {
		t.Errorf("%d frames of a blink of 1500", n)
	}
	k.Run("lame", "--quiet", "-t", "silence.wav", "s.mp3")
	if n := len(drain(t, openTrimmed(t, k.Path("s.mp3")))); n < 2*sound.Rate {
		t.Errorf("%d frames of 2 s of silence", n)
	}
}
