package ui

import "reprise/ui/view"

// statusRows is what a test of the real window reads of the library page.
type statusRows struct {
	Count  int         `json:"count"`
	Query  string      `json:"query"` // that the rows answer
	Filter string      `json:"filter"`
	Side   bool        `json:"side"` // details or the choice of an entry lie over the rows
	Moved  []view.Move `json:"moved,omitempty"`
	Shown  []statusRow `json:"shown"`
	// P99 is what filling and placing rows cost in the slowest of a hundred
	// scrolled frames, in milliseconds, of so many as Frames.
	P99    float64 `json:"p99_ms"`
	Frames int     `json:"frames"`
	// Answer is how long the fan's last search, filter or order took to be
	// answered, in milliseconds.
	Answer float64 `json:"answer_ms"`
}

type statusRow struct {
	Title   string  `json:"title"`
	Artist  string  `json:"artist"`
	Wall    string  `json:"wall"`
	Mark    string  `json:"mark"`
	Passes  string  `json:"passes"`
	Current bool    `json:"current,omitempty"`
	At      int     `json:"at"`
	X       float32 `json:"x"`
	Y       float32 `json:"y"`
	W       float32 `json:"w"`
	H       float32 `json:"h"`
}

func (w *Window) rowsStatus() *statusRows {
	t := w.table
	s := &statusRows{
		Count: len(t.shown.Items), Query: t.of, Filter: string(t.ask.Filter), Side: w.library.SideShown(), Moved: w.askedMoves(),
	}
	for _, r := range w.library.Shown() {
		mark := ""
		if r.Row.HasMark {
			mark = markWord(r.Row.Mark)
		}
		s.Shown = append(s.Shown, statusRow{
			Title: r.Row.Title.Text, Artist: r.Row.Artist.Text, Wall: r.Row.Wall.Text, Mark: mark, Passes: r.Row.Passes,
			Current: r.Current, At: r.At, X: r.Pos.X, Y: r.Pos.Y, W: r.Size.Width, H: r.Size.Height,
		})
	}
	s.Answer = float64(t.took.Microseconds()) / 1000
	took := w.library.Pace()
	s.Frames = len(took)
	if n := len(took); n > 0 {
		s.P99 = float64(took[n/100].Microseconds()) / 1000
	}
	return s
}
