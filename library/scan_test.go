package library_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"reprise/library"
)

func TestSecondScanReadsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a, b := w.scarFile("a.mp3"), w.againFile("sub/b.mp3")
	song(t, w.path("other.mp3"), "Nothing", "Nobody", "Elsewhere")
	l := w.open()
	if s := rescan(t, l); s.Read != 3 || s.Audio != 3 || s.Total != 3 || !s.Counted || s.Running || s.Canceled {
		t.Errorf("first scan: %+v", s)
	}
	stands(t, l, scar, library.Linked, a)
	stands(t, l, again, library.Linked, b)
	stands(t, l, drawn, library.Missing, "")
	if s := rescan(t, l); s.Read != 0 || s.Unchanged != 3 || s.Audio != 3 {
		t.Errorf("second scan: %+v", s)
	}
	closeLibrary(t, l)

	l = w.open()
	stands(t, l, scar, library.Linked, a) // before any scan
	if got := l.Snapshot().Track(b).Tags.Title; got != "다시 너를" {
		t.Errorf("title from the index is %q", got)
	}
	if s := rescan(t, l); s.Read != 0 || s.Unchanged != 3 {
		t.Errorf("scan after reopening: %+v", s)
	}
	stands(t, l, again, library.Linked, b)
}

// crowd writes n files that are nothing to any entry.
func (w world) crowd(n int) {
	w.Helper()
	for i := range n {
		song(w, w.path(fmt.Sprintf("crowd %d/%d.mp3", i%10, i)), fmt.Sprintf("Song %d", i), "Nobody", "Nowhere")
	}
}

func TestPauseResumeCancel(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.crowd(400)
	l := w.open()
	l.PauseScan() // nothing runs: nothing to pause
	c, end := l.Subscribe()
	defer end()
	l.Rescan()
	for s := range c {
		if s.Scan.Running {
			break
		}
	}
	l.PauseScan()
	until(t, l, "the pause shows", func(s *library.Snapshot) bool { return s.Scan.Paused })
	short, cancel := context.WithTimeout(t.Context(), 400*time.Millisecond)
	defer cancel()
	state, err := l.WaitScan(short)
	if err == nil || !state.Running || state.Read == 400 {
		t.Fatalf("a paused scan went on: %+v, %v", state, err)
	}
	after := l.Snapshot().Scan
	if after.Seconds > 0.35 {
		t.Errorf("%.3f s running time while paused", after.Seconds)
	}
	l.Rescan() // joins the one that is paused
	l.ResumeScan()
	if state, err = l.WaitScan(t.Context()); err != nil || state.Read != 400 || state.Paused || state.Running {
		t.Fatalf("resumed: %+v, %v", state, err)
	}
	if state = rescan(t, l); state.Unchanged != 400 {
		t.Fatalf("scan after it: %+v", state)
	}
}

func TestACanceledScanForgetsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.crowd(200)
	sure := w.scarFile("zz.mp3")
	l := w.scan()
	c, end := l.Subscribe()
	defer end()
	l.Rescan()
	for s := range c {
		if s.Scan.Running {
			break
		}
	}
	l.PauseScan()
	l.CancelScan() // also a paused one
	state, err := l.WaitScan(t.Context())
	if err != nil || state.Running || !state.Canceled {
		t.Fatalf("canceled: %+v, %v", state, err)
	}
	if n := len(l.Snapshot().Tracks); n != 201 {
		t.Errorf("%d tracks are left", n)
	}
	stands(t, l, scar, library.Linked, sure)
	if state := rescan(t, l); state.Canceled || state.Unchanged != 201 {
		t.Errorf("the next scan: %+v", state)
	}
}

func TestTheFirstLinkShowsBeforeTheEnd(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.scarFile("aa.mp3")
	w.crowd(600)
	l := w.open()
	l.Rescan()
	until(t, l, "the first link", func(s *library.Snapshot) bool {
		if s.Entry(scar).State != library.Linked {
			return false
		}
		if !s.Scan.Running || s.Scan.Read == 601 {
			t.Errorf("the first link showed late: %+v", s.Scan)
		}
		return true
	})
}

func TestFilesThatAreDamagedOrNoAudio(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sure := w.scarFile("scar.mp3")
	writeFile(t, w.path("BOIS - Scar.mp3"), []byte("these are words"))
	writeFile(t, w.path("empty.flac"), nil)
	if err := os.Symlink(w.music, w.path("loop")); err != nil {
		t.Fatal(err)
	}
	l := w.open()
	if s := rescan(t, l); s.Failed != 2 || s.Read != 3 {
		t.Errorf("scan: %+v", s)
	}
	e := stands(t, l, scar, library.Linked, sure)
	if len(e.Candidates) != 0 {
		t.Errorf("no audio is offered: %+v", e.Candidates)
	}
	if tr := l.Snapshot().Track(w.path("empty.flac")); tr == nil || tr.Err == "" {
		t.Errorf("the empty file: %+v", tr)
	}
	if s := rescan(t, l); s.Unchanged != 3 {
		t.Errorf("second scan: %+v", s)
	}
}

func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.crowd(150)
	sure := w.scarFile("scar.mp3")
	odd := song(t, w.path("odd.mp3"), "Track 7", "", "")
	l := w.open()
	ctx, stop := context.WithCancel(t.Context())
	var readers, workers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			c, end := l.Subscribe()
			defer end()
			var last uint64
			for {
				select {
				case s := <-c:
					if s.Version <= last {
						t.Errorf("version %d after %d", s.Version, last)
					}
					last = s.Version
					if !slices.IsSortedFunc(s.Tracks, func(a, b *library.Track) int { return strings.Compare(a.Path, b.Path) }) {
						t.Error("tracks are not in order")
					}
				case <-ctx.Done():
					return
				}
			}
		})
	}
	for i := range 4 {
		workers.Go(func() {
			for n := range 10 {
				l.Rescan()
				undo, err := l.Link(drawn, odd)
				if err == nil {
					err = undo()
				}
				if err != nil {
					t.Error(err)
				}
				l.AddPass(scar, n+1)
				l.SetSetting(fmt.Sprint("key", i), strconv.Itoa(n))
				l.Search("song 7", 5)
				_, _ = l.Resolve(scar)
			}
		})
	}
	workers.Wait()
	if _, err := l.WaitScan(t.Context()); err != nil {
		t.Fatal(err)
	}
	stop()
	readers.Wait()
	e := stands(t, l, scar, library.Linked, sure)
	if e.Counts.Passes != 40 || e.Counts.Longest != 10 {
		t.Errorf("counts %+v", e.Counts)
	}
	first, last := e.Counts.First, e.Counts.Last
	closeLibrary(t, l)
	l = w.open()
	e = stands(t, l, scar, library.Linked, sure)
	if e.Counts.Passes != 40 || e.Counts.Longest != 10 || e.Counts.First.Unix() != first.Unix() || e.Counts.Last.Unix() != last.Unix() {
		t.Errorf("counts after reopening %+v", e.Counts)
	}
	if got := l.Setting("key3"); got != "9" {
		t.Errorf("setting is %q", got)
	}
}
