package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
)

// workID and indexID mark a file as ours
// (https://www.sqlite.org/fileformat2.html#application_id): "Rprs" and "Rpri".
const (
	workID  = 0x52707273
	indexID = 0x52707269
)

// workSteps take the fan's work from each version to the next: step i leads
// from version i to version i+1. A step that was released is never edited.
//
// No table refers to a list by a foreign key: lists are files, and the work of
// a list that is not there now must stay.
var workSteps = []string{work1, work2} //nolint:gochecknoglobals // a table that nothing writes

const work1 = `
CREATE TABLE links (
	list TEXT NOT NULL, entry TEXT NOT NULL,
	path TEXT NOT NULL,             -- '' : the fan wants no link made by itself
	print TEXT NOT NULL DEFAULT '', -- fingerprint of the content, '' when unknown
	made INTEGER NOT NULL,          -- Unix seconds
	PRIMARY KEY (list, entry)) WITHOUT ROWID;
CREATE TABLE refusals (
	list TEXT NOT NULL, entry TEXT NOT NULL, path TEXT NOT NULL,
	print TEXT NOT NULL DEFAULT '',
	made INTEGER NOT NULL,
	PRIMARY KEY (list, entry, path)) WITHOUT ROWID;
CREATE TABLE taught (
	name TEXT NOT NULL, same TEXT NOT NULL,
	made INTEGER NOT NULL,
	PRIMARY KEY (name, same)) WITHOUT ROWID;
CREATE TABLE notes (
	list TEXT NOT NULL, entry TEXT NOT NULL,
	text TEXT NOT NULL,
	made INTEGER NOT NULL,
	PRIMARY KEY (list, entry)) WITHOUT ROWID;
CREATE TABLE moments (
	list TEXT NOT NULL, entry TEXT NOT NULL,
	at INTEGER NOT NULL,            -- milliseconds into the song
	text TEXT NOT NULL,
	made INTEGER NOT NULL,
	PRIMARY KEY (list, entry, at)) WITHOUT ROWID;
CREATE TABLE loops (
	list TEXT NOT NULL, entry TEXT NOT NULL,
	name TEXT NOT NULL,
	start INTEGER NOT NULL,         -- milliseconds
	stop INTEGER NOT NULL,          -- milliseconds, 0: to the end
	made INTEGER NOT NULL,
	PRIMARY KEY (list, entry, name)) WITHOUT ROWID;
CREATE TABLE counts (
	list TEXT NOT NULL, entry TEXT NOT NULL,
	passes INTEGER NOT NULL, longest INTEGER NOT NULL,
	first INTEGER NOT NULL, last INTEGER NOT NULL, -- Unix seconds
	PRIMARY KEY (list, entry)) WITHOUT ROWID;
CREATE TABLE settings (
	key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE roots (
	path TEXT PRIMARY KEY, made INTEGER NOT NULL) WITHOUT ROWID;
`

// work2 keeps how a loop begins and where it stands, how the fan wants one song
// played, and what belongs to a file instead of to an entry. Fingerprints are
// of the sound alone from now on: the old ones are made again.
const work2 = `
UPDATE links SET print = '';
UPDATE refusals SET print = '';
ALTER TABLE loops ADD COLUMN intro INTEGER NOT NULL DEFAULT 0; -- 1: from the start of the song once
ALTER TABLE loops ADD COLUMN place INTEGER NOT NULL DEFAULT 0; -- order among the loops of an entry
CREATE TABLE songs (
	list TEXT NOT NULL, entry TEXT NOT NULL,
	speed REAL NOT NULL,            -- 0: as recorded
	lyrics INTEGER NOT NULL,        -- milliseconds added to the lyrics' times
	passes INTEGER NOT NULL,        -- 0: no end
	stop INTEGER NOT NULL,          -- 1: stop after passes
	loop TEXT NOT NULL,             -- name of the loop that is on
	cover INTEGER NOT NULL,         -- 1: the picture in the file
	made INTEGER NOT NULL,
	PRIMARY KEY (list, entry)) WITHOUT ROWID;
CREATE TABLE found ( -- the file that the rules linked, to know it again elsewhere
	list TEXT NOT NULL, entry TEXT NOT NULL,
	path TEXT NOT NULL, print TEXT NOT NULL,
	PRIMARY KEY (list, entry)) WITHOUT ROWID;
CREATE TABLE files (
	path TEXT PRIMARY KEY,
	print TEXT NOT NULL DEFAULT '',
	encoding TEXT NOT NULL DEFAULT '', -- what its texts are read as, '' for automatic
	passes INTEGER NOT NULL DEFAULT 0, longest INTEGER NOT NULL DEFAULT 0,
	first INTEGER NOT NULL DEFAULT 0, last INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
`

// indexSchema holds the files in packs, see pack: reading and writing fifty
// thousand rows one by one costs several times what their content does.
const indexSchema = `
CREATE TABLE packs (id INTEGER PRIMARY KEY AUTOINCREMENT, count INTEGER NOT NULL, items BLOB NOT NULL);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE extras (
	path TEXT NOT NULL, kind TEXT NOT NULL,
	size INTEGER NOT NULL, mtime INTEGER NOT NULL, -- of the file it was made from
	data BLOB NOT NULL,
	PRIMARY KEY (kind, path)) WITHOUT ROWID;
CREATE INDEX extras_path ON extras (path);
`

// indexVersion grows with indexSchema. The caller's own version of the rows is
// added to it, see Options.RowVersion.
const indexVersion = 3

// open opens path with the given pragmas on every connection. It keeps one
// connection, which the writer owns.
func open(path, mode string, pragmas ...string) (*sql.DB, error) {
	q := url.Values{"mode": {mode}, "_pragma": append([]string{"busy_timeout(2000)"}, pragmas...)}
	p := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" {
		p = "/" + p // file:///C:/...
	}
	u := url.URL{Scheme: "file", Path: p, RawQuery: q.Encode()}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// number reads one PRAGMA that is a number.
func number(ctx context.Context, db *sql.DB, pragma string) (int, error) {
	var n int
	err := db.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&n)
	return n, err
}

// migrate takes the database from version have to the newest, each step whole
// or not at all.
func migrate(ctx context.Context, db *sql.DB, have int, steps []string) error {
	for v := have; v < len(steps); v++ {
		err := inTx(ctx, db, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, steps[v]+
				"PRAGMA application_id = "+strconv.Itoa(workID)+";"+
				"PRAGMA user_version = "+strconv.Itoa(v+1)+";")
			return err
		})
		if err != nil {
			return fmt.Errorf("bring the data to version %d: %w", v+1, err)
		}
	}
	return nil
}

// inTx runs f in a transaction, which f's error takes back.
func inTx(ctx context.Context, db *sql.DB, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		_ = tx.Rollback() // the first error is the one to tell
		return err
	}
	return tx.Commit()
}
