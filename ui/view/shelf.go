package view

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"reprise/library"
	"reprise/library/hangul"
)

// Column is a column of the library's table.
type Column int

// The columns that a table can be sorted by.
const (
	ByTitle Column = iota
	ByArtist
	ByWall
	ByAlbum
	ByLength
	ByFile
	ByPasses
	columnCount
)

// Filter is which files the library's table shows.
type Filter string

// The filters.
const (
	AllFiles     Filter = "all"
	OnTheWall    Filter = "wall"
	FilesToCheck Filter = "check"
	InTrouble    Filter = "trouble"
)

// Ask is what the library's table is asked to show.
type Ask struct {
	Snap   *library.Snapshot
	Filter Filter
	By     Column
	Down   bool // the last first
	// Query is what is searched for, nil for nothing; then only Found is to be
	// shown. BestFirst keeps the order of Found instead of sorting it.
	Query     *hangul.Query
	Found     []*library.Track
	BestFirst bool
	Korean    bool // the window speaks Korean: dramas are sorted by their Korean names
}

// Item is one row of the table before it is put into words: a file, with the
// entry it is linked to or the one that asks whether it is it, or a folder that
// could not be looked into.
type Item struct {
	Track   *library.Track
	Linked  *library.Entry
	Asked   *library.Entry
	Trouble *library.Trouble // what is wrong with it, nil when nothing is
}

// Path is the path of the item's file or folder.
func (i Item) Path() string {
	if i.Track != nil {
		return i.Track.Path
	}
	return i.Trouble.Path
}

// Shown is the table's answer to an Ask: what it shows, in order.
type Shown struct {
	Items  []Item
	Counts map[Filter]int // of what was searched for, by filter
	Jumps  []Jump         // the letters that it holds; empty where the order has none
}

// Shelf orders the fan's files for the library's table. It keeps the sort key
// of every name, because making them is most of the work and snapshots share
// their tracks. A Shelf belongs to one goroutine at a time.
type Shelf struct {
	collator *collate.Collator
	buffer   collate.Buffer
	keys     map[*library.Track]*trackKeys
	names    map[string]string // of dramas
}

// trackKeys are the sort keys of one file's names.
type trackKeys struct{ title, artist, album string }

// NewShelf makes an empty shelf.
func NewShelf() *Shelf {
	return &Shelf{
		collator: collate.New(language.Korean, collate.Numeric, collate.IgnoreCase),
		keys:     map[*library.Track]*trackKeys{}, names: map[string]string{},
	}
}

// Arrange finds what is asked for and sorts it. It returns the context's error
// when nobody waits for it any more. It may take a tenth of a second for fifty
// thousand files, so it is not for the UI goroutine.
func (s *Shelf) Arrange(ctx context.Context, a Ask) (Shown, error) {
	s.trim(len(a.Snap.Tracks))
	out := Shown{Counts: map[Filter]int{}}
	for i, it := range items(a) {
		if i%1024 == 0 && ctx.Err() != nil {
			return Shown{}, ctx.Err()
		}
		for _, f := range []Filter{AllFiles, OnTheWall, FilesToCheck, InTrouble} {
			if it.in(f) {
				out.Counts[f]++
			}
		}
		if it.in(a.Filter) {
			out.Items = append(out.Items, it)
		}
	}
	if a.Query == nil || !a.BestFirst {
		if err := s.sort(ctx, out.Items, a); err != nil {
			return Shown{}, err
		}
	}
	out.Jumps = jumps(out.Items, a)
	return out, ctx.Err()
}

// items joins the files that are asked for with their entries and troubles.
func items(a Ask) []Item {
	troubles := make(map[string]*library.Trouble, len(a.Snap.Troubles))
	for i := range a.Snap.Troubles {
		troubles[a.Snap.Troubles[i].Path] = &a.Snap.Troubles[i]
	}
	join := func(t *library.Track) Item {
		it := Item{Track: t, Trouble: troubles[t.Path]}
		it.Linked, it.Asked = a.Snap.ByTrack(t.Path)
		return it
	}
	if a.Query != nil {
		all := make([]Item, len(a.Found))
		for i, t := range a.Found {
			all[i] = join(t)
		}
		return all
	}
	all := make([]Item, 0, len(a.Snap.Tracks)+len(troubles))
	for _, t := range a.Snap.Tracks {
		it := join(t)
		delete(troubles, t.Path)
		all = append(all, it)
	}
	for i := range a.Snap.Troubles { // what is left is about folders and files that are no tracks
		if t := &a.Snap.Troubles[i]; troubles[t.Path] == t {
			all = append(all, Item{Trouble: t})
		}
	}
	return all
}

// in reports whether a filter lets the item through. A folder is no file: it
// shows among the troubles alone.
func (i Item) in(f Filter) bool {
	switch f {
	case OnTheWall:
		return i.Linked != nil
	case FilesToCheck:
		return i.Asked != nil
	case InTrouble:
		return i.Trouble != nil || i.Track.Err != ""
	}
	return i.Track != nil
}

// sort sorts items. What a row does not say stands last either way round.
func (s *Shelf) sort(ctx context.Context, list []Item, a Ask) error {
	type keyed struct {
		item        Item
		text, title string
		number      int64
	}
	rows := make([]keyed, len(list))
	for i, it := range list {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		k := s.of(it)
		rows[i] = keyed{item: it, title: k.title}
		switch a.By {
		case ByArtist:
			rows[i].text = k.artist
		case ByAlbum:
			rows[i].text = k.album
		case ByWall:
			rows[i].text = s.drama(it, a.Korean)
		case ByFile:
			rows[i].text = FormatWord(it.Track)
		case ByLength:
			rows[i].number = length(it)
		case ByPasses:
			rows[i].number = int64(Passes(it))
		default:
			rows[i].text = k.title
		}
	}
	numeric := a.By == ByLength || a.By == ByPasses
	slices.SortFunc(rows, func(x, y keyed) int {
		c, none := 0, 0
		if numeric {
			c, none = compare(x.number, y.number), missing(x.number == 0, y.number == 0)
		} else {
			c, none = strings.Compare(x.text, y.text), missing(x.text == "", y.text == "")
		}
		switch {
		case none != 0:
			return none
		case c != 0 && a.Down:
			return -c
		case c != 0:
			return c
		}
		if c = strings.Compare(x.title, y.title); c != 0 {
			return c
		}
		return strings.Compare(x.item.Path(), y.item.Path())
	})
	for i := range rows {
		list[i] = rows[i].item
	}
	return nil
}

func compare(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// missing puts what says nothing last.
func missing(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func length(i Item) int64 {
	if i.Track == nil {
		return 0
	}
	return int64(i.Track.Tags.Duration / time.Millisecond)
}

// Passes is how often the item's song was heard: as an entry's where it is one.
func Passes(i Item) int {
	switch {
	case i.Linked != nil:
		return i.Linked.Counts.Passes
	case i.Track != nil:
		return i.Track.Counts.Passes
	}
	return 0
}

// of returns the keys of an item, made when they are needed first.
func (s *Shelf) of(i Item) *trackKeys {
	if i.Track == nil {
		return &trackKeys{title: s.key(FileName(i.Trouble.Path))}
	}
	if k := s.keys[i.Track]; k != nil {
		return k
	}
	g := &i.Track.Tags
	k := &trackKeys{title: s.key(TrackTitle(i.Track)), artist: s.key(g.Artist), album: s.key(g.Album)}
	s.keys[i.Track] = k
	return k
}

// drama returns the key of the drama that an item is linked to or asked by.
func (s *Shelf) drama(i Item, korean bool) string {
	e := i.Linked
	if e == nil {
		e = i.Asked
	}
	if e == nil {
		return ""
	}
	name := e.Entry.Drama.Title
	if korean && e.Entry.Drama.Native != "" {
		name = e.Entry.Drama.Native
	}
	k, ok := s.names[name]
	if !ok {
		k = s.key(name)
		s.names[name] = k
	}
	return k
}

// trim forgets everything when most keys belong to tracks that were replaced.
func (s *Shelf) trim(tracks int) {
	if len(s.keys) > 2*tracks+1000 {
		s.keys = make(map[*library.Track]*trackKeys, tracks)
	}
}

// key is what a name is sorted by: names in Hangul first, then in Latin letters,
// then the rest, and within each as Korean dictionaries have it. Marks before
// the first letter do not count. A name without letters has a key too, an empty
// one has none.
func (s *Shelf) key(name string) string {
	if name == "" {
		return ""
	}
	at := strings.IndexFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
	class := byte('3')
	if at >= 0 {
		name = name[at:]
		switch r := LetterOf(name); {
		case hangul.IsJamo(r):
			class = '1'
		case r != OtherLetter:
			class = '2'
		}
	}
	s.buffer.Reset()
	return string(class) + string(s.collator.KeyFromString(&s.buffer, name))
}
