package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/theme"
)

// loopFlag is a handle of the loop: a flag of 24 x 22 with its letter on a stem
// of 2 px. It takes hits in 32 px over the whole height of its bar.
type loopFlag struct {
	control

	bar     *SeekBar
	name    string // "A" or "B"
	pale    bool   // the loop does not go round
	dragged bool

	flag, stem *canvas.Rectangle
	letter     *canvas.Text
	ring       focusRing
}

var (
	_ fyne.Draggable     = (*loopFlag)(nil)
	_ fyne.Focusable     = (*loopFlag)(nil)
	_ fyne.Accessible    = (*loopFlag)(nil)
	_ desktop.Cursorable = (*loopFlag)(nil)
)

// The measures of a flag in pixels of the design.
const (
	flagWidth  = 24
	flagHeight = 22
	flagReach  = 32
	stemTop    = 14
)

func newLoopFlag(bar *SeekBar, name string) *loopFlag {
	f := &loopFlag{
		bar: bar, name: name, flag: canvas.NewRectangle(color.Transparent),
		stem: canvas.NewRectangle(color.Transparent), letter: &canvas.Text{}, ring: newFocusRing(),
	}
	f.label = name
	f.key = f.typed
	f.ExtendBaseWidget(f)
	return f
}

// Cursor shows that the flag moves sideways.
func (f *loopFlag) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// Tapped belongs to fyne.Tappable: a flag is dragged, and must not seek.
func (f *loopFlag) Tapped(*fyne.PointEvent) {}

// Dragged moves this end of the loop.
func (f *loopFlag) Dragged(e *fyne.DragEvent) {
	f.dragged = true
	f.bar.moveFlag(f, f.bar.share(f.Position().X+e.Position.X))
}

// DragEnd lets go: the loop has its new end.
func (f *loopFlag) DragEnd() {
	if !f.dragged {
		return
	}
	f.dragged = false
	f.bar.scrub(-1)
	f.bar.Refresh()
	if f.bar.OnLoop != nil {
		f.bar.OnLoop(f.bar.seek.A, f.bar.seek.B)
	}
}

// moveFlag keeps A before B.
func (s *SeekBar) moveFlag(f *loopFlag, at float32) {
	const apart = .005
	seek := s.seek
	if f == s.flags[0] {
		seek.A = max(0, min(at, seek.B-apart))
	} else {
		seek.B = min(1, max(at, seek.A+apart))
	}
	s.Set(seek)
	s.tellTime()
	s.scrub(at)
}

func (f *loopFlag) typed(e *fyne.KeyEvent) bool {
	step := float32(.1)
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		step = 1
	}
	switch {
	case f.bar.OnMove == nil:
		return false
	case e.Name == fyne.KeyLeft:
		f.bar.OnMove(f == f.bar.flags[1], -step)
	case e.Name == fyne.KeyRight:
		f.bar.OnMove(f == f.bar.flags[1], step)
	default:
		return false
	}
	return true
}

// TypedKey moves the flag by the arrows; Enter and Space are the window's.
func (f *loopFlag) TypedKey(e *fyne.KeyEvent) {
	if !f.typed(e) {
		f.handOn(e)
	}
}

// CreateRenderer belongs to fyne.Widget.
func (f *loopFlag) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return &drawing{
		objects: fixed(f.stem, f.flag, f.letter, f.ring.Rectangle),
		min:     func() fyne.Size { th := theme.Of(f); return fyne.NewSize(th.U(flagReach), th.U(flagHeight)) },
		layout:  f.arrange,
		refresh: func() { f.arrange(f.Size()); canvas.Refresh(f) },
	}
}

func (f *loopFlag) arrange(size fyne.Size) {
	th := theme.Of(f)
	c := th.Tokens()
	ink := c.Text1
	if f.pale {
		ink = c.LineStrong
	}
	mid := size.Width / 2
	fill(f.stem, ink, color.Transparent, 0, 0)
	place(f.stem, mid-th.U(1), th.U(stemTop), th.U(2), size.Height-th.U(stemTop))
	fill(f.flag, ink, color.Transparent, 0, th.U(6))
	place(f.flag, mid-th.U(flagWidth)/2, 0, th.U(flagWidth), th.U(flagHeight))
	write(f.letter, f.name, th.Style(theme.Small).Bold(), c.Bg0)
	centre(f.letter, mid-th.U(flagWidth)/2, 0, th.U(flagWidth), th.U(flagHeight))
	f.ring.around(th, mid-th.U(flagWidth)/2, 0, th.U(flagWidth), th.U(flagHeight), th.U(6), 2, f.focused)
}

// seekPin is a moment above the bars: a click goes there.
type seekPin struct {
	control

	bar  *SeekBar
	pin  SeekPin
	sign glyph
	ring focusRing
}

func newSeekPin(bar *SeekBar) *seekPin {
	p := &seekPin{bar: bar, sign: newGlyph(), ring: newFocusRing()}
	p.press = func() {
		if bar.OnSeek != nil {
			bar.OnSeek(p.pin.At)
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// MouseIn tells the moment.
func (p *seekPin) MouseIn(e *desktop.MouseEvent) {
	p.tell(p.pin.Text)
	p.control.MouseIn(e)
}

// MouseOut takes that back.
func (p *seekPin) MouseOut() {
	p.tell("")
	p.control.MouseOut()
}

// FocusGained tells the moment.
func (p *seekPin) FocusGained() {
	p.tell(p.pin.Text)
	p.control.FocusGained()
}

// FocusLost takes that back.
func (p *seekPin) FocusLost() {
	p.tell("")
	p.control.FocusLost()
}

func (p *seekPin) tell(text string) {
	if p.bar.OnHint != nil {
		p.bar.OnHint(text)
	}
}

// CreateRenderer belongs to fyne.Widget.
func (p *seekPin) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &drawing{
		objects: fixed(p.sign.Image, p.ring.Rectangle),
		min:     func() fyne.Size { return fyne.NewSquareSize(theme.Of(p).U(17)) },
		layout:  p.arrange,
		refresh: func() { p.arrange(p.Size()); canvas.Refresh(p) },
	}
}

func (p *seekPin) arrange(size fyne.Size) {
	th := theme.Of(p)
	c := th.Tokens()
	ink := c.Accent
	if p.hovered {
		ink = c.Text1
	}
	d := th.U(17)
	p.sign.set(th.Glyph("pin", ink, 17))
	p.sign.middle(d, 0, 0, size.Width, size.Height)
	p.ring.around(th, (size.Width-d)/2, (size.Height-d)/2, d, d, th.U(6), 2, p.focused)
}
