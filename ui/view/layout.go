package view

// Class is a window's width class. Widths are logical: pixels divided by the
// text size, so that 200 % on 1280 is laid out like 640.
type Class int

// The classes, with the logical width at which each begins.
const (
	XS Class = iota
	S        // 720
	M        // 1024
	L        // 1440
	XL       // 1920
)

// ClassOf returns the class of a logical width.
func ClassOf(width float32) Class {
	switch {
	case width < 720:
		return XS
	case width < 1024:
		return S
	case width < 1440:
		return M
	case width < 1920:
		return L
	default:
		return XL
	}
}

// Rail returns the width of the side rail; in XS a menu button stands for it.
func (c Class) Rail() float32 {
	switch c {
	case XS:
		return 0
	case S:
		return 60
	default:
		return 76
	}
}

// Bar returns the height of the now bar.
func (c Class) Bar() float32 {
	switch c {
	case XS:
		return 64
	case S:
		return 72
	default:
		return 84
	}
}

// Margin returns the space at the left and right of a page.
func (c Class) Margin() float32 {
	switch {
	case c <= S:
		return 24
	case c == XL:
		return 44
	default:
		return 28
	}
}

// Grid is how the wall's cards are laid out, in logical units.
type Grid struct {
	Class      Class
	Columns    int
	Card       float32 // width of a card
	Poster     float32 // height of a poster
	Gap        float32
	Left       float32 // of the first column
	Row        float32 // from one row to the next
	Heading    bool    // the part's heading is the first cell; else a strip above
	Flow       bool    // parts run on in one flow; else each starts a row
	StripAbove float32 // height of that strip
}

// The measures of the wall, from the design.
const (
	cardLeast, cardMost      = 212, 248
	cardFlow, columnsFlow    = 240, 7 // in XL: the card aimed at, and the columns it always has
	gapLeast, gapMost        = 18, 26
	posterRatio              = 1.113
	cardText                 = 78 // what stands under a poster: gaps, name, two song lines
	rowGap                   = 10
	stripHeight              = 60
	gutter                   = 16       // at the right, for the scroll bar
	twoColumns, threeColumns = 400, 600 // widths at which XS gets them
)

// GridOf lays out a wall that is width wide (without the rail) in a window of
// class c. The gap is stretched first, then the card.
func GridOf(c Class, width float32) Grid {
	g := Grid{Class: c, Left: c.Margin(), Heading: c >= M, Flow: c == XL, StripAbove: stripHeight}
	w := width - 2*c.Margin() - gutter
	if c == XS {
		g.Columns, g.Gap = 1, gapLeast
		if width >= threeColumns {
			g.Columns = 3
		} else if width >= twoColumns {
			g.Columns = 2
		}
		g.Card = (w - g.Gap*float32(g.Columns-1)) / float32(g.Columns)
		g.Poster = g.Card * .967
		g.Row = g.Poster + cardText + rowGap
		return g
	}
	g.Columns = max(1, int((w+gapLeast)/(cardLeast+gapLeast)))
	if g.Flow {
		// Eight cards of 240 need a window of 2226; from 1920 to there seven
		// that are a little smaller look better than six.
		g.Columns = min(g.Columns, max(columnsFlow, int((w+gapLeast)/(cardFlow+gapLeast))))
	}
	n := float32(g.Columns)
	g.Card, g.Gap = cardLeast, gapLeast
	if g.Flow {
		g.Card = min(cardFlow, (w-(n-1)*gapLeast)/n)
	}
	if g.Columns > 1 {
		spare := w - n*g.Card - (n-1)*gapLeast
		stretch := min(spare/(n-1), gapMost-gapLeast)
		g.Gap += stretch
		spare -= stretch * (n - 1)
		g.Card = min(cardMost, g.Card+spare/n)
	}
	g.Poster = float32(int(g.Card*posterRatio + .5))
	g.Row = g.Poster + cardText + rowGap
	return g
}

// X returns the left edge of a column.
func (g Grid) X(column int) float32 { return g.Left + float32(column)*(g.Card+g.Gap) }

// CardHeight returns the height of a whole card.
func (g Grid) CardHeight() float32 { return g.Poster + cardText }

// Cell is one place on the wall.
type Cell struct {
	Section int
	Card    int // -1 for the section's heading
	X, Y    float32
	W, H    float32
}

// Place lays out sections with so many cards each and returns the cells from
// top to bottom and the height of the whole wall.
func (g Grid) Place(cards []int) (cells []Cell, height float32) {
	if g.Flow {
		return g.flow(cards)
	}
	y := float32(0)
	for s, n := range cards {
		first := 0
		if g.Heading {
			first = 1
			cells = append(cells, Cell{Section: s, Card: -1, X: g.X(0), Y: y, W: g.Card, H: g.CardHeight()})
		} else {
			cells = append(cells, Cell{Section: s, Card: -1, X: g.X(0), Y: y, W: g.X(g.Columns-1) + g.Card - g.Left, H: g.StripAbove - 8})
			y += g.StripAbove
		}
		for i := range n {
			at := first + i%g.perRow()
			cells = append(cells, Cell{
				Section: s, Card: i, X: g.X(at), Y: y + float32(i/g.perRow())*g.Row, W: g.Card, H: g.CardHeight(),
			})
		}
		rows := max(1, (n+g.perRow()-1)/g.perRow())
		y += float32(rows) * g.Row
	}
	return cells, y
}

// flow is Place where parts run on: every heading is a cell among the cards. One
// that would end a row starts the next, so that it never stands apart from its
// first card.
func (g Grid) flow(cards []int) (cells []Cell, height float32) {
	at := 0
	add := func(section, card int) {
		cells = append(cells, Cell{
			Section: section, Card: card, X: g.X(at % g.Columns), Y: float32(at/g.Columns) * g.Row, W: g.Card, H: g.CardHeight(),
		})
		at++
	}
	for s, n := range cards {
		if n > 0 && g.Columns > 1 && at%g.Columns == g.Columns-1 {
			at++
		}
		for card := -1; card < n; card++ {
			add(s, card)
		}
	}
	return cells, float32((at+g.Columns-1)/g.Columns) * g.Row
}

// perRow is how many cards stand in one row of a section; under its heading
// the first column stays empty.
func (g Grid) perRow() int {
	if g.Heading {
		return max(1, g.Columns-1)
	}
	return g.Columns
}

// Neighbour returns the card of cells that is nearest to cells[at] one row
// below (dy > 0) or above (dy < 0), -1 when there is no such row. Headings must
// not be among the cells.
func Neighbour(cells []Cell, at, dy int) int {
	from, best := cells[at], -1
	rank := func(c Cell) (row, side float32) {
		row = (c.Y - from.Y) * float32(dy)
		side = c.X - from.X
		if side < 0 {
			side = -side
		}
		return row, side
	}
	for i, c := range cells {
		row, side := rank(c)
		if row <= 1 {
			continue
		}
		if best < 0 {
			best = i
			continue
		}
		bestRow, bestSide := rank(cells[best])
		if row < bestRow-1 || (row < bestRow+1 && side < bestSide) {
			best = i
		}
	}
	return best
}
