package page

import (
	"fyne.io/fyne/v2"

	"reprise/library/catalog"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// WallIntents is what the wall announces, and the words that it speaks.
type WallIntents struct {
	Words      *words.Words
	OnPress    func(catalog.Ref) // click or Enter on a card
	OnDetail   func(catalog.Ref)
	OnSheet    func(catalog.Ref)
	OnPlayPart func(list string)
	OnMore     func(list string, at fyne.CanvasObject)
	OnTab      func(list string)
	OnSearch   func(text string)
	OnHint     func(text string) // a card is pointed at or focused; "" when left
	OnPause    func()            // the scan strip's pause or go on
	OnStopScan func()            // the scan strip's ✕
	OnFind     func(view.Move)   // a folder that moved is where it seems to be
	OnElse     func(root string) // or somewhere else
	OnLater    func(root string) // do not ask about it now
}

// Wall is the page of title cards.
type Wall struct {
	panel
	intents *WallIntents

	class  view.Class
	tabs   *widget.Tabs
	search *widget.SearchField
	strips *strips
	none   *widget.EmptyState
	body   *wallBody
	veil   *veil // over the cards of a tab that has just been opened

	wall view.Wall
	list string
	text string
}

var _ Page = (*Wall)(nil)

// NewWall makes an empty wall.
func NewWall(intents WallIntents, posters widget.Gallery) *Wall {
	w := &Wall{intents: &intents, body: newWallBody(&intents, posters)}
	w.tabs = widget.NewTabs()
	w.tabs.OnTapped = intents.OnTab
	w.search = widget.NewSearchField()
	w.search.OnChanged = intents.OnSearch
	w.search.OnDown = w.FocusFirst
	w.search.OnSubmitted = func(string) { w.FocusFirst() }
	w.strips = newStrips(intents.Words, stripIntents{
		OnPause: intents.OnPause, OnStop: intents.OnStopScan, OnFind: intents.OnFind, OnElse: intents.OnElse, OnLater: intents.OnLater,
	})
	w.none = widget.NewEmptyState()
	w.veil = newVeil()
	w.begin(w, w.place, w.tabs, w.search, w.strips, w.body.scroll, w.veil.Rectangle, w.none) // as the Tab key goes
	w.none.Hide()
	return w
}

// SetClass is told by the frame.
func (w *Wall) SetClass(c view.Class) {
	w.class, w.body.class = c, c
	w.body.width = 0 // measure again, the class may differ at the same width
	w.setSearch()
}

func (w *Wall) setSearch() {
	t := w.intents.Words.T
	hint, key := t("search.hint"), "Ctrl F"
	if w.class <= view.S {
		key = ""
	}
	w.search.Set(widget.Search{Placeholder: hint, KeyHint: key, ClearLabel: t("search.clear")})
}

// Set shows the wall; list is the open tab, text what is searched for.
func (w *Wall) Set(wall view.Wall, list, text string) {
	if list != w.list {
		w.veil.lift(theme.Of(nil).Tokens().Bg0)
	}
	w.wall, w.list, w.text = wall, list, text
	tabs := make([]widget.Tab, 0, len(wall.Tabs))
	for _, t := range wall.Tabs {
		tabs = append(tabs, widget.Tab{ID: t.List, Text: t.Label})
	}
	w.tabs.Set(tabs, list)
	if w.search.Text() != text {
		w.search.SetText(text)
	}
	w.body.set(wall.Sections)
	empty := text != "" && len(wall.Sections) == 0
	show(w.none, empty)
	if empty {
		t := w.intents.Words.T
		w.none.Set(widget.Empty{
			Icon: "search", Title: t("search.none.title", "q", text), Text: t("search.none.text"),
			Button: t("search.clear"),
		})
		w.none.OnButton = func() { w.intents.OnSearch("") }
	}
}

// SetScan shows how far a scan is; a hidden strip gives its space back.
func (w *Wall) SetScan(s view.Scan) {
	if w.strips.setScan(s) {
		w.again()
	}
}

// SetAway asks where folders went that seem to have moved.
func (w *Wall) SetAway(moves []view.Move) {
	if w.strips.setAway(moves) {
		w.again()
	}
}

// The measures of the top bar, by class.
func (w *Wall) topHeight() float32 {
	switch w.class {
	case view.XS:
		return 56
	case view.S:
		return 64
	default:
		return 68
	}
}

// place places the top bar, the strip and the cards.
func (w *Wall) place(size fyne.Size) {
	th := theme.Of(nil)
	m, top := th.U(w.class.Margin()), th.U(w.topHeight())
	left, right := m+th.U(4), size.Width-m-th.U(4)
	field, high := th.U(300), th.U(40)
	switch w.class {
	case view.XS:
		left, field = th.U(60), th.U(180)
	case view.S:
		left, right, field, high = th.U(20), size.Width-th.U(40), th.U(220), th.U(36)
	}
	field = min(field, max(th.U(120), right-left-w.tabs.MinSize().Width-th.U(12)))
	put(w.search, right-field, (top-high)/2, field, high)
	put(w.tabs, left, (top-th.U(36))/2, max(0, right-field-th.U(12)-left), th.U(36))
	y := top + th.U(4)
	if h := w.strips.height(); h > 0 {
		put(w.strips, m, y, size.Width-2*m+th.U(4), h)
		y += h + th.U(16)
	}
	put(w.body.scroll, 0, y, size.Width, max(0, size.Height-y))
	put(w.veil, 0, y, size.Width, max(0, size.Height-y))
	put(w.none, m, y+th.U(48), min(th.U(420), size.Width-2*m), th.U(240))
}
