package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	lib "modernc.org/sqlite/lib"
)

// unwritable reports whether err says that the database cannot be written here,
// while it may be readable.
func unwritable(err error) bool {
	switch primary(err) {
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM, lib.SQLITE_FULL, lib.SQLITE_IOERR:
		return true
	}
	return errors.Is(err, fs.ErrPermission)
}

// openWork opens, checks, if need be restores, and reads the fan's work.
func (s *Store) openWork(ctx context.Context) (*sql.DB, error) {
	path := filepath.Join(s.opts.DataDir, workFile)
	have, err := inspect(ctx, path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = s.restore(ctx, "")
	case damaged(err):
		var kept string
		if kept, err = s.moveAside(path); err == nil {
			err = s.restore(ctx, kept)
		}
	case err == nil && have > len(workSteps):
		err = ErrNewer
	}
	if err != nil {
		return nil, err
	}
	db, err := open(path, "rwc", "journal_mode(WAL)", "synchronous(FULL)")
	if err != nil {
		return nil, err
	}
	if err := s.ready(ctx, db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// ready proves that db can be written, brings it to the newest version and
// reads it.
func (s *Store) ready(ctx context.Context, db *sql.DB) error {
	// SQLite opens a file that cannot be written for reading, and tells only
	// at the first write.
	if _, err := db.ExecContext(ctx, "BEGIN IMMEDIATE; ROLLBACK"); err != nil {
		return err
	}
	have, err := number(ctx, db, "user_version")
	if err != nil {
		return err
	}
	if have > 0 && have < len(workSteps) {
		if err := s.backup(ctx, db, false); err != nil {
			return err
		}
	}
	if err := migrate(ctx, db, have, workSteps); err != nil {
		return err
	}
	s.work, err = loadWork(ctx, db)
	return err
}

// inspect checks the database without changing what it holds and returns its
// version, 0 for an empty file. Errors: fs.ErrNotExist; one that damaged
// reports; any other means that the file is out of reach.
func inspect(ctx context.Context, path string) (version int, err error) {
	if _, err := os.Stat(path); err != nil {
		return 0, err
	}
	db, err := open(path, "rw")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return check(ctx, db)
}

// check asks SQLite whether the file is whole, and whether it is ours.
func check(ctx context.Context, db *sql.DB) (version int, err error) {
	id, err := number(ctx, db, "application_id")
	if err != nil {
		return 0, err
	}
	if version, err = number(ctx, db, "user_version"); err != nil {
		return 0, err
	}
	var tables int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return 0, err
	}
	if id != workID && (id != 0 || version != 0 || tables != 0) {
		return 0, fmt.Errorf("%w: it belongs to another program", errDamaged)
	}
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return 0, err
	}
	if verdict != "ok" {
		return 0, fmt.Errorf("%w: %s", errDamaged, verdict)
	}
	return version, nil
}

// moveAside gives a damaged database a name under which it is kept, and returns
// that name without its folder.
func (s *Store) moveAside(path string) (string, error) {
	stem := "work-damaged-" + s.opts.Now().Format("20060102-150405")
	name := stem + ".db"
	for n := 2; ; n++ {
		if _, err := os.Lstat(filepath.Join(s.opts.DataDir, name)); errors.Is(err, fs.ErrNotExist) {
			break
		}
		name = stem + "-" + strconv.Itoa(n) + ".db"
	}
	to := filepath.Join(s.opts.DataDir, name)
	// The log goes first: left behind, it would be replayed into the copy.
	for _, tail := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(path+tail, to+tail); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return name, nil
}

// peek reads the fan's work without writing to its folder, because of why.
func (s *Store) peek(ctx context.Context, why error) error {
	if !s.opts.ReadOnly {
		s.notices = append(s.notices, Notice{Code: NoticeReadOnly, Args: []string{explain(why).Error()}})
	}
	path := filepath.Join(s.opts.DataDir, workFile)
	if _, err := os.Stat(path); err != nil {
		return nil //nolint:nilerr // no data, or none within reach: begin with nothing
	}
	err := s.peekAt(ctx, path)
	if err == nil || !damaged(err) {
		return err
	}
	copies, _ := s.copies() // none within reach is none
	for _, c := range copies {
		if s.peekAt(ctx, c.path) == nil {
			s.notices = append(s.notices, Notice{Code: NoticeRestored, Args: []string{c.day, workFile}})
			return nil
		}
	}
	s.notices = append(s.notices, Notice{Code: NoticeDamaged, Args: []string{workFile}})
	return nil
}

// peekAt reads one database: in place, or, where SQLite needs to write beside
// it (a log that was left by a crash), in a copy that is thrown away.
func (s *Store) peekAt(ctx context.Context, path string) (err error) {
	err = s.readFrom(ctx, path, "ro")
	if err == nil || damaged(err) || errors.Is(err, ErrNewer) {
		return err
	}
	dir, err := os.MkdirTemp("", "reprise-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	to := filepath.Join(dir, workFile)
	if err := copyFile(path, to); err != nil {
		return err
	}
	if err := copyFile(path+"-wal", to+"-wal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return s.readFrom(ctx, to, "rw")
}

func (s *Store) readFrom(ctx context.Context, path, mode string) (err error) {
	db, err := open(path, mode)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	have, err := check(ctx, db)
	switch {
	case err != nil:
		return err
	case have > len(workSteps):
		return ErrNewer
	case have < len(workSteps): // an empty file; older ones are migrated in a copy
		if mode == "ro" {
			return errors.New("an older version is read in a copy")
		}
		if err := migrate(ctx, db, have, workSteps); err != nil {
			return err
		}
	}
	s.work, err = loadWork(ctx, db)
	return err
}
