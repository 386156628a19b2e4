package library_test

import (
	"errors"
	"testing"

	"golang.org/x/sys/unix"

	"reprise/library"
)

// The second scan of an unchanged tree opens no file, in the same run and after
// opening the library again, and tells of no change.
func TestTheSecondScanOpensNoFile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	files := []string{
		w.scarFile("a.mp3"), w.againFile("sub/b.mp3"), song(t, w.path("sub/odd.mp3"), "Track 7", "", ""),
		w.path("bad.mp3"),
	}
	writeFile(t, w.path("bad.mp3"), []byte("this is no song"))
	fd, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	if err != nil {
		t.Skipf("the system tells of no opened files: %v", err)
	}
	defer unix.Close(fd)
	for _, f := range files {
		if _, err := unix.InotifyAddWatch(fd, f, unix.IN_OPEN); err != nil {
			t.Fatal(err)
		}
	}
	opened := func() bool {
		t.Helper()
		n, err := unix.Read(fd, make([]byte, 1<<16))
		if err != nil && !errors.Is(err, unix.EAGAIN) {
			t.Fatal(err)
		}
		return n > 0
	}
	second := func(l *library.Library) {
		t.Helper()
		before := l.Snapshot()
		s := rescan(t, l)
		if opened() || s.Read != 0 || s.Unchanged != len(files) {
			t.Errorf("the second scan opened a file: %+v", s)
		}
		after := l.Snapshot()
		if &before.Tracks[0] != &after.Tracks[0] || &before.Entries[0] != &after.Entries[0] {
			t.Error("the second scan told of a change")
		}
	}
	l := w.scan()
	did(t)(l.Link(drawn, files[2]))
	if !opened() {
		t.Fatal("the first scan opened no file: the test proves nothing")
	}
	second(l)
	closeLibrary(t, l)
	second(w.open())
}
