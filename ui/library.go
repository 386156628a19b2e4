package ui

import (
	"context"
	"time"

	"reprise/library/hangul"
	"reprise/ui/page"
	"reprise/ui/view"
)

// table is what the library page shows, and what the fan asks it for.
type table struct {
	query  string
	filter view.Filter
	by     view.Column
	down   bool
	chosen bool // a column was chosen for this search, instead of the best first

	shelf  *view.Shelf
	ask    view.Ask // what shown answers
	of     string   // the query of ask
	shown  view.Shown
	wants  uint64 // grows with every question of the fan's
	has    uint64 // the question that shown answers, 0 for none yet
	making uint64 // the question that is being answered

	cancel  context.CancelFunc // gives up the answer that is being made
	again   bool               // and another one is wanted after it
	waiting bool               // the next answer comes a little later, for a scan
	last    time.Time
	begun   time.Time     // when the fan asked last
	took    time.Duration // until that was answered
}

// scanPace is how often the table is made anew while a scan fills it: sorting
// fifty thousand rows at each of its snapshots would slow the scan.
const scanPace = time.Second

func newTable() *table { return &table{filter: view.AllFiles, shelf: view.NewShelf(), wants: 1} }

// libraryIntents is what the library page leads to.
func (w *Window) libraryIntents() page.LibraryIntents {
	return page.LibraryIntents{
		Words: w.words, OnSearch: w.searchLibrary, OnFilter: w.filterLibrary, OnSort: w.sortLibrary,
		OnPlay: w.playRow, OnMenu: w.rowMenu, OnHint: w.hint, OnAdd: w.pickFolder, OnWanted: w.copyAllWanted,
		OnCopyAll: w.copyTroubles, OnPause: w.pauseScan, OnStop: w.closeScan, OnFind: w.findMoved, OnElse: w.findRoot, OnLater: w.askLater,
	}
}

// showLibrary opens the page of all files.
func (w *Window) showLibrary() {
	w.closeSheet()
	w.leaveTo(screenLibrary)
}

// searchLibrary shows the files that have q in a name.
func (w *Window) searchLibrary(q string) {
	if q == w.table.query {
		return
	}
	if q == "" || w.table.query == "" {
		w.table.chosen = false
	}
	w.table.query = q
	w.hint("")
	w.askTable()
}

func (w *Window) filterLibrary(f view.Filter) {
	w.table.filter = f
	w.askTable()
}

// sortLibrary sorts by a column, or turns the order of the one it is sorted by.
func (w *Window) sortLibrary(by view.Column) {
	t := w.table
	best := t.query != "" && !t.chosen
	switch {
	case by == t.by && !best:
		t.down = !t.down
	case by == view.ByPasses: // who sorts by passes asks for the most heard
		t.by, t.down = by, true
	default:
		t.by, t.down = by, false
	}
	t.chosen = t.query != ""
	w.askTable()
}

// askTable asks the table something new: the answer begins at its top.
func (w *Window) askTable() {
	w.table.wants++
	w.table.begun = time.Now()
	w.refreshLibrary()
}

// refreshLibrary shows the latest answer, and asks for a new one where it is
// not of the latest question and snapshot.
func (w *Window) refreshLibrary() {
	t := w.table
	w.fillLibrary(false)
	if t.has == t.wants && t.ask.Snap == w.snap {
		return
	}
	if t.cancel != nil {
		if t.making == t.wants {
			t.again = true // a new snapshot of the same question waits for its answer
			return
		}
		t.cancel() // what is being made is of yesterday's question
	}
	if wait := scanPace - time.Since(t.last); t.has == t.wants && w.snap.Scan.Running && wait > 0 {
		if !t.waiting {
			t.waiting = true
			w.bridge.after(wait, func() { t.waiting = false; w.refreshIfLibrary() })
		}
		return
	}
	w.bridge.work(w.tableJob())
}

func (w *Window) refreshIfLibrary() {
	if w.screen == screenLibrary {
		w.refreshLibrary()
	}
}

// tableJob returns what answers the fan's question beside the window, and then
// what shows it. The latest question wins: an answer that comes after that of a
// later question is dropped.
func (w *Window) tableJob() func() func() {
	t, lib := w.table, w.o.Library
	ask := view.Ask{Snap: w.snap, Filter: t.filter, By: t.by, Down: t.down, BestFirst: !t.chosen, Korean: w.words.Korean()}
	query, of := t.query, t.wants
	ctx, cancel := context.WithCancel(context.Background())
	t.cancel, t.again, t.making = cancel, false, of
	return func() func() {
		if q := hangul.NewQuery(query); !q.Empty() {
			ask.Query, ask.Found = q, view.WithEntries(ask.Snap, q, lib.Search(query, 0))
		}
		shown, err := t.shelf.Arrange(ctx, ask)
		return func() {
			cancel()
			if of != t.making { // a later question is being answered
				return
			}
			t.cancel, t.last = nil, time.Now()
			if err == nil {
				fresh := of != t.has
				t.ask, t.of, t.shown, t.has = ask, query, shown, of
				w.fillLibrary(fresh)
				if fresh && !t.begun.IsZero() {
					t.took = time.Since(t.begun)
				}
			}
			if t.again || err != nil {
				w.refreshIfLibrary()
			}
		}
	}
}

// fillLibrary gives the page what the table last answered.
func (w *Window) fillLibrary(fresh bool) {
	t := w.table
	w.library.SetAway(w.askedMoves())
	if t.has == 0 { // nothing was answered yet
		return
	}
	v := view.BuildLibrary(t.ask, t.of, t.shown, w.words)
	v.Query = t.query
	w.library.Set(v, page.Rows{N: len(t.shown.Items), At: w.tableRow}, fresh)
}

// tableRow is row i of the table in words.
func (w *Window) tableRow(i int) view.TrackRow {
	t := w.table
	if i < 0 || i >= len(t.shown.Items) {
		return view.TrackRow{}
	}
	return view.BuildTrackRow(t.shown.Items[i], t.ask.Query, w.now, w.words)
}

// troubleOf says in words what is wrong with the file or folder at path, ""
// when nothing is known to be.
func (w *Window) troubleOf(path string) string {
	for i := range w.snap.Troubles {
		if t := w.snap.Troubles[i]; t.Path == path {
			return view.TroubleText(t, w.words)
		}
	}
	return ""
}

// copyTroubles puts every trouble on the clipboard, a line each.
func (w *Window) copyTroubles() {
	w.copyText(view.TroubleList(w.snap, w.words))
}

// copyAllWanted puts the missing songs of every list on the clipboard.
func (w *Window) copyAllWanted() {
	text, n := "", 0
	for _, l := range w.snap.Lists {
		more, m := view.Wanted(w.snap, l.ID, w.words)
		text, n = text+more, n+m
	}
	if n == 0 {
		w.tell(w.words.T("part.wanted.none"))
		return
	}
	w.copied(text, w.words.T("part.wanted.done", "n", n))
}
