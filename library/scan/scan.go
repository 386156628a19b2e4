package scan

import (
	"time"

	"reprise/library/tags"
)

// File is one audio file that a scan met.
type File struct {
	Path    string // absolute, as the file system spells it
	Size    int64  // bytes
	ModTime time.Time
	Tags    tags.Tags
	// Err tells why the tags could not be read; the file is kept all the same.
	Err error
	// Unchanged tells that size and time are those the caller knew: the file
	// was not opened and Tags is zero.
	Unchanged bool
}

// Stamp is what a file looked like when it was last read.
type Stamp struct {
	Size    int64
	ModTime time.Time
}
