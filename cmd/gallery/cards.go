package main

import (
	"image"

	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/art"
	"reprise/ui/widget"
)

// atOnce draws posters when they are asked for: a picture of the gallery must
// not wait, and there are few.
type atOnce map[art.Key]image.Image

// Near has nothing to bridge: Get never waits.
func (a atOnce) Near(art.Key) image.Image { return nil }

// Get draws the poster, or gives the one that was drawn.
func (a atOnce) Get(k art.Key) image.Image {
	if img, ok := a[k]; ok {
		return img
	}
	img, err := art.Raster(art.SVG(k.Recipe, k.Mode, k.Ground), min(k.Width, 1024))
	if err != nil {
		return nil
	}
	a[k] = img
	return img
}

var cups = art.NewRecipe("a-gentlemans-dignity", art.Hint{Motif: "cups", Palette: "oak"}) //nolint:gochecknoglobals // a table that nothing writes

func card(ring widget.Ring, heat float32) widget.Card {
	small := ring
	small.Number = 0
	return widget.Card{
		Name:    "A Gentleman’s Dignity",
		Picture: widget.Picture{Recipe: cups, Title: "신사의 품격", Heat: heat},
		Ring:    ring,
		Songs:   []widget.Song{{Ring: small, Title: "My Love", Artist: "Lee Jong Hyun"}},
	}
}

func (b *board) cards() {
	b.head("SongCard", 40, 174)
	list := []struct {
		note string
		card widget.Card
		act  func(*widget.SongCard)
	}{
		{"missing", card(widget.Ring{State: widget.Missing}, 0), nil},
		{"to check", card(widget.Ring{State: widget.Check}, 0), nil},
		{"linked", card(widget.Ring{State: widget.Linked, Number: 8}, .12), nil},
		{
			"hover: ring becomes play", card(widget.Ring{State: widget.Linked, Number: 8}, .12),
			func(c *widget.SongCard) { c.MouseIn(&desktop.MouseEvent{}) },
		},
		{
			"keyboard focus", card(widget.Ring{State: widget.Playing, Number: 9, Progress: .4}, .13),
			func(c *widget.SongCard) { c.FocusGained() },
		},
	}
	for i, l := range list {
		c := widget.NewSongCard(b.gallery)
		c.Set(l.card)
		if l.act != nil {
			l.act(c)
		}
		x := 40 + float32(i)*242
		b.put(c, x, 214, 0, 0)
		b.note(l.note, x, 506)
	}
}
