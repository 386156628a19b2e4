package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"reprise/library/catalog"
	"reprise/ui/view"
)

// onDropped takes files and folders that were dropped anywhere on the window.
func (w *Window) onDropped(at fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	var on catalog.Ref
	switch {
	case w.sheet.Shown():
		on = w.sheet.Ref()
	case w.screen == screenDetail:
		on = w.detail
	case w.screen == screenWall:
		on, _ = w.wall.At(at)
	}
	w.dropped(paths, on)
}

// pickFolder asks for a music folder.
func (w *Window) pickFolder() {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		switch {
		case err != nil:
			w.fail(err, "")
		case u != nil:
			w.addFolder(u.Path())
		}
	}, w.win)
	d.SetTitleText(w.words.T("picker.folder"))
	d.SetConfirmText(w.words.T("picker.open"))
	d.SetDismissText(w.words.T("picker.cancel"))
	w.showPicker(d)
}

// pickFile asks for the file of an entry.
func (w *Window) pickFile(ref catalog.Ref) {
	e := w.snap.Entry(ref)
	if e == nil {
		return
	}
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if f == nil || err != nil {
			w.fail(err, "")
			return
		}
		path := f.URI().Path()
		_ = f.Close() // only its name was wanted
		w.link(ref, path, view.Teach{})
	}, w.win)
	d.SetTitleText(w.words.T("picker.file", "song", view.SongTitle(e.Entry, w.words)))
	d.SetConfirmText(w.words.T("picker.open"))
	d.SetDismissText(w.words.T("picker.cancel"))
	d.SetFilter(storage.NewExtensionFileFilter(audioExtensions()))
	w.showPicker(d)
}

// showPicker opens a picker as large as the window allows, in a music folder.
func (w *Window) showPicker(d *dialog.FileDialog) {
	if at := w.pickerStart(); at != nil {
		d.SetLocation(at)
	}
	size := w.win.Canvas().Size()
	d.Show() // before Resize: Fyne makes the dialog only then
	d.Resize(fyne.NewSize(size.Width*.86, size.Height*.86))
}

func (w *Window) pickerStart() fyne.ListableURI {
	for _, r := range w.snap.Roots {
		if !r.Away {
			if u, err := storage.ListerForURI(storage.NewFileURI(r.Path)); err == nil {
				return u
			}
		}
	}
	return nil
}

// audioExtensions are what the file picker offers, in both cases, because its
// filter compares letter by letter.
func audioExtensions() []string {
	lower := []string{".mp3", ".m4a", ".mp4", ".aac", ".flac", ".ogg", ".oga", ".opus", ".wav", ".aif", ".aiff", ".wma", ".ape", ".wv"}
	all := make([]string, 0, 2*len(lower))
	for _, e := range lower {
		all = append(all, e, strings.ToUpper(e))
	}
	return all
}
