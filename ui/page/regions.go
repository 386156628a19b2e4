package page

import (
	"fyne.io/fyne/v2"
)

// region is one of the parts that F6 goes around.
type region int

const (
	regionRail region = iota
	regionPage
	regionBar
	regionCount
)

// Focuser is a page that knows what the keyboard begins with.
type Focuser interface {
	FocusFirst()
}

// NextRegion gives the keyboard to the next of rail, page (or the open sheet)
// and now bar.
func (f *Frame) NextRegion(c fyne.Canvas) {
	at := f.regionOf(c.Focused())
	for range regionCount {
		at = (at + 1) % regionCount
		if f.enter(at, c) {
			return
		}
	}
}

func (f *Frame) enter(r region, c fyne.Canvas) bool {
	switch r {
	case regionRail:
		if !f.rail.Visible() {
			return false
		}
		f.rail.Focus(c)
	case regionBar:
		if !f.bar.Visible() {
			return false
		}
		f.bar.Focus(c)
	default:
		if f.sheet.Visible() {
			f.sheet.FocusFirst()
			return true
		}
		p, ok := f.page.(Focuser)
		if !ok {
			return false
		}
		p.FocusFirst()
	}
	return true
}

// regionOf is where the focus is; nothing focused counts as the rail, so that
// the first F6 leads to the page.
func (f *Frame) regionOf(focused fyne.Focusable) region {
	o, ok := focused.(fyne.CanvasObject)
	if !ok {
		return regionRail
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	switch {
	case f.barShown && at.Y >= f.bar.Position().Y:
		return regionBar
	case f.rail.Visible() && at.X < f.rail.Size().Width:
		return regionRail
	default:
		return regionPage
	}
}
