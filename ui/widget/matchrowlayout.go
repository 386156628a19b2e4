package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// The measures of a MatchRow in pixels of the design.
const (
	matchPad  = 16
	matchRing = 46
	matchGap  = 14 // between the ring and the text
	matchSign = 16 // the icon of a reason
)

// HeightFor is how high the row is at a width.
func (r *MatchRow) HeightFor(width float32) float32 { return r.lay(width, false) }

// CreateRenderer belongs to fyne.Widget.
func (r *MatchRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &drawing{
		objects: func() []fyne.CanvasObject {
			out := []fyne.CanvasObject{r.body, r.focus.Rectangle, r.ring, r.name, r.line, r.plate, r.role}
			for _, l := range r.reasons {
				out = append(out, l.sign.Image, l.text)
			}
			return append(out, r.link, r.hear, r.refuse)
		},
		min: func() fyne.Size {
			th := theme.Of(r)
			return fyne.NewSize(th.U(280), r.lay(max(r.Size().Width, th.U(280)), false))
		},
		layout: func(s fyne.Size) { r.lay(s.Width, true) },
		refresh: func() {
			r.lay(r.Size().Width, true)
			canvas.Refresh(r)
		},
	}
}

// lay lays the row out for a width and returns its height; without move it only
// measures.
func (r *MatchRow) lay(width float32, move bool) float32 {
	th := theme.Of(r)
	pad := th.U(matchPad)
	x := pad + th.U(matchRing+matchGap)
	right := width - pad
	y := pad
	if move {
		r.ring.Set(r.score())
		place(r.ring, pad, pad, th.U(matchRing), th.U(matchRing))
		r.head(th, x, right, y)
	}
	y += th.Style(theme.Lead).Line + th.Style(theme.Small).Line + th.U(10)
	y = r.why(th, x, right, y, move)
	y = r.actions(th, x, right, y+th.U(14), move)
	height := y + pad
	if move {
		c := th.Tokens()
		ground := c.Bg1
		if r.focused || r.match.Primary {
			ground = c.Bg2
		}
		fill(r.body, ground, c.Line, th.U(1), th.U(14))
		place(r.body, 0, 0, width, height)
		r.focus.around(th, 0, 0, width, height, th.U(14), 2, r.focused)
	}
	return height
}

// score is the ring: how sure the match is, or that it is linked.
func (r *MatchRow) score() Ring {
	m := r.match
	if m.Linked {
		return Ring{State: Linked}
	}
	return Ring{State: Score, Progress: float32(m.Score) / 100, Number: m.Score, Sure: m.Sure}
}

// head writes the name, the role beside it and the line below.
func (r *MatchRow) head(th *theme.Theme, x, right, y float32) {
	c := th.Tokens()
	style, end := th.Style(theme.Lead).Bold(), right
	shown(r.role, r.match.Role != "")
	shown(r.plate, r.match.Role != "")
	if r.match.Role != "" {
		small, high := th.Style(theme.Caption), th.U(22)
		write(r.role, r.match.Role, small, c.Text3)
		w := r.role.MinSize().Width + th.U(18)
		end -= w
		fill(r.plate, c.Bg0, c.Line, th.U(1), high/2)
		place(r.plate, end, y+(style.Line-high)/2, w, high)
		centre(r.role, end, y, w, style.Line)
		end -= th.U(8)
	}
	write(r.name, cut(style, r.match.Name, max(1, end-x)), style, c.Text1)
	settle(r.name, x, y, style.Line)
	small := th.Style(theme.Small)
	write(r.line, cut(small, r.match.Line, max(1, right-x)), small, c.Text3)
	settle(r.line, x, y+style.Line, small.Line)
}

// why places the reasons, which wrap, and returns where they end.
func (r *MatchRow) why(th *theme.Theme, x, right, y float32, move bool) float32 {
	c, sign := th.Tokens(), th.U(matchSign)
	text := x + sign + th.U(8)
	for i, l := range r.reasons {
		y += th.U(4)
		w := max(1, right-text)
		h := l.text.HeightFor(w)
		if move {
			icon, ink := reasonSign(r.match.Reasons[i].Mark)
			l.sign.set(th.Glyph(icon, ink.Of(c), matchSign))
			place(l.sign.Image, x, y+th.U(1), sign, sign)
			place(l.text, text, y, w, h)
		}
		y += h
	}
	return y
}

// reasonSign is a mark's icon and colour.
func reasonSign(m ReasonMark) (icon string, ink Ink) {
	switch m {
	case Agrees:
		return "check", InkLinked
	case Perhaps:
		return "circle-question-mark", InkCheck
	}
	return "x", InkError
}

// actions places the buttons, in more than one line where they need it, and
// returns where they end.
func (r *MatchRow) actions(th *theme.Theme, left, right, y float32, move bool) float32 {
	h, gap := th.U(float32(Small)), th.U(8)
	x, any := left, false
	put := func(b *Button, at, w float32) {
		any = true
		if move {
			place(b, at, y, w, h)
		}
	}
	for _, b := range []*Button{r.link, r.hear, r.refuse} {
		if !b.Visible() {
			continue
		}
		w := min(b.MinSize().Width, right-left)
		if x > left && x+w > right {
			x, y = left, y+h+gap
		}
		if b == r.refuse && x > left {
			put(b, right-w, w) // apart from the others, so that no slip refuses
		} else {
			put(b, x, w)
		}
		x += w + gap
	}
	if !any {
		return y - th.U(14)
	}
	return y + h
}
