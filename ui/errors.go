package ui

import (
	"context"
	"errors"
	"io/fs"
	"syscall"
	"time"

	"reprise/library"
	"reprise/player"
	"reprise/player/decode"
	"reprise/player/output"
	"reprise/ui/view"
	"reprise/ui/words"
)

// sentence says an error in the fan's words. path is the file that it is
// about, "" when it is about none.
func sentence(w *words.Words, err error, path string) string {
	file := view.FileName(path)
	switch {
	case errors.Is(err, library.ErrReadOnly), errors.Is(err, syscall.EROFS):
		return w.T("store.readonly")
	case errors.Is(err, syscall.ENOSPC):
		return w.T("store.full")
	case errors.Is(err, fs.ErrPermission):
		return w.T("file.denied", "file", file)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, library.ErrGone):
		return w.T("file.gone", "file", file)
	case errors.Is(err, decode.ErrNeedsHelper):
		return w.T("file.helper", "file", file)
	case errors.Is(err, decode.ErrUnknownFormat):
		return w.T("file.unknown", "file", file)
	case errors.Is(err, decode.ErrDamaged):
		return w.T("file.bad", "file", file)
	default:
		return w.T("error.other", "why", err)
	}
}

// fail tells the fan what did not work. It drops what is no failure.
func (w *Window) fail(err error, path string) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	w.tell(sentence(w.words, err, path))
}

// failPlaying tells why nothing is heard.
func (w *Window) failPlaying(st player.State) {
	if errors.Is(st.Err, output.ErrNoDevice) {
		w.loseDevice(w.words.T("device.none", "t", view.Clock(w.o.Player.Position()), "n", max(1, st.Pass)))
		return
	}
	if errors.Is(st.Err, decode.ErrNeedsHelper) {
		w.toast(sentence(w.words, st.Err, st.Track.Path), w.words.T("file.helper.how"), func() { w.openLink(helperPage) })
		return
	}
	w.fail(st.Err, st.Track.Path)
}

// tell shows a sentence for a few seconds.
func (w *Window) tell(text string) { w.toast(text, "", nil) }

func (w *Window) toast(text, action string, do func()) {
	w.remember(text, time.Now())
	w.frame.Toast(text, action, do)
	w.bridge.after(toastTime, w.frame.DropToast)
}
