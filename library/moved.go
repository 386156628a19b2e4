package library

import (
	"errors"
	"os"
	"slices"

	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/library/store"
)

// kin is what the fan's work knows of files whose sound is as long as that of
// a file that was just met.
type kin struct {
	own cargo // leads to the file itself
	far cargo // leads to other files
}

func (c cargo) empty() bool {
	return len(c.links)+len(c.found)+len(c.refusals)+len(c.files) == 0
}

// follow keeps the fan's work true for a file that was just read. Links, counts
// and the encoding of a file that is out of reach move to a new file of the
// same sound; a refusal holds for every copy; and what is known of the file
// itself waits for the end of the scan when its sound changed: see settle. It
// returns what the rules had linked to the file where it was. It runs on the
// collector, before the file is matched.
func (j *job) follow(t *Track) (was []carried) {
	l := j.l
	j.read = append(j.read, t)
	k := l.kin(t)
	if k.own.empty() && k.far.empty() {
		return nil
	}
	fp := l.printOf(t.Path)
	if fp == "" {
		return nil
	}
	if other := k.own.only(func(o carried) bool { return o.fp != fp }); !other.empty() {
		j.changed = append(j.changed, changedSound{t, fp})
	}
	far := k.far.only(func(o carried) bool { return o.fp == fp })
	for _, o := range far.refusals {
		l.decide(hand{ref: o.ref, path: t.Path, setRefusal: true, refusal: &store.Refusal{Print: fp}})
	}
	far.refusals = nil
	far = far.only(func(o carried) bool { // else it is a copy
		_, err := os.Stat(o.from)
		return err != nil
	})
	if !far.empty() {
		l.carryOver(far, true)
	}
	return far.found
}

// rejoin links a file again to the entries that the rules had linked it to
// before it moved, where its names do not say so any more.
func (l *Library) rejoin(was []carried, cands []match.Candidate) {
	for _, o := range was {
		if slices.ContainsFunc(cands, func(c match.Candidate) bool { return c.Ref == o.ref && c.Sure }) {
			continue
		}
		l.mu.Lock()
		_, decided := l.model.links[o.ref]
		_, refused := l.model.refused[o.ref][o.to]
		l.mu.Unlock()
		if !decided && !refused {
			l.decide(hand{ref: o.ref, setLink: true, link: &store.Link{Path: o.to, Print: o.fp}})
		}
	}
}

// only returns the parts of c that keep is true for.
func (c cargo) only(keep func(carried) bool) cargo {
	for _, list := range []*[]carried{&c.links, &c.found, &c.refusals, &c.files} {
		var kept []carried
		for _, o := range *list {
			if keep(o) {
				kept = append(kept, o)
			}
		}
		*list = kept
	}
	return c
}

// kin gathers what may be about t: what leads to it and what has a fingerprint
// of a sound of that size.
func (l *Library) kin(t *Track) (k kin) {
	l.mu.Lock()
	defer l.mu.Unlock()
	m := &l.model
	_, sized := m.sizes[t.Tags.AudioSize]
	_, file := m.files[t.Path]
	if !sized && !file && m.linkedBy[t.Path] == nil {
		return k
	}
	all := m.cargo(func(path string) (string, bool) { return t.Path, true })
	k.own = all.only(func(o carried) bool { return o.from == t.Path })
	k.far = all.only(func(o carried) bool {
		size, ok := printSize(o.fp)
		return ok && size == t.Tags.AudioSize && o.from != t.Path && !k.own.has(o)
	})
	return k
}

// has reports whether c is about the same entry as o, so that o adds nothing.
func (c cargo) has(o carried) bool {
	for _, list := range [][]carried{c.links, c.refusals} {
		for _, own := range list {
			if own.ref == o.ref && o.ref != (catalog.Ref{}) {
				return true
			}
		}
	}
	return false
}

// changedSound is a file that is something else than it was, and what.
type changedSound struct {
	t  *Track
	fp string
}

// settle decides at the end of a scan about files whose sound changed: names
// may have been swapped, or one file was replaced by another recording. What
// was about the old sound goes where that sound is now, and stays with the path
// where it is nowhere.
func (j *job) settle() {
	var all cargo
	for _, c := range j.changed {
		own := j.l.kin(c.t).own
		own.refusals = nil // of what it was when the fan refused it
		for _, list := range []*[]carried{&own.links, &own.found, &own.files} {
			for i := range *list {
				o := &(*list)[i]
				o.to = j.soundAt(o.fp, c)
				if o.to == o.from {
					o.fp, o.file.Print = c.fp, c.fp
				}
			}
		}
		own = own.only(func(o carried) bool { return o.to != o.from || o.fp == c.fp })
		all.links, all.found, all.files = append(all.links, own.links...), append(all.found, own.found...), append(all.files, own.files...)
	}
	j.changed, j.read = nil, nil
	if !all.empty() {
		j.l.carryOver(all, false)
	}
}

// soundAt returns which of the files that were just read has a sound, or the
// path of the changed file when none has.
func (j *job) soundAt(fp string, c changedSound) string {
	size, ok := printSize(fp)
	for _, t := range j.read {
		if ok && t.Tags.AudioSize == size && t.Path != c.t.Path && j.l.printOf(t.Path) == fp {
			return t.Path
		}
	}
	return c.t.Path
}

// carryOver lets the fan's work lead to where a file is now.
// gone tells that nothing is where it was.
func (l *Library) carryOver(c cargo, gone bool) {
	if len(c.files) > 0 { // counts that wait are of the old path
		l.grumble(l.store.Flush())
	}
	l.grumble(l.store.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.model.carry(c)
	}, c.changes()...))
	if !gone {
		return
	}
	var batch store.Batch
	for _, list := range [][]carried{c.links, c.found, c.files} {
		for _, o := range list {
			batch.Move = append(batch.Move, [2]string{o.from, o.to})
		}
	}
	l.store.Index(batch)
}

// decide writes h and applies it without showing it yet.
func (l *Library) decide(h hand) {
	l.grumble(l.store.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.model.apply(h)
	}, h.changes()...))
}

// grumble logs what went wrong with a write that nobody waits for: the next
// scan tries it again.
func (l *Library) grumble(err error) {
	if err != nil && !errors.Is(err, ErrReadOnly) {
		l.log.Warn("a file was found again and that could not be written", "cause", err)
	}
}
