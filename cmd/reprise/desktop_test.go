//go:build linux

package main_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// stage is a desktop that belongs to one test: a display nobody sees, a sound
// server whose only device is a null sink, and a home.
type stage struct {
	dir string
	env []string
}

// sinkRate is how many frames a second the null sink takes.
const sinkRate = 44100

// newStage starts the display and the sound server, and stops them when the
// test ends.
func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{dir: t.TempDir()}
	run := filepath.Join(s.dir, "run")
	for _, dir := range []string{s.path("home"), run} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	// The socket's name must fit in 108 bytes, whatever TMPDIR is.
	socket := filepath.Join(run, "sound")
	if len(socket) > 100 {
		t.Fatalf("the path %q is too long for a socket; set TMPDIR to something shorter", socket)
	}
	s.env = append(cleanEnv(),
		"HOME="+s.path("home"), "XDG_RUNTIME_DIR="+run, "PULSE_SERVER=unix:"+socket, "PULSE_COOKIE="+filepath.Join(run, "cookie"),
		"DBUS_SESSION_BUS_ADDRESS=unix:path="+filepath.Join(run, "no-bus"),
		"LC_ALL=C.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1", "GORACE=halt_on_error=0",
	)
	s.env = append(s.env, "DISPLAY="+s.startDisplay(t))
	s.startSound(t, socket)
	return s
}

func (s *stage) path(name string) string { return filepath.Join(s.dir, name) }

// cleanEnv is the test's own environment without what leads to the desktop,
// the sound or the folders of whoever runs it.
func cleanEnv() []string {
	var env []string
	for _, entry := range os.Environ() {
		name, _, _ := strings.Cut(entry, "=")
		switch {
		case strings.HasPrefix(name, "XDG_"), strings.HasPrefix(name, "PULSE_"), strings.HasPrefix(name, "FYNE_"),
			name == "DISPLAY", name == "WAYLAND_DISPLAY", name == "HOME", name == "DBUS_SESSION_BUS_ADDRESS", name == "LC_ALL":
		default:
			env = append(env, entry)
		}
	}
	return env
}

// startDisplay starts Xvfb on a display that is free and returns its name.
func (s *stage) startDisplay(t *testing.T) string {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	xvfb := s.command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp")
	xvfb.ExtraFiles = []*os.File{write}
	s.keepRunning(t, xvfb)
	write.Close()
	if err := read.SetReadDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb names no display: %v", err)
	}
	return ":" + strings.TrimSpace(number)
}

// startSound starts a sound server with a null sink and waits for its answer.
func (s *stage) startSound(t *testing.T, socket string) {
	t.Helper()
	s.keepRunning(t, s.command("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes", "--realtime=no", "--high-priority=no",
		"-L", fmt.Sprintf("module-null-sink sink_name=fan rate=%d channels=2 format=float32le", sinkRate),
		"-L", "module-native-protocol-unix auth-anonymous=1 auth-cookie-enabled=0 socket="+socket))
	waitFor(t, 30*time.Second, "the sound server", func() bool {
		out, err := s.command("pactl", "list", "short", "sinks").Output()
		return err == nil && bytes.Contains(out, []byte("fan"))
	})
}

// command makes a command of the stage.
func (s *stage) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = s.env
	cmd.Dir = s.dir
	return cmd
}

// keepRunning starts a command that the end of the test ends.
func (s *stage) keepRunning(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	var out bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &out
	}
	cmd.Stderr = &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		kill := time.AfterFunc(5*time.Second, func() { _ = cmd.Process.Kill() })
		defer kill.Stop()
		_ = cmd.Wait()
		if t.Failed() {
			t.Logf("%s said:\n%s", cmd.Path, out.String())
		}
	})
}

// xdotool moves the mouse and presses keys.
func (s *stage) xdotool(t *testing.T, args ...string) {
	t.Helper()
	if out, err := s.command("xdotool", args...).CombinedOutput(); err != nil {
		t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// click presses the left button in the middle of a card.
func (s *stage) click(t *testing.T, c card) {
	t.Helper()
	x, y := int(c.X+c.W/2), int(c.Y+c.H/3)
	s.xdotool(t, "mousemove", strconv.Itoa(x), strconv.Itoa(y))
	s.xdotool(t, "click", "1")
}

// picture saves what is on the display, for whoever looks at a failure.
func (s *stage) picture(t *testing.T) {
	t.Helper()
	dir := os.Getenv("REPRISE_SHOTS")
	if dir == "" {
		return
	}
	file := filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-")+"-"+time.Now().Format("150405")+".png")
	if out, err := s.command("import", "-window", "root", file).CombinedOutput(); err != nil {
		t.Logf("no picture: %v\n%s", err, out)
	}
}

// record records what the sink hears for as long as ctx lasts, in interleaved
// float32.
func (s *stage) record(ctx context.Context, t *testing.T) []byte {
	t.Helper()
	cmd := exec.CommandContext(ctx, "parec", "-d", "fan.monitor", "--raw", "--format=float32le", "--channels=2", "--rate="+strconv.Itoa(sinkRate))
	cmd.Env = s.env
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	var sound, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &sound, &stderr
	if err := cmd.Run(); err != nil && ctx.Err() == nil {
		t.Fatalf("parec: %v\n%s", err, stderr.String())
	}
	return sound.Bytes()
}

// screen is what the window says of itself.
type screen struct {
	Page   string `json:"page"`
	Cards  []card `json:"cards"`
	Player struct {
		Status   string  `json:"status"`
		ID       string  `json:"id"`
		Pass     int     `json:"pass"`
		Position float64 `json:"position"`
		Repeat   string  `json:"repeat"`
		Volume   float64 `json:"volume"`
	} `json:"player"`
	Scan struct {
		Running bool `json:"running"`
		Audio   int  `json:"audio"`
	} `json:"scan"`
}

// card is one card on the screen.
type card struct {
	Ref   string  `json:"ref"`
	State string  `json:"state"`
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	W     float64 `json:"w"`
	H     float64 `json:"h"`
}

// card returns the card of an entry.
func (s screen) card(ref string) card {
	for _, c := range s.Cards {
		if c.Ref == ref {
			return c
		}
	}
	return card{}
}

// window is a running Reprise.
type window struct {
	stage  *stage
	cmd    *exec.Cmd
	status string
	ended  chan error
	stderr lockedBuffer
}

// openWindow starts the program and waits until its window shows something.
func (s *stage) openWindow(t *testing.T, program string, args ...string) *window {
	t.Helper()
	w := &window{stage: s, status: s.path("status.json"), ended: make(chan error, 1)}
	if err := os.Remove(w.status); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	w.cmd = s.command(program, append(args, "--status-file", w.status)...)
	w.cmd.Stderr = &w.stderr
	began := time.Now()
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { w.ended <- w.cmd.Wait() }()
	t.Cleanup(func() {
		if w.cmd.ProcessState == nil {
			_ = w.cmd.Process.Kill()
			<-w.ended
		}
		if t.Failed() {
			t.Logf("the window said:\n%s", w.stderr.String())
		}
	})
	w.wait(t, time.Minute, "the window", func(now screen) bool { return now.Page != "" })
	t.Logf("the window was there after %v", time.Since(began).Round(10*time.Millisecond))
	return w
}

// now reads what the window shows; it is zero before it shows anything.
func (w *window) now(t *testing.T) screen {
	t.Helper()
	var now screen
	text, err := os.ReadFile(w.status)
	if errors.Is(err, os.ErrNotExist) {
		return now
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &now); err != nil {
		t.Fatalf("the status file is no JSON: %v\n%s", err, text)
	}
	return now
}

// wait waits until the window shows what ok wants, and returns that.
func (w *window) wait(t *testing.T, most time.Duration, what string, ok func(screen) bool) screen {
	t.Helper()
	var now screen
	waitFor(t, most, what, func() bool {
		select {
		case err := <-w.ended:
			t.Fatalf("the window ended while the test waited for %s: %v\n%s", what, err, w.stderr.String())
		default:
		}
		now = w.now(t)
		return ok(now)
	})
	return now
}

// quit closes the window by its key and waits for a good end.
func (w *window) quit(t *testing.T) {
	t.Helper()
	w.stage.xdotool(t, "search", "--onlyvisible", "--pid", strconv.Itoa(w.cmd.Process.Pid), "windowfocus")
	w.stage.xdotool(t, "key", "--clearmodifiers", "ctrl+q")
	select {
	case err := <-w.ended:
		if err != nil {
			t.Fatalf("the window ended badly: %v\n%s", err, w.stderr.String())
		}
	case <-time.After(30 * time.Second):
		w.stage.picture(t)
		t.Fatal("the window does not close")
	}
	for _, bad := range []string{"Error in Fyne call thread", "DATA RACE", "panic", "level=ERROR"} {
		if strings.Contains(w.stderr.String(), bad) {
			t.Errorf("the window said %q:\n%s", bad, w.stderr.String())
		}
	}
}

// lockedBuffer is a buffer that may be read while a process writes to it.
type lockedBuffer struct {
	mu  sync.Mutex // guards buf
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

var _ io.Writer = (*lockedBuffer)(nil)

// waitFor waits until ok, looking ten times a second.
func waitFor(t *testing.T, most time.Duration, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(most); !ok(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited %v in vain for %s", most, what)
		}
	}
}
