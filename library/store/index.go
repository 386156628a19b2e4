package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Row is one file of the index. Data and Cands are the caller's own encoding.
type Row struct {
	Path    string
	Size    int64 // bytes
	ModTime int64 // Unix nanoseconds
	Data    string
	Cands   string
}

// Batch is a set of writes to the index, done together.
type Batch struct {
	Put  []Row
	Drop []string // paths
	// Move gives rows, with what was worked out from their files, other paths.
	Move [][2]string
	// Cands replaces the Cands of rows that are there, by path.
	Cands map[string]string
	Meta  map[string]string
	// Extras replaces what was worked out from single files; it goes with Drop
	// of its path, and counts no more when the file has changed.
	Extras []Extra
}

// Extra is one thing that was worked out from a file and can be again.
type Extra struct {
	Path    string
	Kind    string // names what it is; one of a kind a file
	Size    int64  // of the file it was made from
	ModTime int64  // of the same, Unix nanoseconds
	Data    []byte
}

// index owns index.db. Its goroutine does all writing; reading takes a
// connection of its own.
type index struct {
	db    *sql.DB // nil when there is no index on disk
	write bool
	reqs  chan indexRequest
	done  chan struct{}
	err   error // why writing was given up: the goroutine's, until done is closed

	mu     sync.Mutex // held while sending, so that reqs is not closed meanwhile
	closed bool
}

type indexRequest struct {
	batch  Batch
	tidy   bool       // write all rows anew, without those that were replaced
	answer chan error // size one; may be nil
}

// openIndex opens the index, or makes a new one when it is damaged or of
// another version. When even that cannot be, the index holds nothing and takes
// nothing: everything is read again at the next start.
func openIndex(ctx context.Context, path string, rowVersion int, readOnly bool) *index {
	x := &index{write: !readOnly, reqs: make(chan indexRequest, 4), done: make(chan struct{})}
	version := indexVersion*1000 + rowVersion
	if readOnly {
		x.db = openIndexAt(ctx, path, "ro", version)
	} else if err := os.MkdirAll(filepath.Dir(path), 0o700); err == nil {
		x.db = openIndexAt(ctx, path, "rwc", version)
		if x.db == nil && removeDB(path) == nil {
			x.db = openIndexAt(ctx, path, "rwc", version)
		}
	}
	if x.db == nil {
		x.write = false
	}
	go x.run(context.WithoutCancel(ctx)) // what was handed over is written
	return x
}

// openIndexAt returns nil when the file is not an index of that version.
func openIndexAt(ctx context.Context, path, mode string, version int) *sql.DB {
	pragmas := []string{"cache_size(-16384)"}
	if mode != "ro" {
		pragmas = append(pragmas, "journal_mode(WAL)", "synchronous(NORMAL)")
	}
	db, err := open(path, mode, pragmas...)
	if err != nil {
		return nil
	}
	db.SetMaxOpenConns(3)
	if err := prepareIndex(ctx, db, version, mode != "ro"); err != nil {
		_ = db.Close() // it is given up
		return nil
	}
	return db
}

func prepareIndex(ctx context.Context, db *sql.DB, version int, write bool) error {
	id, err := number(ctx, db, "application_id")
	if err != nil {
		return err
	}
	have, err := number(ctx, db, "user_version")
	switch {
	case err != nil:
		return err
	case id == indexID && have == version:
		return nil
	case id != 0 || have != 0 || !write:
		return errors.New("index of another version")
	}
	return inTx(ctx, db, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, fmt.Sprintf("%sPRAGMA application_id = %d; PRAGMA user_version = %d;",
			indexSchema, indexID, version))
		return err
	})
}

// removeDB removes a database with its log.
func removeDB(path string) error {
	for _, tail := range []string{"-wal", "-shm", ""} {
		if err := os.Remove(path + tail); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Rows returns every row at or below one of the folders, and the rows of the
// given paths, in no order. Their strings share memory by the hundred, and so
// are best kept or left together. An error means that the index is of no use.
func (s *Store) Rows(ctx context.Context, folders, paths []string) ([]Row, error) {
	x := s.index
	if x.db == nil {
		return nil, nil
	}
	rows, items, err := readPacks(ctx, x.db)
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	if items-len(rows) > len(rows)/2+tidyFrom && x.write {
		x.send(indexRequest{tidy: true})
	}
	within := make([]string, len(folders))
	sep := string(os.PathSeparator)
	for i, d := range folders {
		within[i] = strings.TrimSuffix(d, sep) + sep
	}
	one := map[string]bool{}
	for _, p := range paths {
		one[p] = true
	}
	return slices.DeleteFunc(rows, func(r Row) bool {
		return !one[r.Path] && !slices.ContainsFunc(within, func(d string) bool { return strings.HasPrefix(r.Path, d) })
	}), nil
}

// RebuildIndex throws the index away and begins a new one, after Rows told
// that it is damaged. It must not run beside Rows or Index.
func (s *Store) RebuildIndex(ctx context.Context) error {
	path := filepath.Join(s.opts.CacheDir, indexFile)
	err := s.index.stop()
	if s.Writable() {
		err = errors.Join(err, removeDB(path))
	}
	s.index = openIndex(ctx, path, s.opts.RowVersion, !s.Writable())
	if err != nil {
		return fmt.Errorf("rebuild the index: %w", err)
	}
	return nil
}

// Extra returns what was worked out from a file, if it was made from one of
// that size and time. It waits for the disk.
func (s *Store) Extra(ctx context.Context, want Extra) ([]byte, bool) {
	if s.index.db == nil {
		return nil, false
	}
	var data []byte
	err := s.index.db.QueryRowContext(ctx, "SELECT data FROM extras WHERE path = ? AND kind = ? AND size = ? AND mtime = ?",
		want.Path, want.Kind, want.Size, want.ModTime).Scan(&data)
	return data, err == nil // an index that cannot be read knows nothing
}

// EachExtra calls f for everything of one kind. The bytes are valid during the
// call alone.
func (s *Store) EachExtra(ctx context.Context, kind string, f func(Extra)) error {
	x := s.index
	if x.db == nil {
		return nil
	}
	rows, err := x.db.QueryContext(ctx, "SELECT path, size, mtime, data FROM extras WHERE kind = ?", kind)
	if err != nil {
		return fmt.Errorf("read the index: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		e := Extra{Kind: kind}
		var data sql.RawBytes
		if err := rows.Scan(&e.Path, &e.Size, &e.ModTime, &data); err != nil {
			return fmt.Errorf("read the index: %w", err)
		}
		e.Data = data
		f(e)
	}
	return rows.Err()
}

// Meta returns a value that was written with Batch.Meta, "" when there is none.
func (s *Store) Meta(ctx context.Context, key string) string {
	var v string
	if s.index.db != nil {
		// No value, or an index that cannot be read: both mean "unknown".
		_ = s.index.db.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = ?", key).Scan(&v)
	}
	return v
}

// Index hands a batch to the index writer; it waits only while several batches
// are waiting already. What goes wrong is told by Flush and Close.
func (s *Store) Index(b Batch) { s.index.send(indexRequest{batch: b}) }

// send reports whether the writer took the request.
func (x *index) send(r indexRequest) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.closed {
		x.reqs <- r
	}
	return !x.closed
}

func (x *index) flush() error {
	answer := make(chan error, 1)
	if !x.send(indexRequest{answer: answer}) {
		return ErrClosed
	}
	return <-answer
}

func (x *index) stop() error {
	x.mu.Lock()
	first := !x.closed
	if first {
		x.closed = true
		close(x.reqs)
	}
	x.mu.Unlock()
	<-x.done
	if !first || x.db == nil {
		return nil
	}
	return errors.Join(x.err, x.db.Close())
}

func (x *index) run(ctx context.Context) {
	defer close(x.done)
	for r := range x.reqs {
		if x.write && x.err == nil {
			err := x.commit(ctx, r.batch)
			if r.tidy && err == nil {
				err = x.tidy(ctx)
			}
			if err != nil {
				x.err = fmt.Errorf("write the index: %w", explain(err))
			}
		}
		if r.answer != nil {
			r.answer <- x.err
		}
	}
}

func (x *index) commit(ctx context.Context, b Batch) error {
	return inTx(ctx, x.db, func(tx *sql.Tx) error {
		if err := putPack(ctx, tx, b); err != nil {
			return err
		}
		for _, p := range b.Drop {
			if _, err := tx.ExecContext(ctx, "DELETE FROM extras WHERE path = ?", p); err != nil {
				return err
			}
		}
		for _, m := range b.Move {
			if _, err := tx.ExecContext(ctx, "UPDATE OR REPLACE extras SET path = ? WHERE path = ?", m[1], m[0]); err != nil {
				return err
			}
		}
		for _, e := range b.Extras {
			if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO extras (path, kind, size, mtime, data) VALUES (?, ?, ?, ?, ?)",
				e.Path, e.Kind, e.Size, e.ModTime, e.Data); err != nil {
				return err
			}
		}
		for k, v := range b.Meta {
			if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", k, v); err != nil {
				return err
			}
		}
		return nil
	})
}
