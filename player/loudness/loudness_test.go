package loudness_test

import (
	"context"
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"reprise/player/internal/sound"
	"reprise/player/loudness"
)

// ebur128 is the integrated loudness that ffmpeg measures.
func ebur128(t *testing.T, k *sound.Kit, name string) float64 {
	t.Helper()
	text := string(k.Run("ffmpeg", "-nostdin", "-v", "error", "-i", name, "-filter_complex",
		"[0:a]ebur128=metadata=1,ametadata=print:key=lavfi.r128.I:file=-", "-f", "null", "-"))
	at := strings.LastIndex(text, "lavfi.r128.I=")
	if at < 0 {
		t.Fatal("ffmpeg told no loudness")
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(text[at+len("lavfi.r128.I="):]), 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestMeasureAgreesWithFFmpeg(t *testing.T) {
	t.Parallel()
	lavfi := func(graph string, more ...string) []string {
		return append([]string{"-f", "lavfi", "-i", graph}, more...)
	}
	tests := []struct {
		name, file string
		make       []string
	}{
		{"sine of 1 kHz", "a.wav", lavfi("sine=f=1000:r=48000:d=8", "-ac", "2")},
		{"bass", "b.wav", lavfi("sine=f=45:r=44100:d=8", "-ac", "2")},
		{"treble at 96 kHz", "c.flac", lavfi("sine=f=9000:r=96000:d=8", "-ac", "2")},
		{"pink noise", "d.flac", lavfi("anoisesrc=c=pink:r=44100:d=12:a=0.5:seed=4", "-ac", "2")},
		{"loud and soft parts", "e.wav", lavfi("anoisesrc=c=pink:r=48000:d=20:seed=5,volume='if(lt(mod(t,6),3),0.02,0.8)':eval=frame", "-ac", "2")},
		{"a long silence", "f.wav", lavfi("anoisesrc=c=brown:r=32000:d=6:seed=6,apad=pad_dur=14", "-ac", "2")},
		{"quiet", "g.wav", lavfi("anoisesrc=c=pink:r=44100:d=10:a=0.002:seed=7", "-ac", "2", "-c:a", "pcm_f32le")},
		{"one channel alone", "h.wav", lavfi("anoisesrc=c=pink:r=44100:d=9:seed=8,pan=stereo|c0=c0|c1=0*c0")},
		{"8 kHz", "i.wav", lavfi("anoisesrc=c=pink:r=8000:d=9:seed=9", "-ac", "2")},
		{"MP3", "j.mp3", lavfi("anoisesrc=c=pink:r=44100:d=9:a=0.4:seed=10", "-ac", "2", "-b:a", "128k")},
		{"Opus", "k.opus", lavfi("anoisesrc=c=pink:r=48000:d=9:a=0.4:seed=11", "-ac", "2", "-b:a", "96k")},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			k := sound.New(t)
			k.FFmpeg(append(c.make, c.file)...)
			want := ebur128(t, k, c.file)
			got, err := loudness.Measure(t.Context(), k.Path(c.file))
			if err != nil {
				t.Fatal(err)
			}
			if d := math.Abs(got.LUFS - want); d > 0.1 {
				t.Errorf("%.3f LUFS, ffmpeg says %.3f", got.LUFS, want)
			}
			peak := 0.0
			for _, f := range k.Reference(c.file, 2) {
				peak = max(peak, math.Abs(f[0]), math.Abs(f[1]))
			}
			if math.Abs(got.Peak-peak) > 1e-5 {
				t.Errorf("peak %.6f, want %.6f", got.Peak, peak)
			}
		})
	}
}

// What is measured is what is heard: mono comes out of both loudspeakers, and
// six channels are mixed into two.
func TestMeasureIsOfTwoLoudspeakers(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.FFmpeg("-f", "lavfi", "-i", "anoisesrc=c=pink:r=48000:d=6:a=0.3:seed=3", "mono.wav")
	k.FFmpeg("-i", "mono.wav", "-ac", "2", "-af", "pan=stereo|c0=c0|c1=c0", "stereo.wav")
	k.FFmpeg("-i", "stereo.wav", "-af", "pan=5.1(side)|FL=c0|FR=c1|FC=0*c0|LFE=c0|SL=0*c0|SR=0*c0", "six.wav")
	want := ebur128(t, k, "stereo.wav")
	fold := 20 * math.Log10(1/(1+2*math.Sqrt2/2)) // the mix must not clip
	for name, expected := range map[string]float64{"mono.wav": want, "six.wav": want + fold} {
		got, err := loudness.Measure(t.Context(), k.Path(name))
		if err != nil {
			t.Fatal(err)
		}
		if d := math.Abs(got.LUFS - expected); d > 0.1 {
			t.Errorf("%s: %.3f LUFS, want %.3f", name, got.LUFS, expected)
		}
	}
}

func TestMeterAtTheEdges(t *testing.T) {
	t.Parallel()
	const rate = 48000
	sine := func(n int, amp float64) [][2]float64 {
		f := make([][2]float64, n)
		for i := range f {
			v := amp * math.Sin(2*math.Pi*997*float64(i)/rate)
			f[i] = [2]float64{v, v}
		}
		return f
	}
	tests := []struct {
		name       string
		frames     [][2]float64
		lufs, peak float64
	}{
		{"full scale", sine(5*rate, 1), 0, 1}, // BS.1770: -3.01 for one channel, 3.01 more for two
		{"20 dB down", sine(5*rate, 0.1), -20, 0.1},
		{"300 ms", sine(3*rate/10, 1), 0, 1},
		{"silence", make([][2]float64, rate), math.Inf(-1), 0},
		{"nothing", nil, math.Inf(-1), 0},
		{"below the gate", sine(rate, 1e-4), math.Inf(-1), 1e-4},
		{"gated silence", append(sine(15*rate, 0.5), make([][2]float64, 9*rate)...), -6.02, 0.5},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m := loudness.NewMeter(rate)
			for at := 0; at < len(c.frames); at += 777 { // the pieces do not matter
				m.Add(c.frames[at:min(at+777, len(c.frames))])
			}
			got := m.Result()
			if d := math.Abs(got.LUFS - c.lufs); d > 0.1 && !math.IsInf(c.lufs, -1) || math.IsInf(c.lufs, -1) != math.IsInf(got.LUFS, -1) {
				t.Errorf("%.3f LUFS, want %.3f", got.LUFS, c.lufs)
			}
			if math.Abs(got.Peak-c.peak) > 1e-3 {
				t.Errorf("peak %.4f, want %.4f", got.Peak, c.peak)
			}
		})
	}
}

func TestMeasureEndsWithItsContext(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := loudness.Measure(ctx, k.Path("t.wav")); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	if _, err := loudness.Measure(t.Context(), k.Path("absent")); err == nil {
		t.Error("an absent file has a loudness")
	}
}
