package view

import (
	"context"
	"slices"
	"strings"
	"sync"
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
// their tracks, and the last order of all files, because that is what the end of
// a search goes back to. Any goroutine may use it; sorting takes turns, and a
// search in its own order never waits for it.
type Shelf struct {
	mu       sync.Mutex // held while sorting
	collator *collate.Collator
	buffer   collate.Buffer
	keys     map[*library.Track]*trackKeys
	names    map[string]string // of dramas
	all      []Item            // every file, in the order of allBy
	allBy    Ask
}

// trackKeys are the sort keys of one file's names, made when they are needed.
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
	list, err := s.ordered(ctx, a)
	if err != nil {
		return Shown{}, err
	}
	out := Shown{Counts: map[Filter]int{}}
	if a.Filter == AllFiles {
		out.Items = make([]Item, 0, len(list))
	}
	filters := []Filter{AllFiles, OnTheWall, FilesToCheck, InTrouble}
	var counts [4]int
	for i, it := range list {
		if i%1024 == 0 && ctx.Err() != nil {
			return Shown{}, ctx.Err()
		}
		for n, f := range filters {
			if it.in(f) {
				counts[n]++
				if f == a.Filter {
					out.Items = append(out.Items, it)
				}
			}
		}
	}
	for n, f := range filters {
		out.Counts[f] = counts[n]
	}
	out.Jumps = jumps(out.Items, a)
	return out, ctx.Err()
}

// ordered returns what is asked for in its order, whatever the filter.
func (s *Shelf) ordered(ctx context.Context, a Ask) ([]Item, error) {
	if a.Query != nil && a.BestFirst {
		return items(a), nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if a.Query != nil {
		list := items(a)
		return list, s.sort(ctx, list, a)
	}
	of := Ask{Snap: a.Snap, By: a.By, Down: a.Down, Korean: a.Korean}
	if s.all != nil && s.allBy.Snap == of.Snap && s.allBy.By == of.By && s.allBy.Down == of.Down && s.allBy.Korean == of.Korean {
		return s.all, nil
	}
	s.trim(len(a.Snap.Tracks))
	list := items(a)
	if err := s.sort(ctx, list, a); err != nil {
		return nil, err
	}
	s.all, s.allBy = list, of
	return list, nil
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

// keyed is an item with what it is sorted by.
type keyed struct {
	item        Item
	text, title string
	number      int64
}

// sort sorts items. What a row does not say stands last either way round.
func (s *Shelf) sort(ctx context.Context, list []Item, a Ask) error {
	rows := make([]keyed, len(list))
	for i, it := range list {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		rows[i] = s.keyed(it, a)
	}
	numeric := a.By == ByLength || a.By == ByPasses
	slices.SortFunc(rows, func(x, y keyed) int {
		c, none := strings.Compare(x.text, y.text), missing(x.text == "", y.text == "")
		if numeric {
			c, none = compare(x.number, y.number), missing(x.number == 0, y.number == 0)
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
	return ctx.Err()
}

// keyed is an item with the keys of the column that is asked for.
func (s *Shelf) keyed(it Item, a Ask) keyed {
	k := keyed{item: it, title: s.name(it, ByTitle)}
	switch a.By {
	case ByArtist, ByAlbum:
		k.text = s.name(it, a.By)
	case ByWall:
		k.text = s.drama(it, a.Korean)
	case ByFile:
		k.text = FormatWord(it.Track)
	case ByLength:
		k.number = length(it)
	case ByPasses:
		k.number = int64(Passes(it))
	default:
		k.text = k.title
	}
	return k
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

// name returns the key of an item's title, artist or album.
func (s *Shelf) name(i Item, by Column) string {
	if i.Track == nil {
		if by == ByTitle {
			return s.key(FileName(i.Trouble.Path))
		}
		return ""
	}
	k := s.keys[i.Track]
	if k == nil {
		k = &trackKeys{}
		s.keys[i.Track] = k
	}
	key, name := &k.title, TrackTitle(i.Track)
	switch by {
	case ByArtist:
		key, name = &k.artist, i.Track.Tags.Artist
	case ByAlbum:
		key, name = &k.album, i.Track.Tags.Album
	}
	if *key == "" {
		*key = s.key(name)
	}
	return *key
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
	key := s.collator.KeyFromString(&s.buffer, name)
	return string(append([]byte{class}, key...))
}
