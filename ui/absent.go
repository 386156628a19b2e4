package ui

import (
	"path/filepath"
	"strings"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/player"
	"reprise/ui/view"
)

// helperPage tells how ffmpeg is installed. It is opened when the fan asks.
const helperPage = "https://ffmpeg.org/download.html"

// tellAway says that the folder of a linked song is not there, and offers to
// look for it elsewhere.
func (w *Window) tellAway(e *library.Entry) {
	root := w.rootOf(e.Track)
	text := w.words.T("drive.away", "n", w.awayIn(root))
	if root == "" {
		w.tell(text)
		return
	}
	w.toast(text, w.words.T("drive.elsewhere"), func() { w.findRoot(root) })
}

// rootOf is the folder of the fan's that is away and held a file, "" for none.
func (w *Window) rootOf(t *library.Track) string {
	if t == nil {
		return ""
	}
	for _, r := range w.snap.Roots {
		if r.Away && within(t.Path, r.Path) {
			return r.Path
		}
	}
	return ""
}

// awayIn counts the linked songs that are away with a folder, "" for all.
func (w *Window) awayIn(root string) int {
	n := 0
	for _, e := range w.snap.Entries {
		if e.State == library.Away && (root == "" || e.Track != nil && within(e.Track.Path, root)) {
			n++
		}
	}
	return n
}

// within reports whether path lies in dir.
func within(path, dir string) bool {
	return strings.HasPrefix(path, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator))
}

// tellShort says that the file that plays ends before it should, and leads to
// another one for the song, or to what is known of the file.
func (w *Window) tellShort(t player.Track) {
	if ref, ok := catalog.ParseRef(t.ID); ok && w.snap.Entry(ref) != nil {
		w.toast(w.words.T("file.short"), w.words.T("file.short.another"), func() { w.openSheet(ref) })
		return
	}
	w.toast(w.words.T("file.short"), w.words.T("file.short.details"), func() { w.showLibrary(); w.showFile(t.Path) })
}

// copyWantedOne puts the name of one missing song on the clipboard.
func (w *Window) copyWantedOne(ref catalog.Ref) {
	if e := w.snap.Entry(ref); e != nil {
		w.copyNamed(view.WantedLine(e.Entry, w.words))
	}
}

// copyNamed puts a song's name on the clipboard and says so.
func (w *Window) copyNamed(text string) {
	w.copied(text, w.words.T("entry.copied", "text", text))
}
