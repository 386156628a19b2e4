package main

import (
	"math"

	"reprise/ui/art"
	"reprise/ui/widget"
)

var garden = art.NewRecipe("secret-garden", art.Hint{Motif: "gate", Palette: "garden"}) //nolint:gochecknoglobals // a table that nothing writes

// peaks is an invented song: verse, chorus, verse, chorus.
func peaks() []float32 {
	out := make([]float32, 400)
	for i := range out {
		t := float64(i) / float64(len(out))
		v := .34 + .3*math.Pow(math.Sin(t*9.2+1), 2)
		v *= .75 + .25*math.Sin(float64(i)*2.7)*math.Cos(float64(i)*1.3)
		out[i] = float32(max(.07, v))
	}
	return out
}

func (b *board) seekBar() {
	b.head("SeekBar with A and B", 700, 547)
	s := widget.NewSeekBar(widget.Tall)
	b.put(s, 700, 600, 540, 44)
	s.Set(widget.Seek{Song: "sheet", Peaks: peaks(), A: .3, B: .6})
	s.SetPosition(.44)
}

func now() widget.Now {
	return widget.Now{
		Recipe: garden, Name: "Secret Garden", Song: "Scar", Artist: "BOIS", Playing: true,
		PassWord: "pass", Pass: "12", Total: "3:51", Repeat: widget.RepeatOne, Volume: .8,
		Words: widget.NowWords{Play: "Play", Pause: "Pause", Previous: "Previous", Next: "Next", Repeat: "Repeat one", Volume: "Volume"},
	}
}

// nowBars shows the bar in its three forms.
func (b *board) nowBars() {
	for _, form := range []struct{ x, y, w, h float32 }{{0, 800, 1280, 84}, {0, 900, 800, 72}, {0, 990, 640, 64}} {
		n := widget.NewNowBar(b.gallery)
		n.OnLyrics = func() {}
		n.OnDial = noDial
		b.put(n, form.x, form.y, form.w, form.h)
		n.Set(now())
		n.Seek.Set(widget.Seek{Song: "scar", Peaks: peaks()})
		n.SetPosition(.58, .58, "2:14")
	}
}
