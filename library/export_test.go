package library

import (
	"maps"
	"slices"
	"strings"

	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/library/store"
)

// RowVersion is the version of the rows that RowOf makes.
const RowVersion = rowVersion

// RowOf encodes a file of the index.
func RowOf(t *Track, cands []match.Candidate) store.Row { return rowOf(t, cands) }

// ReadRow decodes it.
func ReadRow(r store.Row) (*Track, []match.Candidate, error) {
	t := new(Track)
	if err := readTrack(t, r); err != nil {
		return nil, nil, err
	}
	cands, err := readCands(r.Path, r.Cands)
	return t, cands, err
}

// Touch has one entry built anew for the next snapshot, and the next snapshot
// made.
func (l *Library) Touch(ref catalog.Ref) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.model.touch(ref)
	l.publish()
}

// Untold makes the library look at folders that others are told of.
func Untold(o Options) Options {
	o.untold = true
	return o
}

// Watched returns how many folders are listened to, and looked at.
func (l *Library) Watched() (told, looked int) {
	l.watcher.mu.Lock()
	defer l.watcher.mu.Unlock()
	return len(l.watcher.told), len(l.watcher.looked)
}

// Refused reports whether the fan refused a file for an entry.
func (l *Library) Refused(ref catalog.Ref, path string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, refused := l.model.refused[ref][path]
	return refused
}

// RulesText is what the index keeps of the rules.
func (l *Library) RulesText() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.rules().text()
}

// MatchedSince returns what is matched again after the rules of text, the
// entries in order.
func (l *Library) MatchedSince(text string) (all bool, refs []catalog.Ref) {
	l.mu.Lock()
	defer l.mu.Unlock()
	m := l.since(text)
	return m.all, slices.SortedFunc(maps.Keys(m.refs), func(a, b catalog.Ref) int { return strings.Compare(a.String(), b.String()) })
}

// LessonTouches returns the entries that are matched again when two names are
// taught to be the same.
func (l *Library) LessonTouches(a, b string) []catalog.Ref {
	t := match.Taught{A: a, B: b}
	return match.New(l.Snapshot().Lists, match.Options{Taught: []match.Taught{t}}).Learnt(t)
}

// HandLink returns the path of the fan's own link of an entry, "" for none.
func (l *Library) HandLink(ref catalog.Ref) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.model.links[ref].Path
}
