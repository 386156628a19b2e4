package ui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/ui/view"
)

// pinMoment keeps the place that is heard as a moment of its song. It is there
// at once, without a word, because the second will not wait for the writing.
func (w *Window) pinMoment() {
	e := w.snap.Entry(w.now.Ref)
	if !w.now.Linked || e == nil {
		w.tell(w.words.T("moment.nothing"))
		return
	}
	at := w.o.Player.Position().Truncate(time.Second)
	ref, clock := w.now.Ref, view.Clock(at)
	if hasMoment(e, at) {
		w.writeMoment(ref, at)
		return
	}
	lib := w.o.Library
	w.bridge.work(func() func() {
		undo, err := lib.PutMoment(ref, library.Moment{At: at})
		if err != nil {
			return func() { w.fail(err, "") }
		}
		return func() {
			text := w.words.T("moment.pinned", "t", clock, "song", view.SongTitle(e.Entry, w.words))
			w.undos.push(change{text: text, undo: undo})
			if w.screen == screenDetail && w.detail == ref {
				w.refresh()
				w.drama.Edit(at)
				return
			}
			w.toast(text, w.words.T("moment.write"), func() { w.writeMoment(ref, at) })
		}
	})
}

func hasMoment(e *library.Entry, at time.Duration) bool {
	for _, m := range e.Moments {
		if m.At == at {
			return true
		}
	}
	return false
}

// writeMoment opens the drama page with the moment's text ready to be written.
func (w *Window) writeMoment(ref catalog.Ref, at time.Duration) {
	w.showDetail(ref)
	w.drama.Edit(at)
}

// putMoment keeps what the fan wrote.
func (w *Window) putMoment(ref catalog.Ref, at time.Duration, text string) {
	text = strings.TrimSpace(text)
	e := w.snap.Entry(ref)
	if e == nil {
		return
	}
	for _, m := range e.Moments {
		if m.At == at && m.Text == text {
			return
		}
	}
	lib := w.o.Library
	w.change(w.words.T("moment.kept", "t", view.Clock(at)), func() (library.Undo, error) {
		return lib.PutMoment(ref, library.Moment{At: at, Text: text})
	})
}

func (w *Window) removeMoment(ref catalog.Ref, at time.Duration) {
	lib := w.o.Library
	w.change(w.words.T("moment.removed", "t", view.Clock(at)), func() (library.Undo, error) {
		return lib.RemoveMoment(ref, at)
	})
}

// change carries out a change of the fan's beside the window, tells of it and
// offers to take it back.
func (w *Window) change(told string, do func() (library.Undo, error)) {
	w.bridge.work(func() func() {
		undo, err := do()
		if err != nil {
			return func() { w.fail(err, "") }
		}
		return func() { w.did(told, undo) }
	})
}

// playFrom plays an entry from a place.
func (w *Window) playFrom(ref catalog.Ref, at time.Duration) {
	if !w.now.Linked || w.now.Ref != ref {
		w.press(ref)
	}
	w.o.Player.Seek(at)
	w.o.Player.Resume()
	w.onTick()
}

// popUp shows a menu below the thing that opened it.
func (w *Window) popUp(items []*fyne.MenuItem, at fyne.CanvasObject) {
	pos := w.app.Driver().AbsolutePositionForObject(at)
	fynewidget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), pos.AddXY(0, at.Size().Height))
}

// loopOf is an entry's loop of a name, nil when it has none.
func loopOf(e *library.Entry, name string) *library.Loop {
	for i := range e.Loops {
		if e.Loops[i].Name == name {
			return &e.Loops[i]
		}
	}
	return nil
}

// renameLoop gives a loop another name.
func (w *Window) renameLoop(ref catalog.Ref, was, name string) {
	e := w.snap.Entry(ref)
	name = strings.TrimSpace(name)
	if e == nil || name == "" || name == was {
		return
	}
	if w.kept.ref == ref {
		w.nameLoop(was, name)
		return
	}
	loop := loopOf(e, was)
	if loop == nil {
		return
	}
	renamed, song := *loop, e.Song
	renamed.Name = name
	if song.Loop == was {
		song.Loop = name
	}
	lib := w.o.Library
	w.change(w.words.T("loop.named", "name", name), func() (library.Undo, error) { return putLoop(lib, ref, was, renamed, song) })
}

// dropLoop forgets a loop. That of the song that plays is switched off first.
func (w *Window) dropLoop(ref catalog.Ref, name string) {
	if w.kept.ref == ref {
		if w.kept.song.Loop == name {
			w.useLoop("")
		}
		w.forgetLoop(name)
	}
	if ref != (catalog.Ref{}) {
		w.removeLoop(ref, name)
	}
}

func (w *Window) removeLoop(ref catalog.Ref, name string) {
	lib := w.o.Library
	w.change(w.words.T("loop.removed", "name", name), func() (library.Undo, error) { return lib.RemoveLoop(ref, name) })
}
