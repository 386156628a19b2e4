package view

import (
	"reprise/library"
	"reprise/library/catalog"
	"reprise/ui/words"
)

// checkMost is how many questions the page of what is to be checked shows at
// once; the others come up as these are answered.
const checkMost = 30

// Questions is the page of what is to be checked.
type Questions struct {
	Sub  string // "2 songs wait for your word", "" when none does
	List []Question
	More string // "12 more after these", "" when all are shown
}

// Question is one entry that is not sure of its file.
type Question struct {
	Ref    catalog.Ref
	Art    Art
	Drama  string
	Song   string
	Artist string
	File   File   // the best of what could be it
	Others string // "3 more files", "" when there is no other
	Label  string // for screen readers
}

// BuildQuestions lists what is to be checked, in the wall's order.
func BuildQuestions(s *library.Snapshot, now Now, w *words.Words) Questions {
	var c Questions
	all := 0
	for _, e := range s.Entries {
		if e.State != library.ToCheck || len(e.Candidates) == 0 {
			continue
		}
		all++
		if len(c.List) < checkMost {
			c.List = append(c.List, buildQuestion(s, e, now, w))
		}
	}
	if all > 0 {
		c.Sub = w.T("check.sub", "n", all)
	}
	if n := all - len(c.List); n > 0 {
		c.More = w.T("check.more", "n", n)
	}
	return c
}

func buildQuestion(s *library.Snapshot, e *library.Entry, now Now, w *words.Words) Question {
	files := BuildFiles(s, e, now, w)
	q := Question{
		Ref: e.Ref, Art: ArtOf(e.Entry), Drama: w.Pick(e.Entry.Drama.Title, e.Entry.Drama.Native),
		Song: SongTitle(e.Entry, w), Artist: ArtistLine(e.Entry, w), File: files[0],
	}
	if n := len(files) - 1; n > 0 {
		q.Others = w.T("check.others", "n", n)
	}
	q.Label = w.T("card.says", "drama", q.Drama, "song", q.Song, "artist", q.Artist, "state", markOf(e.State).Word(w))
	return q
}
