package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// File names inside the folders.
const (
	workFile  = "work.db"
	indexFile = "index.db"
	lockFile  = "lock"
	backupDir = "backup"
)

// maxBatch is the longest time that a posted change may wait.
const maxBatch = 5 * time.Second

// Options say where the data is.
type Options struct {
	DataDir  string // holds work.db, its copies and the lock; made when missing
	CacheDir string // holds index.db; made when missing, may be DataDir
	// ReadOnly takes no lock and writes nothing: for a look while another copy
	// runs.
	ReadOnly bool
	// RowVersion is the version of the caller's row encoding, 0 to 999. An
	// index of another version is thrown away.
	RowVersion int
	// Batch is how long a posted change may wait, at most and by default 5 s.
	Batch time.Duration
	// Trouble, unless nil, is called on the writer goroutine when a write in
	// the background goes wrong, and with nil when writing works again.
	Trouble func(error)
	// Now is the clock for the names of copies; nil is time.Now.
	Now func() time.Time
}

// Store is both databases, open. Its methods are safe for concurrent use.
type Store struct {
	opts    Options
	lock    *flock.Flock // nil when nothing is written
	work    *Work        // as it was read by Open
	notices []Notice
	writer  *writer
	index   *index
}

// Open opens the databases below o.DataDir and o.CacheDir, repairs what it can
// (see [Notice]) and starts the writers. Errors: ErrLocked when another copy
// writes there, ErrNewer when a newer version did. A folder that cannot be
// written is no error but a Notice.
func Open(ctx context.Context, o Options) (*Store, error) {
	if o.Batch <= 0 || o.Batch > maxBatch {
		o.Batch = maxBatch
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Store{opts: o, work: newWork()}
	why := s.takeLock()
	if errors.Is(why, ErrLocked) {
		return nil, why
	}
	var db *sql.DB
	if why == nil {
		var err error
		db, err = s.openWork(ctx)
		if err != nil && !unwritable(err) {
			return nil, errors.Join(fmt.Errorf("open the data in %q: %w", o.DataDir, explain(err)), s.unlock())
		}
		why = err
	}
	if why != nil {
		if err := s.peek(ctx, why); err != nil {
			return nil, errors.Join(fmt.Errorf("read the data in %q: %w", o.DataDir, err), s.unlock())
		}
	}
	var backup func(context.Context, bool) error
	if db != nil {
		backup = func(ctx context.Context, changed bool) error { return s.backup(ctx, db, changed) }
	}
	s.writer = newWriter(context.WithoutCancel(ctx), db, o, backup) // a write that was begun is finished
	s.index = openIndex(ctx, filepath.Join(o.CacheDir, indexFile), o.RowVersion, db == nil)
	return s, nil
}

// Work returns the fan's work as Open read it. The caller owns it: the store
// does not look at it again.
func (s *Store) Work() *Work { return s.work }

// Notices returns what Open had to do that the fan should know.
func (s *Store) Notices() []Notice { return s.notices }

// Writable reports whether changes reach the disk.
func (s *Store) Writable() bool { return s.writer.db != nil }

// Do writes changes, all or none, and returns when they are on the disk. Then,
// unless nil, runs on the writer goroutine after the commit and before any
// later change; it must not call the store. When the error is [ErrReadOnly]
// then was called all the same: the change holds in memory. With any other
// error it was not, and nothing changed.
func (s *Store) Do(then func(), changes ...Change) error {
	return s.writer.do(request{changes: changes, then: then})
}

// Post keeps changes to be written within Options.Batch and returns at once. A
// write that goes wrong is tried again until Close.
func (s *Store) Post(changes ...Change) { s.writer.post(changes) }

// Flush writes everything that waits and returns the first error of doing so,
// index included.
func (s *Store) Flush() error {
	return errors.Join(s.writer.do(request{flush: true}), s.index.flush())
}

// Close writes everything that waits, closes both databases and gives the lock
// back. A second Close does nothing.
func (s *Store) Close() error {
	errs := []error{s.writer.stop(), s.index.stop()}
	if s.writer.db != nil {
		errs = append(errs, s.writer.db.Close())
	}
	return errors.Join(append(errs, s.unlock())...)
}

// takeLock makes the data folder and locks it. An error other than ErrLocked
// tells why the folder cannot be written.
func (s *Store) takeLock() error {
	if s.opts.ReadOnly {
		return ErrReadOnly
	}
	if err := os.MkdirAll(s.opts.DataDir, 0o700); err != nil {
		return err
	}
	path := filepath.Join(s.opts.DataDir, lockFile)
	s.lock = flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDWR))
	ok, err := s.lock.TryLock()
	if err != nil {
		s.lock = nil
		return err
	}
	if !ok {
		s.lock = nil
		return ErrLocked
	}
	return nil
}

// unlock gives the lock back. The file stays: removing it would let two copies
// lock two different files of the same name.
func (s *Store) unlock() error {
	if s.lock == nil {
		return nil
	}
	return s.lock.Close()
}
