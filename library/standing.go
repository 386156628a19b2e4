package library

// standing is what a file is to the lists.
type standing struct {
	entry, asked *Entry
}

// ByTrack returns the entry that the file at path is linked to, and the entry
// that asks whether it is its song (state ToCheck); nil each when there is
// none, the first in list order when there are several. The first call of a
// snapshot looks through all entries, the others return at once.
func (s *Snapshot) ByTrack(path string) (entry, asked *Entry) {
	if s.byTrack == nil { // a Snapshot that was put together by hand
		found := standings(s.Entries)[path]
		return found.entry, found.asked
	}
	found := s.byTrack()[path]
	return found.entry, found.asked
}

// standings tells of every file what it is to the entries.
func standings(entries []*Entry) map[string]standing {
	all := make(map[string]standing)
	for _, e := range entries {
		if e.Track != nil {
			if s := all[e.Track.Path]; s.entry == nil {
				s.entry = e
				all[e.Track.Path] = s
			}
		}
		if e.State != ToCheck {
			continue
		}
		for _, c := range e.Candidates {
			if s := all[c.Path]; s.asked == nil && worthAsking(c) {
				s.asked = e
				all[c.Path] = s
			}
		}
	}
	return all
}
