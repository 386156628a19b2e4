package library

import (
	"time"

	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/library/tags"
)

// EntryState is how an entry stands with the fan's files.
type EntryState int

// The states, worst to best.
const (
	Missing    EntryState = iota // no file that could well be it; Candidates may hold unlikely ones
	ToCheck                      // files that could well be it, none of them sure
	Away                         // linked, and the folder is not there now
	Unreadable                   // linked, and the file cannot be read
	Linked
)

// Track is one file of the fan's, as the index knows it.
type Track struct {
	Path    string
	Size    int64
	ModTime time.Time
	Tags    tags.Tags
	Err     string // why its tags could not be read, "" when they were
	Trouble string // the key of the sentence that tells Err, see tags.Reason; "" without Err
	Away    bool   // its folder is not there now
	// Counts is how often the file was heard while it was no entry's.
	Counts Counts
}

// Entry is one entry of a list with all that is known about it.
type Entry struct {
	Ref   catalog.Ref
	List  *catalog.List
	Entry *catalog.Entry
	State EntryState
	// ByHand tells that the fan made the link.
	ByHand bool
	// Track is the linked file; nil unless State is Linked, Away or Unreadable.
	Track *Track
	// Link is why the linked file is linked; its reasons are empty for a link by hand.
	Link match.Candidate
	// Candidates are the files that could be it, best first, without the linked
	// one and without those the fan refused.
	Candidates []Candidate
	Counts     Counts
	// Moments are the fan's notes on seconds of the song, by their place.
	Moments []Moment
	// Loops are the fan's named loops, in the order they were made.
	Loops []Loop
	// Song is how the fan wants this song played.
	Song Song
}

// Moment is a note of the fan's on one place of a song. An entry has at most one
// at a place.
type Moment struct {
	At   time.Duration // from the start of the song, whole milliseconds
	Text string
}

// Loop is a stretch of a song with a name, which tells the loops of an entry apart.
type Loop struct {
	Name string
	A    time.Duration // where it begins, whole milliseconds
	B    time.Duration // where it ends, 0 for the end of the song
	// Intro plays the song from its start once before the loop goes round.
	Intro bool
}

// Song is how the fan wants one song played. Its zero value is as everything is
// played.
type Song struct {
	Speed    float64       // 0.5 to 1.5, 0 for as it was recorded
	Lyrics   time.Duration // added to the time of every line of its lyrics; negative is earlier
	Passes   int           // go on, or stop, after so many passes; 0 for never
	ThenStop bool          // stop after Passes, instead of going on
	Loop     string        // name of the loop that is on, "" for none
	Cover    bool          // the poster is the picture in the file
}

// Candidate is one offered file with what the index knows of it.
type Candidate struct {
	match.Candidate
	Track *Track
}

// Counts is how often an entry was heard.
type Counts struct {
	Passes  int       // in all
	Longest int       // most passes in one run
	First   time.Time // zero when never heard
	Last    time.Time
}

// Root is one folder of the fan's music.
type Root struct {
	Path  string
	Away  bool // not there, or not readable, now
	Files int
	// Moved is a folder that holds what this one held, while it is away and
	// such a folder was seen: what Relocate may be asked with. "" otherwise.
	Moved string
}

// ScanState is how far a scan is.
type ScanState struct {
	Running  bool
	Paused   bool
	Canceled bool
	Root     string // the folder it looks through
	Path     string // the file it met last
	Files    int    // files met, of any kind
	Audio    int    // audio files met
	Read     int    // files opened and read
	Failed   int    // of Read, those whose tags could not be read
	// Unchanged is how many of Audio were as the index knew them.
	Unchanged int
	// Troubles are folders that could not be looked into, with the reason; at
	// most a hundred.
	Troubles []string
	// Total is how many audio files the walk has counted so far; it is final
	// when Counted is true.
	Total   int
	Counted bool
	Started time.Time
	Seconds float64 // running time without pauses
}

// Snapshot is everything the library knows at one moment. It is immutable and
// may be read by any goroutine.
type Snapshot struct {
	Version uint64 // grows with every change
	Lists   []*catalog.List
	// Entries are in list order, then in the curator's order.
	Entries []*Entry
	Roots   []Root
	Tracks  []*Track // every file of the index, by path
	Scan    ScanState
	// Taught are the names that the fan said are the same, the first taught first.
	Taught []match.Taught
	// Notices are sentences' codes that the window should tell once: a store
	// that was restored, a data folder that cannot be written, a bad list file.
	Notices []Notice
	// Troubles are the files and the folders that could not be read, by path.
	Troubles []Trouble

	byTrack func() map[string]standing // made at the first ByTrack
}

// Trouble is one file or folder that could not be read.
type Trouble struct {
	Path string
	Code string   // the key of its sentence, see tags.Reason
	Args []string // fill the sentence's gaps
}

// Loudness is how loud a song is, as Reprise measured it.
type Loudness struct {
	LUFS float64 // integrated, ITU-R BS.1770-4
	Peak float64 // highest sample, 1 is full scale
}

// Notice is something the fan should know, once.
type Notice struct {
	Code string   // "store.restored", "store.readonly", "list.bad", ...
	Args []string // fill the sentence's gaps
}
