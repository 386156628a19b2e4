package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/library/catalog"
	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// SheetIntents is what the link sheet announces, and the words that it speaks.
type SheetIntents struct {
	Words    *words.Words
	OnClose  func()
	OnLink   func(ref catalog.Ref, path string, teach view.Teach) // teach is zero unless the fan wants it
	OnUnlink func(ref catalog.Ref)
	OnHear   func(path string)
	OnRefuse func(ref catalog.Ref, path string)
	OnPick   func(ref catalog.Ref)
	OnSearch func(text string) // what Found is then set with
	OnNext   func(ref catalog.Ref)
}

// Sheet is the link sheet: the files that could be an entry's, each with its
// score and reasons, and the ways to another file.
type Sheet struct {
	panel
	intents *SheetIntents
	class   view.Class

	sheet     view.Sheet
	found     []view.File
	searching bool

	ground, edge  *canvas.Rectangle
	poster        *widget.Poster
	pill          *widget.StatusPill
	drama         *widget.MixedText
	song, other   *widget.MixedText
	artist        *widget.MixedText
	close         *widget.Button
	next          *widget.Button
	page          *flowing
	ask, keys     *widget.MixedText
	rows          []*widget.MatchRow
	field         *widget.SearchField
	none          *widget.MixedText
	drop          *dropPlace
	search, pick  *widget.Button
	dropText, sub *widget.MixedText
	remember      *widget.Switch
	rememberText  *widget.MixedText
	rememberSub   *widget.MixedText
	teach         view.Teach // what the switch is about
}

// NewSheet makes a closed sheet.
func NewSheet(intents SheetIntents, gallery widget.Gallery) *Sheet {
	t := intents.Words.T
	s := &Sheet{
		intents: &intents, ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil),
		poster: widget.NewPoster(gallery), pill: widget.NewStatusPill(),
		drama: oneLine("", theme.Title3, widget.InkText1), song: oneLine("", theme.Body, widget.InkText2),
		other: oneLine("", theme.Body, widget.InkText2), artist: oneLine("", theme.Body, widget.InkText3),
		close: widget.NewButton(widget.Quiet, "x", ""), next: widget.NewButton(widget.Quiet, "arrow-right", t("link.next")),
		ask:    widget.NewMixedText(widget.Text{Role: theme.Lead, Bold: true}),
		keys:   widget.NewMixedText(widget.Text{Text: t("link.keys"), Role: theme.Small, Ink: widget.InkText3, Lines: 1, Align: fyne.TextAlignTrailing}),
		field:  widget.NewSearchField(),
		none:   label("", theme.Body, widget.InkText2),
		search: widget.NewButton(widget.Outline, "search", t("link.search")),
		pick:   widget.NewButton(widget.Outline, "folder-open", t("link.pick")),
		drop:   newDropPlace(), dropText: widget.NewMixedText(widget.Text{Text: t("link.drop"), Role: theme.Body, Bold: true}),
		sub:      label(t("link.drop.sub"), theme.Small, widget.InkText3),
		remember: widget.NewSwitch(), rememberText: label("", theme.Body, widget.InkText1),
		rememberSub: label(t("link.remember.sub"), theme.Small, widget.InkText3),
	}
	s.close.SetLabel(t("link.close"))
	for _, b := range []*widget.Button{s.search, s.pick, s.next} {
		b.SetSize(widget.Small)
	}
	s.field.Set(widget.Search{Placeholder: t("link.search.hint"), ClearLabel: t("search.clear"), Tall: true})
	s.field.OnChanged = intents.OnSearch
	s.field.OnEscape = func() { s.setSearching(false) }
	s.field.OnDown = s.FocusFirst
	s.field.OnSubmitted = func(string) { s.FocusFirst() }
	s.close.OnTapped = intents.OnClose
	s.next.OnTapped = func() { intents.OnNext(s.sheet.Next) }
	s.search.OnTapped = func() { s.setSearching(!s.searching) }
	s.pick.OnTapped = func() { intents.OnPick(s.sheet.Ref) }
	s.page = newFlowing(s.arrange)
	s.begin(s, s.place, s.ground, s.edge, s.poster, s.pill, s.drama, s.song, s.other, s.artist, s.next, s.close, s.page.scroll)
	return s
}

// SetClass is told by the frame.
func (s *Sheet) SetClass(c view.Class) {
	s.class = c
	s.page.height = 0
}

// Shown reports whether the sheet is open.
func (s *Sheet) Shown() bool { return s.Visible() }

// Ref is the entry of the sheet.
func (s *Sheet) Ref() catalog.Ref { return s.sheet.Ref }

// Searching reports whether the fan searches the library in the sheet.
func (s *Sheet) Searching() bool { return s.searching }

// Set shows an entry.
func (s *Sheet) Set(v view.Sheet) {
	if v.Ref != s.sheet.Ref {
		s.searching, s.found = false, nil
		s.field.SetText("")
		s.page.scroll.ScrollToTop()
	}
	s.sheet = v
	t := s.intents.Words
	s.drama.SetText(v.Drama)
	s.song.SetText(v.Song)
	s.other.SetText(v.Other)
	s.artist.SetText(v.Artist)
	s.pill.Set(widget.Pill{State: ringState(v.Mark), Text: v.Pill})
	s.poster.Set(widget.Picture{
		Recipe: recipe(v.Art), Mode: artMode(v.Mark), Title: v.Art.Title, Size: 15, Inset: 7, Radius: 8, Flat: true,
	})
	show(s.next, v.Next != (catalog.Ref{}))
	s.search.SetText(t.T("link.search"))
	if s.searching {
		s.search.SetText(t.T("link.back"))
	}
	s.fill()
}

// SetFound shows what a search in the library came to.
func (s *Sheet) SetFound(files []view.File) {
	s.found = files
	s.fill()
}

// Query is what is searched for.
func (s *Sheet) Query() string { return s.field.Text() }

func (s *Sheet) setSearching(on bool) {
	s.searching, s.found = on, nil
	s.field.SetText("")
	s.Set(s.sheet)
	if on {
		s.field.Focus(canvasOf(s))
	}
}

// files are the rows that are shown.
func (s *Sheet) files() []view.File {
	if s.searching {
		return s.found
	}
	return s.sheet.Files
}

// fill makes a row a file.
func (s *Sheet) fill() {
	files := s.files()
	for len(s.rows) < len(files) {
		s.rows = append(s.rows, s.newRow(len(s.rows)))
	}
	s.rows = s.rows[:len(files)]
	s.setPrimary(s.primary(files))
	s.none.SetText("")
	if s.searching && len(files) == 0 && s.field.Text() != "" {
		s.none.SetText(s.intents.Words.T("link.search.none", "q", s.field.Text()))
	}
	s.ask.SetText(s.sheet.Ask)
	objects := []fyne.CanvasObject{s.ask, s.keys, s.field, s.none, s.drop, s.dropText, s.sub, s.search, s.pick, s.remember, s.rememberText, s.rememberSub}
	for _, r := range s.rows {
		objects = append(objects, r)
	}
	if !same(objects, s.page.content.Objects) {
		s.page.content.Objects = objects
	}
	s.page.again()
	s.again()
}

// primary is the row whose Link is the next step: the one that has the focus,
// or else the first that is not linked already.
func (s *Sheet) primary(files []view.File) int {
	if c := canvasOf(s); c != nil {
		for i, r := range s.rows {
			if c.Focused() == fyne.Focusable(r) && !files[i].Linked {
				return i
			}
		}
	}
	for i, f := range files {
		if !f.Linked {
			return i
		}
	}
	return -1
}

// setPrimary shows all rows; the one at i stands out.
func (s *Sheet) setPrimary(i int) {
	files := s.files()
	for j, r := range s.rows[:min(len(s.rows), len(files))] {
		r.Set(s.match(files[j], j == i && !files[j].Linked))
	}
	if i >= 0 && i < len(files) {
		s.offer(files[i].Teach)
	} else {
		s.offer(view.Teach{})
	}
}

// offer asks, once for a pair of names, whether they are one singer.
func (s *Sheet) offer(t view.Teach) {
	if t == s.teach {
		return
	}
	s.teach = t
	text := s.intents.Words.T("link.remember", "a", t.Name, "b", t.Same)
	s.rememberText.SetText(text)
	s.remember.Set(t.Likely, text)
	s.page.again()
}

// newRow makes the row at a place; what it announces is about the file that
// stands there by then.
func (s *Sheet) newRow(at int) *widget.MatchRow {
	r := widget.NewMatchRow()
	file := func() (view.File, bool) {
		files := s.files()
		if at < len(files) {
			return files[at], true
		}
		return view.File{}, false
	}
	on := func(do func(view.File)) func() {
		return func() {
			if f, ok := file(); ok {
				do(f)
			}
		}
	}
	r.OnLink = on(func(f view.File) {
		teach := view.Teach{}
		if s.remember.On() && f.Teach == s.teach {
			teach = f.Teach
		}
		s.intents.OnLink(s.sheet.Ref, f.Path, teach)
	})
	r.OnUnlink = on(func(view.File) { s.intents.OnUnlink(s.sheet.Ref) })
	r.OnHear = on(func(f view.File) { s.intents.OnHear(f.Path) })
	r.OnRefuse = on(func(f view.File) { s.intents.OnRefuse(s.sheet.Ref, f.Path) })
	r.OnMove = func(by int) { s.focusRow(at + by) }
	r.OnFocused = func() { s.setPrimary(at) }
	return r
}

// FocusFirst gives the keyboard to the first file, or else to the ways to
// another one.
func (s *Sheet) FocusFirst() { s.focusRow(0) }

func (s *Sheet) focusRow(i int) {
	c := canvasOf(s)
	if c == nil {
		return
	}
	if i < 0 {
		return
	}
	if i >= len(s.rows) {
		c.Focus(s.search)
		return
	}
	c.Focus(s.rows[i])
	s.page.reveal(s.rows[i])
}

// Arrived tells that a picture is there now.
func (s *Sheet) Arrived(key art.Key) { s.poster.Arrived(key) }

// canvasOf is the canvas that o is on. What was never painted is known to none
// yet: it will be on the one window's.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	for _, w := range driver.AllWindows() {
		return w.Canvas()
	}
	return nil
}
