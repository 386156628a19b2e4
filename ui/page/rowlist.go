package page

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

// rowList is a long list of rows of one height. Only as many rows exist as are
// in sight: row n is shown by object n modulo their number, so that scrolling by
// one row fills one object and touches no other. The list has the keyboard as a
// whole, and one of its rows is the current one.
type rowList struct {
	fynewidget.BaseWidget

	pitch    float32                            // height of a row in pixels of the design
	fill     func(row *widget.TableRow, at int) // shows row at on an object
	label    func(at int) string                // row at for a screen reader
	tap      func(at int)                       // a click, nil where it only chooses
	press    func(at int)                       // Enter, or a double click
	play     func(at int)                       // a click on the ring
	menu     func(at int, where fyne.Position)  // the other button, or the menu key
	moved    func(at int)                       // another row became the current one
	letter   func(r rune) bool                  // Shift and a letter; false hands it on
	hint     func(text string)
	leave    func() // Up on the first row
	scrolled func()

	count, current int
	focused, keyed bool // has the keyboard; and shows it, because a key was pressed

	body   *listBody
	scroll *container.Scroll
	rows   []*widget.TableRow
	shows  []int // the row that each object shows, -1 for none
	pace   pace
}

var (
	_ fyne.Focusable  = (*rowList)(nil)
	_ fyne.Accessible = (*rowList)(nil)
)

// newRowList makes an empty list. The func fields are set by whoever makes it.
func newRowList(pitch float32) *rowList {
	l := &rowList{pitch: pitch}
	l.body = &listBody{list: l}
	l.body.ExtendBaseWidget(l.body)
	l.scroll = container.NewVScroll(l.body)
	l.scroll.OnScrolled = func(fyne.Position) { l.roll() }
	l.ExtendBaseWidget(l)
	return l
}

// set shows a list of n rows of which at is the current one. What is in sight
// stays in sight.
func (l *rowList) set(n, at int) {
	grown := n != l.count
	l.count, l.current = n, max(0, min(at, n-1))
	if grown {
		l.scroll.Refresh()
	}
	l.arrange(true)
}

// setPitch changes the height of the rows.
func (l *rowList) setPitch(px float32) {
	if px != l.pitch {
		l.pitch = px
		l.scroll.Refresh()
		l.arrange(true)
	}
}

// rowHeight is in whole pixels, so that every row of a long list is sharp.
func (l *rowList) rowHeight() float32 { return float32(int(theme.Of(nil).U(l.pitch) + .5)) }

// roll shows what has come into sight.
func (l *rowList) roll() {
	begun := time.Now()
	l.arrange(false)
	if l.scrolled != nil {
		l.scrolled()
	}
	l.pace.note(time.Since(begun))
}

// arrange makes sure that every row in sight is shown; with fresh all are shown
// anew.
func (l *rowList) arrange(fresh bool) {
	size := l.scroll.Size()
	if size.Height <= 0 || size.Width <= 0 {
		return
	}
	h := l.rowHeight()
	if need := int(size.Height/h) + 2; need != len(l.rows) {
		l.grow(need)
		fresh = true
	}
	top := max(0, min(l.scroll.Offset.Y, float32(l.count)*h-size.Height))
	first := int(top / h)
	for at := first; at < first+len(l.rows); at++ {
		i := at % len(l.rows)
		row := l.rows[i]
		show(row, at < l.count)
		if at >= l.count {
			l.shows[i] = -1
			continue
		}
		if fresh || l.shows[i] != at {
			l.shows[i] = at
			l.fill(row, at)
			row.SetCurrent(at == l.current, l.keyed && l.focused)
		}
		put(row, 0, float32(at)*h, size.Width, h)
	}
}

// grow makes the objects that a window of this height needs.
func (l *rowList) grow(n int) {
	for len(l.rows) < n {
		l.rows = append(l.rows, l.newRow(len(l.rows)))
	}
	l.rows = l.rows[:n]
	l.shows = make([]int, n)
	for i := range l.shows {
		l.shows[i] = -1
	}
	l.body.Refresh()
}

// newRow makes the object at place i; what it announces is about the row that it
// shows by then.
func (l *rowList) newRow(i int) *widget.TableRow {
	r := widget.NewTableRow()
	on := func(do func(at int)) func() {
		return func() {
			if i < len(l.shows) && l.shows[i] >= 0 && do != nil {
				do(l.shows[i])
			}
		}
	}
	r.OnDown = on(func(at int) {
		l.keyed = false
		l.choose(at)
		if c := canvasOf(l); c != nil {
			c.Focus(l)
		}
		l.keyed = false
		l.mark()
	})
	r.OnOpen, r.OnPlay = on(l.open), on(func(at int) { call(l.play, at) })
	r.OnTap = on(func(at int) { call(l.tap, at) })
	r.OnMenu = func(p fyne.Position) {
		on(func(at int) {
			if l.menu != nil {
				l.menu(at, p)
			}
		})()
	}
	r.OnHint = func(text string) {
		if l.hint != nil {
			l.hint(text)
		}
	}
	return r
}

func call(f func(int), at int) {
	if f != nil {
		f(at)
	}
}

func (l *rowList) open(at int) { call(l.press, at) }

// choose makes a row the current one.
func (l *rowList) choose(at int) {
	if at < 0 || at >= l.count {
		return
	}
	if at != l.current {
		l.current = at
		call(l.moved, at)
	}
	l.mark()
}

// mark shows which row is the current one.
func (l *rowList) mark() {
	for i, r := range l.rows {
		if at := l.shows[i]; at >= 0 {
			r.SetCurrent(at == l.current, l.keyed && l.focused)
		}
	}
}

// reveal scrolls as little as brings a row into sight.
func (l *rowList) reveal(at int) {
	h, high := l.rowHeight(), l.scroll.Size().Height
	y := float32(at) * h
	switch {
	case y < l.scroll.Offset.Y:
		l.scrollTo(y)
	case y+h > l.scroll.Offset.Y+high:
		l.scrollTo(y + h - high)
	}
}

// scrollTo brings a height to the top.
func (l *rowList) scrollTo(y float32) {
	most := float32(l.count)*l.rowHeight() - l.scroll.Size().Height
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, most))))
	l.roll()
}

// jump makes a row the current one and brings it to the top.
func (l *rowList) jump(at int) {
	l.choose(at)
	l.scrollTo(float32(at) * l.rowHeight())
}

// firstInSight is the uppermost row that is wholly visible.
func (l *rowList) firstInSight() int {
	h := l.rowHeight()
	return min(max(0, l.count-1), int((l.scroll.Offset.Y+h-1)/h))
}

// object is what shows a row, nil when it is not in sight.
func (l *rowList) object(at int) *widget.TableRow {
	for i, s := range l.shows {
		if s == at {
			return l.rows[i]
		}
	}
	return nil
}

// CreateRenderer belongs to fyne.Widget.
func (l *rowList) CreateRenderer() fyne.WidgetRenderer {
	return &listRenderer{l}
}

type listRenderer struct{ l *rowList }

func (r *listRenderer) Destroy()                     {}
func (r *listRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *listRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.l.scroll} }
func (r *listRenderer) Refresh()                     { r.l.arrange(true) }
func (r *listRenderer) Layout(size fyne.Size) {
	put(r.l.scroll, 0, 0, size.Width, size.Height)
	r.l.arrange(true)
}

// listBody is the whole length of a rowList; its rows lie on it.
type listBody struct {
	fynewidget.BaseWidget
	list *rowList
}

// CreateRenderer belongs to fyne.Widget.
func (b *listBody) CreateRenderer() fyne.WidgetRenderer {
	return &bodyRenderer{b.list}
}

type bodyRenderer struct{ list *rowList }

func (r *bodyRenderer) Destroy()         {}
func (r *bodyRenderer) Layout(fyne.Size) {}
func (r *bodyRenderer) Refresh()         { canvas.Refresh(r.list.body) }

func (r *bodyRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, float32(r.list.count)*r.list.rowHeight())
}

func (r *bodyRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(r.list.rows))
	for i, row := range r.list.rows {
		out[i] = row
	}
	return out
}
