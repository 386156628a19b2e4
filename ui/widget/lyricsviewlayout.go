package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// The measures of a LyricsView in pixels of the design.
const (
	lyricIndent   = 26 // the mark's column
	lyricWidest   = 700
	lyricNearGap  = 24
	lyricNowGap   = 34
	lyricFreeGap  = 16 // between lines without times
	lyricNowSize  = 42
	lyricNearSize = 25
	lyricNearRead = 15 // romanization of the next line
	// Under these heights there is no room for all that explains a line.
	lyricNoMeaning, lyricNoRoman = 104, 76
	// lyricWrapMost is how many lines are measured for wrapping; more than any
	// song has are cut instead.
	lyricWrapMost = 1500
)

// lyricState is how a line stands to the one that is sung.
type lyricState int

const (
	lyricFar lyricState = iota
	lyricBefore
	lyricNow
	lyricNext
	lyricFree // in lyrics without times
)

// faint is how much of the ink is taken away. Against the brightest ground of
// Now Playing the faintest is 4.3 : 1.
func (s lyricState) faint() float32 {
	switch s {
	case lyricBefore:
		return .4
	case lyricNext, lyricFree:
		return .14
	case lyricFar:
		return .44
	}
	return 0
}

// lyricMeasure is how high the lines are at a width.
type lyricMeasure struct {
	width float32
	tops  []float32 // of every line while none is sung, and the end of all
	now   int
	grown float32 // how much higher the line that is sung is
	next  float32 // and the one after it
}

func (v *LyricsView) column() float32 {
	th := theme.Of(v)
	return max(1, min(th.U(lyricWidest), v.Size().Width-th.U(lyricIndent)))
}

// measured measures all lines once, and the one that is sung whenever it is
// another.
func (v *LyricsView) measured() *lyricMeasure {
	m := &v.measure
	if w := v.column(); m.tops == nil || m.width != w {
		*m = lyricMeasure{width: w, now: -2, tops: make([]float32, len(v.lyrics.Lines)+1)}
		state := lyricFar
		if !v.lyrics.Synced {
			state = lyricFree
		}
		for i := range v.lyrics.Lines {
			m.tops[i+1] = m.tops[i] + v.height(i, state)
		}
	}
	if m.now != v.now && v.lyrics.Synced {
		m.now, m.grown, m.next = v.now, 0, 0
		if v.now >= 0 {
			m.grown = v.height(v.now, lyricNow) - v.height(v.now, lyricFar)
		}
		if n := v.now + 1; v.now >= 0 && n < len(v.lyrics.Lines) {
			m.next = v.height(n, lyricNext) - v.height(n, lyricFar)
		}
	}
	return m
}

// top is where line i begins, from the top of the list; the number of lines
// gives the end of the list.
func (v *LyricsView) top(i int) float32 {
	m := v.measured()
	if i >= len(m.tops) {
		return 0
	}
	y := m.tops[i]
	if v.now >= 0 && v.lyrics.Synced {
		if i > v.now {
			y += m.grown
		}
		if i > v.now+1 {
			y += m.next
		}
	}
	return y
}

func (v *LyricsView) state(i int) lyricState {
	switch {
	case !v.lyrics.Synced:
		return lyricFree
	case v.now < 0:
		return lyricFar
	case i == v.now:
		return lyricNow
	case i == v.now+1:
		return lyricNext
	case i == v.now-1:
		return lyricBefore
	}
	return lyricFar
}

// parts are the texts of line i in a state, each "" where it is not shown.
func (v *LyricsView) parts(i int, state lyricState) (main, roman, meaning Text) {
	l, show := v.lyrics.Lines[i], v.lyrics
	main, roman, meaning = v.inks(state)
	full := state == lyricNow || state == lyricFree
	if show.Roman && (full || state == lyricNext) {
		roman.Text = l.Roman
	}
	if show.Meaning && full {
		meaning.Text = l.Meaning
	}
	if low := v.Size().Height / theme.Of(v).Scale(); state == lyricNow && low > 0 && low < lyricNoMeaning {
		meaning.Text = "" // the words come first
		if low < lyricNoRoman {
			roman.Text = ""
		}
	}
	if show.Hangul || (roman.Text == "" && meaning.Text == "") {
		main.Text = l.Text
		if l == (LyricLine{}) {
			main.Text = "…"
		}
	}
	return main, roman, meaning
}

// inks are how the three texts of a line are set in a state.
func (v *LyricsView) inks(state lyricState) (main, roman, meaning Text) {
	lines := 0
	if len(v.lyrics.Lines) > lyricWrapMost {
		lines = 1
	}
	main = Text{Role: theme.LyricNear, Size: lyricNearSize, Faint: state.faint(), Lines: lines}
	roman = Text{Role: theme.Roman, Ink: InkText2, Size: lyricNearRead, Lines: lines}
	meaning = Text{Role: theme.Meaning, Ink: InkText2, Lines: lines}
	if state == lyricNow {
		main.Role, main.Size = theme.LyricNow, v.nowSize()
		roman.Ink, roman.Size = InkAccent, 0
	}
	return main, roman, meaning
}

func (v *LyricsView) nowSize() float32 {
	if v.lyrics.Size > 0 {
		return v.lyrics.Size
	}
	return lyricNowSize
}

// height is how high line i is in a state, with the gap below it.
func (v *LyricsView) height(i int, state lyricState) float32 {
	th := theme.Of(v)
	h := th.U(lyricNearGap)
	switch state {
	case lyricNow:
		h = th.U(lyricNowGap)
	case lyricFree:
		h = th.U(lyricFreeGap)
	}
	main, roman, meaning := v.parts(i, state)
	for _, t := range []Text{main, roman, meaning} {
		if t.Text != "" {
			h += flow(t.Text, t.style(th), v.column(), t.Lines).size.Height
		}
	}
	return h
}

// spread puts the lines in sight to their places.
func (v *LyricsView) spread() {
	size := v.Size()
	if size.Width <= 0 {
		return
	}
	th := theme.Of(v)
	used := 0
	ring := false
	for i := v.first(); i < len(v.lyrics.Lines); i++ {
		y, end := v.top(i)-v.offset, v.top(i+1)-v.offset
		if y >= size.Height {
			break
		}
		state := v.state(i)
		if !v.whole(y, end-th.U(lyricFreeGap), state) {
			continue
		}
		if used == len(v.lines) {
			l := newLyricLine()
			theme.Follow(v, l)
			v.lines = append(v.lines, l)
			v.content.Add(l)
		}
		l := v.lines[used]
		used++
		l.main, l.roman, l.meaning = v.parts(i, state)
		l.marked, l.over = state == lyricNow, i == v.over
		shown(l, true)
		place(l, 0, y, size.Width, end-y)
		l.fit(v.column())
		if v.focused && i == v.chosen {
			ring = true
			v.focus.around(th, th.U(8), y, size.Width-th.U(16), end-y-th.U(lyricFreeGap), th.U(8), 0, true)
		}
	}
	for _, l := range v.lines[used:] {
		shown(l, false)
	}
	shown(v.focus.Rectangle, ring)
	v.label = v.lyrics.Label
	if v.now >= 0 {
		v.label += ": " + v.lyrics.Lines[v.now].Text
	}
	canvas.Refresh(v)
}

// whole tells that a line is to be shown: at rest only one that the edges do not
// cut, unless it is too high for the view anyway.
func (v *LyricsView) whole(y, end float32, state lyricState) bool {
	if end <= 0 {
		return false
	}
	if v.sliding || v.byHand || state == lyricNow || state == lyricFree {
		return true
	}
	const hair = 1
	return y >= -hair && end <= v.Size().Height+hair
}

// first is the first line that may be in sight.
func (v *LyricsView) first() int {
	low, high := 0, len(v.lyrics.Lines)
	for low < high {
		if mid := (low + high) / 2; v.top(mid+1)-v.offset <= 0 {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// lineAt is the line at a height of the view, -1 for none.
func (v *LyricsView) lineAt(y float32) int {
	for i := v.first(); i < len(v.lyrics.Lines); i++ {
		if top := v.top(i) - v.offset; top > y {
			return -1
		} else if y < v.top(i+1)-v.offset {
			return i
		}
	}
	return -1
}

// lyricLine draws one line. It takes no clicks: the view does.
type lyricLine struct {
	fynewidget.BaseWidget

	main, roman, meaning Text
	marked, over         bool

	mark, halo *canvas.Rectangle
	texts      [3]*MixedText
}

func newLyricLine() *lyricLine {
	l := &lyricLine{mark: canvas.NewRectangle(color.Transparent), halo: canvas.NewRectangle(color.Transparent)}
	for i := range l.texts {
		l.texts[i] = NewMixedText(Text{})
	}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer belongs to fyne.Widget.
func (l *lyricLine) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	return &drawing{
		objects: fixed(l.halo, l.mark, l.texts[0], l.texts[1], l.texts[2]),
		min:     func() fyne.Size { return fyne.Size{} },
		layout:  func(fyne.Size) {},
		refresh: func() { canvas.Refresh(l) },
	}
}

// fit lays the texts out below each other in a column of a width.
func (l *lyricLine) fit(column float32) {
	th := theme.Of(l)
	c := th.Tokens()
	x, y := th.U(lyricIndent), float32(0)
	for i, t := range []Text{l.main, l.roman, l.meaning} {
		m := l.texts[i]
		shown(m, t.Text != "")
		if t.Text == "" {
			continue
		}
		if l.over && t.Faint > 0 {
			t.Faint = 0
		}
		m.Set(t)
		h := m.HeightFor(column)
		place(m, x, y, column, h)
		y += h
	}
	fill(l.mark, c.Accent, color.Transparent, 0, th.U(1.5))
	shown(l.mark, l.marked)
	place(l.mark, 0, th.U(8), th.U(3), max(th.U(8), y-th.U(16)))
	fill(l.halo, theme.Fade(c.Text1, .06), color.Transparent, 0, th.U(8))
	shown(l.halo, l.over && !l.marked)
	place(l.halo, x-th.U(12), -th.U(4), min(column+th.U(24), l.Size().Width-x+th.U(12)), y+th.U(8))
}
