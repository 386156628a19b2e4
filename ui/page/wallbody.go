package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reprise/library/catalog"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// wallBody lays the cards of all sections out on one long sheet. Only what is
// near the visible part exists as objects, so a wall of five hundred cards
// costs what a screen of them costs.
type wallBody struct {
	intents *WallIntents
	posters widget.Gallery

	class    view.Class
	sections []view.Section
	cells    []view.Cell
	grid     view.Grid
	height   float32
	width    float32

	content *fyne.Container
	scroll  *container.Scroll
	cards   map[cellKey]*widget.SongCard
	heads   map[int]*heading
	spare   []*widget.SongCard

	found    map[catalog.Ref]bool // "just found"
	playing  catalog.Ref
	progress float64
}

// cellKey names a card by what it is and not by where it stands, so that an
// object keeps its focus and its fades when the wall grows above it.
type cellKey struct {
	list, drama string
}

func newWallBody(intents *WallIntents, posters widget.Gallery) *wallBody {
	b := &wallBody{
		intents: intents, posters: posters, cards: map[cellKey]*widget.SongCard{},
		heads: map[int]*heading{}, found: map[catalog.Ref]bool{},
	}
	b.content = container.New(b)
	b.scroll = container.NewVScroll(b.content)
	b.scroll.OnScrolled = func(fyne.Position) { b.arrange() }
	return b
}

// MinSize is the size of the whole wall; the width is the scroll's.
func (b *wallBody) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, b.height) }

// Layout places the cells for a new width.
func (b *wallBody) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width != b.width {
		b.width = size.Width
		b.measure()
	}
	b.arrange()
}

// set shows other sections.
func (b *wallBody) set(sections []view.Section) {
	b.sections = sections
	b.measure()
	b.arrange()
}

// measure lays out the cells, in logical units.
func (b *wallBody) measure() {
	th := theme.Of(nil)
	b.grid = view.GridOf(b.class, b.width/th.Scale())
	counts := make([]int, len(b.sections))
	for i, s := range b.sections {
		counts[i] = len(s.Cards)
	}
	cells, height := b.grid.Place(counts)
	b.cells = cells
	if h := th.U(height); h != b.height {
		b.height = h
		b.scroll.Refresh()
	}
}

// arrange makes sure that what is near the visible part is there and right,
// and puts away the rest.
func (b *wallBody) arrange() {
	if b.scroll == nil { // still being made
		return
	}
	th := theme.Of(nil)
	top, view := b.scroll.Offset.Y, b.scroll.Size().Height
	if view <= 0 {
		return
	}
	near := func(y, h float32) bool {
		return th.U(y+h) > top-view/2 && th.U(y) < top+view*1.5
	}
	wanted, heads := map[cellKey]bool{}, map[int]bool{}
	var objects []fyne.CanvasObject
	for _, c := range b.cells {
		if !near(c.Y, c.H) {
			continue
		}
		var o fyne.CanvasObject
		if c.Card < 0 {
			heads[c.Section] = true
			o = b.head(c)
		} else {
			wanted[b.key(c)] = true
			o = b.card(c)
		}
		put(o, th.U(c.X), th.U(c.Y), th.U(c.W), th.U(c.H))
		objects = append(objects, o)
	}
	b.drop(wanted, heads)
	if !same(objects, b.content.Objects) {
		b.content.Objects = objects
		// A refresh would draw every card anew; this only asks for a repaint.
		if c, ok := canvasOf(b.content).(interface{ SetDirty() }); ok {
			c.SetDirty()
		}
	}
}

func (b *wallBody) key(c view.Cell) cellKey {
	s := b.sections[c.Section]
	return cellKey{s.List, s.Cards[c.Card].Art.ID}
}

func (b *wallBody) head(c view.Cell) *heading {
	h, ok := b.heads[c.Section]
	if !ok {
		h = newHeading(b.intents)
		b.heads[c.Section] = h
	}
	h.set(b.sections[c.Section], b.grid.Heading)
	return h
}

func (b *wallBody) card(c view.Cell) *widget.SongCard {
	key := b.key(c)
	card, ok := b.cards[key]
	if !ok {
		if n := len(b.spare); n > 0 {
			card, b.spare = b.spare[n-1], b.spare[:n-1]
		} else {
			card = widget.NewSongCard(b.posters)
		}
		b.cards[key] = card
	}
	b.fill(card, b.sections[c.Section].Cards[c.Card])
	return card
}

// drop puts objects away that are far from the visible part, but never the one
// that has the focus.
func (b *wallBody) drop(wanted map[cellKey]bool, heads map[int]bool) {
	for key, card := range b.cards {
		if !wanted[key] && !b.focused(card) {
			delete(b.cards, key)
			b.spare = append(b.spare, card)
		}
	}
	for i := range b.heads {
		if !heads[i] {
			delete(b.heads, i)
		}
	}
}

func (b *wallBody) focused(card *widget.SongCard) bool {
	c := canvasOf(b.content)
	return c != nil && c.Focused() == fyne.Focusable(card)
}

func same(a, b []fyne.CanvasObject) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
