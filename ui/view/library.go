package view

import (
	"reprise/library"
	"reprise/ui/words"
)

// Library is the library page around its rows.
type Library struct {
	Count    string // "20,113 tracks in 3 folders"
	Found    string // "38 tracks", beside a search
	Query    string
	Filter   Filter
	Filters  []FilterTab
	By       Column
	Down     bool
	Best     bool // the rows are in the order of the search
	Reading  Reading
	Jumps    []Jump
	Empty    Empty
	Troubles int
}

// FilterTab is one of the table's filters.
type FilterTab struct {
	Filter  Filter
	Label   string
	Mark    Mark
	HasMark bool
}

// Empty is why a page shows nothing.
type Empty int

// The reasons.
const (
	NotEmpty    Empty = iota
	NoFolders         // the fan has shown no music yet
	NoTracks          // nothing in the folders, or nothing yet
	NothingHere       // nothing passes the filter
	NothingFound
	StillLooking // a scan runs and has found nothing yet
)

// BuildLibrary lays out what stands around the rows of an answer to ask.
func BuildLibrary(a Ask, query string, sh Shown, w *words.Words) Library {
	v := Library{
		Count: libraryCount(a.Snap, w), Query: query, Filter: a.Filter, By: a.By, Down: a.Down,
		Best: a.Query != nil && a.BestFirst, Jumps: sh.Jumps, Troubles: sh.Counts[InTrouble],
	}
	for _, f := range []FilterTab{
		{Filter: AllFiles, Label: "library.filter.all"},
		{Filter: OnTheWall, Label: "library.filter.wall", Mark: Linked, HasMark: true},
		{Filter: FilesToCheck, Label: "library.filter.check", Mark: Check, HasMark: true},
		{Filter: InTrouble, Label: "library.filter.trouble", Mark: Trouble, HasMark: true},
	} {
		f.Label = w.T(f.Label)
		if n := sh.Counts[f.Filter]; n > 0 && f.Filter != AllFiles {
			f.Label += " " + Number(n)
		}
		v.Filters = append(v.Filters, f)
	}
	if a.Query != nil {
		v.Found = w.T("library.found", "n", Number(len(sh.Items)))
		if len(sh.Items) == 1 {
			v.Found = w.T("library.found.one")
		}
		v.Reading = BuildReading(query, a.Found, w)
	}
	v.Empty = emptiness(a, sh)
	return v
}

func libraryCount(s *library.Snapshot, w *words.Words) string {
	if len(s.Roots) == 1 {
		return w.T("library.count.one", "n", Number(len(s.Tracks)))
	}
	return w.T("library.count", "n", Number(len(s.Tracks)), "m", len(s.Roots))
}

func emptiness(a Ask, sh Shown) Empty {
	switch {
	case len(sh.Items) > 0:
		return NotEmpty
	case a.Query != nil:
		return NothingFound
	case len(a.Snap.Tracks) > 0:
		return NothingHere
	case len(a.Snap.Roots) == 0:
		return NoFolders
	case a.Snap.Scan.Running:
		return StillLooking
	}
	return NoTracks
}

// RowColumn is one column of the table: where it stands in a row, in pixels of
// the design.
type RowColumn struct {
	By      Column
	X, Y, W float32
	Hidden  bool // in a row this narrow there is no room for it
}

// The widths of the table's columns in the design, at a row 1102 wide between
// its paddings of 16.
const (
	rowPad      = 16
	ringColumn  = 44
	lengthWidth = 60
	fileWidth   = 64
	passesWidth = 60
	cellGap     = 14 // at the right of every cell
	rowSpare    = 56 // what the design leaves free at the right
)

// Columns places the table's columns in a row so wide. A narrow row has fewer;
// in XS the artist stands under the title.
func Columns(c Class, width float32) []RowColumn {
	inner := width - 2*rowPad
	flex := []struct {
		by    Column
		share float32
	}{{ByTitle, 268}, {ByArtist, 176}, {ByWall, 196}, {ByAlbum, 178}}
	fixed := []struct {
		by Column
		w  float32
	}{{ByLength, lengthWidth}, {ByFile, fileWidth}, {ByPasses, passesWidth}}
	spare := float32(rowSpare)
	hidden := map[Column]bool{}
	switch c {
	case XS:
		hidden = map[Column]bool{ByArtist: true, ByWall: true, ByAlbum: true, ByFile: true}
		spare = 0
	case S:
		hidden = map[Column]bool{ByAlbum: true, ByFile: true}
		spare = 0
	}
	room, shares := inner-ringColumn-spare, float32(0)
	for _, f := range fixed {
		if !hidden[f.by] {
			room -= f.w
		}
	}
	for _, f := range flex {
		if !hidden[f.by] {
			shares += f.share
		}
	}
	room = max(80, room)
	x := float32(rowPad + ringColumn)
	out := make([]RowColumn, columnCount)
	add := func(by Column, w float32) {
		out[by] = RowColumn{By: by, X: x, W: max(1, w-cellGap), Hidden: hidden[by]}
		if !hidden[by] {
			x += w
		}
	}
	for _, f := range flex {
		add(f.by, room*f.share/shares)
	}
	for _, f := range fixed {
		add(f.by, f.w)
	}
	if c == XS { // the artist under the title
		t := out[ByTitle]
		out[ByTitle].Y = 9
		out[ByArtist] = RowColumn{By: ByArtist, X: t.X, Y: 31, W: t.W}
	}
	return out
}

// RowHeight is how high a row of the table is, in pixels of the design.
func (c Class) RowHeight() float32 {
	if c == XS {
		return 60
	}
	return 46
}
