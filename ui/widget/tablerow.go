package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// mostCells is how many texts a TableRow has room for.
const mostCells = 7

// Cells are what a TableRow shows: the ring at its left and a text for each of
// its places. An empty text is not shown.
type Cells struct {
	Ring   Ring
	Ringed bool // there is a ring
	Texts  [mostCells]Text
	Label  string // all of it in words, for screen readers
	// Playable lets the ring turn into a play button under the pointer; Sounding
	// makes that a pause.
	Playable bool
	Sounding bool
}

// Place is where a text of a TableRow stands, in pixels of the design; one
// without a width is not shown.
type Place struct{ X, Y, W float32 }

// Places are the places of all texts of a TableRow.
type Places [mostCells]Place

// TableRow is one row of a table: a ring and texts beside each other. It has no
// keyboard focus of its own: its list has, and says which row is the current
// one.
type TableRow struct {
	fynewidget.BaseWidget

	OnDown func()              // pressed with any button
	OnTap  func()              // a click beside the ring
	OnOpen func()              // a double click
	OnPlay func()              // a click on the ring
	OnMenu func(fyne.Position) // the other button; the position is on the canvas
	OnHint func(label string)  // pointed at: what is cut, in full; "" when left

	cells   Cells
	places  Places
	current bool // the list's current row
	focused bool // and the keyboard is here
	hovered bool
	pressed bool // in the ring

	body  *canvas.Rectangle
	ring  *RepeatRing
	disc  *canvas.Circle
	sign  glyph
	texts [mostCells]*MixedText
	focus *canvas.Rectangle
}

var (
	_ fyne.SecondaryTappable = (*TableRow)(nil)
	_ desktop.Mouseable      = (*TableRow)(nil)
	_ desktop.Hoverable      = (*TableRow)(nil)
	_ fyne.Accessible        = (*TableRow)(nil)
)

// NewTableRow makes an empty row.
func NewTableRow() *TableRow {
	r := &TableRow{
		body: canvas.NewRectangle(color.Transparent), ring: NewRepeatRing(17), disc: canvas.NewCircle(color.Transparent),
		sign: newGlyph(), focus: canvas.NewRectangle(color.Transparent),
	}
	for i := range r.texts {
		r.texts[i] = NewMixedText(Text{Lines: 1})
	}
	r.ExtendBaseWidget(r)
	return r
}

// Set shows other cells in their places.
func (r *TableRow) Set(cells Cells, places Places) {
	if cells == r.cells && places == r.places {
		return
	}
	moved := places != r.places
	r.cells, r.places = cells, places
	r.style()
	if moved {
		r.arrange(r.Size())
	}
}

// SetCurrent tells whether this is the list's current row, and whether the
// keyboard is on it.
func (r *TableRow) SetCurrent(current, focused bool) {
	if current != r.current || focused != r.focused {
		r.current, r.focused = current, focused
		r.style()
	}
}

// Cells are what the row shows.
func (r *TableRow) Cells() Cells { return r.cells }

// SetProgress moves the ring of the song that plays.
func (r *TableRow) SetProgress(p float32) { r.ring.SetProgress(p) }

// ringRoom is how much of a row's left end belongs to its ring.
const ringRoom = 50

func (r *TableRow) inRing(p fyne.Position) bool {
	return r.cells.Playable && p.X < theme.Of(r).U(ringRoom)
}

// MouseDown makes the row the current one.
func (r *TableRow) MouseDown(e *desktop.MouseEvent) {
	r.pressed = e.Button == desktop.MouseButtonPrimary && r.inRing(e.Position)
	call(r.OnDown)
}

// MouseUp plays when the ring was clicked.
func (r *TableRow) MouseUp(e *desktop.MouseEvent) {
	switch {
	case r.pressed && r.inRing(e.Position):
		call(r.OnPlay)
	case e.Button == desktop.MouseButtonPrimary && !r.pressed:
		call(r.OnTap)
	}
	r.pressed = false
}

// DoubleTapped opens the row. Both clicks of one on the ring have played and
// paused already.
func (r *TableRow) DoubleTapped(e *fyne.PointEvent) {
	if !r.inRing(e.Position) {
		call(r.OnOpen)
	}
}

// TappedSecondary asks for the row's menu.
func (r *TableRow) TappedSecondary(e *fyne.PointEvent) {
	if r.OnMenu != nil {
		r.OnMenu(e.AbsolutePosition)
	}
}

// MouseIn shows the play button and tells what is cut.
func (r *TableRow) MouseIn(*desktop.MouseEvent) {
	r.hovered = true
	r.style()
	if !r.Whole() {
		r.hint(r.cells.Label)
	}
}

// MouseMoved does nothing; it belongs to desktop.Hoverable.
func (r *TableRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides the play button again.
func (r *TableRow) MouseOut() {
	r.hovered = false
	r.style()
	r.hint("")
}

func (r *TableRow) hint(text string) {
	if r.OnHint != nil {
		r.OnHint(text)
	}
}

// Whole reports whether nothing of the row is cut.
func (r *TableRow) Whole() bool {
	for i, t := range r.texts {
		if r.places[i].W > 0 && !t.Whole() {
			return false
		}
	}
	return true
}

// AccessibilityLabel is the row in words.
func (r *TableRow) AccessibilityLabel() string { return r.cells.Label }

// AccessibilityRole is text: the list is what is used.
func (r *TableRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer belongs to fyne.Widget.
func (r *TableRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	objects := []fyne.CanvasObject{r.body, r.ring, r.disc, r.sign.Image}
	for _, t := range r.texts {
		objects = append(objects, t)
	}
	r.style()
	return &drawing{
		objects: fixed(append(objects, r.focus)...),
		min:     func() fyne.Size { return fyne.NewSize(1, theme.Of(r).U(46)) },
		layout:  r.arrange,
		refresh: func() { r.style(); r.arrange(r.Size()); canvas.Refresh(r) },
	}
}

// style sets what the row shows; nothing moves.
func (r *TableRow) style() {
	th := theme.Of(r)
	c := th.Tokens()
	body := color.NRGBA{}
	switch {
	case r.current:
		body = c.Bg2
	case r.hovered:
		body = theme.Fade(c.Text1, .04)
	}
	paint(r.body, body, color.Transparent, 0, th.U(10))
	paint(r.focus, color.Transparent, c.Focus, th.U(2), th.U(10))
	shown(r.focus, r.current && r.focused)
	play := r.hovered && r.cells.Playable
	shown(r.ring, r.cells.Ringed && !play)
	if r.cells.Ringed {
		r.ring.Set(r.cells.Ring)
	}
	shown(r.disc, play)
	shown(r.sign.Image, play)
	if play {
		r.disc.FillColor = c.Accent
		sign := "play"
		if r.cells.Sounding {
			sign = "pause"
		}
		r.sign.set(th.Solid(sign, c.OnAccent))
	}
	for i, t := range r.texts {
		text := r.cells.Texts[i]
		text.Lines = 1
		on := text.Text != "" && r.places[i].W > 0
		shown(t, on)
		if on {
			t.Set(text)
		}
	}
}

func (r *TableRow) arrange(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	th := theme.Of(r)
	place(r.body, 0, 0, size.Width, size.Height)
	w := th.U(2)
	place(r.focus, w/2, w/2, size.Width-w, size.Height-w)
	d := r.ring.MinSize().Width
	place(r.ring, th.U(16), (size.Height-d)/2, d, d)
	disc := even(th.U(28))
	place(r.disc, th.U(16)+(d-disc)/2, (size.Height-disc)/2, disc, disc)
	r.sign.middle(even(th.U(13)), th.U(16)+(d-disc)/2, (size.Height-disc)/2, disc, disc)
	for i, t := range r.texts {
		at := r.places[i]
		if at.W <= 0 {
			continue
		}
		line := th.Style(r.cells.Texts[i].Role).Line
		y := (size.Height - line) / 2
		if at.Y != 0 {
			y = th.U(at.Y)
		}
		place(t, th.U(at.X), y, th.U(at.W), line)
	}
}

// paint gives a rectangle its colours and draws it again when they differ.
func paint(r *canvas.Rectangle, body, edge color.Color, stroke, radius float32) {
	if r.FillColor == body && r.StrokeColor == edge && r.StrokeWidth == stroke && r.CornerRadius == radius {
		return
	}
	fill(r, body, edge, stroke, radius)
	r.Refresh()
}
