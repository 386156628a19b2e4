package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// textMost is how many letters a TextField takes; more would fill no line.
const textMost = 400

// TextField is a line to write in place: a note, a name. Enter and leaving it
// end the writing with OnDone, Escape with OnCancel; each is told once for one
// Begin.
type TextField struct {
	fynewidget.BaseWidget

	OnDone   func(text string)
	OnCancel func()

	hint    string
	writing bool
	body    *canvas.Rectangle
	ring    focusRing
	entry   *searchEntry
	empty   *canvas.Text
}

var (
	_ fyne.Tappable      = (*TextField)(nil)
	_ desktop.Cursorable = (*TextField)(nil)
)

// NewTextField makes a field; hint stands in it while it is empty.
func NewTextField(hint string) *TextField {
	f := &TextField{
		hint: hint, body: canvas.NewRectangle(color.Transparent), ring: newFocusRing(),
		entry: newSearchEntry(func() string { return hint }), empty: &canvas.Text{},
	}
	f.entry.focused = func(on bool) {
		if !on {
			f.done()
		}
		f.Refresh()
	}
	f.entry.escape = f.cancel
	f.entry.down = func() {}
	f.entry.OnSubmitted = func(string) { f.done() }
	f.entry.OnChanged = func(s string) {
		if r := []rune(s); len(r) > textMost {
			f.entry.SetText(string(r[:textMost]))
		}
		f.Refresh()
	}
	f.ExtendBaseWidget(f)
	return f
}

// Begin starts the writing with a text and takes the keyboard.
func (f *TextField) Begin(c fyne.Canvas, text string) {
	f.writing = true
	f.entry.SetText(text)
	f.entry.CursorColumn = len([]rune(text))
	c.Focus(f.entry)
}

// Writing reports whether the writing goes on.
func (f *TextField) Writing() bool { return f.writing }

// Text is what stands in the field.
func (f *TextField) Text() string { return f.entry.Text }

func (f *TextField) done() {
	if !f.writing {
		return
	}
	f.writing = false
	if f.OnDone != nil {
		f.OnDone(f.entry.Text)
	}
}

func (f *TextField) cancel() {
	if f.writing {
		f.writing = false
		call(f.OnCancel)
	}
}

// Tapped gives the keyboard to the field.
func (f *TextField) Tapped(*fyne.PointEvent) {
	if c := f.entry.canvas(); c != nil {
		c.Focus(f.entry)
	}
}

// Cursor is the text cursor all over the field.
func (f *TextField) Cursor() desktop.Cursor { return desktop.TextCursor }

// CreateRenderer belongs to fyne.Widget.
func (f *TextField) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return &drawing{
		objects: fixed(f.body, f.ring.Rectangle, f.empty, f.entry),
		min: func() fyne.Size {
			th := theme.Of(f)
			return fyne.NewSize(th.U(120), th.U(40))
		},
		layout:  f.arrange,
		refresh: func() { f.arrange(f.Size()); canvas.Refresh(f) },
	}
}

func (f *TextField) arrange(size fyne.Size) {
	th := theme.Of(f)
	c := th.Tokens()
	h := min(th.U(40), max(size.Height, th.U(32)))
	radius := th.U(8)
	fill(f.body, c.Bg1, c.Focus, th.U(1), radius)
	place(f.body, 0, 0, size.Width, h)
	f.ring.around(th, 0, 0, size.Width, h, radius, 2, f.writing)
	left, room := th.U(12), max(0, size.Width-th.U(24))
	style := th.Style(theme.Body)
	shown(f.empty, f.entry.Text == "")
	write(f.empty, cut(style, f.hint, room), style, c.Text3)
	settle(f.empty, left, 0, h)
	inset := th.Size(fynetheme.SizeNameInnerPadding)
	high := f.entry.MinSize().Height
	place(f.entry, left-inset, (h-high)/2, room+inset, high)
}
