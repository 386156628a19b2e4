package ui

import (
	"testing"

	"reprise/library/catalog"
	"reprise/player"
	"reprise/ui/view"
)

// answer lets the library page's question be answered at once.
func (w *Window) answer(t *testing.T) {
	t.Helper()
	done := w.tableJob()()
	if done == nil {
		t.Fatal("the table was not answered")
	}
	done()
}

func TestLibraryPageAnswersTheLatestSearch(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	w.showLibrary()
	if w.screen != screenLibrary {
		t.Fatal("the library did not open")
	}
	w.table.query = "first"
	w.table.wants++
	early := w.tableJob()()
	w.table.query = "second"
	w.table.wants++
	late := w.tableJob()()
	late()
	early() // comes too late
	if w.table.of != "second" {
		t.Errorf("the table answers %q, want the latest question", w.table.of)
	}
	w.back()
	if w.table.query != "" || w.screen != screenLibrary {
		t.Errorf("Esc left the search %q on screen %d", w.table.query, w.screen)
	}
	w.back()
	if w.screen != screenWall {
		t.Error("a second Esc did not lead back to the wall")
	}
}

func TestSortingTurnsAndFollowsTheSearch(t *testing.T) {
	w := openWindow(t)
	w.leaveFirst()
	w.showLibrary()
	type order struct {
		by   view.Column
		down bool
		best bool
	}
	now := func() order {
		w.answer(t)
		return order{w.table.ask.By, w.table.ask.Down, w.table.ask.Query != nil && w.table.ask.BestFirst}
	}
	for _, tt := range []struct {
		name string
		do   func()
		want order
	}{
		{"at first", func() {}, order{view.ByTitle, false, false}},
		{"the same column again", func() { w.sortLibrary(view.ByTitle) }, order{view.ByTitle, true, false}},
		{"another column", func() { w.sortLibrary(view.ByArtist) }, order{view.ByArtist, false, false}},
		{"the most heard first", func() { w.sortLibrary(view.ByPasses) }, order{view.ByPasses, true, false}},
		{"a search", func() { w.searchLibrary("ㄷㅅ") }, order{view.ByPasses, true, true}},
		{"a column for it", func() { w.sortLibrary(view.ByTitle) }, order{view.ByTitle, false, false}},
		{"the end of it", func() { w.searchLibrary("") }, order{view.ByTitle, false, false}},
		{"the next one", func() { w.searchLibrary("once") }, order{view.ByTitle, false, true}},
	} {
		tt.do()
		if got := now(); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestFilesAreToldFromEntries(t *testing.T) {
	t.Parallel()
	path := "/music/a.mp3"
	for _, tt := range []struct {
		id   string
		file bool
	}{{trackPrefix + path, true}, {hearPrefix + path, false}, {"list/drama/song", false}} {
		if got, ok := FileOfTrack(player.Track{ID: tt.id, Path: path}); ok != tt.file || ok && got != path {
			t.Errorf("%q counts for the file %q: %v", tt.id, got, ok)
		}
		if _, ok := catalog.ParseRef(tt.id); ok != (tt.id[0] != '/') {
			t.Errorf("%q names an entry: %v", tt.id, ok)
		}
	}
}

func TestSeemsMoved(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for path, want := range map[string]bool{
		dir:                                   false, // it is there
		dir + "/gone":                         true,
		dir + "/gone/too":                     false, // what it lay in is gone as well
		"/media/nobody/blue drive no one has": false,
		"/mnt/no drive of this name":          false,
	} {
		if got := seemsMoved(path); got != want {
			t.Errorf("%s seems moved: %v, want %v", path, got, want)
		}
	}
}
