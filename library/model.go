package library

import (
	"slices"
	"strings"

	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/library/store"
)

// model is everything the library knows, guarded by Library.mu. Tracks and
// entries in it are never changed in place, for snapshots share them.
type model struct {
	tracks  map[string]*Track            // by path
	films   map[string]*Track            // files that are no songs, by path; nobody sees them
	changed map[string]*Track            // since the last snapshot; nil: removed
	cands   map[string][]match.Candidate // by path, only files that could be something
	byRef   map[catalog.Ref][]match.Candidate
	// others are candidates for entries of lists that are not there now. The
	// index keeps them for the next start with those lists.
	others map[string][]match.Candidate

	links    map[catalog.Ref]store.Link
	linkedBy map[string][]catalog.Ref   // hand links by path
	found    map[catalog.Ref]store.Link // files that the rules linked, kept to know them again
	refused  map[catalog.Ref]map[string]store.Refusal
	counts   map[catalog.Ref]Counts
	songs    map[catalog.Ref]song  // replaced as a whole
	files    map[string]store.File // what belongs to files, by path
	loud     map[string]loudness   // by path
	sizes    map[int64]struct{}    // of the sound of files that were linked, refused or played, for follow
	awayFile map[string]bool       // linked files outside the folders whose own folder is away

	bad     map[string]*Track // of tracks, those that could not be read
	shown   []Trouble         // of bad and of folders; nil: to be made again
	roots   []*root
	place   map[catalog.Ref]int // of an entry in its snapshot
	dirty   map[int]struct{}    // entries that must be made again
	taught  []match.Taught
	notices []Notice
}

// root is one folder of the fan's. Its fields are guarded by Library.mu.
type root struct {
	path   string // as the fan named it, absolute
	real   string // with symbolic links followed; path while it is away
	stored bool   // added by the fan, not by the command line
	away   bool
	// seenAs is the folder under which its files are known: path, unless
	// another folder that is there covers it.
	seenAs string
	moved  string // see Root.Moved
}

// inside reports whether path is dir or below it.
func inside(path, dir string) bool {
	rest, ok := strings.CutPrefix(path, dir)
	return ok && (rest == "" || rest[0] == separator || dir[len(dir)-1] == separator)
}

// rootOf returns the folder that path is known under, the innermost, or nil.
func (m *model) rootOf(path string) *root {
	var best *root
	for _, r := range m.roots {
		if inside(path, r.seenAs) && (best == nil || len(r.seenAs) > len(best.seenAs)) {
			best = r
		}
	}
	return best
}

// alter replaces a known track by one that f changed.
func (m *model) alter(path string, f func(*Track)) {
	t := m.tracks[path]
	if t == nil {
		return
	}
	altered := *t
	f(&altered)
	m.tracks[path] = &altered
	m.changed[path] = &altered
	m.noteTrouble(path, &altered)
	m.touchPath(path)
}

// put adds or replaces a file with what it could be.
func (m *model) put(t *Track, cands []match.Candidate) {
	if t.Trouble == film {
		m.drop(t.Path)
		m.films[t.Path] = t
		return
	}
	delete(m.films, t.Path)
	m.keep(t)
	m.changed[t.Path] = t
	delete(m.others, t.Path) // they were about what the file said before
	m.setCands(t.Path, cands)
	m.touchPath(t.Path)
}

// keep takes a track that nobody has seen yet among the known ones.
func (m *model) keep(t *Track) {
	t.Counts = Counts(m.files[t.Path].Counts)
	m.tracks[t.Path] = t
	m.noteTrouble(t.Path, t)
}

// noteTrouble remembers whether the file at path can be read; nil: it is gone.
func (m *model) noteTrouble(path string, t *Track) {
	if t != nil && t.Trouble != "" {
		m.bad[path] = t
		m.shown = nil
	} else if m.bad[path] != nil {
		delete(m.bad, path)
		m.shown = nil
	}
}

// putStored adds a file as the index knew it.
func (m *model) putStored(t *Track, cands []match.Candidate) {
	if t.Trouble == film {
		m.films[t.Path] = t
		return
	}
	m.keep(t)
	m.setCands(t.Path, cands)
	if len(m.cands[t.Path]) < len(cands) {
		m.others[t.Path] = slices.DeleteFunc(cands, func(c match.Candidate) bool {
			_, here := m.place[c.Ref]
			return here
		})
	}
}

// drop forgets a file. Links and refusals of it stay.
func (m *model) drop(path string) {
	delete(m.films, path)
	if _, ok := m.tracks[path]; !ok {
		return
	}
	delete(m.tracks, path)
	m.noteTrouble(path, nil)
	delete(m.others, path)
	m.changed[path] = nil
	m.setCands(path, nil)
	m.touchPath(path)
}

// setCands replaces what the file at path could be.
func (m *model) setCands(path string, cands []match.Candidate) {
	for _, c := range m.cands[path] {
		m.byRef[c.Ref] = slices.DeleteFunc(m.byRef[c.Ref], func(o match.Candidate) bool { return o.Path == path })
		m.touch(c.Ref)
	}
	delete(m.cands, path)
	var kept []match.Candidate
	for _, c := range cands {
		if _, ok := m.place[c.Ref]; !ok {
			continue // see others
		}
		c.Path = path
		kept = append(kept, c)
		m.byRef[c.Ref] = append(m.byRef[c.Ref], c)
		m.touch(c.Ref)
	}
	if kept != nil {
		m.cands[path] = kept
	}
}

// setLink makes, replaces or (nil) removes a hand link.
func (m *model) setLink(ref catalog.Ref, l *store.Link) {
	if old, ok := m.links[ref]; ok {
		m.linkedBy[old.Path] = slices.DeleteFunc(m.linkedBy[old.Path], func(r catalog.Ref) bool { return r == ref })
		if len(m.linkedBy[old.Path]) == 0 {
			delete(m.linkedBy, old.Path)
		}
		delete(m.links, ref)
	}
	if l != nil {
		m.links[ref] = *l
		m.noteSize(l.Print)
		if l.Path != "" {
			m.linkedBy[l.Path] = append(m.linkedBy[l.Path], ref)
		}
	}
	m.touch(ref)
}

// setRefusal makes or (nil) removes a refusal.
func (m *model) setRefusal(ref catalog.Ref, path string, r *store.Refusal) {
	if r != nil {
		m.noteSize(r.Print)
	}
	switch {
	case r == nil:
		delete(m.refused[ref], path)
	case m.refused[ref] == nil:
		m.refused[ref] = map[string]store.Refusal{path: *r}
	default:
		m.refused[ref][path] = *r
	}
	m.touch(ref)
}

// noteSize remembers the size of a file that the fan decided about.
func (m *model) noteSize(fp string) {
	if size, ok := printSize(fp); ok {
		m.sizes[size] = struct{}{}
	}
}

// touch makes the entry be built anew for the next snapshot.
func (m *model) touch(ref catalog.Ref) {
	if i, ok := m.place[ref]; ok {
		m.dirty[i] = struct{}{}
	}
}

// touchPath touches every entry that the file at path concerns.
func (m *model) touchPath(path string) {
	for _, ref := range m.linkedBy[path] {
		m.touch(ref)
	}
	for _, c := range m.cands[path] {
		m.touch(c.Ref)
	}
}
