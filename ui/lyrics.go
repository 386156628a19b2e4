package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/library/lyrics"
	"reprise/ui/page"
	"reprise/ui/view"
)

// The keys of the settings that the lyrics keep.
const (
	keyLines     = "lyrics.lines" // the lines that are off, "roman,meaning"
	keyLyricsFor = "lyrics.file:" // and a path: the file of lyrics that the fan chose for it
)

// shiftStep is how far a key moves the lyrics.
const shiftStep = 100 * time.Millisecond

// lyricsNow are the lyrics of the song that plays.
type lyricsNow struct {
	path        string        // the song they were looked for, "" for none
	length      time.Duration // of that song, when they were looked for
	looked      bool          // the looking has come to an end
	shown       *view.Lyrics  // nil for none
	first, last int           // the lines that loop, when last is not less than 0
}

// followLyrics looks for the lyrics of the song that plays, beside the window.
func (w *Window) followLyrics() {
	path, length := w.now.Path, w.state.Duration
	if path == w.lyrics.path && (length == w.lyrics.length || length == 0) {
		return
	}
	if path != w.lyrics.path {
		w.lyrics = lyricsNow{last: -1}
	}
	w.lyrics.path, w.lyrics.length = path, length
	if path == "" {
		w.showLyrics()
		return
	}
	chosen := w.o.Library.Setting(keyLyricsFor + path)
	embedded := w.embedded(path)
	said := w.words
	w.bridge.work(func() func() {
		read, err := findLyrics(path, chosen, embedded)
		shown := view.BuildLyrics(read, length, said)
		return func() {
			if w.lyrics.path != path {
				return
			}
			if err != nil {
				w.o.Log.Debug("lyrics were not read", "err", err)
			}
			w.lyrics.looked, w.lyrics.shown = true, shown
			w.showLyrics()
			w.onTick()
		}
	})
}

// embedded are the lyrics in the tags of a file.
func (w *Window) embedded(path string) string {
	at, ok := slices.BinarySearchFunc(w.snap.Tracks, path, func(t *library.Track, p string) int { return strings.Compare(t.Path, p) })
	if !ok {
		return ""
	}
	return w.snap.Tracks[at].Tags.Lyrics
}

// findLyrics reads the lyrics of a song: the file that the fan chose, the one
// that lies beside it, those in its tags. What cannot be read is passed over
// where there is another.
func findLyrics(path, chosen, embedded string) (read *lyrics.Lyrics, err error) {
	defer func() {
		if r := recover(); r != nil { // a lyrics file may hold anything
			read, err = nil, fmt.Errorf("read lyrics for %q: %v", path, r)
		}
	}()
	files := []string{chosen}
	if beside, ok := lyrics.Find(path); ok {
		files = append(files, beside)
	}
	for _, f := range files {
		if f == "" {
			continue
		}
		if read, err = lyrics.Read(f); err == nil && len(read.Lines) > 0 {
			return read, nil
		}
	}
	if embedded != "" {
		return lyrics.ParseText(embedded)
	}
	return nil, err
}

// linesOff are the lines of the lyrics that the fan has switched off.
func (w *Window) linesOff() []string { return strings.Split(w.o.Library.Setting(keyLines), ",") }

// toggleLines switches one of the three lines on or off.
func (w *Window) toggleLines(which string) {
	off := w.linesOff()
	if i := slices.Index(off, which); i >= 0 {
		off = slices.Delete(off, i, i+1)
	} else {
		off = append(off, which)
	}
	off = slices.DeleteFunc(off, func(s string) bool { return s == "" })
	w.o.Library.SetSetting(keyLines, strings.Join(off, ","))
	w.showLyrics()
}

// showLyrics shows the lyrics on Now Playing.
func (w *Window) showLyrics() {
	off := w.linesOff()
	on := func(which string) bool { return !slices.Contains(off, which) }
	shift := w.kept.song.Lyrics
	w.playing.SetLyrics(page.LyricsShown{
		Song: w.lyrics.path, Looked: w.lyrics.looked, Lyrics: w.lyrics.shown,
		Hangul: on(page.LinesHangul), Roman: on(page.LinesRoman), Meaning: on(page.LinesMeaning),
		Shift: view.Shift(shift, w.words), Shifted: shift != 0,
	})
}

// line is the line that is sung at a place of the song.
func (w *Window) line(position time.Duration) int {
	return w.lyrics.shown.At(position, w.kept.song.Lyrics)
}

// seekLine goes to where a line is sung.
func (w *Window) seekLine(line int) {
	if ly := w.lyrics.shown; ly != nil && ly.Synced && line >= 0 && line < len(ly.Lines) {
		from, _ := ly.Stretch(line, line, w.kept.song.Lyrics)
		w.o.Player.Seek(from)
		w.onTick()
	}
}

// shiftLyrics moves the lyrics of the song that plays; negative is earlier.
func (w *Window) shiftLyrics(by time.Duration) {
	if w.lyrics.shown == nil || !w.lyrics.shown.Synced {
		return
	}
	to := w.kept.song.Lyrics + by
	w.shiftTo(to.Round(shiftStep))
}

func (w *Window) shiftTo(to time.Duration) {
	told := view.Shift(to, w.words)
	w.keepSong("shift", told, func(s *library.Song) { s.Lyrics = to })
	w.showLyrics()
	if w.screen != screenPlaying {
		w.tell(told)
	}
	w.onTick()
}

// lineMenu is the menu of a line of the lyrics.
func (w *Window) lineMenu(line int, at fyne.Position) {
	ly := w.lyrics.shown
	if ly == nil || line < 0 || line >= len(ly.Lines) {
		return
	}
	t := w.words.T
	var items []*fyne.MenuItem
	if ly.Synced {
		items = append(items,
			fyne.NewMenuItem(t("lyrics.line.play"), func() { w.seekLine(line) }),
			fyne.NewMenuItem(t("lyrics.line.loop"), func() { w.loopLine(line, false) }))
		if w.kept.on() && w.lyrics.last >= 0 && line != w.lyrics.first {
			items = append(items, fyne.NewMenuItem(t("lyrics.line.extend"), func() { w.loopLine(line, true) }))
		}
	}
	items = append(items, fyne.NewMenuItem(t("lyrics.line.copy"), func() {
		w.copied(ly.Lines[line].Text, t("lyrics.line.copied", "text", ly.Lines[line].Text))
	}))
	fynewidget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

// pickLyrics asks for a file of lyrics for the song that plays.
func (w *Window) pickLyrics() {
	path := w.now.Path
	if path == "" {
		w.tell(w.words.T("lyrics.nothing"))
		return
	}
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if f == nil || err != nil {
			w.fail(err, "")
			return
		}
		file := f.URI().Path()
		_ = f.Close() // only its name was wanted
		w.useLyrics(path, file)
	}, w.win)
	d.SetTitleText(w.words.T("lyrics.open"))
	d.SetConfirmText(w.words.T("picker.open"))
	d.SetDismissText(w.words.T("picker.cancel"))
	d.SetFilter(storage.NewExtensionFileFilter([]string{".lrc", ".LRC", ".txt", ".TXT"}))
	w.showPicker(d)
}

// useLyrics takes a file as the lyrics of a song, from now on.
func (w *Window) useLyrics(path, file string) {
	lib := w.o.Library
	w.bridge.work(func() func() {
		read, err := lyrics.Read(file)
		if err != nil || len(read.Lines) == 0 {
			return func() { w.tell(w.words.T("lyrics.bad", "file", view.FileName(file))) }
		}
		return func() {
			key := keyLyricsFor + path
			before := lib.Setting(key)
			lib.SetSetting(key, file)
			w.lyrics.path = ""
			w.followLyrics()
			w.did(w.words.T("lyrics.opened", "file", view.FileName(file)), func() error {
				lib.SetSetting(key, before)
				w.bridge.do(func() { w.lyrics.path = ""; w.followLyrics() })
				return nil
			})
		}
	})
}

// lyricsOf opens Now Playing on an entry's lyrics; it plays, unless it does
// already.
func (w *Window) lyricsOf(ref catalog.Ref) {
	if w.now.Ref != ref || !w.now.Linked {
		w.press(ref)
	}
	if !w.sheet.Shown() {
		w.openPlaying()
	}
}

// isLyrics reports whether a file is one of lyrics, by its name.
func isLyrics(path string) bool { return strings.EqualFold(filepath.Ext(path), ".lrc") }

// dropLyrics takes a file of lyrics for the song that plays.
func (w *Window) dropLyrics(file string) {
	if w.now.Path == "" {
		w.tell(w.words.T("lyrics.dropped"))
		return
	}
	w.useLyrics(w.now.Path, file)
}

// chosenLine is the line that the keys mean.
func (w *Window) chosenLine() int {
	if w.screen == screenPlaying {
		return w.playing.Line()
	}
	return w.line(w.o.Player.Position())
}
