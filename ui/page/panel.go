package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

// panel is a widget that places its items itself: every page and every larger
// part is one. Its least size is nothing, because the frame decides.
type panel struct {
	fynewidget.BaseWidget
	items []fyne.CanvasObject
	lay   func(size fyne.Size)
}

// begin makes the panel the widget self.
func (p *panel) begin(self fyne.Widget, lay func(fyne.Size), items ...fyne.CanvasObject) {
	p.items, p.lay = items, lay
	p.ExtendBaseWidget(self)
}

// again lays the items out once more, after what they show has changed.
func (p *panel) again() { p.Refresh() }

// CreateRenderer belongs to fyne.Widget.
func (p *panel) CreateRenderer() fyne.WidgetRenderer { return &panelRenderer{p} }

type panelRenderer struct{ p *panel }

func (r *panelRenderer) Destroy()                     {}
func (r *panelRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *panelRenderer) Objects() []fyne.CanvasObject { return r.p.items }
func (r *panelRenderer) Layout(size fyne.Size)        { r.p.lay(size) }

func (r *panelRenderer) Refresh() {
	if s := r.p.Size(); s.Width > 0 {
		r.p.lay(s)
	}
	canvas.Refresh(r.p)
}
