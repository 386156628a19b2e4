package library

import (
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// finder keeps the folded names of tracks for Search.
type finder struct {
	mu   sync.Mutex // held for a search, which never waits for a disk
	keys map[*Track]string
}

// fieldEnd ends each field of a key. It occurs in no folded text.
const fieldEnd = "\x00"

// Search returns at most limit files whose title, artist, album or file name
// hold every word of query, those with the words in the title first, and each
// kind in the order of paths. Case, spaces, the form of Hangul (composed or
// not) and of Latin letters (full width or not) make no difference. An empty
// query finds nothing; limit <= 0 means all.
func (l *Library) Search(query string, limit int) []*Track {
	var words []string
	for _, w := range strings.Fields(norm.NFKC.String(query)) {
		words = append(words, fold(w))
	}
	if len(words) == 0 {
		return nil
	}
	tracks := l.current.Load().Tracks
	if limit <= 0 {
		limit = len(tracks)
	}
	l.finder.mu.Lock()
	defer l.finder.mu.Unlock()
	l.finder.trim(len(tracks))
	whole := strings.Join(words, "")
	var found [3][]*Track
	for _, t := range tracks {
		if rank := rankOf(l.finder.key(t), words, whole); rank < len(found) && len(found[rank]) < limit {
			found[rank] = append(found[rank], t)
			if rank == 0 && len(found[0]) == limit {
				break
			}
		}
	}
	all := slices.Concat(found[:]...)
	return all[:min(limit, len(all))]
}

// rankOf returns 0 when the title begins with the query, 1 when it holds every
// word, 2 when some field does, 3 when a word is missing.
func rankOf(key string, words []string, whole string) int {
	for _, w := range words {
		if !strings.Contains(key, w) {
			return 3
		}
	}
	title, _, _ := strings.Cut(key, fieldEnd)
	if strings.HasPrefix(title, whole) {
		return 0
	}
	for _, w := range words {
		if !strings.Contains(title, w) {
			return 2
		}
	}
	return 1
}

// key returns the folded fields of t, made when they are needed first.
func (f *finder) key(t *Track) string {
	if k, ok := f.keys[t]; ok {
		return k
	}
	g := &t.Tags
	var b strings.Builder
	for _, s := range []string{g.Title, g.Artist, g.Album, filepath.Base(t.Path)} {
		b.WriteString(fold(s))
		b.WriteString(fieldEnd)
	}
	k := b.String()
	f.keys[t] = k
	return k
}

// trim forgets everything when most keys belong to tracks that were replaced.
func (f *finder) trim(tracks int) {
	if f.keys == nil || len(f.keys) > 2*tracks+1000 {
		f.keys = make(map[*Track]string, tracks)
	}
}

// fold makes texts comparable: compatibility forms composed, lower case, no
// white space, nothing that ends a field.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\n', '\r', '\u3000', 0:
			return -1
		}
		return r
	}, strings.ToLower(norm.NFKC.String(s)))
}
