package decode_test

import (
	"testing"

	"reprise/player/internal/sound"
)

// checkCut plays the first 60 % of the file of c, whose whole sound is all.
func checkCut(t *testing.T, k *sound.Kit, c formatCase, all [][2]float64) {
	t.Helper()
	if c.helped() || c.unknown || c.file == "t64.wav" || c.file == "t.w64" || c.file == "t.mp2" {
		return // ffmpeg's word counts there, or nothing tells the length
	}
	file := c.file
	if c.codec == "aac" { // the index must come first, to survive a cut
		k.FFmpeg("-i", file, "-c", "copy", "-movflags", "faststart", "front.m4a")
		file = "front.m4a"
	}
	cut := open(t, k.Cut(file, "cut", len(k.Read(file))*6/10))
	got := drain(t, cut)
	if len(got) < len(all)*3/10 || len(got) > len(all)*7/10 {
		t.Errorf("%d of %d frames of a file cut to 60 %%", len(got), len(all))
	}
	if !cut.Short() || cut.Len() != len(got) {
		t.Errorf("short %v, Len %d, want true, %d", cut.Short(), cut.Len(), len(got))
	}
	sane := len(got) - 4096 // the last block may be half there
	if d := sound.Distance(got[:sane], all); d > 1e-6 {
		t.Errorf("what is there differs by %g", d)
	}
	if err := cut.Seek(0); err != nil {
		t.Fatal(err)
	}
	if again := drain(t, cut); len(again) != len(got) || sound.Distance(again, got) != 0 {
		t.Errorf("the second pass has %d frames, the first %d", len(again), len(got))
	}
}

// libsndfile reckons the length of an MP3 without a Xing header from its first
// frame, and stops there even when the music goes on.
func TestMP3WithoutHeaderIsWhole(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		args []string
		mono bool
	}{
		{name: "constant", args: []string{"-t", "-b", "192"}},
		{name: "variable", args: []string{"-t", "-V", "2"}},
		{name: "mono", args: []string{"-t", "-m", "m", "-V", "4"}, mono: true},
		{name: "MPEG 2", args: []string{"-t", "-V", "4", "--resample", "24"}},
		{name: "320", args: []string{"-t", "-b", "320"}},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			k := sound.New(t)
			quiet := make([][2]float64, sound.Rate) // its small frames mislead a reckoning
			k.WAV("t.wav", append(quiet, append(sound.Seam(), sound.Seam()...)...))
			k.Run("lame", append(append([]string{"--quiet"}, c.args...), "t.wav", "t.mp3")...)
			channels := 2
			if c.mono {
				channels = 1
			}
			want := k.Reference("t.mp3", channels)
			s := open(t, k.Path("t.mp3"))
			if s.Len() < len(want) || s.Len() > len(want)+4*1152 {
				t.Errorf("Len is %d, want about %d", s.Len(), len(want))
			}
			got := drain(t, s)
			if len(got) != len(want) || sound.Distance(got, want) > 1e-5 {
				t.Errorf("%d frames that differ by %g, want %d", len(got), sound.Distance(got, want), len(want))
			}
			if s.Short() || s.Len() != len(got) {
				t.Errorf("short %v, Len %d, want false, %d", s.Short(), s.Len(), len(got))
			}
			checkSeeks(t, s, got, fewSeeks)
		})
	}
}

func TestFLACFromAPipeHasALength(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.Write("p.flac", k.FFmpeg("-i", "t.wav", "-f", "flac", "-")) // no total in its header
	s := open(t, k.Path("p.flac"))
	if s.Len() != 3*sound.Rate || s.Short() {
		t.Fatalf("Len is %d, short %v", s.Len(), s.Short())
	}
	got := drain(t, s)
	if d := sound.Distance(got, open16(t, k)); d != 0 || len(got) != 3*sound.Rate {
		t.Errorf("%d frames differ by %g", len(got), d)
	}
}

// open16 is the decode of the 16-bit original.
func open16(t testing.TB, k *sound.Kit) [][2]float64 {
	t.Helper()
	return drain(t, open(t, k.Path("t.wav")))
}
