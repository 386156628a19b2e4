package page

import (
	"time"

	"fyne.io/fyne/v2"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// FocusSearch gives the keyboard to the search field.
func (l *Library) FocusSearch() { l.search.Focus(canvasOf(l)) }

// FocusFirst gives the keyboard to the rows, or to the search where there are
// none.
func (l *Library) FocusFirst() {
	if l.side.Visible() {
		l.side.focus()
		return
	}
	if l.rows.N == 0 {
		l.FocusSearch()
		return
	}
	l.FocusRows()
}

// FocusRows gives the keyboard to the rows.
func (l *Library) FocusRows() {
	if c := canvasOf(l); c != nil && l.rows.N > 0 {
		l.list.keyed = true
		c.Focus(l.list)
	}
}

// Current is the row that the keys are about, while the rows have the keyboard.
func (l *Library) Current() (view.TrackRow, bool) {
	if !l.list.focused || l.list.current >= l.rows.N {
		return view.TrackRow{}, false
	}
	return l.rows.At(l.list.current), true
}

// Choose makes a row the current one and brings it into sight.
func (l *Library) Choose(at int) {
	if at >= 0 && at < l.rows.N {
		l.list.choose(at)
		l.list.reveal(at)
	}
}

// typeAhead goes to the first row that begins with a letter.
func (l *Library) typeAhead(r rune) bool {
	want := view.LetterOf(string(r))
	for _, j := range l.lib.Jumps {
		if j.Letter == want && j.Row >= 0 {
			l.list.choose(j.Row)
			l.list.reveal(j.Row)
			l.markJump()
			return true
		}
	}
	return false
}

// markJump shows in the rail the letter that is in sight.
func (l *Library) markJump() {
	letters := make([]widget.Letter, len(l.lib.Jumps))
	on, top := -1, l.list.firstInSight()
	for i, j := range l.lib.Jumps {
		letters[i] = widget.Letter{Text: string(j.Letter), Present: j.Row >= 0, Gap: j.Letter == 'A' || j.Letter == view.OtherLetter}
		if j.Row >= 0 && j.Row <= top && (on < 0 || j.Row >= l.lib.Jumps[on].Row) {
			on = i
		}
	}
	l.jumps.Set(letters, on)
}

// Tick moves the ring of the file that plays.
func (l *Library) Tick(path string, progress float64) {
	l.progress = progress
	for i, at := range l.list.shows {
		if at >= 0 && at < l.rows.N {
			if o := l.list.rows[i]; o.Cells().Ring.State == widget.Playing {
				o.SetProgress(float32(progress))
			}
		}
	}
}

// SetScan shows how far a scan is; SetAway which folders seem to have moved.
func (l *Library) SetScan(s view.Scan) {
	if l.strips.setScan(s) {
		l.again()
	}
}

// SetAway asks where folders went that seem to have moved.
func (l *Library) SetAway(moves []view.Move) {
	if l.strips.setAway(moves) {
		l.again()
	}
}

// ShownRow is a row with its place in the window.
type ShownRow struct {
	Row     view.TrackRow
	At      int
	Current bool
	Pos     fyne.Position
	Size    fyne.Size
}

// Shown are the rows in sight.
func (l *Library) Shown() []ShownRow {
	var out []ShownRow
	driver := fyne.CurrentApp().Driver()
	for at := l.list.firstInSight(); at < l.rows.N; at++ {
		o := l.list.object(at)
		if o == nil || !o.Visible() {
			break
		}
		pos := driver.AbsolutePositionForObject(o)
		bottom := driver.AbsolutePositionForObject(l.list).Y + l.list.Size().Height
		if pos.Y+o.Size().Height > bottom+theme.Of(nil).U(1) {
			break
		}
		out = append(out, ShownRow{Row: l.rows.At(at), At: at, Current: at == l.list.current, Pos: pos, Size: o.Size()})
	}
	return out
}

// Pace is how long filling and placing the rows took, the slowest first: what a
// frame of scrolling costs beside the toolkit's own painting.
func (l *Library) Pace() []time.Duration { return l.list.pace.slowest() }
