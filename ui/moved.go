package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"reprise/library"
	"reprise/ui/view"
)

// moves are the fan's folders that seem to have been moved: they are not there,
// and what they lay in is.
type moves struct {
	looked []string        // the folders that were away when it was looked
	moved  []string        // those of them that seem to have moved
	later  map[string]bool // the fan does not want to be asked now
}

// noticeMoves looks beside the window where the folders that are away may be.
func (w *Window) noticeMoves(s *library.Snapshot) {
	var away []string
	for _, r := range s.Roots {
		if r.Away {
			away = append(away, r.Path)
		}
	}
	if slices.Equal(away, w.moves.looked) {
		return
	}
	w.moves.looked = away
	w.bridge.work(func() func() {
		moved := slices.DeleteFunc(slices.Clone(away), func(p string) bool { return !seemsMoved(p) })
		return func() {
			if slices.Equal(away, w.moves.looked) {
				w.moves.moved = moved
				w.refresh()
			}
		}
	})
}

// askedMoves are the folders that the fan is asked about: those that the library
// has seen elsewhere, and those that seem to have moved.
func (w *Window) askedMoves() []view.Move {
	var out []view.Move
	for _, r := range w.snap.Roots {
		if r.Away && !w.moves.later[r.Path] && (r.Moved != "" || slices.Contains(w.moves.moved, r.Path)) {
			out = append(out, view.Move{Root: r.Path, Place: r.Moved})
		}
	}
	return out
}

// findMoved takes the fan's word for the place where a folder was seen, or asks.
func (w *Window) findMoved(m view.Move) {
	if m.Place != "" {
		w.relocate(m.Root, m.Place)
		return
	}
	w.findRoot(m.Root)
}

// seemsMoved reports whether a folder that is away was probably moved or
// renamed: it is gone, and the folder around it is there. A drive that is
// unplugged takes the folder around with it, or leaves the place empty where
// drives are mounted.
func seemsMoved(path string) bool {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	parent := filepath.Dir(path)
	if info, err := os.Stat(parent); err != nil || !info.IsDir() {
		return false
	}
	return !isMountPlace(parent)
}

// isMountPlace reports whether drives appear in dir: a folder missing there is
// an unplugged drive.
func isMountPlace(dir string) bool {
	dir = filepath.ToSlash(filepath.Clean(dir))
	for _, place := range []string{"/media", "/run/media", "/mnt", "/Volumes"} {
		if rest, ok := strings.CutPrefix(dir, place); ok && strings.Count(rest, "/") <= 1 && (rest == "" || rest[0] == '/') {
			return true
		}
	}
	return false
}

// isAway reports whether one of the fan's folders is not there.
func (w *Window) isAway(root string) bool {
	return slices.ContainsFunc(w.snap.Roots, func(r library.Root) bool { return r.Path == root && r.Away })
}

// findRoot asks where a folder is now.
func (w *Window) findRoot(root string) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		switch {
		case err != nil:
			w.fail(err, root)
		case u != nil:
			w.relocate(root, u.Path())
		}
	}, w.win)
	d.SetTitleText(w.words.T("moved.picker", "folder", view.FileName(root)))
	d.SetConfirmText(w.words.T("picker.open"))
	d.SetDismissText(w.words.T("picker.cancel"))
	w.showPicker(d)
}

// relocate lets a folder that is away live at now.
func (w *Window) relocate(root, now string) {
	lib := w.o.Library
	w.bridge.work(func() func() {
		undo, err := lib.Relocate(root, now)
		if undo == nil {
			return func() { w.fail(err, now) }
		}
		return func() {
			w.scanShown = true
			w.did(w.words.T("moved.done", "folder", view.FileName(root), "place", now), undo)
			w.fail(err, now)
		}
	})
}

// askLater takes the question about a folder away until the next start.
func (w *Window) askLater(root string) {
	if w.moves.later == nil {
		w.moves.later = map[string]bool{}
	}
	w.moves.later[root] = true
	w.refresh()
}
