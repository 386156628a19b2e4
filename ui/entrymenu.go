package ui

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/gif"  // pictures in files
	_ "image/jpeg" // pictures in files
	_ "image/png"  // pictures in files
	"time"

	"fyne.io/fyne/v2"
	_ "golang.org/x/image/bmp"  // pictures in files
	_ "golang.org/x/image/webp" // pictures in files

	"reprise/library"
	"reprise/library/catalog"
	"reprise/ui/view"
)

// entryMenu is the menu behind the ⋯ of the drama page.
func (w *Window) entryMenu(ref catalog.Ref, at fyne.CanvasObject) {
	e := w.snap.Entry(ref)
	if e == nil || e.Track == nil {
		return
	}
	t := w.words.T
	var items []*fyne.MenuItem
	switch {
	case e.Song.Cover:
		items = append(items, fyne.NewMenuItem(t("cover.drop"), func() { w.setCover(ref, false) }))
	case e.Track.Tags.HasArt:
		items = append(items, fyne.NewMenuItem(t("cover.use"), func() { w.setCover(ref, true) }))
	}
	w.popUp(append(items,
		fyne.NewMenuItem(t("settings.folders.show"), func() { w.reveal(e.Track.Path) }),
		fyne.NewMenuItem(t("entry.copy"), func() { w.copyEntry(e) }),
		fyne.NewMenuItem(t("entry.unlink"), func() { w.unlink(ref) }),
	), at)
}

func (w *Window) copyEntry(e *library.Entry) {
	text := w.words.Pick(e.Entry.Drama.Title, e.Entry.Drama.Native) + ": " + view.ArtistLine(e.Entry, w.words) + ", " + view.SongTitle(e.Entry, w.words)
	w.copyNamed(text)
}

// setCover lets the picture in the file be the drama's poster, or the drawn one.
func (w *Window) setCover(ref catalog.Ref, on bool) {
	told := w.words.T("cover.dropped")
	if on {
		told = w.words.T("cover.used")
	}
	w.changeSong(ref, told, func(s *library.Song) { s.Cover = on })
}

// changeSong changes how the fan wants a song played, and tells of it.
func (w *Window) changeSong(ref catalog.Ref, told string, do func(*library.Song)) {
	e := w.snap.Entry(ref)
	if e == nil {
		return
	}
	song := e.Song
	do(&song)
	lib := w.o.Library
	w.change(told, func() (library.Undo, error) { return lib.SetSong(ref, song) })
}

// coverTime is how long the reading of a picture may take.
const coverTime = 10 * time.Second

// cover reads the picture in one of the fan's files. It is called beside the
// window.
func cover(lib *library.Library, path string) (img image.Image, err error) {
	defer func() {
		if r := recover(); r != nil { // a decoder met a picture made to hurt it
			err = fmt.Errorf("picture in %q: %v", path, r)
		}
	}()
	ctx, done := context.WithTimeout(context.Background(), coverTime)
	defer done()
	p, err := lib.Cover(ctx, path)
	if err != nil {
		return nil, err
	}
	// Its size in pixels was looked at when it was read.
	img, _, err = image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return nil, fmt.Errorf("picture in %q: %w", path, err)
	}
	return img, nil
}
