package sound

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
)

// Rate is the rate of Seam in frames a second.
const Rate = 44100

// Seam is 3 s of sound whose end runs into its start without a step: a sine of
// whole periods on the left, and noise of a fixed seed on the right, in which
// every missing or extra frame shows.
func Seam() [][2]float64 { return slices.Clone(seam()) }

// seam is made once: millions of sines take seconds under the race detector.
var seam = sync.OnceValue(func() [][2]float64 {
	const n = 3 * Rate
	r := rand.New(rand.NewPCG(7, 7))
	type wave struct{ cycles, phase, amp float64 }
	waves := make([]wave, 60)
	for i := range waves {
		waves[i] = wave{float64(900 + r.IntN(12000)), r.Float64() * 2 * math.Pi, 0.02}
	}
	out := make([][2]float64, n)
	for i := range out {
		t := 2 * math.Pi * float64(i) / n
		out[i][0] = 0.5 * math.Sin(1323*t)
		for _, w := range waves {
			out[i][1] += w.amp * math.Sin(w.cycles*t+w.phase)
		}
	}
	return out
})

// Kit makes files in a temporary folder.
type Kit struct {
	t   testing.TB
	dir string
}

// New makes a kit for t.
func New(t testing.TB) *Kit {
	t.Helper()
	return &Kit{t: t, dir: t.TempDir()}
}

// Path is the path of name in the kit's folder.
func (k *Kit) Path(name string) string { return filepath.Join(k.dir, name) }

// Write writes b to name.
func (k *Kit) Write(name string, b []byte) string {
	k.t.Helper()
	if err := os.WriteFile(k.Path(name), b, 0o600); err != nil {
		k.t.Fatal(err)
	}
	return k.Path(name)
}

// Read reads name.
func (k *Kit) Read(name string) []byte {
	k.t.Helper()
	b, err := os.ReadFile(k.Path(name))
	if err != nil {
		k.t.Fatal(err)
	}
	return b
}

// Cut copies the first n bytes of from to name.
func (k *Kit) Cut(from, name string, n int) string {
	k.t.Helper()
	return k.Write(name, k.Read(from)[:n])
}

// WAV writes 16-bit frames to name.
func (k *Kit) WAV(name string, frames [][2]float64) string {
	k.t.Helper()
	le := binary.LittleEndian
	n := uint32(len(frames) * 4)
	b := le.AppendUint32([]byte("RIFF"), 36+n)
	b = append(b, "WAVEfmt "...)
	b = le.AppendUint32(b, 16)
	b = append(b, 1, 0, 2, 0)
	b = le.AppendUint32(b, Rate)
	b = le.AppendUint32(b, Rate*4)
	b = append(b, 4, 0, 16, 0)
	b = le.AppendUint32(append(b, "data"...), n)
	for _, f := range frames {
		for _, v := range f {
			b = le.AppendUint16(b, uint16(int16(math.RoundToEven(v*32767))))
		}
	}
	return k.Write(name, b)
}

// Run runs a program in the kit's folder and gives what it prints. A program
// that is missing fails the test: install it.
func (k *Kit) Run(program string, args ...string) []byte {
	k.t.Helper()
	cmd := exec.CommandContext(k.t.Context(), program, args...)
	cmd.Dir = k.dir
	var out, diag bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &diag
	if err := cmd.Run(); err != nil {
		k.t.Fatalf("%s %q: %v\n%s", program, args, err, diag.String())
	}
	return out.Bytes()
}

// FFmpeg runs ffmpeg quietly.
func (k *Kit) FFmpeg(args ...string) []byte {
	k.t.Helper()
	return k.Run("ffmpeg", append([]string{"-nostdin", "-v", "error", "-y"}, args...)...)
}

// Reference is what ffmpeg decodes of name, two channels, mono on both.
func (k *Kit) Reference(name string, channels int) [][2]float64 {
	k.t.Helper()
	b := k.FFmpeg("-i", name, "-f", "f32le", "-")
	out := make([][2]float64, len(b)/4/channels)
	for i := range out {
		for c := range 2 {
			at := (i*channels + min(c, channels-1)) * 4
			out[i][c] = float64(math.Float32frombits(binary.LittleEndian.Uint32(b[at:])))
		}
	}
	return out
}

// Distance is the largest difference between a and b over the shorter of them.
func Distance(a, b [][2]float64) float64 {
	d := 0.0
	for i := range min(len(a), len(b)) {
		d = max(d, math.Abs(a[i][0]-b[i][0]), math.Abs(a[i][1]-b[i][1]))
	}
	return d
}
