package page

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// veil lies over a part of the window and clears: the way to fade in what has
// just been put there, because Fyne has no opacity for a whole tree of objects.
// It takes no clicks.
type veil struct {
	*canvas.Rectangle
	moving *theme.Moving
}

func newVeil() *veil {
	v := &veil{Rectangle: canvas.NewRectangle(color.Transparent)}
	v.Hide()
	return v
}

// lift fades from the ground's colour to what lies under the veil, in 150 ms.
func (v *veil) lift(ground color.NRGBA) {
	v.moving.Stop()
	v.moving = theme.Of(nil).Move(theme.Move{Takes: theme.FadeTime, Curve: fyne.AnimationEaseOut, Step: func(done float32) {
		if done >= 1 {
			if v.Visible() {
				v.Hide()
			}
			return
		}
		v.FillColor = theme.Fade(ground, 1-done)
		if !v.Visible() {
			v.Show()
			return
		}
		v.Refresh()
	}})
}
