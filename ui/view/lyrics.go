package view

import (
	"strings"
	"time"

	"reprise/library/hangul"
	"reprise/library/lyrics"
	"reprise/ui/words"
)

// LyricLine is one line as Now Playing shows it.
type LyricLine struct {
	Start, End time.Duration // from the start of the song, as the file says
	Text       string
	Roman      string // the file's, or made from the Hangul; "" for neither
	Meaning    string
}

// Lyrics are the lines of one song, ready to be shown. They are never changed.
type Lyrics struct {
	Synced     bool
	Lines      []LyricLine
	HasRoman   bool // one line at least can be shown in Latin letters
	HasMeaning bool
	Doubt      string // why they may belong to another recording, "" when they fit

	read *lyrics.Lyrics
}

// BuildLyrics makes lines of what was read for a song of a length, 0 when that
// is not known. Hangul without a romanization gets one. It may be called on any
// goroutine.
func BuildLyrics(read *lyrics.Lyrics, length time.Duration, w *words.Words) *Lyrics {
	if read == nil || len(read.Lines) == 0 {
		return nil
	}
	out := &Lyrics{Synced: read.Synced, read: read}
	for _, l := range read.Lines {
		line := lineOf(l)
		out.HasRoman = out.HasRoman || line.Roman != ""
		out.HasMeaning = out.HasMeaning || line.Meaning != ""
		out.Lines = append(out.Lines, line)
	}
	if read.Synced && !read.Fits(length) {
		out.Doubt = w.T("lyrics.doubt")
	}
	return out
}

// lineOf makes a romanization where the file has none. A short line in Latin
// letters may pass for a meaning and be how the words are read.
func lineOf(l lyrics.Line) LyricLine {
	line := LyricLine{Start: l.Start, End: l.End, Text: l.Text, Roman: l.Roman, Meaning: l.Meaning}
	more := l.More
	if line.Roman == "" && strings.ContainsFunc(l.Text, hangul.IsSyllable) {
		line.Roman = hangul.Romanize(l.Text)
		if bare(line.Roman) == bare(l.Meaning) {
			line.Meaning = ""
		}
	}
	if line.Meaning == "" && len(more) > 0 {
		line.Meaning = strings.Join(more, " · ")
	}
	return line
}

// bare is a romanization without what writers do differently.
func bare(s string) string {
	return strings.NewReplacer(" ", "", "-", "").Replace(strings.ToLower(s))
}

// At is the line that is sung at a place of the song when every line comes
// shift later than the file says; -1 before the first and without times.
func (l *Lyrics) At(place, shift time.Duration) int {
	if l == nil {
		return -1
	}
	return l.read.At(place - shift)
}

// Stretch is from where to where lines first to last are sung; end is 0 for the
// end of the song.
func (l *Lyrics) Stretch(first, last int, shift time.Duration) (from, end time.Duration) {
	from = max(0, l.Lines[first].Start+shift)
	// Several voices may start together: what ends a line is a later start.
	if e := l.Lines[last].End; e > 0 {
		end = max(from, e+shift)
	}
	return from, end
}

// Shift says in words how far the lyrics were moved: "Lyrics 0.3 s earlier",
// "Lyrics in time" at 0.
func Shift(by time.Duration, w *words.Words) string {
	switch s := Seconds(by.Abs()); {
	case by < 0:
		return w.T("lyrics.earlier", "s", s)
	case by > 0:
		return w.T("lyrics.later", "s", s)
	default:
		return w.T("lyrics.intime")
	}
}
