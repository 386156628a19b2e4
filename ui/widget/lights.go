package widget

import (
	"time"

	"fyne.io/fyne/v2"

	"reprise/ui/theme"
)

// lightsOn fades the silhouette out over the picture in full colour.
func (p *Poster) lightsOn() {
	if theme.Of(p).Habit().Still {
		return
	}
	p.ghost.Image = p.image.Image
	p.ghost.Translucency = 0
	p.ghost.Show()
	a := fyne.NewAnimation(600*time.Millisecond, func(done float32) {
		p.ghost.Translucency = float64(done)
		if done >= 1 {
			p.endGhost()
			return
		}
		p.ghost.Refresh()
	})
	a.Curve = fyne.AnimationEaseInOut
	a.Start()
}

func (p *Poster) endGhost() { shown(p.ghost, false) }

// Seam shows that a pass has closed: the ring flashes to text.1 and back in 400
// ms. With less motion only the number changes.
func (r *RepeatRing) Seam() {
	arc := r.arc
	if arc == nil || theme.Of(r).Habit().Still {
		return
	}
	c := theme.Of(r).Tokens()
	from, to := c.Text1, r.ring.colour(c)
	a := fyne.NewAnimation(400*time.Millisecond, func(done float32) {
		if arc != r.arc { // the ring has become another
			return
		}
		arc.FillColor = blend(from, to, done)
		arc.Refresh()
	})
	a.Curve = fyne.AnimationEaseOut
	a.Start()
}
