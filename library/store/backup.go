package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Backups is how many daily copies of the fan's work are kept.
const Backups = 7

// day is the layout of a copy's name.
const day = "2006-01-02"

// backupCopy is one daily copy.
type backupCopy struct{ path, day string }

// copies lists the daily copies, newest first.
func (s *Store) copies() ([]backupCopy, error) {
	dir := filepath.Join(s.opts.DataDir, backupDir)
	names, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []backupCopy
	for _, n := range names {
		d, ok := strings.CutPrefix(n.Name(), "work-")
		d, end := strings.CutSuffix(d, ".db")
		if ok && end && len(d) == len(day) {
			all = append(all, backupCopy{filepath.Join(dir, n.Name()), d})
		}
	}
	slices.SortFunc(all, func(a, b backupCopy) int { return strings.Compare(b.day, a.day) })
	return all, nil
}

// backup writes today's copy, unless there is one and nothing changed since,
// and removes the oldest ones beyond Backups. It runs where db is owned.
func (s *Store) backup(ctx context.Context, db *sql.DB, changed bool) error {
	all, err := s.copies()
	if err != nil {
		return fmt.Errorf("list the copies of the fan's work: %w", err)
	}
	today := s.opts.Now().Format(day)
	have := len(all) > 0 && all[0].day >= today
	if have && (!changed || all[0].day > today) { // a copy of tomorrow: the clock went back
		return nil
	}
	dir := filepath.Join(s.opts.DataDir, backupDir)
	to := filepath.Join(dir, "work-"+today+".db")
	if err := vacuumInto(ctx, db, to); err != nil {
		return fmt.Errorf("copy the fan's work: %w", explain(err))
	}
	if !have {
		all = append([]backupCopy{{to, today}}, all...)
	}
	for _, old := range all[min(Backups, len(all)):] {
		if err := os.Remove(old.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove an old copy of the fan's work: %w", err)
		}
	}
	return nil
}

// vacuumInto writes a whole copy of db, which appears under its name only when
// it is complete.
func vacuumInto(ctx context.Context, db *sql.DB, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	part := to + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // left by a crash, and VACUUM INTO wants no file
	}
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		_ = os.Remove(part) // the first error is the one to tell
		return err
	}
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(part, to)
}

// restore puts the newest good copy in the place of work.db, which is not
// there; kept is the name of the damaged file, "" when there was none. With no
// good copy a new database will be begun.
func (s *Store) restore(ctx context.Context, kept string) error {
	all, err := s.copies()
	if err != nil {
		return err
	}
	path := filepath.Join(s.opts.DataDir, workFile)
	for _, c := range all {
		have, err := inspect(ctx, c.path)
		if err != nil || have == 0 || have > len(workSteps) {
			continue // the next one may be good
		}
		if kept == "" { // a log without its database would spoil the copy
			if _, err := s.moveAside(path); err != nil {
				return err
			}
		}
		part := path + ".part"
		if err := copyFile(c.path, part); err != nil {
			return err
		}
		if err := os.Rename(part, path); err != nil {
			return err
		}
		s.notices = append(s.notices, Notice{Code: NoticeRestored, Args: []string{c.day, kept}})
		return nil
	}
	if kept != "" {
		s.notices = append(s.notices, Notice{Code: NoticeDamaged, Args: []string{kept}})
	}
	return nil
}

// copyFile copies a file to a new one and waits until it is on the disk.
func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Sync()
}
