package view

import (
	"time"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/ui/words"
)

// Detail is the drama page of one entry.
type Detail struct {
	Ref       catalog.Ref
	Crumb     string
	Art       Art
	Mark      Mark
	Number    int
	Heat      float64
	Drama     string // always in English where there is one
	Native    string // always in Korean where there is one
	Song      string
	SongOther string // the song's title in the other language
	Artist    string
	Why       string
	Source    string // "In Reprise's own words, after ..."
	SourceURL string
	Links     []catalog.Link
	Total     string // "212 passes in all"
	Longest   string
	Since     string
	Files     []File
	Missing   string // the sentence when no file is there
	Others    []Song // the drama's other songs in this list
	Moments   []Moment
	Loops     []Loop
	PlayLabel string
	CanPlay   bool
	Playing   bool // this entry is the one that is chosen and plays
}

// File is one file of an entry, linked or offered.
type File struct {
	Path    string
	Name    string
	Line    string // where, what, how long
	Score   int    // 0 to 100
	Linked  bool
	ByHand  bool
	Role    string // "Inst.", "" for the version that the entry asks for
	Reasons []Reason
	Hearing bool  // this file is what plays now
	Teach   Teach // the names that linking it would say are the same
}

// Teach is a pair of names that are one singer; zero when there is none.
type Teach struct {
	Name string // as the file says it
	Same string // as the list says it
	// Likely tells that nothing speaks against it: the names are in scripts that
	// cannot be compared. Other pairs may be a cover, so the fan must ask for them.
	Likely bool
}

// Reason is one sentence of why, with the way it speaks.
type Reason struct {
	Mark match.Mark
	Text string
}

// BuildDetail lays out the drama page of e.
func BuildDetail(s *library.Snapshot, e *library.Entry, now Now, w *words.Words) Detail {
	c := e.Entry
	song := buildSong(e, now, w)
	d := Detail{
		Ref: e.Ref, Crumb: crumb(e.List, w), Art: PosterOf(e), Mark: song.Mark, Number: e.Counts.Passes,
		Heat: Heat(e.Counts.Passes), Drama: c.Drama.Title, Native: c.Drama.Native,
		Song: SongTitle(c, w), Artist: ArtistLine(c, w), Why: w.Pick(c.Why, c.WhyNative),
		Links: c.Links, PlayLabel: w.T("detail.play"), CanPlay: e.State == library.Linked,
		Moments: buildMoments(e), Loops: BuildLoops(e, w),
	}
	if c.Song.Native != "" && c.Song.Native != c.Song.Title {
		d.SongOther = c.Song.Native
		if w.Korean() {
			d.SongOther = c.Song.Title
		}
	}
	if e.List.Source.Title != "" {
		d.Source, d.SourceURL = w.T("entry.source", "title", e.List.Source.Title), e.List.Source.URL
	}
	if song.Mark == Playing {
		d.Number, d.Playing = now.Pass, now.Playing
		d.PlayLabel = w.T("detail.playing")
	}
	if !d.CanPlay {
		d.PlayLabel = w.T("detail.find")
	}
	d.Total, d.Longest, d.Since = countLines(e.Counts, w)
	d.Files = BuildFiles(s, e, now, w)
	if len(d.Files) == 0 {
		d.Missing = w.T("entry.missing")
	}
	for _, other := range s.Entries {
		if other.Ref.List == e.Ref.List && other.Ref != e.Ref && ArtOf(other.Entry).ID == d.Art.ID {
			d.Others = append(d.Others, buildSong(other, now, w))
			if p := PosterOf(other); d.Art.Cover == "" {
				d.Art = p
			}
		}
	}
	return d
}

func crumb(l *catalog.List, w *words.Words) string {
	if l.Part > 0 {
		return w.T("detail.crumb", "list", ListName(l, w), "n", l.Part)
	}
	return ListName(l, w)
}

func countLines(c library.Counts, w *words.Words) (total, longest, since string) {
	switch c.Passes {
	case 0:
		return w.T("pass.total.none"), "", ""
	case 1:
		total = w.T("pass.total.one")
	default:
		total = w.T("pass.total", "n", Number(c.Passes))
	}
	if c.Longest > 1 {
		longest = w.T("pass.longest", "n", Number(c.Longest))
	}
	if !c.First.IsZero() {
		since = w.T("pass.since", "date", Date(c.First, w))
	}
	return total, longest, since
}

// Date writes a day in the window's language: "3 March 2024", "2024년 3월 3일".
func Date(t time.Time, w *words.Words) string {
	if w.Korean() {
		return t.Format("2006년 1월 2일")
	}
	return t.Format("2 January 2006")
}

// When writes a moment as one says it now: "today at 21:06", or the day.
func When(t, now time.Time, w *words.Words) string {
	if y, m, d := t.Date(); y == now.Year() && m == now.Month() && d == now.Day() {
		return w.T("time.today", "time", t.Format("15:04"))
	}
	return Date(t, w)
}

// BuildFiles lists the linked file first, then what else could be it.
func BuildFiles(s *library.Snapshot, e *library.Entry, now Now, w *words.Words) []File {
	var files []File
	if e.Track != nil {
		f := fileOf(s, e.Track, e.Link, now, w)
		f.Linked, f.ByHand = true, e.ByHand
		if e.ByHand {
			f.Reasons = append([]Reason{{Mark: match.Agrees, Text: w.T("entry.hand")}}, f.Reasons...)
			f.Score = 100
		}
		files = append(files, f)
	}
	for _, c := range e.Candidates {
		files = append(files, fileOf(s, c.Track, c.Candidate, now, w))
	}
	return files
}

func fileOf(s *library.Snapshot, t *library.Track, c match.Candidate, now Now, w *words.Words) File {
	f := File{Path: c.Path, Score: Percent(c.Score)}
	if t != nil {
		f.Path = t.Path
		f.Line = FileLine(t, s.Roots)
	}
	f.Name = FileName(f.Path)
	f.Hearing = now.Shown && now.Playing && now.Path == f.Path
	if c.Role != match.Original {
		f.Role = w.T("role." + string(c.Role))
	}
	for _, r := range c.Reasons {
		f.Reasons = append(f.Reasons, Reason{Mark: r.Mark, Text: ReasonText(r, w)})
		if (r.Code == "artist.unread" || r.Code == "artist.other") && len(r.Args) == 2 {
			f.Teach = Teach{Name: r.Args[0], Same: r.Args[1], Likely: r.Code == "artist.unread"}
		}
	}
	return f
}

// ReasonText says a reason in the window's language.
func ReasonText(r match.Reason, w *words.Words) string {
	return w.List("reason."+r.Code, r.Args)
}

// Percent returns a score in [0,1] as the number in the score ring. Only
// certainty is 100.
func Percent(score float64) int {
	p := int(score*100 + .5)
	if p > 99 && score < 1 {
		p = 99
	}
	return max(0, min(100, p))
}
