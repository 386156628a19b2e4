package desktop_test

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"reprise/ui/desktop"
)

// startBus starts a message bus that belongs to the test and returns its address.
func startBus(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	conf := filepath.Join(dir, "bus.conf")
	text := `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=` + dir + `</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`
	if err := os.WriteFile(conf, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "dbus-daemon", "--nofork", "--nopidfile", "--print-address", "--config-file="+conf)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the bus says no address: %v", err)
	}
	return strings.TrimSpace(line)
}

// serve answers on the bus under name with what has an interface's methods.
func serve(t *testing.T, address, name string, path dbus.ObjectPath, face string, methods any) {
	t.Helper()
	conn, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.Export(methods, path, face); err != nil {
		t.Fatal(err)
	}
	if reply, err := conn.RequestName(name, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("the name %s: %v, %v", name, reply, err)
	}
}

// logind plays the part of the system's own: it gives the writing end of a pipe,
// whose reading end shows whether anybody still holds it.
type logind struct {
	refuse string // what it does not grant
	asked  chan []string
	locks  chan [2]*os.File
}

// Inhibit is the method of org.freedesktop.login1.Manager.
func (l *logind) Inhibit(what, who, why, mode string) (dbus.UnixFD, *dbus.Error) {
	l.asked <- []string{what, who, why, mode}
	if what == l.refuse {
		return 0, dbus.NewError("org.freedesktop.DBus.Error.AccessDenied", []any{"not allowed"})
	}
	r, w, err := os.Pipe()
	if err != nil {
		return 0, dbus.MakeFailedError(err)
	}
	fd := dbus.UnixFD(w.Fd())
	l.locks <- [2]*os.File{r, w}
	return fd, nil
}

// held reports whether somebody holds the other end of the pipe.
func held(t *testing.T, end *os.File) bool {
	t.Helper()
	if err := end.SetReadDeadline(time.Now().Add(200 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	_, err := end.Read(make([]byte, 1))
	return errors.Is(err, os.ErrDeadlineExceeded)
}

func TestAwakeHoldsByLogind(t *testing.T) {
	for _, refuse := range []string{"", "sleep:idle"} {
		t.Run("refusing "+refuse, func(t *testing.T) {
			address := startBus(t)
			t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
			l := &logind{refuse: refuse, asked: make(chan []string, 4), locks: make(chan [2]*os.File, 1)}
			serve(t, address, "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", l)
			release, err := desktop.NewAwake(nil).Hold("a song plays all night")
			if err != nil {
				t.Fatal(err)
			}
			if got := <-l.asked; got[0] != "sleep:idle" || got[1] != "Reprise" || got[2] != "a song plays all night" || got[3] != "block" {
				t.Errorf("logind is asked for %q", got)
			}
			if refuse != "" {
				if got := <-l.asked; got[0] != "idle" {
					t.Errorf("refused, logind is asked for %q", got)
				}
			}
			lock := <-l.locks
			defer lock[0].Close()
			if err := lock[1].Close(); err != nil { // what is left is the copy that was sent
				t.Fatal(err)
			}
			if !held(t, lock[0]) {
				t.Error("it is not held")
			}
			release()
			release()
			if held(t, lock[0]) {
				t.Error("it is held after the release")
			}
		})
	}
}

// saver plays the part of the desktop's screen saver.
type saver struct{ said chan string }

// Inhibit is the method of org.freedesktop.ScreenSaver.
func (s saver) Inhibit(app, why string) (uint32, *dbus.Error) {
	s.said <- app + ": " + why
	return 77, nil
}

// UnInhibit is the method of org.freedesktop.ScreenSaver.
func (s saver) UnInhibit(cookie uint32) *dbus.Error {
	if cookie == 77 {
		s.said <- "released"
	}
	return nil
}

func TestAwakeFallsBackToTheScreenSaver(t *testing.T) {
	address := startBus(t)
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path="+filepath.Join(t.TempDir(), "nothing"))
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	s := saver{said: make(chan string, 4)}
	serve(t, address, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", s)
	release, err := desktop.NewAwake(nil).Hold("night")
	if err != nil {
		t.Fatal(err)
	}
	if got := <-s.said; got != "Reprise: night" {
		t.Errorf("it is asked %q", got)
	}
	release()
	if got := <-s.said; got != "released" {
		t.Errorf("then it is told %q", got)
	}
}

func TestNoBusIsAnErrorAndNoMore(t *testing.T) {
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path="+filepath.Join(t.TempDir(), "nothing"))
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	release, err := desktop.NewAwake(nil).Hold("night")
	if !errors.Is(err, desktop.ErrNotAwake) || release == nil {
		t.Errorf("the error is %v", err)
	}
	release()
}
