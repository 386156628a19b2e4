package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// showVolume opens a small panel over the volume button: mute and a slider. A
// click elsewhere closes it.
func (n *NowBar) showVolume() {
	button := n.tools[toolVolume]
	cv := fyne.CurrentApp().Driver().CanvasForObject(button)
	if cv == nil {
		return
	}
	th := theme.Of(n)
	mute := NewIconButton(n.tools[toolVolume].Icon())
	mute.OnTapped = func() { call(n.OnMute) }
	slider := NewSlider()
	slider.SetStep(.05)
	slider.Set(n.now.Volume, n.now.Words.Volume)
	slider.OnChanged = n.setVolume
	room := container.New(layout.NewGridWrapLayout(fyne.NewSize(th.U(160), th.U(40))), slider)
	panel := container.NewHBox(mute, room)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(button)
	size := panel.MinSize()
	x := min(at.X+button.Size().Width/2-size.Width/2, cv.Size().Width-size.Width-th.U(16))
	fynewidget.ShowPopUpAtPosition(panel, cv, fyne.NewPos(x, at.Y-size.Height-th.U(16)))
	cv.Focus(slider)
}
