package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

// markArea takes the pointer's clicks on the mark. The Tab key passes it by: who
// has a keyboard presses F10.
type markArea struct {
	fynewidget.BaseWidget

	press func()
	body  *canvas.Rectangle
}

var _ fyne.Tappable = (*markArea)(nil)

func newMarkArea(press func()) *markArea {
	m := &markArea{press: press, body: canvas.NewRectangle(color.Transparent)}
	m.ExtendBaseWidget(m)
	return m
}

// Tapped tells of a click.
func (m *markArea) Tapped(*fyne.PointEvent) { m.press() }

// CreateRenderer belongs to fyne.Widget.
func (m *markArea) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(m.body)
}
