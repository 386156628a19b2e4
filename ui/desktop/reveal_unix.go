//go:build unix && !darwin

package desktop

import (
	"context"
	"net/url"
	"os/exec"
	"path/filepath"

	"github.com/godbus/dbus/v5"
)

// reveal asks the file manager on the session bus to choose the file, and opens
// its folder where there is none: freedesktop.org's file manager interface,
// org.freedesktop.FileManager1.
func reveal(ctx context.Context, path string) error {
	if showItem(ctx, path) == nil {
		return nil
	}
	return exec.CommandContext(ctx, "xdg-open", filepath.Dir(path)).Run()
}

func showItem(ctx context.Context, path string) error {
	conn, err := dbus.ConnectSessionBus(dbus.WithContext(ctx))
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // what it was for is done
	address := (&url.URL{Scheme: "file", Path: path}).String()
	manager := conn.Object("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1")
	return manager.CallWithContext(ctx, "org.freedesktop.FileManager1.ShowItems", 0, []string{address}, "").Err
}
