package library

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"reprise/library/hangul"
)

// finder keeps what tracks are found by, made ready for Search.
type finder struct {
	mu    sync.Mutex // held for a search, which never waits for a disk
	texts map[string]*texts
	lined []*texts // those of the tracks that were searched last, in their order
	rows  []*Track // these tracks
}

// texts are the names of the file at one path.
type texts struct {
	of    *Track // whose names they are
	title hangul.Text
	all   hangul.Text // title, artist, album and file name
}

// warmAtOnce is how many texts are made ready before a search may come between.
const warmAtOnce = 100

// Search returns at most limit files whose title, artist, album and file name
// hold the query or each of its words: those whose title alone does first, each
// kind in the order of paths. Words may be written in any of the ways that
// hangul.Query reads; case, spaces, punctuation and the form of letters make no
// difference. An empty query finds nothing; limit <= 0 means all.
func (l *Library) Search(query string, limit int) []*Track {
	q := hangul.NewQuery(query)
	if q.Empty() {
		return nil
	}
	tracks := l.current.Load().Tracks
	if limit <= 0 {
		limit = len(tracks)
	}
	l.finder.mu.Lock()
	defer l.finder.mu.Unlock()
	l.finder.trim(len(tracks))
	var byTitle, others []*Track
	lined := l.finder.line(tracks)
	for i, t := range tracks {
		x := lined[i]
		switch {
		case len(byTitle) == limit || !q.Finds(&x.all):
		case q.Finds(&x.title):
			byTitle = append(byTitle, t)
		case len(others) < limit:
			others = append(others, t)
		}
	}
	found := slices.Concat(byTitle, others)
	return found[:min(limit, len(found))]
}

// line returns the texts of tracks in their order. While a snapshot has the same
// tracks as the one before, which it has for every key of a search, nothing is
// looked up; mu is held.
func (f *finder) line(tracks []*Track) []*texts {
	if len(tracks) > 0 && len(tracks) == len(f.rows) && &tracks[0] == &f.rows[0] {
		return f.lined
	}
	f.rows, f.lined = tracks, make([]*texts, len(tracks))
	for i, t := range tracks {
		f.lined[i] = f.of(t)
	}
	return f.lined
}

// of returns the texts of t, made when they are needed first; mu is held.
func (f *finder) of(t *Track) *texts {
	x := f.texts[t.Path]
	if x != nil && x.of != t && sameNames(x.of, t) {
		x.of = t
	}
	if x != nil && x.of == t {
		return x
	}
	g := &t.Tags
	x = &texts{
		of:    t,
		title: hangul.NewText(g.Title),
		all:   hangul.NewText(strings.Join([]string{g.Title, g.Artist, g.Album, filepath.Base(t.Path)}, "\n")),
	}
	f.texts[t.Path] = x
	return x
}

// sameNames reports whether two tracks of one path are found by the same words.
func sameNames(a, b *Track) bool {
	g, h := &a.Tags, &b.Tags
	return g.Title == h.Title && g.Artist == h.Artist && g.Album == h.Album
}

// trim forgets everything when most texts belong to files that are gone; mu is
// held.
func (f *finder) trim(tracks int) {
	if f.texts == nil || len(f.texts) > 2*tracks+1000 {
		f.texts = make(map[string]*texts, tracks)
	}
}

// warm makes tracks ready, so that no key press has to wait for thousands.
func (f *finder) warm(ctx context.Context, tracks []*Track) {
	for some := range slices.Chunk(tracks, warmAtOnce) {
		if ctx.Err() != nil {
			return
		}
		f.mu.Lock()
		f.trim(len(tracks))
		for _, t := range some {
			f.of(t)
		}
		f.mu.Unlock()
	}
}

// note makes one track ready that a scan just read.
func (f *finder) note(t *Track) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.texts != nil {
		f.of(t)
	}
}
