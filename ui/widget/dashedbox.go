package widget

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// DashedBox is a round box with a dashed edge: something may be dropped here.
type DashedBox struct {
	fynewidget.BaseWidget
	radius float32
	dashes *dashes
}

// NewDashedBox makes a box with a corner radius in pixels of the design.
func NewDashedBox(radius float32) *DashedBox {
	b := &DashedBox{radius: radius, dashes: &dashes{}}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer belongs to fyne.Widget.
func (b *DashedBox) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	arrange := func(size fyne.Size) {
		th := theme.Of(b)
		b.dashes.colour = th.Tokens().LineStrong
		b.dashes.show(true)
		b.dashes.around(size, th.U(b.radius), th)
	}
	arrange(b.Size())
	return &drawing{
		objects: b.dashes.objects,
		min:     func() fyne.Size { return fyne.Size{} },
		layout:  arrange,
		refresh: func() { arrange(b.Size()) },
	}
}
