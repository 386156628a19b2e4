package page

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// wallStrip shows silhouettes that wait, for the first page: columns of cards
// that run out of the window, nothing to press.
type wallStrip struct {
	fynewidget.BaseWidget
	gallery widget.Gallery
	cards   []*widget.SongCard
}

func newWallStrip(gallery widget.Gallery) *wallStrip {
	s := &wallStrip{gallery: gallery}
	s.ExtendBaseWidget(s)
	return s
}

// stripMost is how many cards are drawn; more would be out of sight.
const stripMost = 16

func (s *wallStrip) set(cards []view.Card, w *words.Words) {
	cards = cards[:min(len(cards), stripMost)]
	for len(s.cards) < len(cards) {
		c := widget.NewSongCard(s.gallery)
		c.Disable() // it waits: neither the keyboard nor the pointer stops here
		s.cards = append(s.cards, c)
	}
	s.cards = s.cards[:len(cards)]
	for i, c := range cards {
		shown := widget.Card{
			Name: c.Title, Korean: w.Korean(), Label: c.Label,
			Picture: widget.Picture{Recipe: recipe(c.Art), Title: c.Art.Title},
			Ring:    widget.Ring{State: ringState(c.Mark)},
		}
		for j, song := range c.Songs {
			if j < 2 {
				shown.Songs = append(shown.Songs, widget.Song{Ring: widget.Ring{State: ringState(song.Mark)}, Title: song.Title, Artist: song.Artist})
			}
		}
		s.cards[i].Set(shown)
	}
	s.Refresh()
}

func (s *wallStrip) arrived(key art.Key) {
	for _, c := range s.cards {
		c.Arrived(key)
	}
}

// CreateRenderer belongs to fyne.Widget.
func (s *wallStrip) CreateRenderer() fyne.WidgetRenderer { return &stripRenderer{s} }

type stripRenderer struct{ s *wallStrip }

func (r *stripRenderer) Destroy()           {}
func (r *stripRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *stripRenderer) Refresh()           { r.Layout(r.s.Size()) }
func (r *stripRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(r.s.cards))
	for i, c := range r.s.cards {
		out[i] = c
	}
	return out
}

// Layout runs the cards along columns that begin above the window's edge.
func (r *stripRenderer) Layout(size fyne.Size) {
	th := theme.Of(nil)
	w, h, pitch := th.U(212), th.U(314), th.U(332)
	perColumn := max(1, int((size.Height+th.U(118))/pitch+.9))
	for i, c := range r.s.cards {
		column := i / perColumn
		x := float32(column) * th.U(230)
		y := float32(i%perColumn)*pitch - th.U(118)
		put(c, x, y, w, h)
		show(c, x < size.Width)
	}
}
