package view

import (
	"time"

	"reprise/library"
	"reprise/ui/words"
)

// Moment is a note of the fan's on one place of a song, as its line shows it.
type Moment struct {
	At   time.Duration
	Time string // "0:41"
	Text string // "" while nothing is written yet
}

// Loop is one of the fan's loops, as its line shows it.
type Loop struct {
	Name string
	Span string // "1:02 to 1:34", "0:18 to the end"
	On   bool   // this is the stretch that the song repeats
}

func buildMoments(e *library.Entry) []Moment {
	var out []Moment
	for _, m := range e.Moments {
		out = append(out, Moment{At: m.At, Time: Clock(m.At), Text: m.Text})
	}
	return out
}

// BuildLoops lists an entry's loops in the order they were made.
func BuildLoops(e *library.Entry, w *words.Words) []Loop {
	var out []Loop
	for _, l := range e.Loops {
		out = append(out, Loop{Name: l.Name, Span: LoopSpan(l, w), On: l.Name == e.Song.Loop})
	}
	return out
}

// LoopSpan says from where to where a loop goes.
func LoopSpan(l library.Loop, w *words.Words) string {
	key, to := "loop.span", Clock(l.B)
	if l.B == 0 {
		key = "loop.span.end"
	}
	return w.T(key, "a", Clock(l.A), "b", to)
}
