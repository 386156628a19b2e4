package library

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"reprise/library/catalog"
)

// Snapshot returns everything the library knows now. It is never nil, is
// immutable, and is returned at once; any goroutine may ask.
func (l *Library) Snapshot() *Snapshot { return l.current.Load() }

// Subscribe returns a channel that holds the newest snapshot which was not
// received yet, the present one to begin with: a slow receiver misses
// intermediate ones and never the last. The function ends the subscription; it
// may be called more than once, and the channel is not closed.
func (l *Library) Subscribe() (<-chan *Snapshot, func()) {
	c := make(chan *Snapshot, 1)
	l.mu.Lock()
	defer l.mu.Unlock()
	c <- l.current.Load()
	l.subscribers[c] = struct{}{}
	return c, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.subscribers, c)
	}
}

// Entry returns the entry that ref names, or nil. It looks through Entries.
func (s *Snapshot) Entry(ref catalog.Ref) *Entry {
	for _, e := range s.Entries {
		if e.Ref == ref {
			return e
		}
	}
	return nil
}

// Track returns the file at path, or nil.
func (s *Snapshot) Track(path string) *Track {
	i, ok := findTrack(s.Tracks, path)
	if !ok {
		return nil
	}
	return s.Tracks[i]
}

// findTrack returns where path is, or would be, among tracks sorted by path.
func findTrack(tracks []*Track, path string) (int, bool) {
	return sort.Find(len(tracks), func(i int) int { return strings.Compare(path, tracks[i].Path) })
}

// publish makes a snapshot of the model and hands it to the subscribers. The
// caller holds mu. What did not change since the last one is shared with it.
func (l *Library) publish() {
	old := l.current.Load()
	s := &Snapshot{
		Version: old.Version + 1,
		Lists:   old.Lists,
		Entries: old.Entries,
		Tracks:  old.Tracks,
		Scan:    l.scan.now(time.Now()),
		Notices: slices.Clone(l.model.notices),
		Taught:  l.model.taught, // replaced as a whole, never changed in place
	}
	if len(l.model.changed) > 0 {
		s.Tracks = mergeTracks(old.Tracks, l.model.changed)
		clear(l.model.changed)
	}
	sameEntries := len(l.model.dirty) == 0 && old.byTrack != nil
	if len(l.model.dirty) > 0 {
		s.Entries = slices.Clone(old.Entries)
		for i := range l.model.dirty {
			s.Entries[i] = l.model.buildEntry(old.Entries[i].List, old.Entries[i].Entry)
		}
		clear(l.model.dirty)
	}
	s.Roots = l.model.rootStates(s.Tracks)
	s.Troubles = l.model.troubles(l.scan.folders)
	s.byTrack = old.byTrack
	if !sameEntries {
		entries := s.Entries
		s.byTrack = sync.OnceValue(func() map[string]standing { return standings(entries) })
	}
	l.published = time.Now()
	l.current.Store(s)
	for c := range l.subscribers {
		select {
		case <-c: // not received yet: replaced
		default:
		}
		c <- s // has room: only this method sends, and it holds mu
	}
}

// rootStates describes the folders; tracks are those of the same snapshot.
func (m *model) rootStates(tracks []*Track) []Root {
	roots := make([]Root, len(m.roots))
	for i, r := range m.roots {
		roots[i] = Root{Path: r.path, Away: r.away, Files: countBelow(tracks, r.seenAs), Moved: r.moved}
	}
	return roots
}

// countBelow returns how many of tracks, which are sorted by path, are dir or
// lie below it.
func countBelow(tracks []*Track, dir string) int {
	if _, file := findTrack(tracks, dir); file {
		return 1
	}
	dir = strings.TrimSuffix(dir, string(separator))
	at := func(prefix string) int {
		return sort.Search(len(tracks), func(i int) bool { return tracks[i].Path >= prefix })
	}
	return at(dir+string(rune(separator+1))) - at(dir+string(separator))
}

// mergeTracks returns old with the changes made, sorted by path; a nil change
// removes. Runs of unchanged tracks are copied whole.
func mergeTracks(old []*Track, changes map[string]*Track) []*Track {
	merged := make([]*Track, 0, len(old)+len(changes))
	for _, path := range slices.Sorted(maps.Keys(changes)) {
		n, found := findTrack(old, path)
		merged = append(merged, old[:n]...)
		old = old[n:]
		if found {
			old = old[1:]
		}
		if t := changes[path]; t != nil {
			merged = append(merged, t)
		}
	}
	return append(merged, old...)
}
