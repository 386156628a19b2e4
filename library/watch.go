package library

import (
	"context"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"reprise/library/scan"
)

const (
	// watchEvery is how often the watcher looks at what nobody tells it of:
	// whether music folders went or came, and folders on network drives.
	watchEvery = time.Second
	// settle is how long after the last change of a burst the folders are looked
	// into, and settleMost how long after the first one.
	settle     = 250 * time.Millisecond
	settleMost = time.Second
	// warmRounds is how often a folder that changed and is not told of is looked
	// into again: a file that is still being written changes its folder once.
	warmRounds = 8
	// restFactor is how many times as long as a look at all folders took nothing
	// is looked at: a slow drive, or a huge one, is not kept busy.
	restFactor = 50
)

// watcher knows the folders that were walked, and which of them changed since.
// Where the system tells of changes it listens; the others it looks at.
type watcher struct {
	notify *fsnotify.Watcher // nil: the system tells nothing
	most   int               // folders that it may tell of

	mu     sync.Mutex
	told   map[string]struct{}
	looked map[string]*lookedAt
}

// lookedAt is a folder that the watcher looks at now and then.
type lookedAt struct {
	mod  time.Time // of the folder, when it was looked into last
	warm int       // rounds in which it is looked into all the same
}

// newWatcher makes a watcher that listens, where it can, or only looks.
func newWatcher(listens bool) *watcher {
	w := &watcher{told: map[string]struct{}{}, looked: map[string]*lookedAt{}}
	if !listens {
		return w
	}
	if n, err := fsnotify.NewBufferedWatcher(64); err == nil {
		w.notify, w.most = n, watchesLeft()
	}
	return w
}

// watchesLeft is half of the watches that Linux lets a user have: the desktop,
// and the window's toolkit, need some too. Elsewhere nothing is counted.
func watchesLeft() int {
	b, err := os.ReadFile("/proc/sys/fs/inotify/max_user_watches")
	if err != nil {
		return math.MaxInt
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		return math.MaxInt
	}
	return n / 2
}

func (w *watcher) close() {
	if w.notify != nil {
		_ = w.notify.Close() // nothing waits in it
	}
}

// enter begins to watch a folder, before a scan looks into it, so that no
// change comes between.
func (w *watcher) enter(dir string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if l := w.looked[dir]; l != nil {
		l.mod = modTime(dir)
		return
	}
	if _, ok := w.told[dir]; ok {
		return
	}
	if w.notify != nil && len(w.told) < w.most && scan.Told(dir) && w.notify.Add(dir) == nil { // else there are too many
		w.told[dir] = struct{}{}
		return
	}
	w.looked[dir] = &lookedAt{mod: modTime(dir)}
}

// knows reports whether a folder is watched.
func (w *watcher) knows(dir string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	_, told := w.told[dir]
	return told || w.looked[dir] != nil
}

// forget ends the watching of dir and of everything below it.
func (w *watcher) forget(dir string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for d := range w.told {
		if inside(d, dir) {
			delete(w.told, d)
			_ = w.notify.Remove(d) // it is gone, or nobody wants to know
		}
	}
	for d := range w.looked {
		if inside(d, dir) {
			delete(w.looked, d)
		}
	}
}

// meant returns the folder in which something changed that may be a song or a
// folder, "" when the event is about something else.
func (w *watcher) meant(e fsnotify.Event) string {
	dir := filepath.Dir(e.Name)
	if w.knows(e.Name) { // a folder itself
		if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
			w.forget(e.Name)
			return dir
		}
		return e.Name
	}
	if scan.IsAudio(e.Name) {
		return dir
	}
	if info, err := os.Stat(e.Name); err == nil && info.IsDir() {
		return dir
	}
	return ""
}

// look returns the folders that changed since they were looked into, of those
// that nobody tells of.
func (w *watcher) look(ctx context.Context) (changed []string) {
	w.mu.Lock()
	dirs := make([]string, 0, len(w.looked))
	for d := range w.looked {
		dirs = append(dirs, d)
	}
	w.mu.Unlock()
	for _, d := range dirs {
		if ctx.Err() != nil {
			return nil
		}
		now := modTime(d) // may wait for a network
		w.mu.Lock()
		if l := w.looked[d]; l != nil {
			if !l.mod.Equal(now) {
				l.mod, l.warm = now, warmRounds
			}
			if l.warm > 0 {
				l.warm--
				changed = append(changed, d)
			}
		}
		w.mu.Unlock()
		if now.IsZero() { // it is gone, of which its parent tells
			w.forget(d)
		}
	}
	return changed
}

// modTime is when something was put into, or taken from, a folder; zero when it
// is gone.
func modTime(dir string) time.Time {
	info, err := os.Stat(dir)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// watch is the watcher's goroutine: it sees folders go and come, and, of a
// library that is live, what changes in them, until ctx ends.
func (l *Library) watch(ctx context.Context) {
	var events chan fsnotify.Event
	var lost chan error
	if l.watcher != nil && l.watcher.notify != nil {
		events, lost = l.watcher.notify.Events, l.watcher.notify.Errors
	}
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	burst := newBurst()
	defer burst.due.Stop()
	rest := time.Now()
	l.watchOnce()
	for looks := 1; ; {
		select {
		case <-ctx.Done():
			return
		case e := <-events:
			if dir := l.watcher.meant(e); dir != "" {
				burst.add(dir)
			}
		case err := <-lost: // more changed than the system could tell
			l.log.Debug("looking through all folders", "cause", err)
			l.Rescan()
		case <-burst.due.C:
			l.lookInto(burst.take())
		case <-tick.C:
			l.watchOnce()
			if looks++; l.watcher != nil && looks%seekEvery == 0 {
				l.seek()
			}
			if begin := time.Now(); l.watcher != nil && begin.After(rest) {
				l.lookInto(l.watcher.look(ctx))
				rest = time.Now().Add(restFactor * time.Since(begin))
			}
		}
	}
}

// lookInto has folders looked into again that changed.
func (l *Library) lookInto(dirs []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	dirs = slices.DeleteFunc(dirs, func(d string) bool {
		r := l.model.rootOf(d)
		return r == nil || r.away // removed, or unplugged: nothing is gone
	})
	if len(dirs) > 0 {
		l.wantDirs(dirs)
	}
}

// burst gathers the folders in which something changes until that is over.
type burst struct {
	dirs  map[string]struct{}
	begin time.Time
	due   *time.Timer
}

func newBurst() *burst {
	b := &burst{dirs: map[string]struct{}{}, due: time.NewTimer(time.Hour)}
	b.due.Stop()
	return b
}

func (b *burst) add(dir string) {
	now := time.Now()
	if len(b.dirs) == 0 {
		b.begin = now
	}
	b.dirs[dir] = struct{}{}
	b.due.Reset(min(settle, max(b.begin.Add(settleMost).Sub(now), 0)))
}

func (b *burst) take() []string {
	dirs := slices.Sorted(maps.Keys(b.dirs))
	clear(b.dirs)
	return dirs
}
