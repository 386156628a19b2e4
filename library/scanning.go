package library

import (
	"context"
	"slices"
	"time"

	"reprise/library/scan"
)

// scanning is the state of scans, guarded by Library.mu.
type scanning struct {
	wanted  []string // folders that the next job looks through
	dirs    []string // folders that changed: the next job looks at them alone
	asked   bool     // a job is wanted, also when there is no folder
	active  bool     // a job is wanted or runs; WaitScan waits for it
	running []string // folders of the job that runs
	quiet   bool     // that job looks at single folders alone, and nobody is told how far it is
	cancel  context.CancelFunc
	run     *scan.Run // nil unless a job walks
	state   ScanState
	folders []Trouble     // folders that could not be looked into
	prints  bool          // files wait for their fingerprints
	since   time.Time     // when the state began to run or was resumed
	before  time.Duration // running time before since
}

// now returns the state as it is at t.
func (s *scanning) now(t time.Time) ScanState {
	state := s.state
	state.Seconds = s.before.Seconds()
	if state.Running && !state.Paused {
		state.Seconds += t.Sub(s.since).Seconds()
	}
	return state
}

// Rescan starts a scan of all folders beside everything else and returns at
// once. A scan that runs already is joined.
func (l *Library) Rescan() {
	l.mu.Lock()
	defer l.mu.Unlock()
	var paths []string
	for _, r := range l.model.roots {
		paths = append(paths, r.path)
	}
	l.want(paths)
}

// want asks for a scan of folders; mu is held.
func (l *Library) want(paths []string) {
	s := &l.scan
	more := !s.active || s.quiet // a look at single folders is no scan of all
	for _, p := range paths {
		if !slices.Contains(s.wanted, p) && !slices.Contains(s.running, p) {
			s.wanted = append(s.wanted, p)
			more = true
		}
	}
	if !more {
		return
	}
	l.ask()
}

// ask has the collector run a job; mu is held.
func (l *Library) ask() {
	s := &l.scan
	s.asked = true
	if !s.active {
		s.active = true
		l.busyBegin()
	}
	l.wakeUp()
}

// wantDirs asks for a look at single folders, and at those below them that are
// new; mu is held.
func (l *Library) wantDirs(dirs []string) {
	s := &l.scan
	for _, d := range dirs {
		if !slices.Contains(s.dirs, d) {
			s.dirs = append(s.dirs, d)
		}
	}
	if !s.asked {
		l.ask()
	}
}

// rouse has the collector make the fingerprints that lack; mu is held.
func (l *Library) rouse() {
	l.scan.prints = true
	l.wakeUp()
}

func (l *Library) wakeUp() {
	select {
	case l.wake <- struct{}{}:
	default: // it is awake
	}
}

// PauseScan makes the running scan wait; files that are being read are
// finished. Without a running scan it does nothing.
func (l *Library) PauseScan() { l.pause(true) }

// ResumeScan lets a paused scan go on.
func (l *Library) ResumeScan() { l.pause(false) }

func (l *Library) pause(paused bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := &l.scan
	if !s.state.Running || s.state.Paused == paused {
		return
	}
	now := time.Now()
	s.state.Paused = paused
	if paused {
		s.before += now.Sub(s.since)
	}
	s.since = now
	if s.run != nil && paused {
		s.run.Pause()
	} else if s.run != nil {
		s.run.Resume()
	}
	l.publish()
}

// CancelScan ends the running scan, and those that were asked for. What was
// read stays; what was not met is not taken for gone.
func (l *Library) CancelScan() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.scan.wanted, l.scan.dirs, l.scan.asked = nil, nil, false
	if l.scan.cancel != nil {
		l.scan.cancel()
	}
}

// WaitScan waits until no scan runs or is asked for, and what was found was
// matched by the present rules, and returns how the last scan ended.
func (l *Library) WaitScan(ctx context.Context) (ScanState, error) {
	for {
		l.mu.Lock()
		idle, busy := l.idle, l.busy
		state := l.scan.now(time.Now())
		l.mu.Unlock()
		if busy == 0 {
			return state, nil
		}
		select {
		case <-idle:
		case <-ctx.Done():
			return state, ctx.Err()
		}
	}
}
