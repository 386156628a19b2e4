package stretch_test

import (
	"math"
	"testing"

	"github.com/gopxl/beep/v2"

	"reprise/player/stretch"
)

const rate = 44100

// source gives frames and then ends.
type source struct {
	frames [][2]float64
	at     int
}

func (s *source) Stream(dst [][2]float64) (int, bool) {
	n := copy(dst, s.frames[s.at:])
	s.at += n
	return n, n > 0
}
func (s *source) Err() error { return nil }

// all takes everything, in uneven steps.
func all(s beep.Streamer) [][2]float64 {
	var out [][2]float64
	for step := 1; ; step = step*7%3001 + 1 {
		buf := make([][2]float64, step)
		n, ok := s.Stream(buf)
		out = append(out, buf[:n]...)
		if !ok || n < step {
			return out
		}
	}
}

// tones are a second and a half of sines of such frequencies, each on one side or
// both.
func tones(hertz ...float64) [][2]float64 {
	out := make([][2]float64, 3*rate/2)
	for i := range out {
		for k, h := range hertz {
			v := 0.8 / float64(len(hertz)) * math.Sin(2*math.Pi*h*float64(i)/rate)
			out[i][k%2] += v
			if k%3 == 0 {
				out[i][1] -= v // on the other side, the other way round
			}
		}
	}
	return out
}

func TestLengthIsExact(t *testing.T) {
	t.Parallel()
	for _, frames := range []int{0, 1, 100, 1323, 5000, 44100} {
		for _, speed := range []float64{0.5, 0.66, 0.75, 1, 1.07, 1.5} {
			got := all(stretch.New(&source{frames: tones(441)[:frames]}, rate, speed))
			if want := int(math.Ceil(float64(frames)/speed - 1e-9)); len(got) != want {
				t.Errorf("%d frames at speed %g are %d, want %d", frames, speed, len(got), want)
			}
		}
	}
}

func TestSpeedOneChangesNothing(t *testing.T) {
	t.Parallel()
	in := tones(441, 1234)
	for i, f := range all(stretch.New(&source{frames: in}, rate, 1)) {
		if f != in[i] {
			t.Fatalf("frame %d is changed", i)
		}
	}
}

// pitch is the frequency of the strongest tone near hertz, by how its phase moves.
func pitch(v [][2]float64, hertz float64) (found, level float64) {
	const long = rate / 4
	phase := func(from int) (float64, float64) {
		re, im := 0.0, 0.0
		for i := range long {
			w := 0.5 - 0.5*math.Cos(2*math.Pi*(float64(i)+0.5)/long)
			s, c := math.Sincos(2 * math.Pi * hertz * float64(from+i) / rate)
			re += w * v[from+i][0] * c
			im += w * v[from+i][0] * s
		}
		return math.Atan2(-im, re), math.Hypot(re, im) * 4 / long
	}
	const step = rate / 20
	total, n := 0.0, 0
	for from := 2000; from+long+step < len(v)-2000; from += step {
		a, l := phase(from)
		b, _ := phase(from + step)
		total += math.Remainder(b-a, 2*math.Pi)
		level += l
		n++
	}
	return hertz + total/float64(n)/(2*math.Pi)*rate/step, level / float64(n)
}

func TestPitchIsKept(t *testing.T) {
	t.Parallel()
	chord := []float64{110, 277.18, 659.26, 1760, 5000}
	for _, speed := range []float64{0.5, 0.75, 0.9, 1.1, 1.5} {
		got := all(stretch.New(&source{frames: tones(chord...)}, rate, speed))
		for k, h := range chord {
			if k%2 == 1 {
				continue // it is on the right
			}
			f, level := pitch(got, h)
			if cents := 1200 * math.Log2(f/h); math.Abs(cents) > 3 {
				t.Errorf("at speed %g %g Hz is %.2f cents off", speed, h, cents)
			}
			if db := 20 * math.Log10(level/(0.8/float64(len(chord)))); math.Abs(db) > 1.5 {
				t.Errorf("at speed %g %g Hz is %.1f dB off", speed, h, db)
			}
		}
	}
}

func TestNothingGetsLouder(t *testing.T) {
	t.Parallel()
	in := tones(97, 441, 3000)
	most := 0.0
	for _, f := range in {
		most = max(most, math.Abs(f[0]), math.Abs(f[1]))
	}
	for _, f := range all(stretch.New(&source{frames: in}, rate, 0.7)) {
		if math.Abs(f[0]) > most+1e-12 || math.Abs(f[1]) > most+1e-12 {
			t.Fatalf("a sample of %g, before at most %g", max(math.Abs(f[0]), math.Abs(f[1])), most)
		}
	}
}

// Places are where they belong: a click is heard near its time at the new speed.
func TestPlacesKeepTheirTime(t *testing.T) {
	t.Parallel()
	for _, speed := range []float64{0.5, 0.8, 1.3} {
		in := make([][2]float64, 4*rate)
		for i := range in {
			in[i][0] = 0.01 * math.Sin(float64(i)*0.05)
		}
		for at := rate / 2; at < len(in); at += rate / 2 {
			in[at][0] = 1
		}
		reach := int(stretch.Reach().Seconds() * rate)
		for i, f := range all(stretch.New(&source{frames: in}, rate, speed)) {
			if f[0] < 0.3 {
				continue
			}
			place := float64(i) * speed
			if off := math.Abs(math.Remainder(place, rate/2)); off > float64(reach) {
				t.Errorf("at speed %g a click is %.0f frames from its place", speed, off)
			}
		}
	}
}

func BenchmarkStretch(b *testing.B) {
	in := tones(110, 220, 330, 1000)
	for b.Loop() {
		all(stretch.New(&source{frames: in}, rate, 0.75))
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/2*60, "s/min") // two seconds are heard
}
