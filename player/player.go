package player

import "time"

// Track is one thing to play. ID is the caller's own name for it; the player
// only hands it back.
type Track struct {
	ID   string
	Path string
	Loop Loop // the stretch that repeats, zero for the whole song
	// Speed is how fast it plays with its pitch kept, 0.5 to 1.5; 0 means 1.
	Speed float64
	// Gain evens its loudness; zero leaves it as it is.
	Gain Gain
	// Passes is how many passes it plays before Then happens; 0 for no end.
	Passes int
	Then   Then
}

// Loop is the stretch of a song that repeats. A pass is then once through it.
type Loop struct {
	A, B time.Duration // from the start of the song; B is 0 for its end
	// Intro plays the song from its start once before the loop goes round.
	Intro bool
}

// Gain is how much louder or softer a track is to be played, and how loud its
// loudest sample is, so that louder never clips.
type Gain struct {
	DB   float64 // decibels, 0 for none
	Peak float64 // largest magnitude, 1 for full scale, 0 when not known
}

// Then is what follows the last of a track's passes.
type Then int

// What follows.
const (
	ThenNext Then = iota
	ThenStop
)

// Night is when a night of repeating ends: at a time, or after a number of
// passes from now, whichever is given; zero is no night. The pass that is heard
// when it ends is played to its end and faded over its length.
type Night struct {
	Until  time.Time
	Passes int
}

// NightReport is what a night was.
type NightReport struct {
	Track   Track // that was heard last
	Passes  int   // in all, whole ones
	Started time.Time
	Ended   time.Time
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
	Loop     Loop // the stretch that repeats, zero for the whole song
	Speed    float64
	Passes   int // the song plays so many passes, 0 for no end
	Left     int // of those, still to be heard, the present one included; 0 for no end
	Then     Then
	Night    Night  // zero when none is set
	Shuffle  bool   // the queue is played in an order of chance
	Device   string // the chosen device's id, "" for the system's own
	// Err tells why the last track cannot be played, or why the sound is gone.
	// It is nil again as soon as something plays.
	Err error
}
