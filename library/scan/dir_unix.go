//go:build unix

package scan

import (
	"io/fs"
	"time"

	"golang.org/x/sys/unix"
)

const separator = "/"

// dir is a folder whose files are looked at. Names are looked up from the folder
// itself: following its whole path for each file costs as much as the rest of an
// unchanged scan.
type dir struct {
	path string
	fd   int // -1: not open, its files are looked up by their whole path
}

func openDir(path string) dir {
	fd, err := unix.Open(path, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		fd = -1
	}
	return dir{path, fd}
}

func (d dir) close() {
	if d.fd >= 0 {
		_ = unix.Close(d.fd) // it was only looked at
	}
}

// stat follows links, as opening the file will.
func (d dir) stat(name string) (status, error) {
	var st unix.Stat_t
	at, from := d.fd, name
	if at < 0 {
		at, from = unix.AT_FDCWD, d.join(name)
	}
	for {
		switch err := unix.Fstatat(at, from, &st, 0); err {
		case nil:
			return status{st.Size, time.Unix(st.Mtim.Unix()), st.Mode&unix.S_IFMT == unix.S_IFREG}, nil
		case unix.EINTR: // by a signal, on network drives
		default:
			return status{}, &fs.PathError{Op: "stat", Path: d.join(name), Err: err}
		}
	}
}
