package lyrics

import (
	"errors"
	"sort"
	"time"
)

// ErrTooLarge tells that a file is larger or has more lines than any song.
var ErrTooLarge = errors.New("lyrics are too large")

// The limits of what is read.
const (
	// MaxSize is the largest lyrics file, in bytes.
	MaxSize = 1 << 20
	// MaxLines is the most lines, after repeated ones are written out.
	MaxLines = 10000

	maxText = 4000           // characters of one line, times of words included; the rest is cut
	maxTime = 24 * time.Hour // the latest time of a line
)

// Lyrics is the text of one song. It is never changed after it was read, and
// may be read by any goroutine.
type Lyrics struct {
	Title  string // as the file states it, "" when it does not
	Artist string
	Album  string
	By     string // who made the file
	// Length is how long the song is, as the file states it; 0 when it does
	// not.
	Length time.Duration
	// Offset is the [offset:] of the file, already applied to every time.
	// Positive means that the lines come earlier than their stamps say.
	Offset time.Duration
	// Synced tells that the lines have times. Without it the lines are in the
	// order of the file and every time is 0.
	Synced bool
	Lines  []Line // in the order of their times
}

// Line is what is sung at one time, with what explains it.
type Line struct {
	Start time.Duration // from the beginning of the song
	// End is where the next line starts; 0 for the last line, which lasts to
	// the end of the song, and in unsynced lyrics.
	End time.Duration
	// Text is the line as it is sung. It is "" where the file marks a pause.
	Text string
	// Roman is Text in Latin letters, "" when the file has none.
	Roman string
	// Meaning is Text in another language, "" when the file has none.
	Meaning string
	// More holds further lines of the same time, in the order of the file.
	More []string
	// Words are the parts of Text with their own times, nil when the file has
	// no times within the line. Their texts joined are Text.
	Words []Word
	// Voice is who sings: 1 for "v1:", 2 for "v2:", 0 when not stated.
	Voice int
}

// Word is a part of a line with its own time.
type Word struct {
	Start time.Duration
	Text  string // with the spaces around it
}

// At returns the index of the line that is sung at pos, or -1 before the first
// one and in unsynced lyrics. Where several lines start together (two voices)
// it is the first of them.
func (l *Lyrics) At(pos time.Duration) int {
	if !l.Synced {
		return -1
	}
	i := sort.Search(len(l.Lines), func(i int) bool { return l.Lines[i].Start > pos }) - 1
	for i > 0 && l.Lines[i-1].Start == l.Lines[i].Start {
		i--
	}
	return i
}

// Fits reports whether the lyrics can be those of a recording of the given
// length: no line starts after its end, and the length that the file states,
// if any, is within five seconds of it. Lyrics made for another cut do not
// fit. A length of 0 is unknown and fits.
func (l *Lyrics) Fits(length time.Duration) bool {
	if length <= 0 || !l.Synced || len(l.Lines) == 0 {
		return true
	}
	if last := l.Lines[len(l.Lines)-1]; last.Text != "" && last.Start > length {
		return false
	}
	return l.Length == 0 || (l.Length-length).Abs() <= 5*time.Second
}
