package library

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"reprise/library/match"
	"reprise/library/scan"
	"reprise/library/store"
)

const (
	// snapshotEvery is the least time between two snapshots of a scan.
	snapshotEvery = 250 * time.Millisecond
	// rowsAtOnce is how many rows go to the index in one transaction.
	rowsAtOnce = 500
	// troublesShown limits ScanState.Troubles.
	troublesShown = 100
)

// collect is the collector: it runs one job at a time until ctx ends.
func (l *Library) collect(ctx context.Context) {
	p := printer{l: l, failed: map[string]time.Time{}}
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.wake:
		}
		for l.nextJob(ctx, &p) {
		}
		p.run(ctx)
	}
}

// nextJob takes what is wanted and scans it; false when nothing is wanted.
func (l *Library) nextJob(ctx context.Context, p *printer) bool {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	l.mu.Lock()
	s := &l.scan
	if !s.asked || ctx.Err() != nil {
		if s.active {
			s.active = false
			l.busyEnd()
		}
		l.mu.Unlock()
		return false
	}
	s.running, s.wanted, s.asked = s.wanted, nil, false
	dirs := s.dirs
	s.dirs, s.cancel = nil, cancel
	s.quiet = len(s.running) == 0 && len(dirs) > 0
	if !s.quiet {
		s.since, s.before = time.Now(), 0
		s.state = ScanState{Running: true, Started: s.since}
	}
	asked := slices.Clone(s.running)
	l.publish()
	l.mu.Unlock()

	j := &job{l: l, met: map[string]struct{}{}, passed: map[string]struct{}{}, quiet: s.quiet}
	folders := l.survey(asked)
	if !j.quiet {
		j.outside(ctx)
		j.scan(ctx, folders, nil)
	}
	if dirs = outsideOf(dirs, folders); len(dirs) > 0 {
		j.scan(ctx, dirs, l.watcher)
	}
	j.writeRows(0)
	p.run(ctx)
	if err := l.store.Flush(); err != nil { // Close tells it again, to someone who can act
		l.log.Warn("what the scan found is not all on the disk", "cause", err)
	}

	l.mu.Lock()
	defer l.mu.Unlock()
	if !j.quiet {
		now := time.Now()
		s.before = time.Duration(s.now(now).Seconds * float64(time.Second))
		s.state.Running, s.state.Paused = false, false
		s.state.Canceled = ctx.Err() != nil
		s.state.Root, s.state.Path = "", ""
	}
	s.running, s.run, s.cancel, s.quiet = nil, nil, nil, false
	l.publish()
	return true
}

// outsideOf returns the dirs that lie in none of the folders.
func outsideOf(dirs, folders []string) []string {
	return slices.DeleteFunc(dirs, func(d string) bool {
		return slices.ContainsFunc(folders, func(f string) bool { return inside(d, f) })
	})
}

// job is one scan. It is used by the collector alone.
type job struct {
	l         *Library
	met       map[string]struct{} // files that were known and are there
	passed    map[string]struct{} // folders that were passed over
	rows      []store.Row
	read      []*Track       // files that were read
	changed   []changedSound // of them, those that the fan had decided about as another sound
	quiet     bool           // see scanning.quiet
	linked    bool           // a file of this job was shown as linked
	extra     int            // files outside the folders: of them ...
	extraRead int
	extraBad  int
}

// scan looks through folders and tidies up after a scan that was not cancelled.
// With a watcher it passes over those below them that it knows, for it knows
// when they change.
func (j *job) scan(ctx context.Context, folders []string, known *watcher) {
	if ctx.Err() != nil {
		return
	}
	o := scan.Options{Roots: folders, Known: j.stamp, Read: j.l.readTags}
	if j.l.watcher != nil {
		o.Enter = j.l.watcher.enter
	}
	if known != nil {
		o.Skip, o.Within = known.knows, j.rootPaths()
	}
	run := scan.Start(ctx, o)
	l := j.l
	l.mu.Lock()
	l.scan.run = run
	if l.scan.state.Paused {
		run.Pause()
	}
	l.mu.Unlock()
	tick := time.NewTicker(snapshotEvery)
	defer tick.Stop()
	files := run.Files()
	for files != nil {
		select {
		case f, ok := <-files:
			if !ok {
				files = nil
				continue
			}
			j.take(f)
		case <-tick.C:
			j.show(run.Progress())
		}
	}
	j.settle()
	j.tidy(run.Result())
	j.hidden(ctx, folders)
	j.show(run.Progress())
}

// rootPaths lists the music folders that are there.
func (j *job) rootPaths() []string {
	j.l.mu.Lock()
	defer j.l.mu.Unlock()
	var paths []string
	for _, r := range j.l.model.roots {
		if !r.away {
			paths = append(paths, r.path)
		}
	}
	return paths
}

// stamp tells the readers what a file looked like when it was read last.
func (j *job) stamp(path string) (scan.Stamp, bool) {
	j.l.mu.Lock()
	defer j.l.mu.Unlock()
	t := j.l.model.tracks[path]
	if t == nil {
		t = j.l.model.films[path]
	}
	if t == nil {
		return scan.Stamp{}, false
	}
	return scan.Stamp{Size: t.Size, ModTime: t.ModTime}, true
}

// take brings one file into the model.
func (j *job) take(f scan.File) {
	l := j.l
	j.met[f.Path] = struct{}{}
	if f.Unchanged {
		return
	}
	t := newTrack(f)
	enc := l.encodingOf(f.Path)
	was := j.follow(t)
	if enc != l.encodingOf(f.Path) { // it came along with the file
		f.Tags, f.Err = l.readTags(f.Path)
		t = newTrack(f)
	}
	cands := l.lockMatched(t)
	if r := l.model.rootOf(t.Path); r != nil || l.model.linkedBy[t.Path] != nil { // else removed meanwhile
		l.model.put(t, cands)
	}
	// The first link shows as soon as its file was read, the others in bundles.
	if !j.linked && slices.ContainsFunc(cands, func(c match.Candidate) bool { return c.Sure }) {
		l.publish()
		j.linked = slices.ContainsFunc(cands, func(c match.Candidate) bool { return l.entry(c.Ref).State == Linked })
	}
	l.mu.Unlock()
	l.rejoin(was, cands)
	if l.opts.Live {
		l.finder.note(t)
	}
	j.rows = append(j.rows, rowOf(t, cands))
	j.writeRows(rowsAtOnce)
}

// writeRows hands the rows to the index when there are more than n.
func (j *job) writeRows(n int) {
	if len(j.rows) > n {
		j.l.store.Index(store.Batch{Put: j.rows})
		j.rows = nil
	}
}

// show brings the progress into the model and publishes it.
func (j *job) show(p scan.Progress) {
	l := j.l
	l.mu.Lock()
	defer l.mu.Unlock()
	if j.quiet {
		l.publish()
		return
	}
	s := &l.scan.state
	s.Root, s.Path = p.Root, p.Path
	s.Read, s.Failed, s.Unchanged = p.Read+j.extraRead, p.Failed+j.extraBad, p.Same+j.extra-j.extraRead
	s.Audio = s.Read + s.Unchanged
	s.Total, s.Counted = p.Total+j.extra, p.Counted
	s.Files = max(p.Seen, s.Audio) // a root may be one file, and linked files may lie outside
	l.publish()
}

// tidy forgets the files that are gone, and marks the folders that are away.
func (j *job) tidy(res scan.Result) {
	l := j.l
	var unread []string // below these nothing is known to be gone
	for _, t := range res.Troubles {
		unread = append(unread, t.Path)
	}
	there := j.there(res)
	l.mu.Lock()
	for _, t := range res.Troubles {
		if s := &l.scan.state; len(s.Troubles) < troublesShown {
			s.Troubles = append(s.Troubles, t.Err.Error())
		}
	}
	l.noteFolders(res)
	for _, r := range l.model.roots {
		if ok, scanned := there[r.path]; scanned {
			l.model.setRootAway(r, !ok)
		}
		if r.away {
			unread = append(unread, r.seenAs)
		}
	}
	var gone []string
	for path, ok := range there {
		if ok && res.Err == nil {
			gone = append(gone, j.gone(path, unread)...)
		}
	}
	for _, path := range gone {
		l.model.drop(path)
	}
	l.mu.Unlock()
	if len(gone) > 0 {
		l.store.Index(store.Batch{Drop: gone})
	}
}

// there tells of the folders that were walked whether they are there now.
func (j *job) there(res scan.Result) map[string]bool {
	for _, path := range res.Skipped {
		j.passed[path] = struct{}{}
	}
	there := map[string]bool{}
	for _, r := range res.Roots {
		// A drive may have been unplugged while it was walked. A folder of it that
		// is empty is just that.
		there[r.Path] = r.Err == nil && (j.l.isBelowRoot(r.Path) || j.l.lookAt(r.Path).there)
	}
	return there
}

// gone lists the files of a folder that the walk did not meet, without those
// that are linked, which are looked at one by one; mu is held.
func (j *job) gone(dir string, unread []string) []string {
	var gone []string
	for _, known := range []map[string]*Track{j.l.model.tracks, j.l.model.films} {
		for path := range known {
			if _, met := j.met[path]; met || !inside(path, dir) || j.l.model.linkedBy[path] != nil {
				continue
			}
			if !slices.ContainsFunc(unread, func(d string) bool { return inside(path, d) }) && !j.isPassed(path, dir) {
				gone = append(gone, path)
			}
		}
	}
	return gone
}

// isPassed reports whether a folder between dir and the file at path was passed
// over.
func (j *job) isPassed(path, dir string) bool {
	if len(j.passed) == 0 {
		return false
	}
	for at := filepath.Dir(path); len(at) > len(dir); at = filepath.Dir(at) {
		if _, ok := j.passed[at]; ok {
			return true
		}
	}
	return false
}

// outside looks at the linked files that lie in no folder.
func (j *job) outside(ctx context.Context) {
	for _, path := range j.linkedFiles(func(r *root) bool { return r == nil }) {
		if ctx.Err() == nil {
			j.look(path, !isThere(filepath.Dir(path)))
		}
	}
}

// hidden looks at the linked files of folders that are there which the walk did
// not meet: they are gone, or of a name that no walk looks at.
func (j *job) hidden(ctx context.Context, folders []string) {
	for _, path := range j.linkedFiles(func(r *root) bool { return r != nil && !r.away }) {
		in := slices.IndexFunc(folders, func(f string) bool { return inside(path, f) })
		if _, met := j.met[path]; !met && in >= 0 && !j.isPassed(path, folders[in]) && ctx.Err() == nil {
			j.look(path, false)
		}
	}
}

// linkedFiles lists the files of hand links by what folder they are known under.
func (j *job) linkedFiles(under func(*root) bool) []string {
	j.l.mu.Lock()
	defer j.l.mu.Unlock()
	var paths []string
	for path := range j.l.model.linkedBy {
		if under(j.l.model.rootOf(path)) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}

// look looks at one linked file; away tells what it is when it is not there.
func (j *job) look(path string, away bool) {
	info, err := os.Stat(path)
	switch {
	case err != nil && away:
		j.l.setFileAway(path, true)
		return
	case errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular():
		j.l.forget(path)
		return
	case err != nil: // out of reach is not gone
		return
	}
	known, ok := j.stamp(path)
	f := scan.File{Path: path, Size: info.Size(), ModTime: info.ModTime()}
	f.Unchanged = ok && known.Size == f.Size && known.ModTime.Equal(f.ModTime)
	if !f.Unchanged {
		f.Tags, f.Err = j.l.readTags(path)
		j.extraRead++
	}
	if f.Err != nil {
		j.extraBad++
	}
	j.extra++
	j.l.setFileAway(path, false)
	j.take(f)
}
