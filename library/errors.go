package library

import (
	"errors"

	"reprise/library/store"
)

var (
	// ErrLocked tells that another copy of Reprise uses the data folder.
	ErrLocked = store.ErrLocked
	// ErrReadOnly tells that a change holds until Close and was not written,
	// because the data folder cannot be written. The Undo that comes with it
	// works.
	ErrReadOnly = store.ErrReadOnly
	// ErrNewer tells that a newer version of Reprise wrote the data, which is
	// left as it is.
	ErrNewer = store.ErrNewer
	// ErrFull tells that the disk is full; what was kept before is still there.
	ErrFull = store.ErrFull
	// ErrNoEntry tells that no list holds such an entry.
	ErrNoEntry = errors.New("no list holds this entry")
	// ErrNotLinked tells that an entry has no file.
	ErrNotLinked = errors.New("the entry is not linked to a file")
	// ErrAway tells that the folder of the linked file is not there now.
	ErrAway = errors.New("the folder of the linked file is not there now")
	// ErrGone tells that the file which the fan linked has vanished.
	ErrGone = errors.New("the linked file is gone")
	// ErrNotFolder tells that a path leads to something that is no folder.
	ErrNotFolder = errors.New("this is not a folder")
	// ErrNotAudio tells that a file is no audio that Reprise can name.
	ErrNotAudio = errors.New("this is not an audio file")
	// ErrRange tells that a value lies outside what it may be.
	ErrRange = errors.New("a value is out of its range")
	// ErrNameTaken tells that another loop of the song has the name.
	ErrNameTaken = errors.New("another loop of this song has the name")
	// ErrNotAway tells that a folder is where it always was.
	ErrNotAway = errors.New("the folder is where it was")
	// ErrNoFile tells that the library knows no such file.
	ErrNoFile = errors.New("the library does not know this file")
	// ErrEncoding tells that no encoding has the name.
	ErrEncoding = errors.New("no encoding has this name")
	// ErrNoRoot tells that a folder is none of the music folders.
	ErrNoRoot = errors.New("this is not one of the music folders")
)

// Codes of [Notice] beside those of package store.
const (
	NoticeReadOnly  = store.NoticeReadOnly
	NoticeRestored  = store.NoticeRestored
	NoticeDamaged   = store.NoticeDamaged
	NoticeUnwritten = "store.unwritten" // a write in the background goes wrong; Args: why
	NoticeBadList   = "list.bad"        // a list was left out; Args: why, in English
)
