package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// sideContent is what can lie in a side.
type sideContent interface {
	fyne.CanvasObject
	focusFirst()
}

// side is a panel at the right of a page, over a scrim: one thing about one row.
type side struct {
	panel
	class view.Class

	scrim        *scrim
	ground, edge *canvas.Rectangle
	title, sub   *widget.MixedText
	close        *widget.Button
	content      sideContent
}

func newSide(closeLabel string, closed func()) *side {
	s := &side{
		scrim: newScrim(closed), ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil),
		title: oneLine("", theme.Title3, widget.InkText1), sub: oneLine("", theme.Body, widget.InkText2),
		close: widget.NewButton(widget.Quiet, "x", ""),
	}
	s.close.SetLabel(closeLabel)
	s.close.OnTapped = closed
	s.begin(s, s.place)
	s.Hide()
	return s
}

// open shows content under a title.
func (s *side) open(title, sub string, content sideContent) {
	s.title.SetText(title)
	s.sub.SetText(sub)
	s.content = content
	s.items = []fyne.CanvasObject{s.scrim, s.ground, s.edge, s.title, s.sub, s.close, content}
	s.Show()
	s.again()
}

// shut takes the panel away.
func (s *side) shut() {
	s.content = nil
	s.items = nil
	s.Hide()
}

func (s *side) focus() {
	if s.content != nil {
		s.content.focusFirst()
	}
}

func (s *side) place(size fyne.Size) {
	if size.Width <= 0 || s.content == nil {
		return
	}
	th := theme.Of(nil)
	t := th.Tokens()
	put(s.scrim, 0, 0, size.Width, size.Height)
	w, m := min(th.U(sheetWidth), size.Width), th.U(32)
	if s.class == view.XS {
		w, m = size.Width, th.U(20)
	}
	x := size.Width - w
	s.ground.FillColor, s.ground.Shadow = t.Bg0, th.Shadow(theme.High)
	s.edge.FillColor = t.Line
	put(s.ground, x, 0, w, size.Height)
	put(s.edge, x, 0, 1, size.Height)
	put(s.close, x+w-m-th.U(36), th.U(18), th.U(40), th.U(40))
	put(s.title, x+m, th.U(22), w-2*m-th.U(48), th.U(36))
	put(s.sub, x+m, th.U(60), w-2*m, th.U(20))
	top := th.U(92)
	put(s.content, x, top, w, max(0, size.Height-top))
}
