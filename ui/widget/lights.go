package widget

import (
	"fyne.io/fyne/v2"

	"reprise/ui/theme"
)

// lightsOn fades the silhouette out over the picture in full colour.
func (p *Poster) lightsOn() {
	p.dawn.Stop()
	p.ghost.Image = p.image.Image
	p.ghost.Translucency = 0
	p.ghost.Show()
	p.dawn = theme.Of(p).Move(theme.Move{Takes: theme.FoundTime, Curve: fyne.AnimationEaseInOut, Step: func(done float32) {
		if p.OnLight != nil {
			p.OnLight(done)
		}
		p.ghost.Translucency = float64(done)
		if done >= 1 {
			shown(p.ghost, false)
			return
		}
		p.ghost.Refresh()
	}})
}

// endGhost forgets the picture before: another drama hangs here.
func (p *Poster) endGhost() {
	p.dawn.Stop()
	if p.OnLight != nil {
		p.OnLight(1)
	}
	shown(p.ghost, false)
}
