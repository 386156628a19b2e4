package widget

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/theme"
)

// LyricLine is one line of a LyricsView.
type LyricLine struct {
	Text    string // as it is sung; "" is a pause
	Roman   string // in Latin letters, "" for none
	Meaning string // in another language, "" for none
}

// Lyrics is what a LyricsView shows besides the line that is sung.
type Lyrics struct {
	Song   string // tells songs apart: another one begins at its top
	Lines  []LyricLine
	Synced bool // without it no line is marked and all scrolls by hand
	// Which of the three are shown. A line that would show nothing shows its
	// text.
	Hangul, Roman, Meaning bool
	// Size is that of the line that is sung, in pixels of the design; 0 means 42.
	Size  float32
	Still bool   // less motion: lines jump instead of sliding
	Label string // what it is, for screen readers
}

// LyricsView shows the words of a song: the line before, the line that is sung
// with a mark at its left, its romanization and its meaning, the next one and
// more. It follows the song; scrolling by hand stops that for four seconds.
// However many lines there are, only those in sight are made.
type LyricsView struct {
	control

	OnLine func(line int)                   // a click on a line, or Enter
	OnMenu func(line int, at fyne.Position) // a click with the other button, Menu; at is in the window
	OnHint func(text string)                // the line under the pointer, where it is cut; "" for none

	lyrics Lyrics
	now    int // the line that is sung, -1 for none
	chosen int // by the keys, -1 for none
	over   int // under the pointer, -1 for none

	byHand   bool      // the fan scrolls: nothing follows
	handTick time.Time // of the first Tick after the fan has scrolled

	offset  float32 // of the list above the upper edge
	moving  *theme.Moving
	sliding bool
	measure lyricMeasure
	clip    *container.Clip
	content *fyne.Container
	lines   []*lyricLine // those in sight
	focus   focusRing
}

var (
	_ fyne.Tappable          = (*LyricsView)(nil)
	_ fyne.SecondaryTappable = (*LyricsView)(nil)
	_ fyne.Scrollable        = (*LyricsView)(nil)
	_ fyne.Draggable         = (*LyricsView)(nil)
	_ fyne.Focusable         = (*LyricsView)(nil)
	_ fyne.Accessible        = (*LyricsView)(nil)
	_ desktop.Hoverable      = (*LyricsView)(nil)
)

// handPause is how long the fan's own scrolling stands.
const handPause = 4 * time.Second

// lyricSlide is how long a line takes to its place.
const lyricSlide = 320 * time.Millisecond

// NewLyricsView makes a view without lines.
func NewLyricsView() *LyricsView {
	v := &LyricsView{now: -1, chosen: -1, over: -1, content: container.NewWithoutLayout(), focus: newFocusRing()}
	v.clip = container.NewClip(v.content)
	v.ExtendBaseWidget(v)
	return v
}

// Set shows other lines, or the same ones otherwise.
func (v *LyricsView) Set(l Lyrics) {
	if l.Song == v.lyrics.Song && l.Synced == v.lyrics.Synced && l.Hangul == v.lyrics.Hangul && l.Roman == v.lyrics.Roman &&
		l.Meaning == v.lyrics.Meaning && l.Size == v.lyrics.Size && l.Still == v.lyrics.Still && l.Label == v.lyrics.Label &&
		slices.Equal(l.Lines, v.lyrics.Lines) {
		return
	}
	if l.Song != v.lyrics.Song || len(l.Lines) != len(v.lyrics.Lines) {
		v.now, v.chosen, v.over, v.byHand = -1, -1, -1, false
	}
	v.lyrics = l
	v.measure = lyricMeasure{}
	v.stop()
	v.Refresh()
	v.follow(true)
}

// Tick tells which line is sung, -1 for none, and the time of day. A view that
// the fan has scrolled follows again four seconds later.
func (v *LyricsView) Tick(line int, now time.Time) {
	line = max(-1, min(line, len(v.lyrics.Lines)-1))
	if v.byHand {
		switch {
		case v.handTick.IsZero():
			v.handTick = now
		case now.Sub(v.handTick) >= handPause:
			v.byHand = false
			if line == v.now {
				v.follow(v.lyrics.Still)
			}
		}
	}
	if line == v.now {
		return
	}
	before := v.top(max(0, line)) - v.offset // where the new line stands now
	jump := v.now < 0 || line < 0 || line < v.now-3 || line > v.now+3
	v.now = line
	if !v.byHand && v.lyrics.Synced {
		v.offset = v.top(max(0, line)) - before
		v.follow(v.lyrics.Still || jump)
	}
	v.spread()
}

// Now is the line that is sung, -1 for none.
func (v *LyricsView) Now() int { return v.now }

// Chosen is the line that the keys have chosen while the view has the focus, or
// else the one that is sung; -1 for none.
func (v *LyricsView) Chosen() int {
	if v.focused && v.chosen >= 0 {
		return v.chosen
	}
	return v.now
}

// Following tells that the line that is sung stays in sight by itself.
func (v *LyricsView) Following() bool { return v.lyrics.Synced && !v.byHand }

// follow brings the line that is sung to its place, at once or sliding.
func (v *LyricsView) follow(atOnce bool) {
	to := v.rest()
	if atOnce || to == v.offset {
		v.stop()
		v.offset = to
		v.spread()
		return
	}
	v.stop()
	from := v.offset
	v.moving = theme.Of(v).Move(theme.Move{Takes: lyricSlide, Curve: fyne.AnimationEaseInOut, Step: func(done float32) {
		v.offset = from + (to-from)*done
		v.sliding = done < 1
		v.spread()
	}})
}

func (v *LyricsView) stop() {
	v.moving.Stop()
	v.sliding = false
}

// rest is the offset at which the line that is sung stands at its place.
func (v *LyricsView) rest() float32 {
	if !v.lyrics.Synced {
		return 0
	}
	return v.top(max(0, v.now)) - v.anchor()
}

// anchor is how far from the upper edge the line that is sung stands: there is
// room for the one before it, and in a high window for more.
func (v *LyricsView) anchor() float32 {
	th := theme.Of(v)
	want := max(th.U(58), (v.Size().Height-th.U(150))*.18)
	if v.now < 0 {
		return want
	}
	spare := v.Size().Height - (v.height(v.now, lyricNow) - th.U(lyricNowGap))
	return max(0, min(want, spare)) // a low window has room for one line alone
}

// CreateRenderer belongs to fyne.Widget.
func (v *LyricsView) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	return &drawing{
		objects: fixed(v.clip, v.focus.Rectangle),
		min:     func() fyne.Size { th := theme.Of(v); return fyne.NewSize(th.U(160), th.U(80)) },
		layout: func(size fyne.Size) {
			place(v.clip, 0, 0, size.Width, size.Height)
			v.measure = lyricMeasure{}
			if !v.byHand {
				v.stop()
				v.offset = v.rest()
			}
			v.spread()
		},
		refresh: func() { v.measure = lyricMeasure{}; v.spread() },
	}
}
