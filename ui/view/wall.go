package view

import (
	"slices"
	"strings"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/library/hangul"
	"reprise/ui/words"
)

// Wall is the page of title cards.
type Wall struct {
	Tabs     []Tab
	Sections []Section
	Check    int // entries to check on all lists, for the rail's badge
	Songs    int // entries on all lists
	Found    int
}

// Tab chooses what the wall shows; List is "" for all.
type Tab struct {
	List  string
	Label string
}

// Section is one list on the wall.
type Section struct {
	List     string
	Part     string // "Part 1", "" when the list is no part
	Title    string
	About    string
	Dots     []Mark // one an entry, in the curator's order
	Found    string // "2 of 4 found, 1 to check"
	Playable []catalog.Ref
	Cards    []Card
}

// Card is one drama with its songs.
type Card struct {
	Art   Art
	Title string
	Mark  Mark
	// Number is shown in the ring: the pass that plays, or the passes in all.
	Number int
	Heat   float64
	Songs  []Song
	// Marks are what a search found in Title, from byte to byte.
	Marks [][2]int
	// Press is the entry that a click or Enter is for: the one that plays, else
	// the first that is linked, else the first to check, else the first.
	Press catalog.Ref
	Label string // for screen readers and the status line
	// Sounding tells that one of its songs is heard now.
	Sounding bool
}

// Song is one line under a card.
type Song struct {
	Ref    catalog.Ref
	Mark   Mark
	Title  string
	Artist string
	Passes int
	// TitleMarks and ArtistMarks are what a search found in them.
	TitleMarks, ArtistMarks [][2]int
}

// WallOptions choose what the wall shows.
type WallOptions struct {
	List  string        // one list's id, "" for all
	Query *hangul.Query // what is searched for, nil for nothing
	Now   Now
}

// BuildWall lays out the lists. An entry is always on it, with or without a file.
func BuildWall(s *library.Snapshot, o WallOptions, w *words.Words) Wall {
	wall := Wall{Tabs: []Tab{{Label: w.T("tab.all")}}}
	byList := map[string][]*library.Entry{}
	for _, e := range s.Entries {
		byList[e.Ref.List] = append(byList[e.Ref.List], e)
		wall.Songs++
		switch e.State {
		case library.ToCheck:
			wall.Check++
		case library.Linked, library.Away, library.Unreadable:
			wall.Found++
		}
	}
	for _, l := range s.Lists {
		wall.Tabs = append(wall.Tabs, Tab{List: l.ID, Label: listTab(l, w)})
		if o.List != "" && o.List != l.ID {
			continue
		}
		sec := buildSection(l, byList[l.ID], o, w)
		if o.Query != nil && len(sec.Cards) == 0 {
			continue
		}
		wall.Sections = append(wall.Sections, sec)
	}
	return wall
}

func listTab(l *catalog.List, w *words.Words) string {
	if l.Part > 0 {
		return w.T("tab.part", "n", l.Part)
	}
	return ListName(l, w)
}

func buildSection(l *catalog.List, entries []*library.Entry, o WallOptions, w *words.Words) Section {
	sec := Section{List: l.ID, Title: ListName(l, w), About: w.Pick(l.About, l.AboutNative)}
	if l.Part > 0 {
		sec.Part = w.T("tab.part", "n", l.Part)
	}
	found, check := 0, 0
	byDrama := map[string]int{}
	for _, e := range entries {
		song := buildSong(e, o.Now, w)
		sec.Dots = append(sec.Dots, song.Mark)
		switch e.State {
		case library.ToCheck:
			check++
		case library.Linked, library.Away, library.Unreadable:
			found++
		}
		if e.State == library.Linked {
			sec.Playable = append(sec.Playable, e.Ref)
		}
		if o.Query != nil && !slices.ContainsFunc(entryTexts(e.Entry), o.Query.In) {
			continue
		}
		art := PosterOf(e)
		at, ok := byDrama[art.ID]
		if !ok {
			at = len(sec.Cards)
			byDrama[art.ID] = at
			sec.Cards = append(sec.Cards, Card{Art: art, Title: w.Pick(e.Entry.Drama.Title, e.Entry.Drama.Native)})
		}
		if art.Cover != "" { // one song of the drama is enough
			sec.Cards[at].Art = art
		}
		if o.Query != nil {
			song.TitleMarks, song.ArtistMarks = o.Query.Spans(song.Title), o.Query.Spans(song.Artist)
			sec.Cards[at].Marks = o.Query.Spans(sec.Cards[at].Title)
		}
		sec.Cards[at].Songs = append(sec.Cards[at].Songs, song)
	}
	for i := range sec.Cards {
		finishCard(&sec.Cards[i], o.Now, w)
	}
	sec.Found = foundLine(found, len(entries), check, w)
	return sec
}

func foundLine(found, all, check int, w *words.Words) string {
	if check == 0 {
		return w.T("part.found.only", "n", found, "m", all)
	}
	return w.T("part.found", "n", found, "m", all, "k", check)
}

func buildSong(e *library.Entry, now Now, w *words.Words) Song {
	s := Song{
		Ref: e.Ref, Mark: markOf(e.State), Passes: e.Counts.Passes,
		Title: SongTitle(e.Entry, w), Artist: ArtistLine(e.Entry, w),
	}
	if now.Shown && now.Linked && now.Ref == e.Ref {
		s.Mark = Playing
	}
	return s
}

// finishCard decides what the whole card shows from its songs.
func finishCard(c *Card, now Now, w *words.Words) {
	best, passes := 0, 0
	for i, s := range c.Songs {
		passes += s.Passes
		if s.Mark > c.Songs[best].Mark {
			best = i
		}
	}
	c.Mark, c.Press, c.Number, c.Heat = c.Songs[best].Mark, c.Songs[best].Ref, passes, Heat(passes)
	if c.Mark == Playing {
		c.Number, c.Sounding = now.Pass, now.Playing
	}
	labels := make([]string, 0, len(c.Songs))
	for _, s := range c.Songs {
		l := w.T("card.says", "drama", c.Title, "song", s.Title, "artist", s.Artist, "state", s.Mark.Word(w))
		if s.Passes > 0 {
			l += ", " + w.T("card.passes", "n", s.Passes)
		}
		labels = append(labels, l)
	}
	c.Label = strings.Join(labels, "; ")
}

// entryTexts are the names by which an entry is found.
func entryTexts(e *catalog.Entry) []string {
	texts := []string{e.Drama.Title, e.Drama.Native, e.Song.Title, e.Song.Native}
	texts = append(append(texts, e.Drama.Aliases...), e.Song.Aliases...)
	for _, a := range append(append([]catalog.Artist{}, e.Artists...), e.Featured...) {
		texts = append(append(texts, a.Name, a.Native, a.Group, a.GroupNative), a.Aliases...)
	}
	return texts
}
