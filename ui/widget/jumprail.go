package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/theme"
)

// Letter is one letter of a JumpRail.
type Letter struct {
	Text    string
	Present bool // something begins with it
	Gap     bool // a small space before it
}

// JumpRail is a column of letters beside a list. A press, a drag or the keys Up
// and Down lead to what begins with a letter. Where it is too low for all of
// them, dots stand for some; a press on a dot reaches those too.
type JumpRail struct {
	control

	OnJump func(at int) // a letter's place

	letters []Letter
	on      int // the letter that is in sight, -1 for none

	texts []*canvas.Text
	slots []slot
	ring  focusRing
}

// slot is one line of the rail: the letters from one to before another, shown
// as the first of them or as a dot.
type slot struct {
	from, to int
	dot      bool
	y, h     float32
}

var (
	_ fyne.Draggable    = (*JumpRail)(nil)
	_ desktop.Mouseable = (*JumpRail)(nil)
)

// NewJumpRail makes a rail without letters; label tells screen readers what it
// is.
func NewJumpRail(label string) *JumpRail {
	j := &JumpRail{on: -1, ring: newFocusRing()}
	j.label = label
	j.key = j.typed
	j.press = func() { j.jump(j.on) }
	j.ExtendBaseWidget(j)
	return j
}

// Set shows other letters; on is the place of the one in sight, -1 for none.
func (j *JumpRail) Set(letters []Letter, on int) {
	if on == j.on && slices.Equal(letters, j.letters) {
		return
	}
	j.letters, j.on = slices.Clone(letters), on
	j.Refresh()
}

// Shown are the letters that have a line of their own, in their order; what a
// dot stands for is not among them.
func (j *JumpRail) Shown() []string {
	var out []string
	for _, s := range j.slots {
		if !s.dot {
			out = append(out, j.letters[s.from].Text)
		}
	}
	return out
}

func (j *JumpRail) typed(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp:
		j.step(-1)
	case fyne.KeyDown:
		j.step(+1)
	default:
		return false
	}
	return true
}

// step goes to the next letter that something begins with.
func (j *JumpRail) step(by int) {
	for i := j.on + by; i >= 0 && i < len(j.letters); i += by {
		if j.letters[i].Present {
			j.jump(i)
			return
		}
	}
}

func (j *JumpRail) jump(at int) {
	if at >= 0 && at < len(j.letters) && j.OnJump != nil {
		j.OnJump(at)
	}
}

// MouseDown jumps to the letter under the pointer.
func (j *JumpRail) MouseDown(e *desktop.MouseEvent) { j.reach(e.Position.Y) }

// MouseUp does nothing; it belongs to desktop.Mouseable.
func (j *JumpRail) MouseUp(*desktop.MouseEvent) {}

// Tapped does nothing: MouseDown was before it.
func (j *JumpRail) Tapped(*fyne.PointEvent) {}

// Dragged goes along with the pointer.
func (j *JumpRail) Dragged(e *fyne.DragEvent) { j.reach(e.Position.Y) }

// DragEnd does nothing; it belongs to fyne.Draggable.
func (j *JumpRail) DragEnd() {}

// reach jumps to the letter at a height, or to the next one that something
// begins with.
func (j *JumpRail) reach(y float32) {
	for _, s := range j.slots {
		if y >= s.y+s.h && s.to < len(j.letters) {
			continue
		}
		at := s.from + int(max(0, y-s.y)/s.h*float32(s.to-s.from))
		for i := min(at, len(j.letters)-1); i < len(j.letters); i++ {
			if j.letters[i].Present {
				j.jump(i)
				return
			}
		}
		for i := min(at, len(j.letters)-1); i >= 0; i-- {
			if j.letters[i].Present {
				j.jump(i)
				return
			}
		}
		return
	}
}

// CreateRenderer belongs to fyne.Widget.
func (j *JumpRail) CreateRenderer() fyne.WidgetRenderer {
	j.ExtendBaseWidget(j)
	return &drawing{
		objects: func() []fyne.CanvasObject {
			out := make([]fyne.CanvasObject, 0, len(j.texts)+1)
			for _, t := range j.texts {
				out = append(out, t)
			}
			return append(out, j.ring.Rectangle)
		},
		min:     func() fyne.Size { return fyne.NewSize(theme.Of(j).U(20), 1) },
		layout:  j.arrange,
		refresh: func() { j.arrange(j.Size()); canvas.Refresh(j) },
	}
}

// The pitch of the letters, from wide to tight.
const (
	letterPitch = 20
	letterTight = 16
	letterGap   = 6
)

// arrange chooses which letters have a line of their own and places them.
func (j *JumpRail) arrange(size fyne.Size) {
	th := theme.Of(j)
	c, style := th.Tokens(), th.Style(theme.Caption)
	j.slots = j.slots[:0]
	if size.Height > 0 {
		j.slots = j.fit(size.Height / th.Scale())
	}
	for len(j.texts) < len(j.slots) {
		j.texts = append(j.texts, &canvas.Text{})
	}
	j.texts = j.texts[:len(j.slots)]
	for i := range j.slots {
		s := &j.slots[i]
		s.y, s.h = th.U(s.y), th.U(s.h)
		l := j.letters[s.from]
		text, ink, face := l.Text, color.NRGBA(c.LineStrong), style
		if s.dot {
			text = "·"
		}
		for _, in := range j.letters[s.from:s.to] {
			if in.Present {
				ink = c.Text2
			}
		}
		if j.on >= s.from && j.on < s.to {
			ink, face = c.Accent, style.Bold()
		}
		write(j.texts[i], text, face, ink)
		centre(j.texts[i], 0, s.y, size.Width, s.h)
	}
	j.ring.around(th, 0, 0, size.Width, size.Height, th.U(8), 0, j.focused)
}

// fit lays out all letters at the widest pitch that they fit at. Where there is
// no room the groups behind the first are thinned, and then all: dots stand for
// what is left out. Heights are in pixels of the design.
func (j *JumpRail) fit(height float32) []slot {
	type try struct {
		first, rest int
		pitch       float32
	}
	tries := []try{{1, 1, letterPitch}, {1, 1, letterTight}}
	for _, pitch := range []float32{letterPitch, letterTight} {
		for every := 3; every < 8; every++ {
			tries = append(tries, try{1, every, pitch})
		}
	}
	for every := 3; every <= len(j.letters); every++ {
		tries = append(tries, try{every, every, letterTight})
	}
	for _, t := range tries {
		if s, h := j.lay(t.first, t.rest, t.pitch); h <= height {
			return s
		}
	}
	return nil
}

// lay gives a line to one of every so many letters of each group, and to the
// last of it; a dot stands for those between.
func (j *JumpRail) lay(every, rest int, pitch float32) (slots []slot, height float32) {
	for from := 0; from < len(j.letters); {
		to := from + 1
		for to < len(j.letters) && !j.letters[to].Gap {
			to++
		}
		if from > 0 {
			height += letterGap
			every = rest
		}
		for i := from; i < to; {
			slots = append(slots, slot{from: i, to: i + 1, y: height, h: pitch})
			height += pitch
			next := i + every
			if next >= to-1 {
				next = max(i+1, to-1)
			}
			if next > i+1 && next < to {
				slots = append(slots, slot{from: i + 1, to: next, dot: true, y: height, h: pitch})
				height += pitch
			}
			i = next
		}
		from = to
	}
	return slots, height
}
