package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// RailItem is one place that the rail leads to.
type RailItem struct {
	ID     string // what OnTapped tells
	Icon   string // a Lucide name
	Text   string
	Badge  int  // a number at the icon, 0 for none; above 99 it reads "99+"
	Hidden bool // takes no room
	Bottom bool // stands at the rail's lower end
}

// SideRail leads between the pages: the mark at the top, the places below it.
// It is 76 px wide with words and 60 without. Up and Down move the focus within
// it.
type SideRail struct {
	fynewidget.BaseWidget

	OnTapped func(id string) // a click, Enter or Space on a place
	OnMark   func()          // a click on the mark

	items   []RailItem
	on      string
	compact bool

	ground, edge *canvas.Rectangle
	mark         *Mark
	press        *markArea // over the mark
	parts        []*railItem
}

// NewSideRail makes an empty rail with words.
func NewSideRail() *SideRail {
	r := &SideRail{
		ground: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent),
		mark: NewMark(38),
	}
	r.press = newMarkArea(func() {
		if r.OnMark != nil {
			r.OnMark()
		}
	})
	r.ExtendBaseWidget(r)
	return r
}

// Set shows other places; on is the ID of the one that the fan is at, "" for
// none; compact leaves the words out.
func (r *SideRail) Set(items []RailItem, on string, compact bool) {
	if on == r.on && compact == r.compact && slices.Equal(items, r.items) {
		return
	}
	r.items, r.on, r.compact = slices.Clone(items), on, compact
	for len(r.parts) < len(items) {
		r.parts = append(r.parts, newRailItem(r.tapped, r.move))
	}
	r.parts = r.parts[:len(items)]
	r.Refresh()
}

// Focus gives the keyboard to the place that the fan is at, or to the first.
func (r *SideRail) Focus(c fyne.Canvas) {
	var first *railItem
	for _, p := range r.parts {
		switch {
		case p.item.Hidden:
		case p.look.on:
			c.Focus(p)
			return
		case first == nil:
			first = p
		}
	}
	if first != nil {
		c.Focus(first)
	}
}

func (r *SideRail) tapped(id string) {
	if r.OnTapped != nil {
		r.OnTapped(id)
	}
}

// move gives the focus to the next shown place above or below.
func (r *SideRail) move(from *railItem, by int) {
	c := from.canvas()
	if c == nil {
		return
	}
	for i := slices.Index(r.parts, from) + by; i >= 0 && i < len(r.parts); i += by {
		if r.parts[i].Visible() {
			c.Focus(r.parts[i])
			return
		}
	}
}

// CreateRenderer belongs to fyne.Widget.
func (r *SideRail) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &drawing{
		objects: func() []fyne.CanvasObject {
			out := []fyne.CanvasObject{r.ground, r.edge, r.mark, r.press}
			for _, p := range r.parts {
				out = append(out, p)
			}
			return out
		},
		min: func() fyne.Size {
			th := theme.Of(r)
			// The height is the window's; a low one drops words, then the mark.
			return fyne.NewSize(th.U(r.shape().width), 0)
		},
		layout: r.arrange,
		refresh: func() {
			r.arrange(r.Size())
			canvas.Refresh(r)
		},
	}
}

// railShape are the rail's measures in pixels of the design.
type railShape struct {
	width, top, bottom float32
	mark, first        float32 // the mark's size; where the first place begins
	itemW, itemH, gap  float32
	words              bool
}

// need is how high the rail must be for n places.
func (s railShape) need(n int) float32 {
	return s.first + float32(n)*(s.itemH+s.gap) + s.bottom
}

// shapeFor is the largest shape that fits n shown places into a height, in pixels
// of the design.
func (r *SideRail) shapeFor(n int, height float32) railShape {
	s := r.shape()
	if s.words && s.need(n) > height {
		s.words = false
		s.itemW, s.itemH, s.gap, s.top, s.first = 44, 44, 4, 14, 14+38+10
	}
	if s.need(n) > height {
		s.mark, s.first, s.bottom, s.gap = 0, 8, 8, 2
	}
	return s
}

func (r *SideRail) shape() railShape {
	if r.compact {
		return railShape{width: 60, top: 14, bottom: 16, mark: 32, first: 67, itemW: 44, itemH: 44, gap: 6}
	}
	return railShape{width: 76, top: 20, bottom: 16, mark: 38, first: 87, itemW: 60, itemH: 56, gap: 4, words: true}
}

func (r *SideRail) arrange(size fyne.Size) {
	th := theme.Of(r)
	c := th.Tokens()
	n := 0
	for _, i := range r.items {
		if !i.Hidden {
			n++
		}
	}
	s := r.shapeFor(n, size.Height/th.Scale())

	fill(r.ground, c.Bg0, color.Transparent, 0, 0)
	place(r.ground, 0, 0, size.Width, size.Height)
	fill(r.edge, c.Line, color.Transparent, 0, 0)
	place(r.edge, size.Width-1, 0, 1, size.Height)
	r.mark.SetSize(max(s.mark, 1))
	place(r.mark, (size.Width-th.U(s.mark))/2, th.U(s.top), th.U(s.mark), th.U(s.mark))
	shown(r.mark, s.mark > 0)
	place(r.press, r.mark.Position().X, r.mark.Position().Y, th.U(s.mark), th.U(s.mark))
	shown(r.press, s.mark > 0)

	x, top, bottom := (size.Width-th.U(s.itemW))/2, th.U(s.first), size.Height-th.U(s.bottom)
	for i, p := range r.parts {
		item := r.items[i]
		shown(p, !item.Hidden)
		if item.Hidden {
			continue
		}
		p.set(item, railLook{on: item.ID == r.on, words: s.words, inset: x})
		if !item.Bottom {
			place(p, x, top, th.U(s.itemW), th.U(s.itemH))
			top += th.U(s.itemH + s.gap)
		}
	}
	for i, p := range slices.Backward(r.parts) {
		if item := r.items[i]; item.Bottom && !item.Hidden {
			bottom -= th.U(s.itemH)
			place(p, x, bottom, th.U(s.itemW), th.U(s.itemH))
			bottom -= th.U(s.gap)
		}
	}
}
