package ui

import (
	"errors"
	"os"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/ui/view"
)

// link links path to ref by hand. A file from outside the folders is read
// first, where it is. teach is what the fan wants remembered with it.
func (w *Window) link(ref catalog.Ref, path string, teach view.Teach) {
	lib := w.o.Library
	w.bridge.work(func() func() {
		if _, err := lib.AddFile(path); err != nil {
			return func() { w.fail(err, path) }
		}
		undo, err := lib.Link(ref, path)
		if err != nil {
			return func() { w.fail(err, path) }
		}
		if teach != (view.Teach{}) {
			forget, err := lib.Teach(teach.Name, teach.Same)
			if err != nil {
				return func() { w.linked(ref, undo); w.fail(err, "") }
			}
			unlink := undo
			undo = func() error { return errors.Join(forget(), unlink()) }
		}
		return func() { w.linked(ref, undo) }
	})
}

// linked tells of a new link and, when the sheet walks through what is to be
// checked, goes on to the next.
func (w *Window) linked(ref catalog.Ref, undo library.Undo) {
	e := w.snap.Entry(ref)
	if e == nil {
		return
	}
	text := w.words.T("link.done", "song", view.SongTitle(e.Entry, w.words),
		"drama", w.words.Pick(e.Entry.Drama.Title, e.Entry.Drama.Native))
	w.did(text, undo)
	if w.sheet.Shown() && w.sheet.Ref() == ref {
		w.unhear()
		w.closeSheet()
	}
}

func (w *Window) unlink(ref catalog.Ref) {
	lib := w.o.Library
	w.bridge.work(func() func() {
		undo, err := lib.Unlink(ref)
		if err != nil {
			return func() { w.fail(err, "") }
		}
		return func() {
			if e := w.snap.Entry(ref); e != nil {
				w.did(w.words.T("link.unlinked", "song", view.SongTitle(e.Entry, w.words)), undo)
			}
		}
	})
}

// reject refuses path for ref, for ever.
func (w *Window) reject(ref catalog.Ref, path string) {
	lib := w.o.Library
	w.bridge.work(func() func() {
		undo, err := lib.Reject(ref, path)
		if err != nil {
			return func() { w.fail(err, path) }
		}
		return func() {
			w.did(w.words.T("link.refused", "file", view.FileName(path)), undo)
			if w.now.Playing && w.now.Path == path {
				w.unhear()
			}
		}
	})
}

// did tells what the fan just did and offers to take it back.
func (w *Window) did(text string, undo library.Undo) {
	w.undos.push(change{text: text, undo: undo})
	w.toast(text, w.words.T("undo"), w.takeBack)
}

// takeBack undoes the fan's latest change.
func (w *Window) takeBack() {
	c, ok := w.undos.pop()
	if !ok {
		w.tell(w.words.T("undo.none"))
		return
	}
	w.bridge.work(func() func() {
		if err := c.undo(); err != nil {
			return func() { w.fail(err, "") }
		}
		return func() { w.tell(w.words.T("undo.done")) }
	})
}

// addFolder makes path one of the fan's folders and looks through it.
func (w *Window) addFolder(path string) {
	lib := w.o.Library
	w.scanShown = true
	w.bridge.work(func() func() {
		if err := lib.AddRoot(path); err != nil {
			return func() { w.fail(err, path) }
		}
		return func() {
			w.leaveFirst()
			w.tell(w.words.T("drop.folder", "folder", view.FileName(path)))
		}
	})
}

func (w *Window) removeFolder(path string) {
	lib := w.o.Library
	w.bridge.work(func() func() {
		if err := lib.RemoveRoot(path); err != nil {
			return func() { w.fail(err, path) }
		}
		return func() {
			w.did(w.words.T("settings.folders.removed", "folder", view.FileName(path)),
				func() error { return lib.AddRoot(path) })
		}
	})
}

// dropped takes what the fan dropped on the window: folders join the fan's
// folders, a file goes to the card under the pointer or to the open sheet.
func (w *Window) dropped(paths []string, on catalog.Ref) {
	w.bridge.work(func() func() {
		var folders, files []string
		for _, p := range paths {
			info, err := os.Stat(p)
			switch {
			case err != nil:
				return func() { w.fail(err, p) }
			case info.IsDir():
				folders = append(folders, p)
			case info.Mode().IsRegular():
				files = append(files, p)
			}
		}
		return func() { w.takeDrop(folders, files, on) }
	})
}

func (w *Window) takeDrop(folders, files []string, on catalog.Ref) {
	for _, f := range folders {
		w.addFolder(f)
	}
	switch {
	case len(files) > 0 && isLyrics(files[0]):
		w.dropLyrics(files[0])
	case len(files) > 0 && on != (catalog.Ref{}):
		w.link(on, files[0], view.Teach{})
	case len(files) > 0:
		w.tell(w.words.T("drop.file"))
	case len(folders) == 0:
		w.tell(w.words.T("drop.nothing"))
	}
}

// unteach forgets a taught pair of names.
func (w *Window) unteach(t view.Teach) {
	lib := w.o.Library
	w.bridge.work(func() func() {
		undo, err := lib.Unteach(t.Name, t.Same)
		if err != nil {
			return func() { w.fail(err, "") }
		}
		return func() { w.did(w.words.T("settings.names.forgot", "a", t.Name, "b", t.Same), undo) }
	})
}
