package decode_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"reprise/player/decode"
	"reprise/player/internal/sound"
)

const (
	// mutateDir and mutateCount tell the child process what to do.
	mutateDir   = "REPRISE_MUTATE_DIR"
	mutateCount = "REPRISE_MUTATE_COUNT"
	// mutateMemory is the most that the child may take, in bytes. The race detector
	// takes several times as much.
	mutateMemory = 200 << 20
)

// TestMutatedFiles opens and reads damaged files of every format in a process of
// its own: no panic, no hang, no endless sound, and 200 MB of memory at most.
// There are 24,000 of them when REPRISE_SOAK is set.
func TestMutatedFiles(t *testing.T) {
	t.Parallel()
	total := 600
	if os.Getenv("REPRISE_SOAK") != "" {
		total = 24000
	}
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam()[:sound.Rate])
	kinds := 0
	for i, c := range formats() {
		if c.helped() {
			continue // another program's business
		}
		if len(c.make) > 0 {
			k.Run(c.make[0], c.make[1:]...)
		}
		k.Write(fmt.Sprintf("in-%02d", i), k.Read(c.file))
		kinds++
	}
	for name, args := range map[string][]string{
		"in-adts":  {"-f", "adts"},
		"in-frag":  {"-f", "mp4", "-movflags", "frag_keyframe+empty_moov", "-frag_duration", "100000"},
		"in-frag2": {"-f", "mp4", "-movflags", "dash", "-frag_duration", "100000"},
	} {
		k.FFmpeg(append(append([]string{"-i", "t.m4a", "-c", "copy"}, args...), name)...)
		kinds++
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, "-test.run=^TestMutationChild$", "-test.timeout=60m")
	cmd.Env = append(os.Environ(), mutateDir+"="+k.Path(""), mutateCount+"="+strconv.Itoa(total/kinds+1), "PATH=")
	out, err := cmd.CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("PASS")) {
		t.Fatalf("%v\n%s", err, out[max(0, len(out)-4000):])
	}
	if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		most := use.Maxrss * 1024
		t.Logf("%d MB, %v of CPU, %s", most>>20, cmd.ProcessState.UserTime(), out)
		if most > mutateMemory && !underRace() {
			t.Errorf("it took %d MB", most>>20)
		}
	}
}

// underRace reports whether the race detector is built in.
func underRace() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}

// TestMutationChild is what the process of TestMutatedFiles runs.
func TestMutationChild(t *testing.T) { //nolint:paralleltest // it is alone in its process
	dir := os.Getenv(mutateDir)
	if dir == "" {
		t.Skip("only TestMutatedFiles runs it")
	}
	rounds, err := strconv.Atoi(os.Getenv(mutateCount))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "in-*"))
	if err != nil || len(files) == 0 {
		t.Fatal(err, "no files")
	}
	path := filepath.Join(t.TempDir(), "m")
	sounded := 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := range rounds {
			if err := os.WriteFile(path, mutate(rand.New(rand.NewPCG(uint64(i), uint64(len(b)))), b), 0o600); err != nil {
				t.Fatal(err)
			}
			hang := time.AfterFunc(60*time.Second, func() {
				panic(fmt.Sprintf("round %d of %s hangs", i, filepath.Base(file)))
			})
			if n := readAll(t, path); n > 0 {
				sounded++
			}
			hang.Stop()
		}
	}
	if sounded < len(files)*rounds/3 {
		t.Errorf("only %d of %d damaged files gave any sound", sounded, len(files)*rounds)
	}
	fmt.Printf("%d of %d sounded\n", sounded, len(files)*rounds)
}

// mutate changes, cuts, repeats or drops parts of b.
func mutate(r *rand.Rand, b []byte) []byte {
	b = bytes.Clone(b)
	for range 1 + r.IntN(8) {
		i, n := r.IntN(len(b)), 1+r.IntN(200)
		if r.IntN(2) == 0 {
			i = r.IntN(min(len(b), 2000)) // headers
		}
		end := min(i+n, len(b))
		switch r.IntN(5) {
		case 0:
			b = b[:max(i, 64)]
		case 1:
			b = append(b[:i], b[end:]...)
		case 2:
			b = append(b[:end], append(bytes.Clone(b[i:end]), b[end:]...)...)
		case 3:
			for j := i; j < end; j++ {
				b[j] = byte(r.IntN(256))
			}
		default:
			b[i] ^= 1 << r.IntN(8)
		}
		if len(b) < 64 {
			return b
		}
	}
	return b
}

// readAll opens path, reads a minute of it at most, seeks, and closes. It tells
// how many frames it read.
func readAll(t testing.TB, path string) (total int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	s, err := decode.Open(ctx, path, decode.Options{})
	if err != nil {
		return 0
	}
	buf := make([][2]float64, 4096)
	for total < 60*192000 {
		n, ok := s.Stream(buf)
		if n > len(buf) || (ok && n == 0) || (!ok && n > 0) {
			t.Fatalf("Stream gave %d, %v", n, ok)
		}
		total += n
		if !ok {
			break
		}
	}
	if s.Err() == nil && s.Len() > 0 {
		if err := s.Seek(s.Len() / 2); err == nil {
			s.Stream(buf)
		}
	}
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
	return total
}
