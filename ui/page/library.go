package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// LibraryIntents is what the library page announces, and the words that it
// speaks.
type LibraryIntents struct {
	Words     *words.Words
	OnSearch  func(text string)
	OnFilter  func(view.Filter)
	OnSort    func(view.Column)
	OnPlay    func(view.TrackRow)
	OnMenu    func(row view.TrackRow, at fyne.Position) // a place on the canvas
	OnHint    func(text string)                         // "" when left
	OnAdd     func()                                    // the empty page's step: show a folder
	OnWanted  func()                                    // copy the wanted list
	OnCopyAll func()                                    // copy every trouble
	OnPause   func()                                    // the scan strip's pause or go on
	OnStop    func()                                    // the scan strip's ✕
	OnFind    func(view.Move)                           // a folder that moved is where it seems to be
	OnElse    func(root string)                         // or somewhere else
	OnLater   func(root string)                         // do not ask about it now
}

// Rows are the rows of the library's table: how many there are, and each when
// it comes into sight.
type Rows struct {
	N  int
	At func(i int) view.TrackRow
}

// Library is the page of all the fan's files.
type Library struct {
	panel
	intents *LibraryIntents
	class   view.Class

	lib      view.Library
	rows     Rows
	progress float64
	columns  []view.RowColumn
	width    float32 // of the rows that the columns were made for

	title, count, says, also *widget.MixedText
	search                   *widget.SearchField
	strips                   *strips
	chips                    []*widget.WordChip
	filters                  *widget.Tabs
	copyAll                  *widget.Button
	heads                    []*widget.SortHead
	line                     *canvas.Rectangle
	list                     *rowList
	jumps                    *widget.JumpRail
	none                     *widget.EmptyState
	side                     *side
}

var (
	_ Page    = (*Library)(nil)
	_ Focuser = (*Library)(nil)
)

// NewLibrary makes an empty page.
func NewLibrary(intents LibraryIntents) *Library {
	t := intents.Words.T
	l := &Library{
		intents: &intents, title: oneLine(t("library.title"), theme.Title3, widget.InkText1),
		count: oneLine("", theme.Body, widget.InkText3), says: oneLine("", theme.Small, widget.InkText3),
		also: oneLine("", theme.Small, widget.InkText3), search: widget.NewSearchField(), filters: widget.NewFilters(),
		copyAll: widget.NewButton(widget.Quiet, "copy", t("library.trouble.copy")), line: canvas.NewRectangle(nil),
		list: newRowList(view.M.RowHeight()), jumps: widget.NewJumpRail(t("library.jumps")), none: widget.NewEmptyState(),
	}
	l.strips = newStrips(intents.Words, stripIntents{
		OnPause: intents.OnPause, OnStop: intents.OnStop, OnFind: intents.OnFind, OnElse: intents.OnElse, OnLater: intents.OnLater,
	})
	l.side = newSide(t("link.close"), l.CloseSide)
	l.copyAll.SetSize(widget.Small)
	l.copyAll.OnTapped = intents.OnCopyAll
	l.search.OnChanged = intents.OnSearch
	l.search.OnDown, l.search.OnEscape = l.FocusRows, l.FocusRows
	l.search.OnSubmitted = func(string) { l.FocusRows() }
	l.filters.OnTapped = func(id string) { intents.OnFilter(view.Filter(id)) }
	l.jumps.OnJump = func(at int) {
		if at < len(l.lib.Jumps) && l.lib.Jumps[at].Row >= 0 {
			l.list.jump(l.lib.Jumps[at].Row)
			l.markJump()
		}
	}
	for by, name := range columnNames {
		h := widget.NewSortHead(t(name), t("library.sort", "column", t(name)))
		h.OnTapped = func() { intents.OnSort(view.Column(by)) }
		l.heads = append(l.heads, h)
	}
	l.listen()
	l.begin(l, l.place)
	l.gather()
	l.none.Hide()
	return l
}

// columnNames are the words over the columns, in the order of view.Column.
var columnNames = []string{ //nolint:gochecknoglobals // a table that nothing writes
	"library.col.title", "library.col.artist", "library.col.wall", "library.col.album",
	"library.col.length", "library.col.file", "library.col.passes",
}

// listen connects the list.
func (l *Library) listen() {
	row := func(do func(view.TrackRow)) func(int) {
		return func(at int) {
			if at < l.rows.N {
				do(l.rows.At(at))
			}
		}
	}
	l.list.fill = l.fill
	l.list.label = func(at int) string { return l.rows.At(at).Label }
	l.list.press = row(l.intents.OnPlay)
	l.list.play = row(l.intents.OnPlay)
	l.list.menu = func(at int, where fyne.Position) {
		row(func(r view.TrackRow) { l.intents.OnMenu(r, where) })(at)
	}
	l.list.hint = l.intents.OnHint
	l.list.leave = func() { l.search.Focus(canvasOf(l)) }
	l.list.letter = l.typeAhead
	l.list.scrolled = l.markJump
}

// SetClass is told by the frame.
func (l *Library) SetClass(c view.Class) {
	l.class = c
	l.width = 0 // measure again, the class may differ at the same width
	l.side.class = c
	l.list.setPitch(c.RowHeight())
	l.setSearch()
}

func (l *Library) setSearch() {
	t := l.intents.Words.T
	key := "Ctrl F"
	if l.class <= view.S {
		key = ""
	}
	l.search.Set(widget.Search{
		Placeholder: t("library.search.hint"), KeyHint: key, Count: l.lib.Found, ClearLabel: t("search.clear"), Tall: l.class > view.S,
	})
}

// Set shows the page; fresh tells that the rows are another list, which begins
// at its top.
func (l *Library) Set(v view.Library, rows Rows, fresh bool) {
	l.lib, l.rows = v, rows
	t := l.intents.Words.T
	l.count.SetText(v.Count)
	if l.search.Text() != v.Query {
		l.search.SetText(v.Query)
	}
	l.setSearch()
	tabs := make([]widget.Tab, 0, len(v.Filters))
	for _, f := range v.Filters {
		tabs = append(tabs, widget.Tab{ID: string(f.Filter), Text: f.Label, Ring: ringState(f.Mark), Ringed: f.HasMark})
	}
	l.filters.Set(tabs, string(v.Filter))
	l.says.SetText(v.Reading.Says)
	l.also.SetText(v.Reading.Also)
	for len(l.chips) < len(v.Reading.Chips) {
		l.chips = append(l.chips, widget.NewWordChip())
	}
	for i, c := range v.Reading.Chips {
		l.chips[i].Set(c.Text, c.Note)
		l.chips[i].OnTapped = func() { l.intents.OnSearch(c.Text) }
	}
	for by, h := range l.heads {
		h.Set(l.sorted(view.Column(by)))
	}
	l.setEmpty(t)
	at := l.list.current
	if fresh {
		at = 0
		l.list.scroll.Offset = fyne.Position{}
	}
	l.list.set(rows.N, at)
	l.markJump()
	l.gather()
	l.again()
}

func (l *Library) sorted(by view.Column) widget.Sorted {
	switch {
	case by != l.lib.By:
		return widget.Unsorted
	case l.lib.Best:
		return widget.SortedBest
	case l.lib.Down:
		return widget.SortedDown
	}
	return widget.SortedUp
}

// gather collects what the page shows now.
func (l *Library) gather() {
	l.items = []fyne.CanvasObject{l.title, l.count, l.search, l.strips, l.says, l.also}
	for i, c := range l.chips {
		show(c, i < len(l.lib.Reading.Chips))
		l.items = append(l.items, c)
	}
	l.items = append(l.items, l.filters, l.copyAll)
	for _, h := range l.heads {
		l.items = append(l.items, h)
	}
	l.items = append(l.items, l.line, l.list, l.jumps, l.none, l.side)
}

// fill shows row at on an object.
func (l *Library) fill(o *widget.TableRow, at int) {
	if at >= l.rows.N {
		return
	}
	row, places := l.rows.At(at), l.places()
	if row.Reason && places[view.ByAlbum].W > 0 { // a sentence takes the album's room too
		wall, album := places[view.ByWall], places[view.ByAlbum]
		places[view.ByWall].W, places[view.ByAlbum].W = album.X+album.W-wall.X, 0
	}
	o.Set(l.cells(row), places)
	o.SetProgress(float32(l.progress))
}

// places are where the columns stand in a row of the present width.
func (l *Library) places() widget.Places {
	th := theme.Of(nil)
	if w := l.list.Size().Width; w != l.width || l.columns == nil {
		l.width = w
		l.columns = view.Columns(l.class, w/th.Scale())
	}
	var p widget.Places
	for i, c := range l.columns {
		if !c.Hidden {
			p[i] = widget.Place{X: c.X, Y: c.Y, W: c.W}
		}
	}
	return p
}

// cells is a row as the table shows it.
func (l *Library) cells(r view.TrackRow) widget.Cells {
	c := widget.Cells{
		Label: r.Label, Playable: !r.Folder && !r.Dim, Ringed: r.HasMark,
		Ring: widget.Ring{State: ringState(r.Mark)}, Sounding: r.Sounding,
	}
	if r.Mark == view.Playing {
		c.Ring.Progress = float32(l.progress)
	}
	first, second := widget.InkText1, widget.InkText2
	if r.Dim {
		first, second = widget.InkText3, widget.InkText3
	}
	text := func(by view.Column, m view.Marked, role theme.Role, ink widget.Ink) {
		c.Texts[by] = widget.Text{Text: m.Text, Marks: widget.MarksOf(m.Marks), Role: role, Ink: ink}
	}
	text(view.ByTitle, r.Title, theme.Body, first)
	c.Texts[view.ByTitle].Bold = true
	text(view.ByArtist, r.Artist, theme.Body, second)
	text(view.ByAlbum, r.Album, theme.Small, widget.InkText3)
	switch {
	case r.Plain && r.Mark == view.Trouble:
		text(view.ByWall, r.Wall, theme.Small, widget.InkError)
	case r.Plain:
		text(view.ByWall, r.Wall, theme.Small, widget.InkText3)
	case r.Asked:
		text(view.ByWall, r.Wall, theme.Row, widget.InkCheck)
	default:
		text(view.ByWall, r.Wall, theme.Row, widget.InkText1)
	}
	text(view.ByLength, view.Marked{Text: r.Length}, theme.Body, second)
	text(view.ByFile, view.Marked{Text: r.File}, theme.Small, widget.InkText3)
	text(view.ByPasses, view.Marked{Text: r.Passes}, theme.Body, second)
	switch {
	case r.Often:
		c.Texts[view.ByPasses].Ink, c.Texts[view.ByPasses].Bold = widget.InkAccent, true
	case !r.Heard:
		c.Texts[view.ByPasses].Ink = widget.InkText3
	}
	return c
}
