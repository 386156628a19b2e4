package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/words"
)

// Page is what the frame can show in its middle.
type Page interface {
	fyne.CanvasObject
	// SetClass tells the page the window's width class before it is laid out.
	SetClass(view.Class)
}

// Filler is a page that may want the whole window: rail and now bar make room.
type Filler interface {
	FillsWindow() bool
	// Foot is how high its controls at the lower edge are, in pixels of the
	// design, in a window of a height in the same.
	Foot(height float32) float32
}

// light lets what lies over the page wear its lights.
func (f *Frame) light() {
	th := theme.Of(nil)
	for _, o := range []fyne.CanvasObject{f.hint, f.toasts.box} {
		if f.fills() {
			th.Darken(o)
		} else {
			th.Relight(o)
		}
		o.Refresh()
	}
}

// fills reports whether the page that is shown takes the whole window.
func (f *Frame) fills() bool {
	p, ok := f.page.(Filler)
	return ok && p.FillsWindow()
}

// Frame is the window's content: the rail at the left, a page, the now bar
// below, and over them the link sheet, an overlay and the toasts. The rail and
// the now bar stay live under an open sheet.
type Frame struct {
	OnScrim func() // a click beside the sheet

	root    *fyne.Container
	ground  *canvas.Rectangle
	rail    *Rail
	menu    fyne.CanvasObject // opens the rail in XS
	page    Page
	pages   *fyne.Container
	bar     *Bar
	scrim   *scrim
	sheet   *Sheet
	slide   slide // the sheet that comes in
	veil    *veil // over a page that has just come
	overlay *fyne.Container
	closed  func() // once, when the overlay is taken away
	toasts  *toasts
	hint    *hint

	class    view.Class
	barShown bool
	railOpen bool // the rail lies over the page in XS
}

// NewFrame puts the parts together; page is what is shown first.
func NewFrame(rail *Rail, bar *Bar, sheet *Sheet, page Page, said *words.Words) *Frame {
	f := &Frame{rail: rail, bar: bar, sheet: sheet, page: page, ground: canvas.NewRectangle(nil)}
	f.pages = container.NewStack(page)
	f.scrim = newScrim(func() {
		if f.OnScrim != nil {
			f.OnScrim()
		}
	})
	f.scrim.Hide()
	f.veil, f.slide.cover = newVeil(), newCover()
	f.overlay = container.NewStack()
	f.toasts = newToasts()
	f.hint = newHint()
	f.menu = newMenuButton(func() { f.openRail(!f.railOpen) }, said)
	f.root = container.New(&frameLayout{f})
	f.stack()
	f.sheet.Hide()
	f.bar.Hide()
	f.paint()
	return f
}

// stack orders the parts as the Tab key goes: rail, page, sheet, now bar. Where
// the rail lies over the page it comes after it, to be drawn above.
func (f *Frame) stack() {
	parts := []fyne.CanvasObject{f.ground, f.rail, f.pages, f.veil.Rectangle, f.menu}
	if f.railOpen {
		parts = []fyne.CanvasObject{f.ground, f.pages, f.veil.Rectangle, f.menu, f.rail}
	}
	f.root.Objects = append(parts, f.scrim, f.sheet, f.slide.cover, f.bar, f.hint, f.toasts.box, f.overlay)
}

// Content is what the window shows.
func (f *Frame) Content() fyne.CanvasObject { return f.root }

// ShowPage puts a page into the middle.
func (f *Frame) ShowPage(p Page) {
	f.openRail(false)
	if f.page == p {
		return
	}
	f.page = p
	p.SetClass(f.class)
	f.pages.Objects = []fyne.CanvasObject{p}
	f.pages.Refresh()
	f.light()
	f.root.Layout.Layout(f.root.Objects, f.root.Size())
	f.veil.lift(theme.Of(f.hint).Tokens().Bg0)
}

// ShowSheet opens or closes the link sheet.
func (f *Frame) ShowSheet(on bool) {
	opens := on && !f.sheet.Visible()
	show(f.scrim, on)
	show(f.sheet, on)
	switch {
	case opens:
		f.slideIn()
	case !on:
		f.slide.moving.Stop()
		f.slide.cover.Hide()
	}
	f.root.Refresh()
}

// SetBar shows or hides the now bar.
func (f *Frame) SetBar(on bool) {
	if f.barShown == on {
		return
	}
	f.barShown = on
	show(f.bar, on)
	f.Relayout()
}

// Hint shows in full what is under the pointer or has the focus, "" for
// nothing.
func (f *Frame) Hint(text string) { f.hint.say(text) }

// ShowOverlay lays o over everything until CloseOverlay.
func (f *Frame) ShowOverlay(o fyne.CanvasObject) {
	f.overlay.Objects = []fyne.CanvasObject{o}
	f.overlay.Refresh()
}

// OnOverlayClosed calls do once, when the overlay that is shown is taken away.
func (f *Frame) OnOverlayClosed(do func()) { f.closed = do }

// CloseOverlay takes away the overlay or the opened rail; it reports whether
// there was one.
func (f *Frame) CloseOverlay() bool {
	if f.railOpen {
		f.openRail(false)
		return true
	}
	if len(f.overlay.Objects) == 0 {
		return false
	}
	f.overlay.Objects = nil
	f.overlay.Refresh()
	if closed := f.closed; closed != nil {
		f.closed = nil
		closed()
	}
	return true
}

// Toast shows a sentence for a few seconds, with one action at most.
func (f *Frame) Toast(text, action string, do func()) {
	f.toasts.add(text, action, do)
	if f.fills() {
		f.light()
	}
}

// DropToast takes the oldest toast away unless the pointer or the focus is on it.
func (f *Frame) DropToast() { f.toasts.dropOldest() }

// ToastTexts are the sentences that are shown now.
func (f *Frame) ToastTexts() []string { return f.toasts.texts() }

// Relayout lays everything out again, after the text size changed.
func (f *Frame) Relayout() {
	f.paint()
	f.class = -1
	f.root.Layout.Layout(f.root.Objects, f.root.Size())
	f.root.Refresh()
}

func (f *Frame) paint() {
	f.ground.FillColor = theme.Of(nil).Tokens().Bg0
}

func (f *Frame) openRail(on bool) {
	if f.railOpen == on {
		return
	}
	f.railOpen = on
	f.stack()
	f.root.Layout.Layout(f.root.Objects, f.root.Size())
	f.root.Refresh()
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
