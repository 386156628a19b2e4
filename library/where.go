package library

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	// seekEvery is every how many looks of the watcher a folder that is away is
	// sought elsewhere.
	seekEvery = 5
	// seekFiles is how many files are sought to know a folder again.
	seekFiles = 12
	// seekMost limits the places where it is sought.
	seekMost = 200
)

// sought is a folder that is away and some of the files it held.
type sought struct {
	path  string
	files []soughtFile
}

type soughtFile struct {
	rel  string
	size int64
}

// seek looks where the music folders that are away may be now. It never looks
// into files.
func (l *Library) seek() {
	for _, s := range l.soughts() {
		to := s.find(l.otherRoots(s.path))
		l.mu.Lock()
		i := slices.IndexFunc(l.model.roots, func(r *root) bool { return r.path == s.path })
		if i >= 0 && l.model.roots[i].away && l.model.roots[i].moved != to {
			l.model.roots[i].moved = to
			l.publish()
		}
		l.mu.Unlock()
	}
}

// soughts lists the folders that are away with some of their files, spread over
// all of them.
func (l *Library) soughts() []sought {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []sought
	for _, r := range l.model.roots {
		if !r.away {
			continue
		}
		var known []*Track
		for path, t := range l.model.tracks {
			if inside(path, r.path) && path != r.path {
				known = append(known, t)
			}
		}
		slices.SortFunc(known, func(a, b *Track) int { return strings.Compare(a.Path, b.Path) })
		s := sought{path: r.path}
		for i := range min(seekFiles, len(known)) {
			t := known[i*len(known)/min(seekFiles, len(known))]
			if rel, err := filepath.Rel(r.path, t.Path); err == nil {
				s.files = append(s.files, soughtFile{rel, t.Size})
			}
		}
		if len(s.files) > 0 {
			all = append(all, s)
		}
	}
	return all
}

// otherRoots lists the music folders that are there.
func (l *Library) otherRoots(but string) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var paths []string
	for _, r := range l.model.roots {
		if !r.away && r.path != but {
			paths = append(paths, r.path)
		}
	}
	return paths
}

// find returns the first place that holds most of the files, "" when none does:
// below the other music folders, beside where it was, and on the drives.
func (s sought) find(others []string) string {
	places := slices.Clone(others)
	for _, o := range others {
		places = append(places, filepath.Join(o, filepath.Base(s.path)))
	}
	places = append(places, s.beside()...)
	places = append(places, s.drives()...)
	for _, p := range places[:min(len(places), seekMost)] {
		if p != s.path && s.isAt(p) {
			return p
		}
	}
	return ""
}

// isAt reports whether most of the files are below dir, as long as they were.
func (s sought) isAt(dir string) bool {
	hits := 0
	for i, f := range s.files {
		if info, err := os.Stat(filepath.Join(dir, f.rel)); err == nil && info.Size() == f.size && info.Mode().IsRegular() {
			hits++
		}
		if hits == 0 && i == 2 {
			return false // of three none: it is another folder
		}
	}
	return 2*hits > len(s.files)
}

// beside lists where the folder would be if it, or a folder above it, was
// renamed or put elsewhere in the folder it lay in.
func (s sought) beside() (places []string) {
	rest := ""
	for at := s.path; ; {
		up := filepath.Dir(at)
		if up == at {
			return places
		}
		rest = filepath.Join(filepath.Base(at), rest)
		at = up
		names, err := os.ReadDir(at)
		if err != nil {
			continue // it is gone too
		}
		tail := strings.TrimPrefix(strings.TrimPrefix(rest, firstPart(rest)), string(separator))
		for _, n := range names {
			if strings.HasPrefix(n.Name(), ".") {
				continue
			}
			here := filepath.Join(at, n.Name())
			if info, err := os.Stat(here); err == nil && info.IsDir() {
				places = append(places, filepath.Join(here, tail), filepath.Join(here, filepath.Base(s.path)), here)
			}
		}
		return places
	}
}

// firstPart returns the first name of a relative path.
func firstPart(path string) string {
	name, _, _ := strings.Cut(path, string(separator))
	return name
}

// drives lists where the folder would be on the drives that are there.
func (s sought) drives() (places []string) {
	for _, pattern := range []string{"/media/*/*", "/media/*", "/run/media/*/*", "/mnt/*", "/Volumes/*"} {
		mounted, err := filepath.Glob(pattern)
		if err != nil {
			continue // it is a pattern of ours
		}
		for _, m := range mounted {
			places = append(places, m, filepath.Join(m, filepath.Base(s.path)))
		}
	}
	return places
}
