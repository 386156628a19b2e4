package main_test

import (
	"bytes"
	"context"
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	reprise "reprise/cmd/reprise"
	"reprise/library"
)

// TestMain lets the scripts run the program itself as the command "reprise".
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"reprise": reprise.Main})
}

// TestScripts runs the stories in testdata. Beside testscript's own commands
// they have:
//
//	encode FILE [frames=N] [rate=N] [freq=HZ] [title=...] [artist=...] ...   make a tagged audio file with a real encoder
//	truncate FILE BYTES              cut a file
//	copies WAV N FRAMES RATE         the WAV holds N exact copies of FRAMES frames
//	sounds WAV FILE FRAMES           its first FRAMES are those that ffmpeg decodes of FILE
//	keep FILE... / kept              remember files / hold that they are as they were
//	lock DIR                         another copy of the app has the data folder until the script ends
//	fifo FILE                        make a named pipe
//	big FILE BYTES                   make a sparse file
//	status N COMMAND...              COMMAND ends with status N
//	hangup COMMAND...                run COMMAND with nobody reading its output
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:   "testdata",
		Setup: setUpScript,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"encode": scriptEncode, "truncate": scriptTruncate, "copies": scriptCopies, "sounds": scriptSounds,
			"keep": scriptKeep, "kept": scriptKept, "lock": scriptLock, "fifo": scriptFIFO, "big": scriptBig, "hangup": scriptHangUp,
			"status": scriptStatus,
		},
	})
}

// setUpScript gives the script a home of its own and takes the sound away: the
// sound server and the sound card of whoever runs the tests are not ours.
func setUpScript(env *testscript.Env) error {
	env.Values[keptFiles{}] = &[]keptFile{}
	home := filepath.Join(env.WorkDir, "home")
	for name, value := range map[string]string{
		"HOME":             home,
		"XDG_DATA_HOME":    filepath.Join(home, "data"),
		"XDG_CONFIG_HOME":  filepath.Join(home, "config"),
		"XDG_CACHE_HOME":   filepath.Join(home, "cache"),
		"XDG_RUNTIME_DIR":  filepath.Join(home, "run"),
		"PULSE_SERVER":     "unix:" + filepath.Join(home, "no-sound-server"),
		"ALSA_CONFIG_PATH": filepath.Join(home, "no-sound-card"),
		"DISPLAY":          "",
		"WAYLAND_DISPLAY":  "",
		"LC_ALL":           "C.UTF-8",
	} {
		env.Setenv(name, value)
	}
	program, err := exec.LookPath("reprise")
	if err != nil {
		return err
	}
	env.Setenv("REPRISE", program)
	return os.MkdirAll(filepath.Join(home, "run"), 0o700)
}

// scriptTB lets a helper for tests fail a script.
type scriptTB struct {
	testing.TB
	ts  *testscript.TestScript
	dir string
}

func (tb scriptTB) Helper()                           {}
func (tb scriptTB) Fatal(args ...any)                 { tb.ts.Fatalf("%v", args) }
func (tb scriptTB) Fatalf(format string, args ...any) { tb.ts.Fatalf(format, args...) }
func (tb scriptTB) TempDir() string                   { return tb.dir }

func scriptEncode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: encode FILE [name=value]...")
	}
	r := recording{frames: 44100, rate: 44100}
	tags := map[string]string{}
	for _, arg := range args[1:] {
		name, value, ok := strings.Cut(arg, "=")
		if !ok {
			ts.Fatalf("encode: %q is no name=value", arg)
		}
		switch name {
		case "frames":
			r.frames = number(ts, value)
		case "rate":
			r.rate = number(ts, value)
		case "freq":
			r.freq = float64(number(ts, value))
		default:
			tags[name] = value
		}
	}
	path := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	dir, err := os.MkdirTemp(ts.Getenv("WORK"), ".encode-*")
	ts.Check(err)
	defer os.RemoveAll(dir)
	encode(scriptTB{ts: ts, dir: dir}, path, r, tags)
}

func scriptTruncate(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 2, "truncate FILE BYTES")
	ts.Check(os.Truncate(ts.MkAbs(args[0]), int64(number(ts, args[1]))))
}

func scriptCopies(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 4, "copies WAV N FRAMES RATE")
	wav, err := readWAV(ts.MkAbs(args[0]))
	ts.Check(err)
	n, frames, rate := number(ts, args[1]), number(ts, args[2]), number(ts, args[3])
	if wav.rate != rate {
		ts.Fatalf("%s has %d frames a second, want %d", args[0], wav.rate, rate)
	}
	if wav.frames() != n*frames {
		ts.Fatalf("%s has %d frames, want %d x %d = %d", args[0], wav.frames(), n, frames, n*frames)
	}
	pass := len(wav.data) / n
	for i := 1; i < n; i++ {
		if !bytes.Equal(wav.data[:pass], wav.data[i*pass:(i+1)*pass]) {
			ts.Fatalf("%s: pass %d is not the first one again", args[0], i+1)
		}
	}
}

// scriptSounds holds the beginning of a WAV file against ffmpeg's decode. Two
// right decoders differ by rounding alone; a shift by one frame of these
// recordings would differ by more than a tenth.
func scriptSounds(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 3, "sounds WAV FILE FRAMES")
	got, err := readWAV(ts.MkAbs(args[0]))
	ts.Check(err)
	reference := filepath.Join(ts.Getenv("WORK"), ".reference.wav")
	ffmpeg := exec.Command("ffmpeg", "-v", "error", "-y", "-i", ts.MkAbs(args[1]), "-c:a", "pcm_f32le", reference)
	if out, err := ffmpeg.CombinedOutput(); err != nil {
		ts.Fatalf("ffmpeg: %v\n%s", err, out)
	}
	want, err := readWAV(reference)
	ts.Check(err)
	const near = 2e-3
	frames := number(ts, args[2])
	if got.frames() < frames || want.frames() < frames {
		ts.Fatalf("%s has %d frames and the reference %d, want %d", args[0], got.frames(), want.frames(), frames)
	}
	for i := range frames {
		for c := range got.channels {
			if d := math.Abs(got.sample(i, c) - want.sample(i, c)); d > near {
				ts.Fatalf("%s differs from the reference by %g at frame %d", args[0], d, i)
			}
		}
	}
}

// keptFile is what a file was like when a script told to keep it.
type keptFile struct {
	path    string
	content []byte
	info    os.FileInfo
}

// keptFiles is the key of a script's kept files among its values.
type keptFiles struct{}

// scriptKeep remembers files, for scriptKept.
func scriptKeep(ts *testscript.TestScript, _ bool, args []string) {
	kept := ts.Value(keptFiles{}).(*[]keptFile)
	for _, arg := range args {
		path := ts.MkAbs(arg)
		info, err := os.Stat(path)
		ts.Check(err)
		content, err := os.ReadFile(path)
		ts.Check(err)
		*kept = append(*kept, keptFile{path, content, info})
	}
}

// scriptKept fails the script when a file that was to be kept has changed.
func scriptKept(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 0, "kept")
	kept := *ts.Value(keptFiles{}).(*[]keptFile)
	if len(kept) == 0 {
		ts.Fatalf("kept: nothing was to be kept")
	}
	for _, file := range kept {
		info, err := os.Stat(file.path)
		ts.Check(err)
		content, err := os.ReadFile(file.path)
		ts.Check(err)
		if !bytes.Equal(content, file.content) || !info.ModTime().Equal(file.info.ModTime()) || info.Mode() != file.info.Mode() {
			ts.Fatalf("%s was written to", file.path)
		}
	}
}

func scriptLock(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 1, "lock DIR")
	dir := ts.MkAbs(args[0])
	lib, err := library.Open(context.Background(), library.Options{DataDir: dir, CacheDir: filepath.Join(dir, "cache")})
	ts.Check(err)
	ts.Defer(func() { ts.Check(lib.Close()) })
}

func scriptFIFO(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 1, "fifo FILE")
	ts.Check(syscall.Mkfifo(ts.MkAbs(args[0]), 0o644))
}

func scriptBig(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 2, "big FILE BYTES")
	path := ts.MkAbs(args[0])
	file, err := os.Create(path)
	ts.Check(err)
	ts.Check(file.Close())
	ts.Check(os.Truncate(path, int64(number(ts, args[1]))))
}

// scriptStatus runs a command and looks at how it ended; its output is left for
// stdout and stderr.
func scriptStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND...")
	}
	status := 0
	err := ts.Exec(args[1], args[2:]...)
	if ended := (*exec.ExitError)(nil); errors.As(err, &ended) {
		status = ended.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if status != number(ts, args[0]) {
		ts.Fatalf("%s ended with status %d, want %s", args[1], status, args[0])
	}
}

// scriptHangUp runs a command whose output nobody reads any more, and wants it
// to end well and to say nothing.
func scriptHangUp(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: hangup COMMAND...")
	}
	read, write, err := os.Pipe()
	ts.Check(err)
	ts.Check(read.Close())
	defer write.Close()

	path, err := exec.LookPath(args[0])
	ts.Check(err)
	var stderr bytes.Buffer
	cmd := exec.Command(path, args[1:]...)
	cmd.Dir, cmd.Env = ts.MkAbs("."), scriptEnv(ts)
	cmd.Stdout, cmd.Stderr = write, &stderr
	if err := cmd.Run(); err != nil || stderr.Len() > 0 {
		ts.Fatalf("%s: %v\n%s", cmd, err, stderr.String())
	}
}

// scriptEnv is the part of the script's environment that the program reads.
func scriptEnv(ts *testscript.TestScript) []string {
	env := os.Environ()
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"} {
		env = append(env, name+"="+ts.Getenv(name))
	}
	return env
}

func need(ts *testscript.TestScript, args []string, n int, usage string) {
	if len(args) != n {
		ts.Fatalf("usage: %s", usage)
	}
}

func number(ts *testscript.TestScript, s string) int {
	n, err := strconv.Atoi(s)
	ts.Check(err)
	return n
}
