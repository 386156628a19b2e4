package match

import (
	"time"

	"reprise/library/catalog"
)

// Track is what the matcher knows of one file.
type Track struct {
	Path        string
	Title       string
	Artist      string   // the artist line as stated
	Artists     []string // taken apart where the tags allow it
	Album       string
	AlbumArtist string
	Track       int
	Year        int
	Duration    time.Duration
	Lossless    bool
	ISRC        []string
	MBID        []string
}

// Candidate is one file offered for one entry.
type Candidate struct {
	Ref   catalog.Ref
	Path  string
	Score float64 // in [0,1]: of a hundred candidates at 0.9, ninety are right
	// Sure tells that the file may be linked by itself.
	Sure    bool
	Role    Role
	Reasons []Reason // the strongest first
}

// Role tells what a file is to an entry.
type Role string

// The roles. Original is the version that the entry asks for, whatever that is.
const (
	Original     Role = ""
	Instrumental Role = "inst"
	Live         Role = "live"
	Cover        Role = "cover"
	OtherVersion Role = "version" // remix, piano, other language, teaser, ...
)

// Mark tells which way a reason speaks.
type Mark int

// The marks.
const (
	Agrees  Mark = iota // ✓
	Perhaps             // ?
	Against             // ✕
)

// Reason is one sentence of why. Code picks the sentence in the window's
// language, Args fill its gaps in order.
type Reason struct {
	Mark Mark
	Code string // "title.native", "artist.unknown", "version.inst", ...
	Args []string
}
