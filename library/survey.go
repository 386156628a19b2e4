package library

import (
	"path/filepath"
	"slices"
)

// look is what the disk says of one folder.
type look struct {
	there bool
	real  string // with symbolic links followed; only when there
}

// lookAt asks the disk for a folder. One that is empty and held files before
// is away: that is how the place of a drive looks while it is not mounted.
func (l *Library) lookAt(path string) look {
	real, err := filepath.EvalSymlinks(path)
	if err != nil || !isThere(path) || (isEmpty(path) && l.hasFiles(path)) {
		return look{}
	}
	return look{there: true, real: real}
}

// isBelowRoot reports whether a folder lies in a music folder and is none.
func (l *Library) isBelowRoot(path string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.model.rootOf(path) != nil && !slices.ContainsFunc(l.model.roots, func(r *root) bool { return r.path == path })
}

// hasFiles reports whether files of a folder are known.
func (l *Library) hasFiles(path string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for p := range l.model.tracks {
		if inside(p, path) {
			return true
		}
	}
	return false
}

// survey looks at all folders, marks those that are away, and returns which to
// scan when those asked for shall be: they and what overlaps with them, without
// those that lie inside another.
func (l *Library) survey(asked []string) []string {
	looks := l.lookAtAll()
	l.mu.Lock()
	defer l.mu.Unlock()
	roots := l.model.roots
	changed := false
	for _, r := range roots {
		k := looks[r.path]
		if k.there {
			r.real = k.real
		}
		changed = l.model.setRootAway(r, !k.there) || changed
	}
	var folders []string
	for i, r := range roots {
		r.seenAs = r.path
		if r.away {
			continue
		}
		if by := coveredBy(roots, i); by != nil {
			if rest, err := filepath.Rel(by.real, r.real); err == nil {
				r.seenAs = filepath.Join(by.path, rest)
			}
			continue
		}
		for _, o := range roots {
			overlap := inside(o.real, r.real) || inside(r.real, o.real)
			if slices.Contains(asked, o.path) && overlap {
				folders = append(folders, r.path)
				break
			}
		}
	}
	if changed {
		l.publish()
	}
	return folders
}

// coveredBy returns the folder as whose part roots[i] is scanned, or nil. Of
// two folders that are one by different names the older one is scanned, so that
// the names of its files stay.
func coveredBy(roots []*root, i int) *root {
	r := roots[i]
	for j, o := range roots {
		if j == i || o.away || !inside(r.real, o.real) {
			continue
		}
		if j < i || (r.real != o.real && inside(r.path, o.path)) {
			return o
		}
	}
	return nil
}

func (l *Library) lookAtAll() map[string]look {
	l.mu.Lock()
	var paths []string
	for _, r := range l.model.roots {
		paths = append(paths, r.path)
	}
	l.mu.Unlock()
	looks := make(map[string]look, len(paths))
	for _, p := range paths {
		looks[p] = l.lookAt(p)
	}
	return looks
}

// setRootAway marks a folder and the files known under it as away or back, and
// reports whether that is news.
func (m *model) setRootAway(r *root, away bool) bool {
	if r.away == away {
		return false
	}
	r.away, r.moved = away, ""
	for path, t := range m.tracks {
		under := m.rootOf(path)
		if under == nil || t.Away == under.away {
			continue
		}
		m.alter(path, func(t *Track) { t.Away = under.away })
	}
	for path := range m.linkedBy { // also those that the index does not know
		if inside(path, r.path) {
			m.touchPath(path)
		}
	}
	return true
}

// watchOnce marks folders that went, and has those scanned that came back.
func (l *Library) watchOnce() {
	looks := l.lookAtAll()
	back := l.filesBack()
	l.mu.Lock()
	defer l.mu.Unlock()
	changed := false
	var came []string
	for _, r := range l.model.roots {
		k, looked := looks[r.path]
		if !looked || r.away == !k.there {
			continue
		}
		changed = true
		l.model.setRootAway(r, !k.there)
		if k.there {
			came = append(came, r.path)
		}
	}
	if len(came) > 0 || back {
		l.want(came)
	}
	if changed {
		l.publish()
	}
}

// filesBack reports whether a linked file outside the folders, whose own
// folder was away, is there again.
func (l *Library) filesBack() bool {
	l.mu.Lock()
	var paths []string
	for p := range l.model.awayFile {
		paths = append(paths, p)
	}
	l.mu.Unlock()
	return slices.ContainsFunc(paths, func(p string) bool { return isThere(filepath.Dir(p)) })
}

// setFileAway marks a linked file outside the folders as away or not.
func (l *Library) setFileAway(path string, away bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	m := &l.model
	if away == m.awayFile[path] {
		return
	}
	if away {
		m.awayFile[path] = true
	} else {
		delete(m.awayFile, path)
	}
	if t := m.tracks[path]; t != nil && t.Away != away {
		m.alter(path, func(t *Track) { t.Away = away })
	}
	m.touchPath(path)
	l.publish()
}

// forget drops a linked file that has vanished.
func (l *Library) forget(path string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.model.awayFile, path)
	l.model.drop(path)
	l.model.touchPath(path)
	l.publish()
}
