package ui

import (
	"reprise/library/catalog"
	"reprise/library/hangul"
	"reprise/ui/page"
	"reprise/ui/view"
)

// show brings a page to the front.
func (w *Window) show(s screen) {
	w.screen = s
	w.bridge.big.Store(s == screenPlaying)
	w.frame.ShowPage(map[screen]page.Page{
		screenWall: w.wall, screenFirst: w.first, screenDetail: w.drama,
		screenLibrary: w.library, screenSettings: w.settings, screenPlaying: w.playing, screenCheck: w.check,
	}[s])
	w.markRail()
	w.refresh()
	w.onTick()
}

// markRail marks in the rail the place that is open.
func (w *Window) markRail() {
	place, ok := map[screen]string{screenLibrary: page.ToLibrary, screenSettings: page.ToSettings, screenCheck: page.ToCheck}[w.screen]
	if !ok {
		place = page.ToWall
	}
	w.rail.SetOn(place)
}

func (w *Window) showWall()     { w.closeSheet(); w.leaveTo(screenWall) }
func (w *Window) showSettings() { w.closeSheet(); w.leaveTo(screenSettings) }

// leaveTo opens a page and takes the focus off what is no longer shown.
func (w *Window) leaveTo(s screen) {
	w.win.Canvas().Unfocus()
	w.hint("") // what it told of is no longer shown
	w.show(s)
}

// showDetail opens the drama page of an entry.
func (w *Window) showDetail(ref catalog.Ref) {
	w.closeSheet()
	if w.screen != screenDetail {
		w.from = w.screen
	}
	w.detail = ref
	w.leaveTo(screenDetail)
}

// showCheck opens the page of what is to be checked, on its first question.
func (w *Window) showCheck() {
	w.closeSheet()
	w.leaveTo(screenCheck)
	w.check.FocusFirst()
}

// openSheet opens the link sheet of an entry over the page.
func (w *Window) openSheet(ref catalog.Ref) {
	e := w.snap.Entry(ref)
	if e == nil {
		return
	}
	if !w.sheet.Shown() {
		w.focusBefore = w.win.Canvas().Focused()
	}
	w.sheet.Set(w.hung.sheet(view.BuildSheet(w.snap, e, w.now, w.words)))
	w.frame.ShowSheet(true)
	w.hint("")
	w.sheet.FocusFirst()
	w.refresh()
}

// closeSheet closes the link sheet; the focus returns to where it came from.
func (w *Window) closeSheet() {
	if !w.sheet.Shown() {
		return
	}
	w.unhear()
	w.frame.ShowSheet(false)
	w.markRail()
	if w.focusBefore != nil {
		w.win.Canvas().Focus(w.focusBefore)
		w.focusBefore = nil
	}
	w.refresh()
}

// back is Esc: it closes what is on top, one thing at a time.
func (w *Window) back() {
	switch {
	case w.frame.CloseOverlay():
	case w.sheet.Shown():
		w.closeSheet()
	case w.screen == screenPlaying:
		w.leavePlaying()
	case w.screen == screenLibrary && w.library.SideShown():
		w.library.CloseSide()
	case w.screen == screenLibrary && w.table.query != "":
		w.searchLibrary("")
	case w.screen == screenWall && w.query != "":
		w.search("")
	default:
		w.backFrom(w.screen)
	}
}

// backFrom leads from a page to the one that it was opened from.
func (w *Window) backFrom(s screen) {
	switch {
	case s == screenDetail && w.from == screenLibrary:
		w.showLibrary()
		w.library.FocusRows()
	case s == screenDetail && w.from == screenCheck:
		w.showCheck()
	case s == screenDetail || s == screenSettings || s == screenCheck || s == screenLibrary:
		ref := w.detail
		w.leaveTo(screenWall)
		w.wall.Focus(ref)
	default:
		w.win.Canvas().Unfocus()
	}
}

// leaveFirst takes the first page away for good: the fan has seen it.
func (w *Window) leaveFirst() {
	w.o.Library.SetSetting(keySeen, "1")
	if w.screen == screenFirst {
		w.leaveTo(screenWall)
	}
}

// search shows on the wall what has q in a name.
func (w *Window) search(q string) {
	w.query = q
	w.hint("") // what it told of may be gone
	w.refresh()
}

// wallQuery is what the wall is searched for, nil for nothing.
func (w *Window) wallQuery() *hangul.Query {
	if q := hangul.NewQuery(w.query); !q.Empty() {
		return q
	}
	return nil
}

func (w *Window) focusSearch() {
	if w.screen == screenLibrary {
		w.closeSheet()
		w.library.FocusSearch()
		return
	}
	w.showWall()
	w.wall.FocusSearch()
}

// focusContent gives the keyboard to the first card, or to what the page
// begins with.
func (w *Window) focusContent() {
	switch {
	case w.sheet.Shown():
	case w.screen == screenWall:
		w.wall.FocusFirst()
	case w.screen == screenLibrary:
		w.library.FocusFirst()
	}
}

// openFocused runs open on the card that has the focus, or else on what plays.
func (w *Window) openFocused(open func(catalog.Ref)) {
	switch ref, ok := w.wall.Focused(); {
	case w.screen == screenWall && ok:
		open(ref)
	case w.screen == screenDetail:
		open(w.detail)
	case w.now.Linked:
		open(w.now.Ref)
	}
}

// nextRegion is F6: rail, page, now bar, in turn.
func (w *Window) nextRegion() {
	w.frame.NextRegion(w.win.Canvas())
}

func (w *Window) showKeys() {
	w.frame.ShowOverlay(page.NewKeys(w.words.T("keys.title"), w.keyTable(), func() { w.frame.CloseOverlay() }))
}
