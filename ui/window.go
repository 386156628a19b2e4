package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/player"
	"reprise/ui/art"
	"reprise/ui/page"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/words"
)

// screen is which page fills the window.
type screen int

const (
	screenWall screen = iota
	screenFirst
	screenDetail
	screenSettings
	screenLibrary
	screenCheck
	screenPlaying
)

// Window is the main window: it holds the latest states, shows them on its
// pages and carries out what the pages announce. All its methods run on the UI
// goroutine.
type Window struct {
	o      Options
	app    fyne.App
	win    fyne.Window
	words  *words.Words
	theme  *theme.Theme
	isDay  bool // what the pages were built in
	bridge *bridge

	snap  *library.Snapshot
	state player.State
	now   view.Now

	screen    screen
	detail    catalog.Ref // the entry of the drama page
	from      screen      // where the drama page was opened from
	list      string      // the wall's tab, "" for all
	query     string      // what the search field holds
	scanShown bool
	undos     undoStack
	table     *table // the library page's
	moves     moves
	told      []sentenceTold // what the last toasts told, the latest last
	saved     string         // the session as it was stored last
	before    *session       // what was chosen before a file was heard
	restored  bool           // the last session was taken up

	kept       kept        // how the song that plays is played
	lyrics     lyricsNow   // its words
	dials      dials       // the panel that is open over a button
	over       below       // what Now Playing was opened over
	mini       *miniWindow // nil while the large window is shown
	measured   string      // the file whose loudness was asked for last
	endMeasure func()      // gives that up
	awake      bool        // the computer is kept awake, or is about to be
	sleepy     func()      // lets the computer sleep again; nil while it may
	nightAt    time.Time   // when the last night ended

	devices     []page.Device // the sound devices, as they were listed last
	posters     *art.Posters
	hung        hung // how they are drawn
	waves       waves
	endWave     func()         // gives up the waveform that is being made
	focusBefore fyne.Focusable // where the focus was before the sheet
	frames      *frames        // nil when nobody asks
	statusLast  string
	statusBusy  bool
	scanDone    bool // the finished scan's strip is about to leave

	frame    *page.Frame
	rail     *page.Rail
	wall     *page.Wall
	first    *page.First
	drama    *page.Drama
	library  *page.Library
	settings *page.Settings
	check    *page.Check
	playing  *page.Playing
	sheet    *page.Sheet
	bar      *page.Bar
}

// onLibrary takes a new snapshot.
func (w *Window) onLibrary(s *library.Snapshot) {
	w.noticeNew(s)
	w.snap = s
	w.hang(s.Lists)
	w.noticeMoves(s)
	if !w.restored && w.ready() {
		w.restored = true
		w.restorePlace(readSession(w.o.Library.Setting(keySession)))
	}
	w.refreshNow()
	w.refresh()
}

// ready reports whether the index is there, so that the last song can be found
// in it.
func (w *Window) ready() bool { return len(w.snap.Tracks) > 0 || !w.snap.Scan.Running }

// onPlayer takes the player's new state.
func (w *Window) onPlayer(st player.State) {
	before := w.state
	w.state = st
	w.bridge.moving.Store(st.Status == player.Playing)
	w.refreshNow()
	if st.Err != nil && (before.Err == nil || before.Err.Error() != st.Err.Error()) {
		w.failPlaying(st)
	}
	if st.Short && !before.Short {
		w.tellShort(st.Track)
	}
	if st.Pass == before.Pass+1 && st.Track.ID == before.Track.ID && st.Status == player.Playing {
		w.seamPlaying()
	}
	if changesWall(before, st) {
		w.refresh()
	}
	w.onTick()
}

// changesWall reports whether a new state of the player shows on a card, and
// not only in the bar.
func changesWall(a, b player.State) bool {
	return a.Status != b.Status || a.Track.ID != b.Track.ID || a.Track.Path != b.Track.Path || a.Pass != b.Pass
}

// refreshNow rebuilds what the now bar shows.
func (w *Window) refreshNow() {
	var entry *library.Entry
	if ref, ok := catalog.ParseRef(w.state.Track.ID); ok && w.snap != nil {
		entry = w.snap.Entry(ref)
	}
	w.now = view.BuildNow(w.state, entry, w.words)
	w.now.Art = w.hung.of(w.now.Ref.List, w.now.Art)
	w.bar.Set(w.now)
	w.frame.SetBar(w.now.Shown)
	w.win.SetTitle(w.now.WindowTitle)
	w.showWave(w.now.Path)
	w.followPlaying()
}

// onTick moves what moves: the rings, the seek bar and the clock.
func (w *Window) onTick() {
	m := w.moved()
	w.bar.Tick(m.position, m.progress, w.state.Duration)
	w.tickPlaying(m)
	switch w.screen {
	case screenWall:
		w.wall.Tick(w.now.Ref, m.progress)
	case screenDetail:
		w.drama.Tick(w.now.Ref, m.position, m.progress)
	}
}

// refresh shows the latest snapshot on the page that is open.
func (w *Window) refresh() {
	wall := w.hung.wall(view.BuildWall(w.snap, view.WallOptions{List: w.list, Query: w.wallQuery(), Now: w.now}, w.words))
	w.rail.SetBadge(wall.Check)
	w.wall.SetAway(w.askedMoves())
	w.showScan()
	switch w.screen {
	case screenWall:
		w.wall.Set(wall, w.list, w.query)
	case screenFirst:
		w.first.Set(wall)
	case screenDetail:
		if e := w.snap.Entry(w.detail); e != nil {
			w.drama.Set(w.hung.detail(view.BuildDetail(w.snap, e, w.now, w.words)))
		}
	case screenSettings:
		w.settings.Set(w.settingsNow())
	case screenLibrary:
		w.refreshLibrary()
	case screenCheck:
		w.check.Set(w.hung.questions(view.BuildQuestions(w.snap, w.now, w.words)))
	}
	if w.sheet.Shown() {
		if e := w.snap.Entry(w.sheet.Ref()); e != nil {
			w.sheet.Set(w.hung.sheet(view.BuildSheet(w.snap, e, w.now, w.words)))
		}
	}
}

// noticeNew tells what the new snapshot has to say once, and marks what a scan
// has just found.
func (w *Window) noticeNew(s *library.Snapshot) {
	old := 0
	if w.snap != nil {
		old = len(w.snap.Notices)
	}
	for _, n := range s.Notices[min(old, len(s.Notices)):] {
		w.tell(w.words.List(n.Code, n.Args))
	}
	if w.snap == nil || !s.Scan.Running {
		return
	}
	for i, e := range s.Entries {
		if i < len(w.snap.Entries) && e.State == library.Linked && w.snap.Entries[i].State != library.Linked {
			w.wall.JustFound(e.Ref)
		}
	}
}

// saveSession stores where the fan is, when that has changed.
func (w *Window) saveSession() {
	if !w.restored {
		return
	}
	if s := w.readPlace().String(); s != w.saved {
		w.saved = s
		w.o.Library.SetSetting(keySession, s)
	}
}

// sessionEvery is how often the place in the song is stored while it plays.
const sessionEvery = 3 * time.Second

// showScan shows how far the scan is; the strip of a finished one leaves by
// itself.
func (w *Window) showScan() {
	v := view.BuildScan(w.snap, w.scanShown, w.words)
	w.wall.SetScan(v)
	w.library.SetScan(v)
	if v.Shown && v.Done && !w.scanDone {
		w.scanDone = true
		w.bridge.after(scanTime, func() {
			if w.scanDone {
				w.scanShown, w.scanDone = false, false
				w.wall.ForgetFound()
				w.refresh()
			}
		})
	}
	if v.Shown && !v.Done {
		w.scanDone = false
	}
}
