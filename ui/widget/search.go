package widget

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// Search is what a SearchField says around the fan's own text.
type Search struct {
	Placeholder string
	KeyHint     string // the key that leads here, shown while the field rests and is empty
	Count       string // "38 tracks", shown beside a text
	Hint        string // a line below: how the text was read; "" takes no room
	ClearLabel  string // what the clear button does, for screen readers
	Tall        bool   // 44 px high instead of 40
}

// SearchField is a round field for a search. A text can be pasted, selected and
// typed with any input method. Escape clears the text, and with no text leaves
// the field through OnEscape.
type SearchField struct {
	fynewidget.BaseWidget

	OnChanged   func(text string) // at each change by the fan or by SetText
	OnSubmitted func(text string) // Enter
	OnEscape    func()            // Escape in an empty field
	OnDown      func()            // Down: the owner moves the focus to what was found

	look    Search
	focused bool

	body  *canvas.Rectangle
	ring  focusRing
	sign  glyph
	entry *searchEntry
	empty *canvas.Text // the placeholder
	count *canvas.Text
	plate *canvas.Rectangle // around the key
	key   *canvas.Text
	clear *IconButton
	hint  *MixedText
}

var (
	_ fyne.Tappable      = (*SearchField)(nil)
	_ desktop.Cursorable = (*SearchField)(nil)
)

// NewSearchField makes an empty field.
func NewSearchField() *SearchField {
	f := &SearchField{
		body: canvas.NewRectangle(color.Transparent), ring: newFocusRing(), sign: newGlyph(),
		empty: &canvas.Text{}, count: &canvas.Text{},
		plate: canvas.NewRectangle(color.Transparent), key: &canvas.Text{},
		clear: NewIconButton(Icon{Name: "x", Size: 18}),
		hint:  NewMixedText(Text{Role: theme.Small, Ink: InkText3}),
	}
	f.entry = newSearchEntry(func() string { return f.look.Placeholder })
	f.clear.SetBox(32)
	f.clear.OnTapped = f.wipe
	f.entry.focused = func(on bool) { f.focused = on; f.Refresh() }
	f.entry.escape = f.escape
	f.entry.down = func() { call(f.OnDown) }
	f.entry.OnChanged = func(s string) {
		f.Refresh()
		if f.OnChanged != nil {
			f.OnChanged(s)
		}
	}
	f.entry.OnSubmitted = func(s string) {
		if f.OnSubmitted != nil {
			f.OnSubmitted(s)
		}
	}
	f.ExtendBaseWidget(f)
	return f
}

// Set says something else around the text, which stays.
func (f *SearchField) Set(look Search) {
	if look == f.look {
		return
	}
	f.look = look
	f.Refresh()
}

// Text is what the fan typed.
func (f *SearchField) Text() string { return f.entry.Text }

// SetText replaces the text; OnChanged tells it when it is another one.
func (f *SearchField) SetText(s string) {
	if s != f.entry.Text {
		f.entry.SetText(s)
	}
}

// Focus gives the keyboard to the field.
func (f *SearchField) Focus(c fyne.Canvas) { c.Focus(f.entry) }

// Focused tells whether the field has the keyboard.
func (f *SearchField) Focused() bool { return f.focused }

// Tapped gives the keyboard to the field: all of it is the target, not only the
// text.
func (f *SearchField) Tapped(*fyne.PointEvent) {
	if c := f.entry.canvas(); c != nil {
		f.Focus(c)
	}
}

// Cursor is the text cursor all over the field.
func (f *SearchField) Cursor() desktop.Cursor { return desktop.TextCursor }

func (f *SearchField) wipe() {
	f.SetText("")
	f.Tapped(nil)
}

func (f *SearchField) escape() {
	if f.entry.Text != "" {
		f.SetText("")
		return
	}
	call(f.OnEscape)
}

// CreateRenderer belongs to fyne.Widget.
func (f *SearchField) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return &drawing{
		objects: fixed(f.body, f.ring.Rectangle, f.sign.Image, f.empty, f.entry, f.count, f.plate, f.key, f.clear, f.hint),
		min: func() fyne.Size {
			th := theme.Of(f)
			h := th.U(f.height())
			if f.look.Hint != "" {
				h += th.U(8) + f.hint.HeightFor(max(f.Size().Width, th.U(160))-th.U(28))
			}
			return fyne.NewSize(th.U(160), h)
		},
		layout: f.arrange,
		refresh: func() {
			f.arrange(f.Size())
			canvas.Refresh(f)
		},
	}
}

func (f *SearchField) height() float32 {
	if f.look.Tall {
		return 44
	}
	return 40
}

func (f *SearchField) arrange(size fyne.Size) {
	th := theme.Of(f)
	c := th.Tokens()
	h := min(th.U(f.height()), max(size.Height, th.U(32)))
	edge, ink := c.LineStrong, c.Text3
	if f.focused {
		edge, ink = c.Focus, c.Text1
	}
	fill(f.body, c.Bg1, edge, th.U(1), h/2)
	place(f.body, 0, 0, size.Width, h)
	f.ring.around(th, 0, 0, size.Width, h, h/2, 2, f.focused)
	f.sign.set(th.Glyph("search", ink, 18))
	place(f.sign.Image, th.U(14), (h-th.U(18))/2, th.U(18), th.U(18))

	right := f.trailing(th, size.Width, h)
	style := th.Style(theme.Body)
	left := th.U(14 + 18 + 10)
	room := max(0, right-left)
	shown(f.empty, f.entry.Text == "")
	write(f.empty, fewer(style, f.look.Placeholder, room), style, c.Text3)
	settle(f.empty, left, 0, h)
	// An entry keeps this much to its text's left.
	inset := th.Size(fynetheme.SizeNameInnerPadding)
	high := f.entry.MinSize().Height
	place(f.entry, left-inset, (h-high)/2, room+inset, high)

	shown(f.hint, f.look.Hint != "")
	f.hint.SetText(f.look.Hint)
	place(f.hint, th.U(14), h+th.U(8), max(0, size.Width-th.U(28)), f.hint.HeightFor(max(1, size.Width-th.U(28))))
}

// fewer is as many of the words of a list as a width has room for, whole ones.
func fewer(style theme.Style, s string, room float32) string {
	for s != "" && style.Measure(s) > room {
		s = s[:max(0, strings.LastIndex(s, ","))]
	}
	return s
}

// trailing lays out what stands right of the text and returns where the text
// must end.
func (f *SearchField) trailing(th *theme.Theme, width, h float32) float32 {
	c := th.Tokens()
	filled := f.entry.Text != ""
	key := !filled && !f.focused && f.look.KeyHint != ""
	shown(f.clear, filled)
	shown(f.count, filled && f.look.Count != "")
	shown(f.plate, key)
	shown(f.key, key)
	f.clear.Set(Icon{Name: "x", Size: 18, Label: f.look.ClearLabel})
	switch {
	case filled:
		d := th.U(32)
		place(f.clear, width-th.U(5)-d, (h-d)/2, d, d)
		right := width - th.U(5) - d - th.U(4)
		if f.look.Count != "" {
			style := th.Style(theme.Small)
			write(f.count, f.look.Count, style, c.Text3)
			w := f.count.MinSize().Width
			settle(f.count, right-w, 0, h)
			right -= w + th.U(10)
		}
		return right
	case key:
		style := th.Style(theme.Caption)
		write(f.key, f.look.KeyHint, style, c.Text3)
		w, high := f.key.MinSize().Width+th.U(14), th.U(20)
		x, y := width-th.U(13)-w, (h-high)/2
		fill(f.plate, c.Bg2, c.Line, th.U(1), th.U(5))
		place(f.plate, x, y, w, high)
		centre(f.key, x, y, w, high)
		return x - th.U(10)
	}
	return width - th.U(18)
}
