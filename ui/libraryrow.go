package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/library/tags"
	"reprise/player"
	"reprise/ui/desktop"
	"reprise/ui/page"
	"reprise/ui/view"
)

// trackPrefix marks a track that is no entry's: its passes count for its file.
// The slash that it begins with is what no entry's name begins with.
const trackPrefix = "/track:"

// FileOfTrack returns the file that a track is of when it is no entry's, so that
// its passes can be counted.
func FileOfTrack(t player.Track) (path string, ok bool) {
	return t.Path, strings.HasPrefix(t.ID, trackPrefix)
}

// queueAround is how many rows before and behind the one that is played go into
// the queue, for the keys that lead to the next and the previous song.
const queueAround = 200

// playRow plays the file of a row on repeat, or pauses it when it is the one
// that plays.
func (w *Window) playRow(r view.TrackRow) {
	switch {
	case r.Folder:
		w.tell(w.troubleOf(r.Path))
	case r.Dim:
		w.tell(w.words.T("library.away"))
	case w.now.Shown && w.now.Path == r.Path && w.state.Err == nil:
		w.o.Player.Toggle()
	default:
		queue, at := w.tableQueue(r.Path)
		w.o.Player.SetRepeat(player.RepeatOne)
		w.o.Player.Play(queue, at)
	}
}

// tableQueue is what is around a file in the table and can be played.
func (w *Window) tableQueue(path string) (queue []player.Track, at int) {
	items := w.table.shown.Items
	here := 0
	for i, it := range items {
		if it.Path() == path {
			here = i
			break
		}
	}
	for i := max(0, here-queueAround); i < min(len(items), here+queueAround+1); i++ {
		t := items[i].Track
		if t == nil || t.Away || i != here && t.Err != "" {
			continue
		}
		if i == here {
			at = len(queue)
		}
		queue = append(queue, w.fileTrack(t.Path))
	}
	return queue, at
}

// fileTrack is a file as the player takes it: as the entry that it is linked to,
// or as itself.
func (w *Window) fileTrack(path string) player.Track {
	if e, _ := w.snap.ByTrack(path); e != nil && e.State == library.Linked {
		return player.Track{ID: e.Ref.String(), Path: path}
	}
	return player.Track{ID: trackPrefix + path, Path: path}
}

// playRowNext lets the file of a row follow what plays.
func (w *Window) playRowNext(r view.TrackRow) {
	w.o.Player.PlayNext(w.fileTrack(r.Path))
	w.tell(w.words.T("library.next.done", "song", r.Title.Text))
}

// rowMenu is the menu of a row.
func (w *Window) rowMenu(r view.TrackRow, at fyne.Position) {
	t := w.words.T
	var items []*fyne.MenuItem
	add := func(key string, do func()) { items = append(items, fyne.NewMenuItem(t(key), do)) }
	entry, asked := w.snap.ByTrack(r.Path)
	if !r.Folder {
		if !r.Dim {
			add("library.menu.play", func() { w.playRow(r) })
			add("library.menu.next", func() { w.playRowNext(r) })
			items = append(items, fyne.NewMenuItemSeparator())
		}
		add("library.menu.link", func() { w.chooseEntry(r.Path) })
	}
	switch {
	case entry != nil:
		add("library.menu.drama", func() { w.showDetail(entry.Ref) })
		add("library.menu.sheet", func() { w.openSheet(entry.Ref) })
	case asked != nil:
		add("library.menu.sheet", func() { w.openSheet(asked.Ref) })
	}
	items = append(items, fyne.NewMenuItemSeparator())
	if !r.Folder {
		add("library.menu.details", func() { w.showFile(r.Path) })
	}
	add("details.show", func() { w.reveal(r.Path) })
	add("details.copy.path", func() { w.copyText(r.Path) })
	if why := w.troubleOf(r.Path); why != "" {
		add("library.menu.reason", func() { w.copyText(r.Path + ": " + why) })
	}
	fynewidget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

func (w *Window) copyText(text string) {
	w.copied(text, w.words.T("details.copied"))
}

// reveal shows a file in the fan's file manager. Where none answers its path is
// copied instead, so that the fan gets there all the same.
func (w *Window) reveal(path string) {
	w.bridge.work(func() func() {
		if err := desktop.Reveal(path); err != nil {
			return func() { w.copied(path, w.words.T("reveal.none")) }
		}
		return nil
	})
}

// showFile opens everything about a file. It is read beside the window.
func (w *Window) showFile(path string) {
	lib := w.o.Library
	w.bridge.work(func() func() {
		known := lookInto(lib, path)
		return func() {
			if w.screen != screenLibrary {
				return
			}
			known.Entry, _ = w.snap.ByTrack(path)
			known.Trouble = w.troubleOf(path)
			w.library.ShowDetails(view.BuildFileDetails(known, w.words), page.DetailsIntents{
				Words: w.words, OnEncoding: w.setEncoding, OnReveal: w.reveal, OnCopy: w.copyText,
			})
		}
	})
}

// lookInto reads what a file's details show. What cannot be read is left out:
// the trouble is told beside it.
func lookInto(lib *library.Library, path string) view.Known {
	d, err := lib.Details(context.Background(), path)
	known := view.Known{Details: d}
	if d.Track.Path == "" {
		known.Details.Track.Path = path
	}
	if loud, ok := lib.Loudness(path); ok {
		known.Loudness = &loud
	}
	if err != nil {
		return known
	}
	known.Previews = map[string]string{}
	for _, e := range append([]string{""}, library.Encodings()...) {
		fields, err := tags.Raw(path, tags.Options{Encoding: e})
		if err == nil {
			known.Previews[e] = preview(fields)
		}
	}
	return known
}

// preview is the first title and artist of a file's texts.
func preview(fields []tags.RawField) string {
	var title, artist string
	for _, f := range fields {
		switch {
		case strings.EqualFold(f.Name, "title") && title == "":
			title = f.Repaired
		case strings.EqualFold(f.Name, "artist") && artist == "":
			artist = f.Repaired
		}
	}
	if title != "" && artist != "" {
		return title + ", " + artist
	}
	return title + artist
}

// setEncoding lets the texts of a file be read another way.
func (w *Window) setEncoding(path, encoding string) {
	lib := w.o.Library
	w.bridge.work(func() func() {
		undo, err := lib.SetEncoding(path, encoding)
		if undo == nil {
			return func() { w.fail(err, path) }
		}
		return func() {
			w.showFile(path)
			as := encoding
			if as == "" {
				as = w.words.T("details.encoding.auto")
			}
			w.did(w.words.T("details.encoding.done", "file", view.FileName(path), "as", as), func() error {
				err := undo()
				w.bridge.do(func() {
					if w.library.DetailsOf() == path {
						w.showFile(path)
					}
				})
				return err
			})
			w.fail(err, path)
		}
	})
}

// chooseEntry asks which entry a file belongs to.
func (w *Window) chooseEntry(path string) {
	w.library.ShowChooser(path, view.BuildEntryRows(w.snap, path, "", w.words), page.ChooserIntents{
		Words: w.words, OnChoose: w.linkChosen, OnClose: w.library.CloseSide,
		OnSearch: func(q string) { w.library.SetEntries(view.BuildEntryRows(w.snap, path, q, w.words)) },
	})
}

func (w *Window) linkChosen(path string, ref catalog.Ref) {
	w.library.CloseSide()
	w.link(ref, path, view.Teach{})
}

// onRow does something with the row that has the keyboard; it reports whether
// there is one.
func (w *Window) onRow(do func(view.TrackRow)) bool {
	if w.screen != screenLibrary || w.sheet.Shown() {
		return false
	}
	r, ok := w.library.Current()
	if ok && !r.Folder {
		do(r)
	}
	return ok
}
