package ui

import (
	"encoding/json"
	"time"

	"reprise/player"
)

// The keys of the settings that the window keeps in the library.
const (
	keySession  = "session"
	keyTheme    = "theme"     // "system", "night" or "day"
	keyLanguage = "language"  // "en", "ko" or "" for the system's
	keyTextSize = "text.size" // per cent, 80 to 200
	keySeen     = "first.seen"
	keyStill    = "motion.less"   // "1" for less motion
	keyWorded   = "states.worded" // "1" for states in words
	keyTitles   = "poster.titles" // "", "horizontal" or "none"
	keyUneven   = "play.uneven"   // "1" plays songs as loud as they were made
	keyUntrim   = "play.untrim"   // "1" keeps the silence of MP3 files without a tag
	keyDevice   = "play.device"   // a sound device's id, "" for the system's own
)

// The text sizes, in per cent.
const (
	textSmallest = 80
	textNormal   = 100
	textLargest  = 200
	textStep     = 10
)

// session is where the fan left off. It is written while the window runs, so a
// process that is killed loses a few seconds of it at most.
type session struct {
	Width    float32       `json:"width"`
	Height   float32       `json:"height"`
	List     string        `json:"list"`  // the wall's tab
	Track    string        `json:"track"` // the entry that was chosen
	Position time.Duration `json:"position"`
	Pass     int           `json:"pass"`
	Repeat   player.Repeat `json:"repeat"`
	Volume   float64       `json:"volume"`
	Muted    bool          `json:"muted"`
}

// The size of a first window, and the smallest.
const (
	firstWidth, firstHeight = 1280, 800
	leastWidth, leastHeight = 640, 400
)

// readSession reads what was stored; anything odd in it becomes what a first
// start has, because a spoiled setting must not keep the window shut.
func readSession(stored string) session {
	s := session{Width: firstWidth, Height: firstHeight, Repeat: player.RepeatOne, Volume: 1, Pass: 1}
	if stored == "" {
		return s
	}
	read := s
	if json.Unmarshal([]byte(stored), &read) != nil {
		return s
	}
	if read.Width < leastWidth || read.Height < leastHeight || read.Width > 16384 || read.Height > 16384 {
		read.Width, read.Height = s.Width, s.Height
	}
	if read.Repeat < player.RepeatOff || read.Repeat > player.RepeatOne {
		read.Repeat = s.Repeat
	}
	if !(read.Volume >= 0 && read.Volume <= 1) {
		read.Volume = s.Volume
	}
	read.Position, read.Pass = max(0, read.Position), max(1, read.Pass)
	return read
}

func (s session) String() string {
	b, err := json.Marshal(s)
	if err != nil {
		return ""
	}
	return string(b)
}
