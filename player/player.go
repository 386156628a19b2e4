package player

import "time"

// Track is one thing to play. ID is the caller's own name for it; the player
// only hands it back.
type Track struct {
	ID   string
	Path string
}

// Repeat is what happens at the end of a song.
type Repeat int

// The repeat modes.
const (
	RepeatOff  Repeat = iota // stop after the last song of the queue
	RepeatList               // after the last song comes the first
	RepeatOne                // the same song again, with no seam
)

// Status is what the player does.
type Status int

// The statuses.
const (
	Stopped Status = iota // nothing is chosen
	Playing
	Paused
	Waiting // would play, and no sound device is there
)

// State is what the player is at one moment. A later State replaces an earlier
// one: nothing is lost by missing some. Position is not part of it, see
// Player.Position.
type State struct {
	Status   Status
	Track    Track // zero when Status is Stopped
	Opening  bool  // the file is being opened; Duration is not known yet
	Duration time.Duration
	Pass     int // number of the pass that is heard, from 1
	Repeat   Repeat
	Volume   float64 // 0 to 1, as the slider stands
	Muted    bool
	Index    int  // place of Track in the queue
	Queue    int  // how many tracks the queue holds
	Short    bool // the file ends before its header says; what is there is looped
	// Err tells why the last track cannot be played, or why the sound is gone.
	// It is nil again as soon as something plays.
	Err error
}
