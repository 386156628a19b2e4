package library

import (
	"errors"
	"os"

	"reprise/library/catalog"
	"reprise/library/store"
)

// follow keeps the fan's decisions true for a file that was just read. A link
// whose file is out of reach moves to a new file of the same content; a refusal
// holds for every copy; and a linked file whose content changed gets its new
// fingerprint. It runs on the collector, before the file is matched.
func (l *Library) follow(t *Track) {
	links, refusals, own := l.decided(t)
	if len(links)+len(refusals)+len(own) == 0 {
		return
	}
	fp := l.printOf(t)
	if fp == "" {
		return
	}
	for ref, old := range own {
		l.moveLink(ref, old.Path, store.Link{Path: t.Path, Print: fp})
	}
	for ref, old := range links {
		if old.Print != fp {
			continue
		}
		if _, err := os.Stat(old.Path); err != nil { // else it is a copy
			l.moveLink(ref, old.Path, store.Link{Path: t.Path, Print: fp})
		}
	}
	for ref, prints := range refusals {
		if _, ok := prints[fp]; ok {
			l.decide(hand{ref: ref, path: t.Path, setRefusal: true, refusal: &store.Refusal{Print: fp}})
		}
	}
}

// decided returns the links and the fingerprints of refusals that may be about
// t's content, judged by its size, and the links that lead to t itself.
func (l *Library) decided(t *Track) (links map[catalog.Ref]store.Link, refusals map[catalog.Ref]map[string]struct{}, own map[catalog.Ref]store.Link) {
	l.mu.Lock()
	defer l.mu.Unlock()
	m := &l.model
	own = map[catalog.Ref]store.Link{}
	for _, ref := range m.linkedBy[t.Path] {
		own[ref] = m.links[ref]
	}
	if _, ok := m.sizes[t.Size]; !ok {
		return nil, nil, own
	}
	links = map[catalog.Ref]store.Link{}
	for ref, link := range m.links {
		if size, ok := printSize(link.Print); ok && size == t.Size && link.Path != t.Path {
			links[ref] = link
		}
	}
	refusals = map[catalog.Ref]map[string]struct{}{}
	for ref, paths := range m.refused {
		if _, known := paths[t.Path]; known {
			continue
		}
		for _, r := range paths {
			if size, ok := printSize(r.Print); ok && size == t.Size {
				if refusals[ref] == nil {
					refusals[ref] = map[string]struct{}{}
				}
				refusals[ref][r.Print] = struct{}{}
			}
		}
	}
	return links, refusals, own
}

// moveLink lets a hand link lead to another file, unless the fan changed it
// meanwhile.
func (l *Library) moveLink(ref catalog.Ref, from string, to store.Link) {
	err := l.store.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.model.links[ref].Path == from {
			l.model.setLink(ref, &to)
		}
	}, store.MoveLink(store.Key(ref), from, to))
	l.grumble(err)
}

// decide writes h and applies it without showing it yet.
func (l *Library) decide(h hand) {
	err := l.store.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.model.apply(h)
	}, h.changes()...)
	l.grumble(err)
}

// grumble logs what went wrong with a write that nobody waits for: the next
// scan tries it again.
func (l *Library) grumble(err error) {
	if err != nil && !errors.Is(err, ErrReadOnly) {
		l.log.Warn("a file was found again and that could not be written", "cause", err)
	}
}
