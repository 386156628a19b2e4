package library

import (
	"time"

	"reprise/library/catalog"
	"reprise/library/store"
)

// AddPass counts one more pass of an entry; run is its number since the song
// was chosen, from 1. It returns at once; the count is written within 5 s and
// at Close. An entry of no list is counted too, for its list may come back.
func (l *Library) AddPass(ref catalog.Ref, run int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.model.counts[ref].and(run, time.Now())
	l.model.counts[ref] = c
	l.model.touch(ref)
	l.store.Post(store.PutCounts(store.Key(ref), store.Counts(c)))
	l.publish()
}

// AddTrackPass counts one more pass of a file that is no entry's, as AddPass
// does of an entry. The count follows the file when it is moved or retagged. A
// file that the library does not know is counted too.
func (l *Library) AddTrackPass(path string, run int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	m := &l.model
	f := m.files[path]
	c := Counts(f.Counts).and(run, time.Now())
	f.Counts = store.Counts(c)
	m.files[path] = f
	m.recount(path)
	l.store.Post(store.PutFileCounts(path, f.Counts))
	l.publish()
	if f.Print == "" {
		l.rouse()
	}
}

// and returns the counts with one more pass, the run-th of its run.
func (c Counts) and(run int, now time.Time) Counts {
	c.Passes++
	c.Longest = max(c.Longest, run)
	if c.First.IsZero() {
		c.First = now
	}
	c.Last = now
	return c
}

// recount lets the track at path tell how often it was heard.
func (m *model) recount(path string) {
	m.alter(path, func(t *Track) { t.Counts = Counts(m.files[path].Counts) })
}
