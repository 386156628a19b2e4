package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dhowden/tag"

	"reprise/assets"
	"reprise/cmd/houseband/score"
	"reprise/cmd/houseband/synth"
	"reprise/library/lyrics"
)

// short is a song of two bars, so that a test does not take as long as a
// recording.
func short(rate int) *score.Song {
	return &score.Song{
		Name: "short", Title: "짧은 노래", Artist: "밴드", Album: "막차 OST", Rate: rate, Tempo: 240, Beats: 4, Seed: 1,
		Room: synth.Reverb{Size: 0.7, Damp: 0.4, Delay: 0.01},
		Bars: []string{"Dmaj9", "A7"},
		Lines: []score.Line{{
			Bar: 0, Melody: "D5:1 E5:1 F#5:2 r:4", Hangul: "막차야", Roman: "makchaya", Meaning: "the last bus",
		}},
		Play: func(h score.Harmony) []score.Track {
			chords := h.Comp(score.Pattern{{At: 0, Len: 4, Force: 0.7, Tone: score.All}}, 0.02, score.Range{From: 0, To: 2, Force: 1})
			return []score.Track{
				{Voice: synth.EPiano{}, Gain: 0.2, Room: 0.4, Notes: chords},
				{Voice: synth.Flute(), Gain: 0.2, Room: 0.4, Notes: h.Sing(0.8)},
			}
		},
	}
}

// need skips a test on a machine without the programs.
func need(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			t.Skipf("%s is not installed", p)
		}
	}
}

// decoded returns the left side of a file as ffmpeg hears it.
func decoded(t *testing.T, path string) []float64 {
	t.Helper()
	raw, err := exec.CommandContext(t.Context(), "ffmpeg", "-v", "error", "-i", path, "-f", "f32le", "-ac", "2", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	x := make([]float64, len(raw)/8)
	for i := range x {
		x[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(raw[8*i:])))
	}
	return x
}

// click returns how sharply x bends where its end meets its start.
func click(x []float64) float64 {
	n, worst := len(x), 0.0
	for i := n - 3; i < n+3; i++ {
		worst = max(worst, math.Abs(x[(i+1)%n]-2*x[i%n]+x[(i-1)%n]))
	}
	return worst
}

// TestPress makes a song with each encoder and wants its length back to the
// frame, its tags, and no click at the seam.
func TestPress(t *testing.T) {
	t.Parallel()
	need(t, "lame", "oggenc", "opusenc", "ffmpeg")
	for _, e := range encoders {
		t.Run(strings.TrimPrefix(e.ending, "."), func(t *testing.T) {
			t.Parallel()
			s := short(44100)
			if e.ending == ".opus" {
				s = short(48000)
			}
			path, err := press(t.Context(), s, e, t.TempDir(), true)
			if err != nil {
				t.Fatal(err)
			}
			x := decoded(t, path)
			if len(x) != s.Frames() {
				t.Errorf("%d frames, the song has %d", len(x), s.Frames())
			}
			if c := click(x); c > 0.006 {
				t.Errorf("the seam bends by %v", c)
			}
			kept := decoded(t, strings.TrimSuffix(path, e.ending)+".wav")
			if len(kept) != s.Frames() {
				t.Errorf("the recording has %d frames", len(kept))
			}
			words, err := lyrics.Read(strings.TrimSuffix(path, e.ending) + ".lrc")
			if err != nil || len(words.Lines) != 2 || words.Lines[0].Roman != "makchaya" || words.Title != s.Title {
				t.Errorf("lyrics are %+v, %v", words, err)
			}
			if e.ending == ".opus" {
				return // the tag library cannot read it
			}
			f, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			m, err := tag.ReadFrom(f)
			if err != nil {
				t.Fatal(err)
			}
			if m.Title() != s.Title || m.Artist() != s.Artist || m.Album() != s.Album || m.Genre() != genre {
				t.Errorf("tags are %q, %q, %q, %q", m.Title(), m.Artist(), m.Album(), m.Genre())
			}
		})
	}
}

func TestTheSameSongIsTheSameSound(t *testing.T) {
	t.Parallel()
	var made [2][]byte
	for i := range made {
		loop, err := short(44100).Render()
		if err != nil {
			t.Fatal(err)
		}
		made[i] = encodeWAV(loop, 10, 10)
	}
	if !bytes.Equal(made[0], made[1]) {
		t.Error("two recordings differ")
	}
	if n := len(made[0]); n != 44+6*(2*44100+20) {
		t.Errorf("%d bytes", n)
	}
}

func TestRunTellsWhatIsMissing(t *testing.T) {
	t.Parallel()
	var out, errs strings.Builder
	if err := run(context.Background(), nil, &out, &errs); err == nil || !strings.Contains(err.Error(), "-out") {
		t.Errorf("got %v", err)
	}
}

func TestMoveEnds(t *testing.T) {
	t.Parallel()
	if err := moveEnds(make([]byte, 500), 1, 1); err == nil {
		t.Error("a file without a LAME tag was changed")
	}
	mp3 := make([]byte, 500)
	copy(mp3[lameAt:], "LAME3.100")
	mp3[delaysAt], mp3[delaysAt+1], mp3[delaysAt+2] = 0x24, 0x06, 0x40 // 576 and 1600
	if err := moveEnds(mp3, 2304, 1152); err != nil {
		t.Fatal(err)
	}
	if got := [3]byte(mp3[delaysAt : delaysAt+3]); got != [3]byte{0xB4, 0x0A, 0xC0} { // 2880 and 2752
		t.Errorf("delay and padding are %x", got)
	}
	if err := moveEnds(mp3, 2304, 0); err == nil {
		t.Error("a delay that cannot be stated was written")
	}
}

// TestDemo looks at the songs that are built in.
func TestDemo(t *testing.T) {
	t.Parallel()
	need(t, "ffmpeg")
	total := int64(0)
	for i, s := range score.Songs() {
		name := s.Name + encoders[i%len(encoders)].ending
		data, err := fs.ReadFile(assets.Demo, name)
		if err != nil {
			t.Fatal(err)
		}
		total += int64(len(data))
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		x := decoded(t, path)
		if len(x) != s.Frames() {
			t.Errorf("%s has %d frames, the song has %d", name, len(x), s.Frames())
		}
		if c := click(x); c > 0.006 {
			t.Errorf("%s: the seam bends by %v", name, c)
		}
		peak := 0.0
		for _, v := range x {
			peak = max(peak, math.Abs(v))
		}
		if peak > 0.95 || peak < 0.4 {
			t.Errorf("%s: peak is %v", name, peak)
		}
		words, err := lrc(s)
		if err != nil {
			t.Fatal(err)
		}
		if kept, err := fs.ReadFile(assets.Demo, s.Name+".lrc"); err != nil || !bytes.Equal(kept, words) {
			t.Errorf("%s.lrc is not what the song says, %v", s.Name, err)
		}
	}
	if total > 3<<20 {
		t.Errorf("the songs are %d bytes together", total)
	}
}
