package page

import (
	"fyne.io/fyne/v2"

	"reprise/library/catalog"
	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// fill shows a card of the wall on its object.
func (b *wallBody) fill(o *widget.SongCard, c view.Card) {
	w := b.intents.Words
	shown := widget.Card{
		Name: c.Title, Korean: w.Korean(), Label: c.Label, Sounding: c.Sounding,
		Picture: widget.Picture{Recipe: recipe(c.Art), Title: c.Art.Title, Heat: float32(c.Heat), Motion: true},
		Ring:    b.ring(c.Mark, c.Number), NameMarks: widget.MarksOf(c.Marks),
	}
	if theme.Of(nil).Habit().Worded {
		shown.Word = c.Mark.Word(w)
	}
	for i, s := range c.Songs {
		if b.found[s.Ref] {
			shown.Badge = w.T("scan.found")
		}
		if i < 2 {
			shown.Songs = append(shown.Songs, widget.Song{Ring: b.ring(s.Mark, 0), Title: s.Title, Artist: s.Artist, TitleMarks: widget.MarksOf(s.TitleMarks), ArtistMarks: widget.MarksOf(s.ArtistMarks)})
		}
	}
	if n := len(c.Songs) - 2; n > 0 {
		shown.More = "+" + view.Number(n)
	}
	o.Set(shown)
	o.OnPlay = func(song int) {
		if song >= 0 && song < len(c.Songs) {
			b.intents.OnPress(c.Songs[song].Ref)
			return
		}
		b.intents.OnPress(c.Press)
	}
	o.OnOpen = func() { b.intents.OnDetail(c.Press) }
	o.OnMenu = func(fyne.Position) { b.intents.OnSheet(c.Press) }
	o.OnHint = b.intents.OnHint
	key := cellKey{list: c.Songs[0].Ref.List, drama: c.Art.ID}
	o.OnMove = func(dx, dy int) { b.move(key, dx, dy) }
}

func (b *wallBody) ring(m view.Mark, number int) widget.Ring {
	r := widget.Ring{State: ringState(m), Number: number}
	if m == view.Playing {
		r.Progress = float32(b.progress)
	}
	if m == view.Missing || m == view.Check {
		r.Number = 0
	}
	r.Word = ringWord(m, r.Number, b.intents.Words)
	return r
}

// Tick moves the rings of the card that plays.
func (w *Wall) Tick(ref catalog.Ref, progress float64) {
	w.body.playing, w.body.progress = ref, progress
	for key, card := range w.body.cards {
		if key.list == ref.List {
			card.SetProgress(float32(progress))
		}
	}
}

// Seam flashes the ring of the card that plays: a pass has closed.
func (w *Wall) Seam(ref catalog.Ref) {
	if o := w.object(ref); o != nil {
		o.Seam()
	}
}

// JustFound marks an entry whose file a scan has just found.
func (w *Wall) JustFound(ref catalog.Ref) { w.body.found[ref] = true }

// ForgetFound takes the marks of JustFound away.
func (w *Wall) ForgetFound() { clear(w.body.found) }

// Arrived tells that a picture is there now.
func (w *Wall) Arrived(key art.Key) {
	for _, card := range w.body.cards {
		card.Arrived(key)
	}
}

// PlacedCard is a card with its place in the window.
type PlacedCard struct {
	Card view.Card
	Pos  fyne.Position
	Size fyne.Size
}

// Cards are the cards that exist now, with the places of their posters.
func (w *Wall) Cards() []PlacedCard {
	var out []PlacedCard
	driver := fyne.CurrentApp().Driver()
	for _, c := range w.body.cells {
		if c.Card < 0 {
			continue
		}
		card := w.body.sections[c.Section].Cards[c.Card]
		o, ok := w.body.cards[w.body.key(c)]
		if !ok {
			continue
		}
		at, size := o.PosterRect()
		out = append(out, PlacedCard{Card: card, Pos: driver.AbsolutePositionForObject(o).Add(at), Size: size})
	}
	return out
}

// At is the entry of the card at a place in the window.
func (w *Wall) At(p fyne.Position) (catalog.Ref, bool) {
	for _, c := range w.Cards() {
		whole := c.Size.Height + theme.Of(nil).U(78)
		if p.X >= c.Pos.X && p.Y >= c.Pos.Y && p.X < c.Pos.X+c.Size.Width && p.Y < c.Pos.Y+whole {
			return c.Card.Press, true
		}
	}
	return catalog.Ref{}, false
}

// object is the card that shows an entry, nil when it is far from the visible
// part.
func (w *Wall) object(ref catalog.Ref) *widget.SongCard {
	for key, o := range w.body.cards {
		if key == w.body.keyOf(ref) {
			return o
		}
	}
	return nil
}

func (b *wallBody) keyOf(ref catalog.Ref) cellKey {
	for _, s := range b.sections {
		for _, c := range s.Cards {
			for _, song := range c.Songs {
				if song.Ref == ref {
					return cellKey{s.List, c.Art.ID}
				}
			}
		}
	}
	return cellKey{}
}

// Focused is the entry of the card that has the focus.
func (w *Wall) Focused() (catalog.Ref, bool) {
	c := canvasOf(w.body.content)
	if c == nil {
		return catalog.Ref{}, false
	}
	for _, cell := range w.body.cells {
		if cell.Card < 0 {
			continue
		}
		if o, ok := w.body.cards[w.body.key(cell)]; ok && c.Focused() == fyne.Focusable(o) {
			return w.body.sections[cell.Section].Cards[cell.Card].Press, true
		}
	}
	return catalog.Ref{}, false
}

// Focus gives the keyboard to the card of an entry.
func (w *Wall) Focus(ref catalog.Ref) { w.body.focus(w.body.keyOf(ref)) }

// FocusFirst gives the keyboard to the first card.
func (w *Wall) FocusFirst() {
	for _, c := range w.body.cells {
		if c.Card >= 0 {
			w.body.focus(w.body.key(c))
			return
		}
	}
}

// FocusSearch gives the keyboard to the search field.
func (w *Wall) FocusSearch() { w.search.Focus(canvasOf(w.body.content)) }

// focus scrolls a card into view and gives it the keyboard.
func (b *wallBody) focus(key cellKey) {
	th := theme.Of(nil)
	for _, c := range b.cells {
		if c.Card < 0 || b.key(c) != key {
			continue
		}
		top, bottom := th.U(c.Y), th.U(c.Y+c.H)
		switch {
		case top < b.scroll.Offset.Y:
			b.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-th.U(8))))
		case bottom > b.scroll.Offset.Y+b.scroll.Size().Height:
			b.scroll.ScrollToOffset(fyne.NewPos(0, bottom-b.scroll.Size().Height+th.U(8)))
		}
		b.arrange()
		if o, ok := b.cards[key]; ok {
			if cv := canvasOf(b.content); cv != nil {
				cv.Focus(o)
			}
		}
		return
	}
}

// move goes from a card to its neighbour: along the reading order to the sides,
// to the nearest card above or below.
func (b *wallBody) move(from cellKey, dx, dy int) {
	var cards []view.Cell
	at := -1
	for _, c := range b.cells {
		if c.Card < 0 {
			continue
		}
		if b.key(c) == from {
			at = len(cards)
		}
		cards = append(cards, c)
	}
	if at < 0 {
		return
	}
	to := at + dx
	if dy != 0 {
		to = view.Neighbour(cards, at, dy)
	}
	if to >= 0 && to < len(cards) {
		b.focus(b.key(cards[to]))
	}
}
