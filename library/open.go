package library

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/library/store"
	"reprise/library/tags"
)

// separator is the one that paths on this system are made with.
const separator = filepath.Separator

// Options say what a Library is made of.
type Options struct {
	// DataDir holds the fan's work and CacheDir what can be made again; both
	// are made when missing, and may be one folder.
	DataDir, CacheDir string
	// Lists hold built-in lists, *.reprise.json at their root; ListDirs are
	// folders of the fan's own lists.
	Lists    []fs.FS
	ListDirs []string
	// Roots are music folders for this run alone; they are not stored.
	Roots []string
	// Demo uses Lists and Roots alone: neither the fan's lists nor the fan's
	// folders.
	Demo bool
	// ReadOnly takes no lock and writes nothing; changes hold until Close.
	ReadOnly bool
	// Live watches the folders and keeps the search ready, for a window that
	// stays open. Without it a folder that comes back is still noticed.
	Live bool
	// untold has a live library look at folders of which it could be told, as it
	// does on network drives.
	untold bool
	// Log gets what a developer wants to know; nil discards it.
	Log *slog.Logger
}

// Library is the fan's music and the lists, open. Its methods are safe for
// concurrent use. The methods that a window's goroutine may call are named in
// the documentation of the package.
type Library struct {
	opts    Options
	log     *slog.Logger
	program string // see programKey
	store   *store.Store
	current atomic.Pointer[Snapshot]
	engine  atomic.Pointer[match.Engine]
	finder  finder
	watcher *watcher // nil unless Options.Live

	settings settings

	stop context.CancelFunc // ends the goroutines
	done sync.WaitGroup     // the goroutines
	wake chan struct{}      // size one: the collector has something to do
	redo chan struct{}      // size one: the rematcher has something to do

	edits sync.Mutex // held for one edit of a song, its writing too; taken before mu

	mu          sync.Mutex // guards what follows; never held while a disk is waited for
	model       model
	scan        scanning
	subscribers map[chan *Snapshot]struct{}
	published   time.Time // when the newest snapshot was made
	todo        matching  // what the rematcher is to do next
	busy        int       // jobs that WaitScan waits for
	idle        chan struct{}
}

// Open loads the lists, opens the data and returns a library whose first
// snapshot shows what was known when it was closed last. It looks at no music
// folder: call Rescan for that. Lists that cannot be used, and data that had to
// be restored or cannot be written, are told in Snapshot.Notices. Errors:
// ErrLocked, ErrNewer, and those of the file system.
func Open(ctx context.Context, o Options) (*Library, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	if o.Demo {
		o.ListDirs = nil
	}
	lists, problems := catalog.LoadAll(o.Lists, o.ListDirs)
	l := &Library{
		opts: o, log: o.Log, program: programKey(),
		wake: make(chan struct{}, 1), redo: make(chan struct{}, 1),
		subscribers: map[chan *Snapshot]struct{}{},
		idle:        make(chan struct{}),
	}
	close(l.idle)
	if o.CacheDir != "" {
		tags.KeepCode(o.CacheDir)
	}
	st, err := store.Open(ctx, store.Options{
		DataDir: o.DataDir, CacheDir: o.CacheDir, ReadOnly: o.ReadOnly, RowVersion: rowVersion, Trouble: l.trouble,
	})
	if err != nil {
		return nil, fmt.Errorf("open library: %w", err)
	}
	l.store = st
	l.mu.Lock() // the store's writer runs already
	defer l.mu.Unlock()
	l.begin(lists, problems)
	stale, err := l.load(ctx)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open library: %w", err), st.Close())
	}
	l.publish()

	if o.Live {
		l.watcher = newWatcher(!o.untold)
	}
	run, stop := context.WithCancel(context.WithoutCancel(ctx))
	l.stop = stop
	if stale {
		l.busyBegin()
		l.redo <- struct{}{}
	}
	l.done.Go(func() { l.collect(run) })
	l.done.Go(func() {
		if o.Live {
			l.finder.warm(run, l.Snapshot().Tracks)
		}
		l.rematch(run)
	})
	l.done.Go(func() { l.watch(run) })
	return l, nil
}

// begin makes the model of the fan's work and the first, empty snapshot.
func (l *Library) begin(lists []*catalog.List, problems []error) {
	w := l.store.Work()
	m := &l.model
	*m = model{
		tracks: map[string]*Track{}, films: map[string]*Track{}, changed: map[string]*Track{},
		cands: map[string][]match.Candidate{}, byRef: map[catalog.Ref][]match.Candidate{}, others: map[string][]match.Candidate{},
		links: map[catalog.Ref]store.Link{}, linkedBy: map[string][]catalog.Ref{},
		refused: map[catalog.Ref]map[string]store.Refusal{}, counts: map[catalog.Ref]Counts{},
		songs: map[catalog.Ref]song{}, files: w.Files, found: map[catalog.Ref]store.Link{}, bad: map[string]*Track{}, loud: map[string]loudness{},
		awayFile: map[string]bool{}, sizes: map[int64]struct{}{}, place: map[catalog.Ref]int{}, dirty: map[int]struct{}{},
		notices: m.notices, // the store's writer may have told something already
	}
	first := &Snapshot{Lists: lists}
	for _, list := range lists {
		for i := range list.Entries {
			e := &list.Entries[i]
			ref := catalog.Ref{List: list.ID, Entry: e.ID}
			m.place[ref] = len(first.Entries)
			first.Entries = append(first.Entries, &Entry{Ref: ref, List: list, Entry: e})
			m.touch(ref)
		}
	}
	l.current.Store(first)
	for k, link := range w.Links {
		m.setLink(catalog.Ref(k), &link)
	}
	for k, paths := range w.Refusals {
		for path, r := range paths {
			m.setRefusal(catalog.Ref(k), path, &r)
		}
	}
	for k, c := range w.Counts {
		m.counts[catalog.Ref(k)] = Counts(c)
	}
	for k, link := range w.Found {
		m.setFound(catalog.Ref(k), link)
	}
	for _, f := range w.Files {
		m.noteSize(f.Print)
	}
	m.beginSongs(w)
	for _, t := range w.Taught {
		m.taught = append(m.taught, match.Taught{A: t.Name, B: t.Same})
	}
	l.settings.values = w.Settings
	for _, n := range l.store.Notices() {
		m.notices = append(m.notices, Notice(n))
	}
	for _, err := range problems {
		m.notices = append(m.notices, Notice{Code: NoticeBadList, Args: []string{err.Error()}})
	}
	l.beginRoots(w.Roots)
	l.engine.Store(match.New(lists, match.Options{Taught: m.taught}))
}

// beginRoots sets the folders, without looking at the disk.
func (l *Library) beginRoots(stored []string) {
	if l.opts.Demo {
		stored = nil
	}
	add := func(path string, stored bool) {
		path, err := filepath.Abs(path)
		if err != nil || slices.ContainsFunc(l.model.roots, func(r *root) bool { return r.path == path }) {
			return // Abs fails only when there is no working directory
		}
		l.model.roots = append(l.model.roots, &root{path: path, real: path, seenAs: path, stored: stored})
	}
	for _, path := range stored {
		add(path, true)
	}
	for _, path := range l.opts.Roots {
		add(path, false)
	}
}

// takeRows brings what the index knew into an empty model, and returns the
// tracks that anybody may see.
func (m *model) takeRows(rows []store.Row) []*Track {
	m.tracks = make(map[string]*Track, len(rows))
	tracks := make([]*Track, 0, len(rows))
	var slab []Track // a track alone costs more to make than its content
	for _, r := range rows {
		if len(slab) == 0 {
			slab = make([]Track, min(slabLen, len(rows)))
		}
		t := &slab[0]
		cands, err := readCands(r.Path, r.Cands)
		if err != nil || readTrack(t, r) != nil {
			*t = Track{}
			continue // its file will be read again
		}
		slab = slab[1:]
		m.putStored(t, cands)
		if t.Trouble != film {
			tracks = append(tracks, t)
		}
	}
	return tracks
}

// slabLen is how many tracks of the index are made at once.
const slabLen = 128

// load reads from the index what the files said last. It reports whether what
// they could be was found by other rules or for other lists.
func (l *Library) load(ctx context.Context) (stale bool, err error) {
	m := &l.model
	var folders, files []string
	for _, r := range m.roots {
		folders = append(folders, r.path)
		files = append(files, r.path) // a root may be a single file
	}
	for path := range m.linkedBy {
		if m.rootOf(path) == nil {
			files = append(files, path)
		}
	}
	rows, err := l.store.Rows(ctx, folders, files)
	tracks := m.takeRows(rows)
	if err == nil {
		err = l.loadLoudness(ctx)
	}
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	if err != nil {
		l.log.Warn("index is rebuilt", "cause", err)
		if err := l.store.RebuildIndex(ctx); err != nil {
			return false, err
		}
	}
	byPath := func(a, b *Track) int { return strings.Compare(a.Path, b.Path) }
	if !slices.IsSortedFunc(tracks, byPath) { // it is, with one folder
		slices.SortFunc(tracks, byPath)
	}
	l.current.Load().Tracks = tracks // nobody has seen the first snapshot yet
	text := l.store.Meta(ctx, metaRules)
	l.todo = l.since(text)
	stale = len(m.tracks) > 0 && (l.todo.all || len(l.todo.refs) > 0)
	if now := l.rules().text(); !stale && now != text { // by these the next scan matches
		l.todo = matching{}
		l.store.Index(store.Batch{Meta: map[string]string{metaRules: now}})
	}
	return stale, nil
}

// Close cancels what runs, writes what waits and closes the data. Its error is
// that of writing. No other method may be called afterwards, but for those that
// only look.
func (l *Library) Close() error {
	l.stop()
	l.CancelScan()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		l.done.Wait()
	}()
	select {
	case <-ended:
	case <-time.After(closeWait): // a dead network drive may hold the watcher or a reader for minutes
		l.log.Warn("closing while a folder does not answer")
	}
	if l.watcher != nil {
		l.watcher.close()
	}
	if err := l.store.Close(); err != nil {
		return fmt.Errorf("close library: %w", err)
	}
	return nil
}

// closeWait bounds how long Close waits for goroutines that wait for a disk.
const closeWait = 3 * time.Second

// trouble keeps a notice while writing in the background goes wrong.
func (l *Library) trouble(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	m := &l.model
	m.notices = slices.DeleteFunc(m.notices, func(n Notice) bool { return n.Code == NoticeUnwritten })
	if err != nil {
		m.notices = append(m.notices, Notice{Code: NoticeUnwritten, Args: []string{err.Error()}})
	}
	if l.current.Load() != nil {
		l.publish()
	}
}

// busyBegin and busyEnd bracket a job that WaitScan waits for; mu is held.
func (l *Library) busyBegin() {
	if l.busy == 0 {
		l.idle = make(chan struct{})
	}
	l.busy++
}

func (l *Library) busyEnd() {
	if l.busy--; l.busy == 0 {
		close(l.idle)
	}
}
