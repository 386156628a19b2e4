package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// The places that the rail leads to.
const (
	ToWall     = "wall"
	ToCheck    = "check"
	ToLibrary  = "library"
	ToSettings = "settings"
)

// Rail is the side rail with its places.
type Rail struct {
	*widget.SideRail
	words *words.Words
	class view.Class
	on    string
	badge int
}

// NewRail makes the rail; tapped is told the place.
func NewRail(w *words.Words, tapped func(place string)) *Rail {
	r := &Rail{SideRail: widget.NewSideRail(), words: w, class: view.M, on: ToWall}
	r.OnTapped = tapped
	r.set()
	return r
}

// SetClass is told by the frame.
func (r *Rail) SetClass(c view.Class) {
	r.class = c
	r.set()
}

// SetOn marks the place that is open.
func (r *Rail) SetOn(place string) {
	r.on = place
	r.set()
}

// SetBadge shows how many entries are to be checked.
func (r *Rail) SetBadge(n int) {
	r.badge = n
	r.set()
}

func (r *Rail) set() {
	t := r.words.T
	r.Set([]widget.RailItem{
		{ID: ToWall, Icon: "layout-grid", Text: t("rail.wall")},
		{ID: ToCheck, Icon: "circle-question-mark", Text: t("rail.check"), Badge: r.badge},
		{ID: ToLibrary, Icon: "library", Text: t("rail.library")},
		{ID: ToSettings, Icon: "settings", Text: t("rail.settings"), Bottom: true},
	}, r.on, r.class == view.S)
}

// newMenuButton opens the rail where there is no room for it.
func newMenuButton(tapped func(), w *words.Words) *widget.Button {
	b := widget.NewButton(widget.Quiet, "menu", "")
	b.SetLabel(w.T("rail.menu"))
	b.OnTapped = tapped
	return b
}

// scrim darkens the page under the link sheet; a click on it closes the sheet.
type scrim struct {
	fynewidget.BaseWidget
	tapped func()
	fill   *canvas.Rectangle
}

var (
	_ fyne.Tappable     = (*scrim)(nil)
	_ desktop.Hoverable = (*scrim)(nil)
)

func newScrim(tapped func()) *scrim {
	s := &scrim{tapped: tapped, fill: canvas.NewRectangle(theme.Of(nil).Tokens().Scrim)}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped closes the sheet.
func (s *scrim) Tapped(*fyne.PointEvent) { s.tapped() }

// MouseIn, MouseMoved and MouseOut keep the pointer from the cards below.
func (s *scrim) MouseIn(*desktop.MouseEvent) {}

// MouseMoved does nothing.
func (s *scrim) MouseMoved(*desktop.MouseEvent) {}

// MouseOut does nothing.
func (s *scrim) MouseOut() {}

// Scrolled keeps the wheel from the page below.
func (s *scrim) Scrolled(*fyne.ScrollEvent) {}

// CreateRenderer belongs to fyne.Widget.
func (s *scrim) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(s.fill) }

// Refresh takes the colour of the present theme.
func (s *scrim) Refresh() {
	s.fill.FillColor = theme.Of(nil).Tokens().Scrim
	s.fill.Refresh()
}
