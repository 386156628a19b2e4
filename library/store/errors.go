package store

import (
	"errors"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

var (
	// ErrLocked tells that another copy of Reprise writes to the data folder.
	ErrLocked = errors.New("another copy of Reprise uses this data folder")
	// ErrReadOnly tells that a change holds in memory and was not written,
	// because the data folder cannot be written or was opened for reading.
	ErrReadOnly = errors.New("the data folder cannot be written: the change holds until Reprise is closed")
	// ErrNewer tells that a newer version of Reprise wrote the data. It is left
	// as it is.
	ErrNewer = errors.New("the data was written by a newer version of Reprise")
	// ErrFull tells that the disk is full. Nothing that was written before is
	// lost.
	ErrFull = errors.New("the disk is full")
	// ErrClosed tells that the store was closed before the change came.
	ErrClosed = errors.New("the store is closed")

	// errDamaged tells that a database file is no sound database of ours.
	errDamaged = errors.New("the database is damaged")
)

// Notice is something about the data that the fan should know once. The codes
// are:
//
//	store.readonly  the data folder cannot be written; Args: why
//	store.restored  a copy took the place of a damaged or missing database;
//	                Args: day of the copy, name the damaged file was given
//	                ("" when it was missing)
//	store.damaged   the database was damaged and no copy was good: a new one
//	                was begun; Args: name the damaged file was given
type Notice struct {
	Code string
	Args []string
}

// The codes of [Notice].
const (
	NoticeReadOnly = "store.readonly"
	NoticeRestored = "store.restored"
	NoticeDamaged  = "store.damaged"
)

// primary returns SQLite's primary result code in err, or -1 when err is not
// SQLite's (https://www.sqlite.org/rescode.html#primary_result_codes).
func primary(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return -1
}

// damaged reports whether err says that the file's content is wrong, as
// opposed to the file being out of reach.
func damaged(err error) bool {
	switch primary(err) {
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return true
	}
	return errors.Is(err, errDamaged)
}

// explain adds ErrFull to an error that SQLite gives for a full disk.
func explain(err error) error {
	if primary(err) == lib.SQLITE_FULL {
		return errors.Join(ErrFull, err)
	}
	return err
}
