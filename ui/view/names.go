package view

import (
	"path/filepath"
	"strings"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/ui/words"
)

// Art names the poster of a drama.
type Art struct {
	ID      string // the drama's, "secret-garden"
	Title   string // the vertical title, in Hangul where the drama has one
	Motif   string
	Palette string
	Hung    Hung // for what the list does not ask for
	// Cover is the fan's file whose picture takes the drawn poster's place, and
	// when that file changed; "" for none.
	Cover   string
	Changed int64
}

// ArtOf returns the poster of an entry's drama. The drama's id is the entry's
// up to its first slash, so that two songs of one drama share a poster.
func ArtOf(e *catalog.Entry) Art {
	id, _, _ := strings.Cut(e.ID, "/")
	title := e.Drama.Native
	if title == "" {
		title = e.Drama.Title
	}
	return Art{ID: id, Title: title, Motif: e.Art.Motif, Palette: e.Art.Palette}
}

// PosterOf returns the poster of an entry as the fan wants it.
func PosterOf(e *library.Entry) Art {
	a := ArtOf(e.Entry)
	if e.Song.Cover && e.State == library.Linked && e.Track.Tags.HasArt {
		a.Cover, a.Changed = e.Track.Path, e.Track.ModTime.UnixNano()
	}
	return a
}

// SongTitle returns the song's title in the window's language.
func SongTitle(e *catalog.Entry, w *words.Words) string {
	return w.Pick(e.Song.Title, e.Song.Native)
}

// ArtistLine returns the artists as one line: "Kim Na Young & Mad Clown", and
// with commas from three on and in Korean.
func ArtistLine(e *catalog.Entry, w *words.Words) string {
	names := make([]string, 0, len(e.Artists)+len(e.Featured))
	for _, a := range e.Artists {
		names = append(names, w.Pick(a.Name, a.Native))
	}
	if len(names) == 2 && len(e.Featured) == 0 && !w.Korean() {
		return names[0] + " & " + names[1]
	}
	for _, a := range e.Featured {
		names = append(names, w.Pick(a.Name, a.Native))
	}
	return strings.Join(names, ", ")
}

// ListName returns the list's title in the window's language.
func ListName(l *catalog.List, w *words.Words) string { return w.Pick(l.Title, l.Native) }

// FileName returns the last element of path.
func FileName(path string) string {
	if path == "" {
		return ""
	}
	return filepath.Base(path)
}

// FileLine returns where a file is and what it is: "Music/OST · FLAC · 3:51".
// The folder is shortened to the last element of its root and what follows, so
// that it says where without telling the fan's whole disk.
func FileLine(t *library.Track, roots []library.Root) string {
	if t == nil {
		return ""
	}
	parts := []string{shortFolder(filepath.Dir(t.Path), roots)}
	if t.Tags.Format != "" {
		parts = append(parts, string(t.Tags.Format))
	}
	if t.Tags.Duration > 0 {
		parts = append(parts, Clock(t.Tags.Duration))
	}
	return strings.Join(parts, " · ")
}

func shortFolder(dir string, roots []library.Root) string {
	for _, r := range roots {
		rel, err := filepath.Rel(r.Path, dir)
		if err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return filepath.Join(filepath.Base(r.Path), rel)
		}
	}
	return dir
}

// Wanted lists the missing songs of a list, a line each, for the clipboard:
// "Drama: Singer, Song (Korean title)". n is how many.
func Wanted(s *library.Snapshot, list string, w *words.Words) (text string, n int) {
	var b strings.Builder
	for _, e := range s.Entries {
		if e.Ref.List != list || e.State != library.Missing {
			continue
		}
		n++
		b.WriteString(WantedLine(e.Entry, w) + "\n")
	}
	return b.String(), n
}

// WantedLine names one song to whoever may have it: "Drama: Singer, Song (Korean
// title)".
func WantedLine(e *catalog.Entry, w *words.Words) string {
	line := w.Pick(e.Drama.Title, e.Drama.Native) + ": " + ArtistLine(e, w) + ", " + e.Song.Title
	if e.Song.Native != "" && e.Song.Native != e.Song.Title {
		line += " (" + e.Song.Native + ")"
	}
	return line
}
