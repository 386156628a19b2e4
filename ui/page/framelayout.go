package page

import (
	"fyne.io/fyne/v2"

	"reprise/ui/theme"
	"reprise/ui/view"
)

// The measures of the frame, from the design.
const (
	sheetWidth  = 604
	toastAbove  = 20 // over the now bar
	windowLeast = 320
)

// frameLayout places the parts of a Frame.
type frameLayout struct{ f *Frame }

// MinSize is small: below it the window is unusable anyway, and a larger one
// would let a page decide the size of the window.
func (l *frameLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSquareSize(windowLeast)
}

// Layout places everything; the class goes to the parts before they are sized.
func (l *frameLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	f, th := l.f, theme.Of(nil)
	class := view.ClassOf(size.Width / th.Scale())
	if class != f.class {
		f.class = class
		f.rail.SetClass(class)
		f.page.SetClass(class)
		f.sheet.SetClass(class)
	}
	rail, bar, fills := th.U(class.Rail()), float32(0), f.fills()
	if f.barShown {
		bar = th.U(class.Bar())
	}
	if fills {
		rail, bar = 0, 0
	}
	show(f.bar, f.barShown && !fills)
	height := size.Height - bar
	put(f.ground, 0, 0, size.Width, size.Height)
	put(f.pages, rail, 0, size.Width-rail, height)
	put(f.veil, rail, 0, size.Width-rail, height)
	show(f.menu, class == view.XS && !f.railOpen && !fills)
	put(f.menu, th.U(12), th.U(8), th.U(44), th.U(44))
	show(f.rail, (class != view.XS || f.railOpen) && !fills)
	put(f.rail, 0, 0, max(rail, railOver(th, class)), height)
	put(f.scrim, rail, 0, size.Width-rail, height)
	sheet := min(th.U(sheetWidth), size.Width-rail)
	if class == view.XS {
		sheet = size.Width
	}
	f.slide.x = size.Width - sheet
	put(f.sheet, f.slide.x+th.U(f.slide.away), 0, sheet, height)
	put(f.slide.cover, f.slide.x+th.U(f.slide.away), 0, sheet, height)
	put(f.bar, 0, height, size.Width, bar)
	foot := float32(0)
	if p, ok := f.page.(Filler); ok && fills {
		foot = th.U(p.Foot(size.Height / th.Scale()))
	}
	f.toasts.place(rail+th.U(class.Margin()), height-foot-th.U(toastAbove), size.Width-rail-2*th.U(class.Margin()))
	f.hint.put(rail+th.U(8), height-th.U(6), size.Width-rail-th.U(16))
	put(f.overlay, 0, 0, size.Width, size.Height)
}

// railOver is the rail's width where it lies over the page.
func railOver(th *theme.Theme, c view.Class) float32 {
	if c == view.XS {
		return th.U(view.M.Rail())
	}
	return 0
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
