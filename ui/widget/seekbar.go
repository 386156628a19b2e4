package widget

import (
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/theme"
)

// SeekStyle is how a SeekBar looks.
type SeekStyle int

// The styles.
const (
	Waveform SeekStyle = iota // 34 high, bars of 2 px
	Tall                      // 54 high, bars of 3 px, for Now Playing
	Hairline                  // 2 px, for the top edge of a narrow now bar
)

// Seek is what a SeekBar shows besides the position.
type Seek struct {
	// Song tells songs apart: the bars are drawn again when it or the number of
	// peaks changes.
	Song  string
	Peaks []float32 // 0 to 1, any number; none yet shows a silent line
	A, B  float32   // the loop, 0 to 1; both 0 means none
	Loop  bool      // it goes round; otherwise its flags wait, pale
	Pins  []SeekPin // the fan's moments
	Label string    // what it is, for screen readers
}

// SeekPin is a moment above the bars.
type SeekPin struct {
	At   float32 // 0 to 1
	Text string
}

func (s Seek) equal(o Seek) bool {
	return s.Song == o.Song && len(s.Peaks) == len(o.Peaks) && s.A == o.A && s.B == o.B && s.Loop == o.Loop &&
		s.Label == o.Label && slices.Equal(s.Pins, o.Pins)
}

// SeekBar is where the song stands: bars, the played part in the accent, and A
// and B of the loop. A tick moves one edge: the bars are two pictures, and the
// upper one is shown through a clip that grows.
type SeekBar struct {
	control

	OnSeek  func(at float32)      // let go at 0 to 1
	OnScrub func(at float32)      // held at 0 to 1, to show the time there; -1 when left
	OnNudge func(seconds float32) // the arrow keys: 5 s, with Shift 1 s
	OnLoop  func(a, b float32)    // a flag was let go
	// OnMove nudges the flag of A, or of B, by seconds: the arrow keys on it,
	// 0.1 s, with Shift 1 s.
	OnMove func(b bool, seconds float32)
	OnHint func(text string) // the moment under the pointer; "" for none
	// Clock says a place of 0 to 1 as a time, for the label that is shown while
	// the pointer drags; nil shows none.
	Clock func(at float32) string

	style SeekStyle
	seek  Seek
	at    float32
	held  float32 // while the pointer drags; -1 otherwise

	rest   *canvas.Raster
	played *canvas.Raster
	clip   *container.Clip
	track  *canvas.Rectangle // of the hairline
	line   *canvas.Rectangle
	head   *canvas.Rectangle
	tint   *canvas.Rectangle
	flags  [2]*loopFlag
	pins   []*seekPin
	bubble *canvas.Rectangle
	time   *canvas.Text
	focus  focusRing
}

var (
	_ fyne.Tappable     = (*SeekBar)(nil)
	_ fyne.Draggable    = (*SeekBar)(nil)
	_ fyne.Focusable    = (*SeekBar)(nil)
	_ fyne.Accessible   = (*SeekBar)(nil)
	_ desktop.Hoverable = (*SeekBar)(nil)
)

// NewSeekBar makes an empty bar.
func NewSeekBar(style SeekStyle) *SeekBar {
	s := &SeekBar{
		style: style, held: -1,
		track: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		head: canvas.NewRectangle(color.Transparent), tint: canvas.NewRectangle(color.Transparent),
		bubble: canvas.NewRectangle(color.Transparent), time: &canvas.Text{}, focus: newFocusRing(),
	}
	s.flags = [2]*loopFlag{newLoopFlag(s, "A"), newLoopFlag(s, "B")}
	s.rest = canvas.NewRaster(func(w, h int) image.Image { return s.bars(false).draw(w, h) })
	s.played = canvas.NewRaster(func(w, h int) image.Image { return s.bars(true).draw(w, h) })
	s.clip = container.NewClip(s.played)
	s.press = func() {}
	s.key = s.typed
	s.ExtendBaseWidget(s)
	return s
}

// Set shows another song, loop or pins.
func (s *SeekBar) Set(seek Seek) {
	if seek.equal(s.seek) {
		return
	}
	redraw := seek.Song != s.seek.Song || len(seek.Peaks) != len(s.seek.Peaks) || seek.A != s.seek.A ||
		seek.B != s.seek.B || seek.Loop != s.seek.Loop
	s.seek = seek
	s.label = seek.Label
	s.Refresh()
	if redraw {
		s.rest.Refresh()
		s.played.Refresh()
	}
}

// AccessibilityLabel is what the bar is, and where it stands.
func (s *SeekBar) AccessibilityLabel() string {
	if s.Clock != nil {
		return spoken(s.label, s.Clock(s.at))
	}
	return spoken(s.label, percent(s.at))
}

// SetStyle changes how the bar looks.
func (s *SeekBar) SetStyle(style SeekStyle) {
	if style != s.style {
		s.style = style
		s.Refresh()
	}
}

// SetPosition moves the played edge, 0 to 1. While the fan drags, the edge is
// theirs.
func (s *SeekBar) SetPosition(at float32) {
	at = max(0, min(1, at))
	if at == s.at {
		return
	}
	s.at = at
	if s.held < 0 {
		s.edge()
	}
}

// loop tells that A and B are set, whether the loop goes round or not.
func (s *SeekBar) loop() bool { return s.seek.B > s.seek.A }

func (s *SeekBar) bars(played bool) bars {
	th := theme.Of(s)
	c := th.Tokens()
	out := bars{
		peaks: s.seek.Peaks, colour: theme.Fade(c.Text3, .45),
		bar: th.U(2), gap: th.U(2), width: s.Size().Width,
	}
	if s.style == Tall {
		out.bar = th.U(3)
	}
	if s.loop() && s.seek.Loop {
		out.a, out.b = s.seek.A, s.seek.B
		out.colour, out.faded = theme.Fade(c.Text3, .85), theme.Fade(c.Text3, .42)
	}
	if played {
		out.colour, out.faded = c.Accent, color.NRGBA{}
	}
	return out
}

// edge moves what moves: the clip, the hairline and the playhead.
func (s *SeekBar) edge() {
	th, size := theme.Of(s), s.Size()
	at := s.at
	if s.held >= 0 {
		at = s.held
	}
	x := size.Width * at
	if s.style == Hairline {
		s.line.Resize(fyne.NewSize(x, th.U(2)))
		return
	}
	top, high := s.bed()
	s.clip.Resize(fyne.NewSize(x, high))
	over := float32(0)
	if s.style == Tall {
		over = th.U(poleAbove)
	}
	s.head.Move(fyne.NewPos(x-th.U(1), top-over))
}
