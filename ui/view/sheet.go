package view

import (
	"reprise/library"
	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/ui/words"
)

// Sheet is the link sheet of one entry.
type Sheet struct {
	Ref    catalog.Ref
	Art    Art
	Mark   Mark
	Pill   string // "1 of 2 to check", or the state's word
	Drama  string
	Song   string
	Other  string // the song's title in the other language
	Artist string
	Ask    string // the heading over the files
	Files  []File
	Next   catalog.Ref // the next entry to check, zero when this is the last
}

// BuildSheet lays out the link sheet of e.
func BuildSheet(s *library.Snapshot, e *library.Entry, now Now, w *words.Words) Sheet {
	d := BuildDetail(s, e, Now{}, w)
	sh := Sheet{
		Ref: e.Ref, Art: d.Art, Mark: d.Mark, Song: d.Song, Other: d.SongOther, Artist: d.Artist,
		Drama: w.Pick(d.Drama, d.Native), Files: BuildFiles(s, e, now, w), Ask: w.T("link.ask"),
	}
	check := ToCheck(s)
	sh.Pill = sh.Mark.Word(w)
	for i, ref := range check {
		if ref == e.Ref {
			sh.Pill = w.T("link.title", "n", i+1, "m", len(check))
			sh.Next = check[(i+1)%len(check)]
		} else if sh.Next == (catalog.Ref{}) && e.State != library.ToCheck {
			sh.Next = ref
		}
	}
	if sh.Next == e.Ref {
		sh.Next = catalog.Ref{}
	}
	switch {
	case len(sh.Files) == 0 && len(s.Roots) == 0:
		sh.Ask = w.T("link.none.roots")
	case len(sh.Files) == 0:
		sh.Ask = w.T("link.none")
	case sh.Files[0].Linked:
		sh.Ask = w.T("link.ask.linked")
	}
	return sh
}

// ToCheck lists the entries to check, in the wall's order.
func ToCheck(s *library.Snapshot) []catalog.Ref {
	var refs []catalog.Ref
	for _, e := range s.Entries {
		if e.State == library.ToCheck {
			refs = append(refs, e.Ref)
		}
	}
	return refs
}

// FoundFiles lists searched files as the link sheet shows them: without a
// score or reasons, since nobody compared them.
func FoundFiles(s *library.Snapshot, tracks []*library.Track, now Now, w *words.Words) []File {
	files := make([]File, 0, len(tracks))
	for _, t := range tracks {
		files = append(files, fileOf(s, t, match.Candidate{Path: t.Path}, now, w))
	}
	return files
}
