package widget

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"reprise/ui/theme"
)

// Fyne's test driver takes the last step of an animation only, so the moments in
// between are asked for here.

func dress(t *testing.T) *theme.Theme {
	t.Helper()
	th := theme.New(theme.Night, 1)
	test.ApplyTheme(t, th)
	return th
}

func TestSeamFlashesTheWholeRingUnderAHalo(t *testing.T) {
	th := dress(t)
	r := NewRepeatRing(40)
	ring := Ring{State: Playing, Number: 12, Plate: true}
	r.Set(ring)
	still := len(r.shape)
	r.flashTo(0)
	ring.Number++ // comes while the ring flashes
	r.Set(ring)
	if r.flash.ring.FillColor != color.Color(th.Tokens().Text1) || r.flash.ring.EndAngle != 360 {
		t.Errorf("at its peak the flash is %v to %v", r.flash.ring.FillColor, r.flash.ring.EndAngle)
	}
	if halo, ok := r.shape[0].(*canvas.Circle); !ok || halo != r.flash.halo {
		t.Error("the halo is not behind the ring")
	}
	r.flashTo(.99)
	if reach := -r.flash.halo.Position().X; reach < haloWide*.95 || reach > haloWide {
		t.Errorf("the halo reaches %v px, want %v", reach, haloWide)
	}
	if c, _ := r.flash.ring.FillColor.(color.NRGBA); c.A > 12 {
		t.Errorf("the flash does not go back: %v", c)
	}
	r.flashTo(1)
	if len(r.shape) != still {
		t.Errorf("the flash leaves %d parts, want %d", len(r.shape), still)
	}
}

func TestYearRingAppears(t *testing.T) {
	dress(t)
	r := NewRepeatRing(292)
	r.Set(Ring{State: Playing, Bare: true, Years: 1})
	ink := func() uint8 {
		c, _ := r.year.ring.StrokeColor.(color.NRGBA)
		return c.A
	}
	inner := ink()
	r.Set(Ring{State: Playing, Bare: true, Years: 2})
	r.year.hidden = .9
	r.build() // the number changes while it appears
	if ink() >= inner/5 {
		t.Errorf("a year-ring that begins to appear has an ink of %d, the one before %d", ink(), inner)
	}
	r.grow()
	if r.year.hidden != 0 || ink() < inner*3/4 {
		t.Errorf("it stays hidden: ink %d", ink())
	}
}

func TestFoundCardClosesItsRing(t *testing.T) {
	dress(t)
	c := NewSongCard(nil)
	c.Set(Card{Name: "Hourglass", Ring: Ring{State: Linked}})
	c.style()
	c.poster.OnLight(.5)
	if c.ring.closed.EndAngle != 180 {
		t.Errorf("half found, the ring is closed to %v", c.ring.closed.EndAngle)
	}
	c.poster.endGhost() // another drama takes the card
	if c.ring.closed.EndAngle != 360 {
		t.Errorf("the ring stays open at %v", c.ring.closed.EndAngle)
	}
}
