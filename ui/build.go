package ui

import (
	"image"
	"net/url"
	"time"

	"fyne.io/fyne/v2"

	"reprise/ui/art"
	"reprise/ui/page"
	"reprise/ui/view"
)

// build makes the frame and its pages in the present language. It is called
// once at the start, and again when the language changes.
func (w *Window) build() {
	w.theme.Lighten()
	if w.posters == nil {
		w.posters = art.NewPosters(art.Options{
			Dir: w.o.CacheDir, Log: w.o.Log,
			Cover: func(path string) (image.Image, error) { return cover(w.o.Library, path) },
			Ready: func(key art.Key) { w.bridge.do(func() { w.arrived(key) }) },
		})
	}
	w.wall = page.NewWall(page.WallIntents{
		Words: w.words, OnPress: w.press, OnDetail: w.showDetail, OnSheet: w.openSheet,
		OnPlayPart: w.playPart, OnMore: w.partMenu, OnTab: w.openTab, OnSearch: w.search, OnHint: w.hint,
		OnPause: w.pauseScan, OnStopScan: w.closeScan, OnFind: w.findMoved, OnElse: w.findRoot, OnLater: w.askLater,
	}, w.posters)
	w.first = page.NewFirst(page.FirstIntents{
		Words: w.words, OnAdd: w.pickFolder, OnRead: w.leaveFirst, OnDemo: w.playDemo,
	}, w.posters)
	w.drama = page.NewDrama(page.DramaIntents{
		Words: w.words, OnBack: w.back, OnPlay: w.press, OnSheet: w.openSheet,
		OnSong: w.showDetail, OnOpen: w.openLink,
		OnPin: w.pinMoment, OnPlayFrom: w.playFrom, OnWrite: w.putMoment, OnUnpin: w.removeMoment,
		OnLoop: w.playLoop, OnLoopName: w.renameLoop, OnUnloop: w.dropLoop, OnMenu: w.popUp, OnMore: w.entryMenu, OnWant: w.copyWantedOne,
		OnLyrics: w.lyricsOf, OnNight: w.nightMenu,
	}, w.posters)
	w.check = page.NewCheck(page.CheckIntents{
		Words: w.words, OnLink: w.link, OnHear: w.hear, OnRefuse: w.reject, OnSheet: w.openSheet,
		OnDetail: w.showDetail, OnWall: w.showWall,
	}, w.posters)
	w.library = page.NewLibrary(w.libraryIntents())
	w.settings = page.NewSettings(page.SettingsIntents{
		Words: w.words, OnAdd: w.pickFolder, OnFolder: w.folderMenu, OnRescan: w.rescan,
		OnTheme: w.setTheme, OnLanguage: w.setLanguage, OnTextSize: w.textTo,
		OnStill:  func(v bool) { w.setHabit(keyStill, onOff(v)) },
		OnWorded: func(v bool) { w.setHabit(keyWorded, onOff(v)) },
		OnTitles: func(word string) { w.setHabit(keyTitles, word) },
		OnVolume: w.setVolume, OnUneven: w.setUneven, OnUntrim: w.setUntrim, OnDevice: w.deviceMenu,
		OnDemo: w.playDemo, OnForget: w.unteach, OnLicences: w.copyLicences,
		OnData: func() { w.openFolder(w.o.DataDir) },
	})
	w.sheet = page.NewSheet(page.SheetIntents{
		Words: w.words, OnClose: w.closeSheet, OnLink: w.link, OnUnlink: w.unlink, OnHear: w.hear,
		OnRefuse: w.reject, OnPick: w.pickFile, OnSearch: w.searchFiles, OnNext: w.openSheet,
	}, w.posters)
	w.bar = w.newBar()
	w.playing = w.newPlaying()
	w.rail = page.NewRail(w.words, w.goTo)
	w.rail.OnMark = w.openMenu
	first := page.Page(w.wall)
	w.screen = screenWall
	if w.isFirst() {
		first, w.screen = w.first, screenFirst
	}
	w.frame = page.NewFrame(w.rail, w.bar, w.sheet, first, w.words)
	w.frame.OnScrim = w.closeSheet
	w.setMenuBar()
	w.win.SetContent(w.frames.around(w.frame.Content()))
	w.showLyrics()
	w.remakeMini()
}

func (w *Window) newBar() *page.Bar {
	return page.NewBar(page.BarIntents{
		Words: w.words, OnToggle: w.togglePlay, OnPrev: w.o.Player.Previous, OnNext: w.o.Player.Next,
		OnSeek: w.seekTo, OnNudge: w.seekBy, OnRepeat: w.cycleRepeat, OnMute: w.toggleMute, OnVolume: w.setVolume, OnOpen: w.showDetail, OnHint: w.hint,
		OnLyrics: w.openPlaying, OnDial: w.openDial,
	}, w.posters)
}

// isFirst reports whether the fan has never been here: no folder, and the first
// page not left yet.
func (w *Window) isFirst() bool {
	return !w.o.Demo && len(w.snap.Roots) == 0 && w.o.Library.Setting(keySeen) == ""
}

// arrived hands a drawn poster to whoever waits for it.
func (w *Window) arrived(key art.Key) {
	w.wall.Arrived(key)
	w.first.Arrived(key)
	w.drama.Arrived(key)
	w.check.Arrived(key)
	w.sheet.Arrived(key)
	w.bar.Arrived(key)
	w.playing.Arrived(key)
	if w.mini != nil {
		w.mini.page.Arrived(key)
	}
}

// goTo opens what the rail names.
func (w *Window) goTo(place string) {
	switch place {
	case page.ToWall:
		if w.isFirst() {
			w.closeSheet()
			w.leaveTo(screenFirst)
			return
		}
		w.showWall()
	case page.ToCheck:
		w.showCheck()
	case page.ToLibrary:
		w.showLibrary()
	case page.ToSettings:
		w.showSettings()
	}
}

func (w *Window) openTab(list string) {
	w.list = list
	w.refresh()
}

func (w *Window) toggleMute() { w.o.Player.SetMuted(!w.state.Muted) }

func (w *Window) pauseScan() {
	if w.snap.Scan.Paused {
		w.o.Library.ResumeScan()
		return
	}
	w.o.Library.PauseScan()
}

// closeScan is the strip's ✕: it ends a running scan, and puts a strip away
// that has nothing more to tell.
func (w *Window) closeScan() {
	if w.snap.Scan.Running {
		w.o.Library.CancelScan()
		return
	}
	w.scanShown = false
	w.refresh()
}

func (w *Window) rescan() {
	w.scanShown = true
	w.o.Library.Rescan()
	w.showWall()
}

// searchFiles shows in the link sheet the files that have q in a name.
func (w *Window) searchFiles(q string) {
	lib, ref := w.o.Library, w.sheet.Ref()
	w.bridge.work(func() func() {
		tracks := lib.Search(q, searchMost)
		return func() {
			if w.sheet.Shown() && w.sheet.Ref() == ref && w.sheet.Query() == q {
				w.sheet.SetFound(view.FoundFiles(w.snap, tracks, w.now, w.words))
			}
		}
	})
}

// searchMost is how many files a search in the link sheet shows.
const searchMost = 30

// partMenu is the menu behind a part's ⋯.
func (w *Window) partMenu(list string, at fyne.CanvasObject) {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(w.words.T("part.wanted"), func() { w.copyWanted(list) }),
		fyne.NewMenuItem(w.words.T("settings.folders.rescan"), w.rescan),
	}
	for _, l := range w.snap.Lists {
		if l.ID == list && l.Source.URL != "" {
			items = append(items, fyne.NewMenuItem(w.words.T("part.source"), func() { w.openLink(l.Source.URL) }))
		}
	}
	w.popUp(items, at)
}

// copyWanted puts the missing songs of a list on the clipboard, a line each.
func (w *Window) copyWanted(list string) {
	text, n := view.Wanted(w.snap, list, w.words)
	if n == 0 {
		w.tell(w.words.T("part.wanted.none"))
		return
	}
	w.copied(text, w.words.T("part.wanted.done", "n", n))
}

// copied puts text on the clipboard and tells so.
func (w *Window) copied(text, told string) {
	w.app.Clipboard().SetContent(text)
	w.tell(told)
}

// openLink opens a page in the fan's browser, because the fan asked for it.
func (w *Window) openLink(address string) {
	open := w.o.OpenURL
	if open == nil {
		open = w.app.OpenURL
	}
	u, err := url.Parse(address)
	if err == nil {
		err = open(u)
	}
	if err != nil {
		w.fail(err, "")
	}
}

// playDemo opens the house band's wall.
func (w *Window) playDemo() {
	if w.o.PlayDemo == nil {
		return
	}
	w.bridge.work(func() func() {
		if err := w.o.PlayDemo(); err != nil {
			return func() { w.fail(err, "") }
		}
		return nil
	})
}

// toastTime is how long a sentence stays.
const toastTime = 6 * time.Second

// scanTime is how long the strip of a finished scan stays.
const scanTime = 8 * time.Second

// hint shows in the status line what is pointed at or has the focus.
func (w *Window) hint(text string) {
	w.somebody()
	w.frame.Hint(text)
}
