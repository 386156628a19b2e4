package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

// column places things below each other. Lengths given to it are in pixels of
// the design.
type column struct {
	th      *theme.Theme
	x, y, w float32 // on the screen
}

// gap leaves space.
func (c *column) gap(px float32) { c.y += c.th.U(px) }

// text places a wrapping text; an empty one takes no space.
func (c *column) text(m *widget.MixedText, shown bool) {
	show(m, shown)
	if !shown {
		return
	}
	h := m.HeightFor(c.w)
	put(m, c.x, c.y, c.w, h)
	c.y += h
}

// full places o over the whole width, px high.
func (c *column) full(o fyne.CanvasObject, px float32) {
	put(o, c.x, c.y, c.w, c.th.U(px))
	c.y += c.th.U(px)
}

// row places objects beside each other at their own size, px apart and on one
// middle line, wrapping to a new line where one does not fit.
func (c *column) row(px float32, objects ...fyne.CanvasObject) {
	gap, x := c.th.U(px), c.x
	var line []fyne.CanvasObject
	end := func() {
		high := float32(0)
		for _, o := range line {
			high = max(high, o.Size().Height)
		}
		for _, o := range line {
			o.Move(fyne.NewPos(o.Position().X, c.y+(high-o.Size().Height)/2))
		}
		c.y, x, line = c.y+high, c.x, nil
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if x > c.x && x+size.Width > c.x+c.w {
			end()
			c.y += gap
		}
		put(o, x, c.y, min(size.Width, c.w), size.Height)
		x += size.Width + gap
		line = append(line, o)
	}
	end()
}

// flowing is a page that scrolls: its height follows from its width.
type flowing struct {
	content *fyne.Container
	scroll  *container.Scroll
	height  float32
	arrange func(width float32) (height float32)
}

func newFlowing(arrange func(width float32) float32, objects ...fyne.CanvasObject) *flowing {
	f := &flowing{arrange: arrange}
	f.content = container.New(f, objects...)
	f.scroll = container.NewVScroll(f.content)
	return f
}

// MinSize is the height that the last layout came to.
func (f *flowing) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, f.height) }

// Layout arranges the page for a width.
func (f *flowing) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || f.scroll == nil { // still being made
		return
	}
	if h := f.arrange(size.Width); h != f.height {
		f.height = h
		f.scroll.Refresh()
	}
}

// again arranges the page once more, after what it shows has changed.
func (f *flowing) again() {
	f.Layout(nil, f.content.Size())
	f.content.Refresh()
}

// reveal scrolls as little as brings o into sight.
func (f *flowing) reveal(o fyne.CanvasObject) {
	top, h := o.Position().Y, o.Size().Height
	switch view := f.scroll.Size().Height; {
	case top < f.scroll.Offset.Y:
		f.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-8)))
	case top+h > f.scroll.Offset.Y+view:
		f.scroll.ScrollToOffset(fyne.NewPos(0, top+h-view+8))
	}
}

// label is a MixedText that is set by its parts.
func label(text string, role theme.Role, ink widget.Ink) *widget.MixedText {
	return widget.NewMixedText(widget.Text{Text: text, Role: role, Ink: ink})
}

// oneLine is a label that is cut and never wraps.
func oneLine(text string, role theme.Role, ink widget.Ink) *widget.MixedText {
	return widget.NewMixedText(widget.Text{Text: text, Role: role, Ink: ink, Lines: 1})
}

// section is a small heading over a group.
func section(text string) *widget.MixedText {
	return widget.NewMixedText(widget.Text{Text: text, Role: theme.Small, Bold: true, Ink: widget.InkText3, Lines: 1})
}
