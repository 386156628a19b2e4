package view

import (
	"path/filepath"
	"strings"

	"reprise/library"
	"reprise/library/hangul"
	"reprise/library/tags"
	"reprise/ui/words"
)

// Marked is a text with the parts that a search found in it.
type Marked struct {
	Text  string
	Marks [][2]int // from byte to byte
}

// TrackRow is one row of the library's table.
type TrackRow struct {
	Path string
	// Mark is the ring at its left; HasMark is false for a file that is no
	// entry's and sound.
	Mark    Mark
	HasMark bool
	Title   Marked
	Artist  Marked
	Album   Marked
	Wall    Marked // the drama that it is linked to or may belong to, or what is wrong
	Plain   bool   // Wall is a sentence and no drama's name
	Length  string
	File    string // "FLAC"
	Passes  string
	Heard   bool
	Often   bool // heard more often than most: its passes stand out
	Asked   bool // Wall is a drama that asks whether this is its song
	// Sounding tells that it is heard now: a press pauses it.
	Sounding bool
	Reason   bool // Wall is why it cannot be read: a sentence that may need room
	Dim      bool // its folder is away
	Folder   bool // a folder that could not be looked into: there is nothing to play
	Label    string
}

// often is from how many passes on a count stands out.
const often = 50

// none is what stands where a number is not known.
const none = "–"

// BuildTrackRow puts an item into words; q is what was searched for, nil for
// nothing. It is quick enough to be asked for rows as they come into sight.
func BuildTrackRow(i Item, q *hangul.Query, now Now, w *words.Words) TrackRow {
	r := TrackRow{Path: i.Path(), Length: none, Passes: none}
	if i.Track == nil {
		r.Folder, r.HasMark, r.Mark = true, true, Trouble
		r.Title.Text, r.Artist.Text = FileName(r.Path), filepath.Dir(r.Path)
	} else {
		fillTrack(&r, i)
	}
	fillWall(&r, i, w)
	if q != nil {
		for _, m := range []*Marked{&r.Title, &r.Artist, &r.Album} {
			m.Marks = q.Spans(m.Text)
		}
		if !r.Plain {
			r.Wall.Marks = q.Spans(r.Wall.Text)
		}
	}
	if now.Shown && now.Path == r.Path && !r.Folder {
		r.Mark, r.HasMark, r.Sounding = Playing, true, now.Playing
	}
	if n := Passes(i); n > 0 {
		r.Passes, r.Heard, r.Often = Number(n), true, n > often
	}
	r.Label = rowLabel(r, w)
	return r
}

func fillTrack(r *TrackRow, i Item) {
	t := i.Track
	r.Title.Text, r.Artist.Text, r.Album.Text = TrackTitle(t), t.Tags.Artist, t.Tags.Album
	r.File, r.Dim = FormatWord(t), t.Away
	if t.Tags.Duration > 0 {
		r.Length = Clock(t.Tags.Duration)
	}
}

// fillWall says how the file stands with the wall.
func fillWall(r *TrackRow, i Item, w *words.Words) {
	say := func(m Mark) {
		r.Mark, r.HasMark, r.Plain, r.Wall = m, true, true, Marked{Text: m.Word(w)}
	}
	switch {
	case i.Trouble != nil:
		say(Trouble)
		r.Wall.Text, r.Reason = TroubleText(*i.Trouble, w), true
	case i.Track.Err != "":
		say(Trouble)
	case i.Track.Away:
		say(Away)
	case i.Linked != nil:
		r.Mark, r.HasMark = Linked, true
		r.Wall.Text = dramaName(i.Linked, w)
	case i.Asked != nil:
		r.Mark, r.HasMark, r.Asked = Check, true, true
		r.Wall.Text = dramaName(i.Asked, w)
	}
}

func dramaName(e *library.Entry, w *words.Words) string {
	return w.Pick(e.Entry.Drama.Title, e.Entry.Drama.Native)
}

// rowLabel says a row to a screen reader.
func rowLabel(r TrackRow, w *words.Words) string {
	parts := []string{r.Title.Text}
	for _, s := range []string{r.Artist.Text, r.Album.Text} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if r.HasMark {
		parts = append(parts, r.Mark.Word(w))
	}
	if r.Wall.Text != "" && (!r.Plain || r.Reason) {
		parts = append(parts, r.Wall.Text)
	}
	if r.Length != none {
		parts = append(parts, r.Length)
	}
	if r.Passes != none {
		parts = append(parts, w.T("card.passes", "n", r.Passes))
	}
	return strings.Join(parts, ", ")
}

// TrackTitle is the title of a file, or its name where it says none.
func TrackTitle(t *library.Track) string {
	if t.Tags.Title != "" {
		return t.Tags.Title
	}
	name := FileName(t.Path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// FormatWord is the kind of a file as a fan knows it: "FLAC", "OGG".
func FormatWord(t *library.Track) string {
	switch {
	case t == nil:
		return ""
	case t.Tags.Format == tags.Vorbis:
		return "OGG"
	case t.Tags.Format == tags.Unknown:
		return strings.ToUpper(strings.TrimPrefix(filepath.Ext(t.Path), "."))
	}
	return strings.ToUpper(string(t.Tags.Format))
}
