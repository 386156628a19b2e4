package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// fileRow is one file on the drama page: a ring, its name and where it is, and
// under them why it is here.
type fileRow struct {
	panel

	box        *canvas.Rectangle
	ring       *widget.RepeatRing
	name, line *widget.MixedText
	score      *widget.MixedText
	role       *widget.MixedText
	roleText   string
	reasons    []*reasonLine
}

// reasonLine is a mark and a sentence in a pill; a long sentence has lines.
type reasonLine struct {
	pill *canvas.Rectangle
	icon *canvas.Image
	text *widget.MixedText
	mark view.Reason
}

func newFileRow() *fileRow {
	f := &fileRow{
		box: canvas.NewRectangle(nil), ring: widget.NewRepeatRing(30),
		name:  widget.NewMixedText(widget.Text{Role: theme.Body, Bold: true, Lines: 1}),
		line:  oneLine("", theme.Small, widget.InkText3),
		score: widget.NewMixedText(widget.Text{Role: theme.Small, Bold: true, Ink: widget.InkLinked, Lines: 1, Align: fyne.TextAlignTrailing}),
		role:  widget.NewMixedText(widget.Text{Role: theme.Caption, Bold: true, Ink: widget.InkText3, Lines: 1, Align: fyne.TextAlignTrailing}),
	}
	f.begin(f, f.place)
	return f
}

// set shows a file of an entry with a mark. A file that is kept for its role is
// as sure as the linked one.
func (f *fileRow) set(v view.File, mark view.Mark) {
	state := widget.Check
	if v.Role != "" {
		state = widget.Linked
	}
	if v.Linked {
		state = ringState(mark)
		if mark == view.Playing {
			state = widget.Linked
		}
	}
	f.ring.Set(widget.Ring{State: state})
	f.name.SetText(v.Name)
	f.line.SetText(v.Line)
	f.score.SetText(view.Number(v.Score))
	show(f.score, v.Score > 0 && v.Role == "")
	f.roleText = v.Role
	f.role.SetText(v.Role)
	show(f.role, v.Role != "")
	f.reasons = f.reasons[:0]
	f.items = []fyne.CanvasObject{f.box, f.ring, f.name, f.line, f.score, f.role}
	for _, r := range v.Reasons {
		line := &reasonLine{
			pill: canvas.NewRectangle(nil), icon: canvas.NewImageFromResource(nil),
			text: label(r.Text, theme.Caption, widget.InkText2), mark: r,
		}
		f.reasons = append(f.reasons, line)
		f.items = append(f.items, line.pill, line.icon, line.text)
	}
	f.again()
}

// heightFor is how high the row is at a width.
func (f *fileRow) heightFor(width float32) float32 { return f.lay(width, false) }

// place places everything.
func (f *fileRow) place(size fyne.Size) {
	if size.Width > 0 {
		put(f.box, 0, 0, size.Width, f.lay(size.Width, true))
	}
}

func (f *fileRow) lay(width float32, move bool) float32 {
	th := theme.Of(nil)
	t := th.Tokens()
	f.box.FillColor, f.box.StrokeColor, f.box.StrokeWidth, f.box.CornerRadius = t.Bg1, t.Line, 1, th.U(14)
	set := func(o fyne.CanvasObject, x, y, w, h float32) {
		if move {
			put(o, x, y, w, h)
		}
	}
	pad, top := th.U(16), th.U(14)
	set(f.ring, pad, top+th.U(4), th.U(30), th.U(30))
	right := width - pad
	if f.role.Visible() {
		w := th.Style(theme.Caption).Bold().Measure(f.roleText) + th.U(4)
		right -= w
		set(f.role, right, top+th.U(7), w, th.U(16))
		right -= th.U(8)
	} else if f.score.Visible() {
		right -= th.U(34)
		set(f.score, right, top+th.U(10), th.U(34), th.U(18))
		right -= th.U(8)
	}
	x := pad + th.U(42)
	set(f.name, x, top, right-x, th.U(20))
	set(f.line, x, top+th.U(20), right-x, th.U(18))
	y := f.pills(th, top+th.U(48), width, set)
	return y + th.U(8)
}

// pills lays the reasons out beside each other and returns where they end.
func (f *fileRow) pills(th *theme.Theme, y, width float32, set func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	t := th.Tokens()
	pad, left, gap := th.U(16), th.U(10+14+7), th.U(6)
	x, high := pad, float32(0)
	for _, r := range f.reasons {
		icon, ink := markIcon(r.mark.Mark)
		most := width - 2*pad
		w := min(most, left+th.Style(theme.Caption).Measure(r.mark.Text)+th.U(13))
		if x > pad && x+w > pad+most {
			x, y, high = pad, y+high+gap, 0
		}
		text := r.text.HeightFor(w - left - th.U(11))
		h := text + th.U(10)
		r.pill.FillColor, r.pill.StrokeColor, r.pill.StrokeWidth, r.pill.CornerRadius = t.Bg0, t.Line, 1, th.U(13)
		if glyph := th.Glyph(icon, ink.Of(t), 14); r.icon.Resource != glyph {
			r.icon.Resource = glyph
			r.icon.Refresh()
		}
		set(r.pill, x, y, w, h)
		set(r.icon, x+th.U(10), y+th.U(6), th.U(14), th.U(14))
		set(r.text, x+left, y+th.U(5), w-left-th.U(11), text)
		x, high = x+w+gap, max(high, h)
	}
	if len(f.reasons) > 0 {
		y += high + th.U(6)
	}
	return y
}
