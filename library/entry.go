package library

import (
	"slices"

	"reprise/library/catalog"
	"reprise/library/match"
)

// buildEntry decides how an entry stands. Its rules are those of the package's
// documentation, in that order.
func (m *model) buildEntry(list *catalog.List, entry *catalog.Entry) *Entry {
	ref := catalog.Ref{List: list.ID, Entry: entry.ID}
	e := &Entry{Ref: ref, List: list, Entry: entry, Counts: m.counts[ref]}
	s := m.songs[ref]
	e.Moments, e.Loops, e.Song = s.moments, s.loops, s.song
	groups := m.offered(ref)
	hand, byHand := m.links[ref]
	if byHand && hand.Path != "" {
		if t := m.linked(hand.Path); t != nil {
			e.link(t, match.Candidate{Ref: ref, Path: t.Path, Score: 1, Sure: true})
			e.ByHand = true
		}
	}
	unlinked := byHand && hand.Path == ""
	for _, cs := range groups {
		best, rest := match.Choose(cs, m.facts)
		if best != nil && e.Track == nil && !unlinked {
			e.link(m.tracks[best.Path], *best)
		} else if best != nil {
			e.offer(m, *best)
		}
		e.offer(m, rest...)
	}
	if e.Track == nil && slices.ContainsFunc(e.Candidates, worthAsking) {
		e.State = ToCheck
	}
	return e
}

// worthAsking reports whether a candidate could well be the song. An
// instrumental or another singer's song of the same title is offered where the
// fan looks for a file, and leaves the entry missing.
func worthAsking(c Candidate) bool { return c.Sure || c.Score >= match.Worth }

// linked returns the file of a hand link: as the index knows it, or a bare
// Track when only its folder is known to be away, or nil when it has vanished.
func (m *model) linked(path string) *Track {
	if t := m.tracks[path]; t != nil {
		return t
	}
	r := m.rootOf(path)
	if (r != nil && r.away) || m.awayFile[path] {
		return &Track{Path: path, Away: true}
	}
	return nil
}

// offered returns the files that could be the entry and were not refused, in
// groups of which the first that holds a sure one decides: files that are
// sound, files whose tags are damaged, files whose folder is away.
func (m *model) offered(ref catalog.Ref) (groups [3][]match.Candidate) {
	for _, c := range m.byRef[ref] {
		t := m.tracks[c.Path]
		if _, no := m.refused[ref][c.Path]; no || t == nil {
			continue
		}
		g := 0
		switch {
		case t.Away:
			g = 2
		case t.Err != "":
			g = 1
		}
		groups[g] = append(groups[g], c)
	}
	return groups
}

// facts tells package match what it may ask of a file.
func (m *model) facts(path string) match.Facts {
	t := m.tracks[path]
	return match.Facts{Lossless: t.Tags.Format.Lossless(), Duration: t.Tags.Duration}
}

// link makes t the file of e.
func (e *Entry) link(t *Track, why match.Candidate) {
	e.Track, e.Link = t, why
	switch {
	case t.Away:
		e.State = Away
	case t.Err != "":
		e.State = Unreadable
	default:
		e.State = Linked
	}
}

// offer adds candidates to e, in their order, without the linked file.
func (e *Entry) offer(m *model, cs ...match.Candidate) {
	for _, c := range cs {
		if e.Track == nil || c.Path != e.Track.Path {
			e.Candidates = append(e.Candidates, Candidate{Candidate: c, Track: m.tracks[c.Path]})
		}
	}
}
