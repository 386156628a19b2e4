//go:build linux

// Package soundserver runs a sound server of a test's own, with sinks that nobody
// hears and that can be recorded.
package soundserver

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Rate is the rate of the sinks in frames a second.
const Rate = 44100

// Server is a PulseAudio that can be killed and started again. It is for one
// goroutine, that of the test.
type Server struct {
	t    testing.TB
	dir  string
	cmd  *exec.Cmd
	logs bytes.Buffer
}

// New prepares a server, which does not run yet, and leads the whole process to
// it: the test must not be parallel.
func New(t *testing.T) *Server {
	t.Helper()
	s := &Server{t: t, dir: t.TempDir()}
	t.Setenv("PULSE_SERVER", "unix:"+s.socket())
	t.Setenv("XDG_RUNTIME_DIR", s.dir)
	t.Setenv("HOME", s.dir)
	t.Cleanup(func() {
		s.Kill()
		if t.Failed() {
			t.Logf("the sound server said:\n%s", s.logs.String())
		}
	})
	return s
}

func (s *Server) socket() string { return filepath.Join(s.dir, "native") }

// Start starts it with sinks of these names, the first one by default, and waits
// for it. With none it has the dummy that a real server makes.
func (s *Server) Start(sinks ...string) {
	s.t.Helper()
	_ = os.Remove(s.socket())
	args := []string{
		"-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes", "--realtime=no", "--high-priority=no",
		"-L", "module-native-protocol-unix auth-anonymous=1 auth-cookie-enabled=0 socket=" + s.socket(),
	}
	for _, name := range sinks {
		args = append(args, "-L", sink(name))
	}
	if len(sinks) == 0 {
		args = append(args, "-L", "module-always-sink")
	}
	s.cmd = exec.CommandContext(s.t.Context(), "pulseaudio", args...)
	s.cmd.Stderr = &s.logs
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.wait("the sound server", func() bool {
		out, err := exec.CommandContext(s.t.Context(), "pactl", "list", "short", "sinks").Output()
		return err == nil && len(out) > 0
	})
	if len(sinks) > 0 { // else a recording goes along where the default sink changes
		s.Control("set-default-source", sinks[0]+".monitor")
	}
}

// wait looks for something until it is so.
func (s *Server) wait(what string, so func() bool) {
	s.t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for late := time.Now().Add(30 * time.Second); !so(); <-tick.C {
		if time.Now().After(late) {
			s.t.Fatalf("waited for %s", what)
		}
	}
}

// sink is the module of a sink that nobody hears.
func sink(name string) string {
	return fmt.Sprintf("module-null-sink sink_name=%s rate=%d channels=2 format=float32le sink_properties=device.description=%[1]s", name, Rate)
}

// Kill ends the server as a crash would.
func (s *Server) Kill() {
	if s.cmd != nil {
		_ = s.cmd.Process.Signal(syscall.SIGKILL)
		_ = s.cmd.Wait()
		s.cmd = nil
	}
}

// Control runs pactl and gives what it prints.
func (s *Server) Control(args ...string) string {
	s.t.Helper()
	out, err := exec.CommandContext(s.t.Context(), "pactl", args...).CombinedOutput()
	if err != nil {
		s.t.Fatalf("pactl %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// AddSink makes one more sink and gives the number of its module, for
// "unload-module".
func (s *Server) AddSink(name string) string {
	s.t.Helper()
	return s.Control(append([]string{"load-module"}, strings.Fields(sink(name))...)...)
}

// Recording is what a sink plays.
type Recording struct {
	cmd *exec.Cmd

	mu   sync.Mutex
	left []float32
	tail []byte
}

// Record records a sink until Stop or the end of the test.
func (s *Server) Record(name string) *Recording {
	s.t.Helper()
	r := &Recording{cmd: exec.CommandContext(s.t.Context(), "parec", "-d", name+".monitor", "--raw", "--format=float32le", "--channels=2", fmt.Sprintf("--rate=%d", Rate), "--latency-msec=20")}
	r.cmd.Stdout = r
	if err := r.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { r.Stop() })
	s.wait("a recording", func() bool { return len(r.Left()) > 0 })
	return r
}

// Write takes what parec says.
func (r *Recording) Write(b []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.tail = append(r.tail, b...)
	for ; len(r.tail) >= 8; r.tail = r.tail[8:] {
		r.left = append(r.left, math.Float32frombits(binary.LittleEndian.Uint32(r.tail)))
	}
	return len(b), nil
}

// Left is the left channel so far.
func (r *Recording) Left() []float32 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.left[:len(r.left):len(r.left)]
}

// Stop ends the recording and gives all of it.
func (r *Recording) Stop() []float32 {
	if r.cmd.ProcessState == nil {
		_ = r.cmd.Process.Signal(os.Interrupt)
		_ = r.cmd.Wait()
	}
	return r.Left()
}
