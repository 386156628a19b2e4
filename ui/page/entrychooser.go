package page

import (
	"fyne.io/fyne/v2"

	"reprise/library/catalog"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// ChooserIntents is what the choice of an entry announces.
type ChooserIntents struct {
	Words    *words.Words
	OnSearch func(text string) // what SetEntries then answers
	OnChoose func(path string, ref catalog.Ref)
	OnClose  func()
}

// entryChooser is the list of entries among which the fan says where a file
// belongs.
type entryChooser struct {
	panel
	intents *ChooserIntents
	path    string
	entries []view.EntryRow

	field *widget.SearchField
	list  *rowList
	none  *widget.MixedText
}

// chooserPitch is the height of an entry: its drama over its song.
const chooserPitch = 56

func newEntryChooser(intents *ChooserIntents) *entryChooser {
	t := intents.Words.T
	e := &entryChooser{intents: intents, field: widget.NewSearchField(), list: newRowList(chooserPitch), none: label("", theme.Body, widget.InkText2)}
	e.field.Set(widget.Search{Placeholder: t("library.link.hint"), ClearLabel: t("search.clear"), Tall: true})
	e.field.OnChanged = intents.OnSearch
	e.field.OnDown = e.focusRows
	e.field.OnEscape = intents.OnClose
	e.field.OnSubmitted = func(string) { e.choose(0) }
	e.list.fill = e.fill
	e.list.label = func(at int) string { return e.entries[at].Label }
	e.list.tap, e.list.press = e.choose, e.choose
	e.list.leave = func() { e.field.Focus(canvasOf(e)) }
	e.begin(e, e.place, e.field, e.list, e.none)
	return e
}

func (e *entryChooser) choose(at int) {
	if at < len(e.entries) {
		e.intents.OnChoose(e.path, e.entries[at].Ref)
	}
}

// set shows entries.
func (e *entryChooser) set(entries []view.EntryRow) {
	e.entries = entries
	e.none.SetText("")
	if len(entries) == 0 {
		e.none.SetText(e.intents.Words.T("library.link.none", "q", e.field.Text()))
	}
	e.list.set(len(entries), 0)
	e.again()
}

func (e *entryChooser) focusRows() {
	if c := canvasOf(e); c != nil && len(e.entries) > 0 {
		c.Focus(e.list)
	}
}

func (e *entryChooser) focusFirst() { e.field.Focus(canvasOf(e)) }

func (e *entryChooser) fill(o *widget.TableRow, at int) {
	if at >= len(e.entries) {
		return
	}
	r, th := e.entries[at], theme.Of(nil)
	w := e.list.Size().Width/th.Scale() - 60 - 16
	cells := widget.Cells{Label: r.Label, Ringed: true, Ring: widget.Ring{State: ringState(r.Mark)}}
	cells.Texts[0] = widget.Text{Text: r.Drama.Text, Role: theme.Row, Marks: widget.MarksOf(r.Drama.Marks)}
	cells.Texts[1] = widget.Text{Text: r.Song.Text, Role: theme.Small, Ink: widget.InkText2, Marks: widget.MarksOf(r.Song.Marks)}
	cells.Texts[2] = widget.Text{Text: r.Artist.Text, Role: theme.Small, Ink: widget.InkText3, Marks: widget.MarksOf(r.Artist.Marks)}
	song := min(w*.6, th.Style(theme.Small).Measure(r.Song.Text)/th.Scale()+2)
	o.Set(cells, widget.Places{
		{X: 50, Y: 8, W: w}, {X: 50, Y: 30, W: song}, {X: 50 + song + 8, Y: 30, W: max(0, w-song-8)},
	})
}

func (e *entryChooser) place(size fyne.Size) {
	th := theme.Of(nil)
	m := th.U(32)
	if size.Width < th.U(480) {
		m = th.U(20)
	}
	put(e.field, m, th.U(4), size.Width-2*m, th.U(44))
	put(e.none, m, th.U(64), size.Width-2*m, th.U(40))
	top := th.U(60)
	inset := m - th.U(16)
	put(e.list, inset, top, size.Width-2*inset, max(0, size.Height-top))
}
