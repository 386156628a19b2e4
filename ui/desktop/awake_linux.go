package desktop

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/godbus/dbus/v5"
)

// busTime is how long a bus and what answers on it may take.
const busTime = 2 * time.Second

// appName is what the desktop is told.
const appName = "Reprise"

// ways are logind, which decides about sleep; the portal, which is what a
// sandbox lets through; and the desktop's own screen saver, which most desktops
// ask before they sleep.
func ways() []way {
	return []way{{"logind", holdLogind}, {"portal", holdPortal}, {"screen saver", holdScreenSaver}}
}

// holdLogind takes an inhibitor lock: a file that holds as long as it is open, so
// that the system closes it when the program crashes.
// https://www.freedesktop.org/wiki/Software/systemd/inhibit/
func holdLogind(reason string) (func(), error) {
	conn, err := dbus.ConnectSystemBus()
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }() // the lock goes on without it
	manager := conn.Object("org.freedesktop.login1", "/org/freedesktop/login1")
	var tried []error
	// To stop a suspend may need a right that to stop an idle one does not.
	for _, what := range []string{"sleep:idle", "idle"} {
		var fd dbus.UnixFD
		err := call(manager, "org.freedesktop.login1.Manager.Inhibit", what, appName, reason, "block").Store(&fd)
		if err != nil {
			tried = append(tried, err)
			continue
		}
		if lock := os.NewFile(uintptr(fd), "inhibitor"); lock != nil {
			return func() { _ = lock.Close() }, nil
		}
		tried = append(tried, fmt.Errorf("inhibitor %d is no file", fd))
	}
	return nil, errors.Join(tried...)
}

// holdPortal asks the desktop's portal. What it grants ends with the request, or
// with the connection.
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Inhibit.html
func holdPortal(reason string) (func(), error) {
	const suspend, idle = 4, 8
	conn, err := sessionBus()
	if err != nil {
		return nil, err
	}
	var request dbus.ObjectPath
	portal := conn.Object("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
	options := map[string]dbus.Variant{"reason": dbus.MakeVariant(reason)}
	err = call(portal, "org.freedesktop.portal.Inhibit.Inhibit", "", uint32(suspend|idle), options).Store(&request)
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return func() {
		_ = call(conn.Object("org.freedesktop.portal.Desktop", request), "org.freedesktop.portal.Request.Close").Err
		_ = conn.Close() // ends it too
	}, nil
}

// holdScreenSaver asks the desktop's screen saver. What it grants ends with the
// cookie, or with the connection.
// https://specifications.freedesktop.org/idle-inhibit-spec/latest/
func holdScreenSaver(reason string) (func(), error) {
	conn, err := sessionBus()
	if err != nil {
		return nil, err
	}
	var cookie uint32
	saver := conn.Object("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
	if err := call(saver, "org.freedesktop.ScreenSaver.Inhibit", appName, reason).Store(&cookie); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return func() {
		_ = call(saver, "org.freedesktop.ScreenSaver.UnInhibit", cookie).Err
		_ = conn.Close() // ends it too
	}, nil
}

// sessionBus connects to the session's bus where there is one: the library would
// start one else.
func sessionBus() (*dbus.Conn, error) {
	address := os.Getenv("DBUS_SESSION_BUS_ADDRESS")
	if address == "" {
		socket := filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "bus")
		if _, err := os.Stat(socket); err != nil || !filepath.IsAbs(socket) {
			return nil, errors.New("no session bus")
		}
		address = "unix:path=" + dbus.EscapeBusAddressValue(socket)
	}
	return dbus.Connect(address)
}

// call calls a method and waits no longer than busTime.
func call(o dbus.BusObject, method string, args ...any) *dbus.Call {
	ctx, cancel := context.WithTimeout(context.Background(), busTime)
	defer cancel()
	return o.CallWithContext(ctx, method, 0, args...)
}
