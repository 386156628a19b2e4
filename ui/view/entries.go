package view

import (
	"strings"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/library/hangul"
	"reprise/ui/words"
)

// EntryRow is one entry among which the fan chooses where a file belongs.
type EntryRow struct {
	Ref    catalog.Ref
	Mark   Mark
	Drama  Marked
	Song   Marked
	Artist Marked
	Label  string
}

// BuildEntryRows lists the entries that a search finds, all for an empty one.
// Those that ask about the file at path come first, then those without a file,
// each kind in the order of the lists.
func BuildEntryRows(s *library.Snapshot, path, query string, w *words.Words) []EntryRow {
	q := hangul.NewQuery(query)
	var ranked [3][]EntryRow
	for _, e := range s.Entries {
		if !q.Empty() && !q.In(strings.Join(entryTexts(e.Entry), "\n")) {
			continue
		}
		rank := 2
		switch {
		case offers(e, path):
			rank = 0
		case e.Track == nil:
			rank = 1
		}
		ranked[rank] = append(ranked[rank], entryRow(e, q, w))
	}
	return append(append(ranked[0], ranked[1]...), ranked[2]...)
}

// WithEntries puts before what a search found the files that are linked to an
// entry which has the query in a name: a file in English is found by the song's
// Korean title, and by its drama.
func WithEntries(s *library.Snapshot, q *hangul.Query, found []*library.Track) []*library.Track {
	var first []*library.Track
	seen := map[*library.Track]bool{}
	for _, e := range s.Entries {
		if e.Track == nil || seen[e.Track] || !q.In(strings.Join(entryTexts(e.Entry), "\n")) {
			continue
		}
		seen[e.Track] = true
		first = append(first, e.Track)
	}
	if first == nil {
		return found
	}
	for _, t := range found {
		if !seen[t] {
			first = append(first, t)
		}
	}
	return first
}

func offers(e *library.Entry, path string) bool {
	for _, c := range e.Candidates {
		if c.Path == path {
			return true
		}
	}
	return false
}

func entryRow(e *library.Entry, q *hangul.Query, w *words.Words) EntryRow {
	mark := func(s string) Marked { return Marked{Text: s, Marks: q.Spans(s)} }
	r := EntryRow{
		Ref: e.Ref, Mark: markOf(e.State), Drama: mark(dramaName(e, w)),
		Song: mark(SongTitle(e.Entry, w)), Artist: mark(ArtistLine(e.Entry, w)),
	}
	r.Label = w.T("card.says", "drama", r.Drama.Text, "song", r.Song.Text, "artist", r.Artist.Text, "state", r.Mark.Word(w))
	return r
}
