package library

import (
	"errors"
	"fmt"
	"sync/atomic"

	"reprise/library/catalog"
	"reprise/library/store"
)

// Undo takes back the one change it came with, as far as no later change
// replaced it. A second call does nothing. Its errors are those of the change.
type Undo func() error

// once makes an Undo of what takes a change back. One that could not be written
// may be tried again.
func once(back func() error) Undo {
	var undone atomic.Bool
	return func() error {
		if undone.Swap(true) {
			return nil
		}
		err := back()
		if err == nil {
			return nil
		}
		if !errors.Is(err, ErrReadOnly) {
			undone.Store(false)
		}
		return fmt.Errorf("undo: %w", err)
	}
}

// Link makes the file at path the file of an entry, for ever: no scan and no
// new rule undoes it. A refusal of the same file for the same entry is taken
// back. When Link returns without an error the link is on the disk. With
// ErrReadOnly the link holds until Close, and Undo works. Other errors:
// ErrNoEntry, ErrNotAudio, ErrFull, and those of reading the file.
func (l *Library) Link(ref catalog.Ref, path string) (Undo, error) {
	if !l.known(ref) {
		return nil, fmt.Errorf("link %s: %w", ref, ErrNoEntry)
	}
	t, err := l.AddFile(path)
	if err != nil {
		return nil, fmt.Errorf("link %s: %w", ref, err)
	}
	undo, err := l.change(hand{
		ref: ref, path: t.Path,
		setLink: true, link: &store.Link{Path: t.Path, Print: l.printOf(t.Path)},
		setRefusal: true,
	})
	if err != nil {
		return undo, fmt.Errorf("link %s: %w", ref, err)
	}
	return undo, nil
}

// Unlink takes the file from an entry. The entry is not linked by itself again;
// what could be it is offered. Errors: ErrNoEntry, ErrNotLinked, and
// ErrReadOnly and ErrFull as in Link.
func (l *Library) Unlink(ref catalog.Ref) (Undo, error) {
	if !l.known(ref) {
		return nil, fmt.Errorf("unlink %s: %w", ref, ErrNoEntry)
	}
	l.mu.Lock()
	link := l.model.links[ref]
	linked := link.Path != "" || l.entry(ref).Track != nil
	l.mu.Unlock()
	if !linked {
		return nil, fmt.Errorf("unlink %s: %w", ref, ErrNotLinked)
	}
	undo, err := l.change(hand{ref: ref, setLink: true, link: &store.Link{}})
	if err != nil {
		return undo, fmt.Errorf("unlink %s: %w", ref, err)
	}
	return undo, nil
}

// Reject keeps that the file at path is not what the entry asks for: it is
// neither linked nor offered again, and a hand link of it ends. Errors:
// ErrNoEntry, and ErrReadOnly and ErrFull as in Link. The file need not be
// there.
func (l *Library) Reject(ref catalog.Ref, path string) (Undo, error) {
	if !l.known(ref) {
		return nil, fmt.Errorf("reject for %s: %w", ref, ErrNoEntry)
	}
	path, err := l.spelling(path)
	if err != nil {
		return nil, fmt.Errorf("reject for %s: %w", ref, err)
	}
	h := hand{ref: ref, path: path, setRefusal: true, refusal: &store.Refusal{}}
	l.mu.Lock()
	t := l.model.tracks[path]
	link := l.model.links[ref]
	l.mu.Unlock()
	h.setLink = link.Path == path
	if t != nil && !t.Away {
		h.refusal.Print = l.printOf(t.Path)
	}
	undo, err := l.change(h)
	if err != nil {
		return undo, fmt.Errorf("reject for %s: %w", ref, err)
	}
	return undo, nil
}

// hand is what the fan decides of one entry, and of one file for it.
type hand struct {
	ref        catalog.Ref
	path       string // the file that refusal is about
	setLink    bool
	link       *store.Link // nil: none
	setRefusal bool
	refusal    *store.Refusal // nil: none
}

// changes returns how the store writes h.
func (h hand) changes() []store.Change {
	var cs []store.Change
	k := store.Key(h.ref)
	switch {
	case h.setLink && h.link != nil:
		cs = append(cs, store.PutLink(k, *h.link))
	case h.setLink:
		cs = append(cs, store.DropLink(k))
	}
	switch {
	case h.setRefusal && h.refusal != nil:
		cs = append(cs, store.PutRefusal(k, h.path, *h.refusal))
	case h.setRefusal:
		cs = append(cs, store.DropRefusal(k, h.path))
	}
	return cs
}

// change writes h, shows it once it is on the disk, and returns how to take it
// back.
func (l *Library) change(h hand) (Undo, error) {
	var before hand
	err := l.store.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		before = l.model.state(h)
		l.model.apply(h)
		l.publish()
	}, h.changes()...)
	if err != nil && !errors.Is(err, ErrReadOnly) {
		return nil, err
	}
	return once(func() error {
		back := before
		l.mu.Lock()
		now := l.model.state(h)
		l.mu.Unlock()
		back.setLink = h.setLink && same(now.link, h.link)
		back.setRefusal = h.setRefusal && same(now.refusal, h.refusal)
		_, err := l.change(back)
		return err
	}), err
}

// same reports whether both are nil or equal.
func same[T comparable](a, b *T) bool {
	return a == b || a != nil && b != nil && *a == *b
}

// state returns what the fan has decided of what h is about.
func (m *model) state(h hand) hand {
	s := hand{ref: h.ref, path: h.path, setLink: h.setLink, setRefusal: h.setRefusal}
	if link, ok := m.links[h.ref]; ok {
		s.link = &link
	}
	if r, ok := m.refused[h.ref][h.path]; ok {
		s.refusal = &r
	}
	return s
}

// apply makes h hold in memory.
func (m *model) apply(h hand) {
	if h.setLink {
		m.setLink(h.ref, h.link)
	}
	if h.setRefusal {
		m.setRefusal(h.ref, h.path, h.refusal)
	}
}

// known reports whether a list holds the entry.
func (l *Library) known(ref catalog.Ref) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, ok := l.model.place[ref]
	return ok
}

// entry returns the entry as the newest snapshot has it; mu is held and the
// entry is known.
func (l *Library) entry(ref catalog.Ref) *Entry {
	return l.current.Load().Entries[l.model.place[ref]]
}
