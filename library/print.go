package library

import (
	"context"
	"strconv"
	"strings"
	"time"

	"reprise/library/catalog"
	"reprise/library/store"
	"reprise/library/tags"
)

// printer makes the fingerprints of files that the fan linked, refused or
// played, by which they are known again when they are moved, renamed or
// retagged. It is used by the collector alone.
type printer struct {
	l      *Library
	failed map[string]time.Time // files that gave none, by what they looked like
}

// wanting is a file without a fingerprint and where it is to be kept.
type wanting struct {
	path string
	mod  time.Time
	keep func(fp string) store.Change
	show func(fp string) // in memory; mu is held
}

// run makes the fingerprints that lack until ctx ends.
func (p *printer) run(ctx context.Context) {
	l := p.l
	l.mu.Lock()
	l.scan.prints = false
	wants := l.model.unprinted(l.current.Load().Entries)
	l.mu.Unlock()
	prints := map[string]string{} // one file may be wanted for several reasons
	var changes []store.Change
	var shows []func()
	for _, w := range wants {
		if ctx.Err() != nil {
			break
		}
		if at, ok := p.failed[w.path]; ok && at.Equal(w.mod) {
			continue
		}
		fp, ok := prints[w.path]
		if !ok {
			fp = l.printOf(w.path)
			prints[w.path] = fp
		}
		if fp == "" {
			p.failed[w.path] = w.mod
			continue
		}
		changes = append(changes, w.keep(fp))
		shows = append(shows, func() { w.show(fp) })
	}
	if len(changes) == 0 {
		return
	}
	l.grumble(l.store.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		for _, show := range shows {
			show()
		}
	}, changes...))
}

// unprinted lists the files that lack a fingerprint and are there; mu is held.
func (m *model) unprinted(entries []*Entry) []wanting {
	var all []wanting
	add := func(path string, keep func(string) store.Change, show func(string)) {
		if t := m.tracks[path]; t != nil && !t.Away {
			all = append(all, wanting{path, t.ModTime, keep, show})
		}
	}
	for ref, link := range m.links {
		if link.Path != "" && link.Print == "" {
			add(link.Path, func(fp string) store.Change {
				return store.MoveLink(store.Key(ref), link.Path, store.Link{Path: link.Path, Print: fp})
			}, func(fp string) { m.setPrint(ref, link, fp) })
		}
	}
	for ref, paths := range m.refused {
		for path, r := range paths {
			if r.Print == "" {
				add(path, func(fp string) store.Change {
					return store.PutRefusal(store.Key(ref), path, store.Refusal{Print: fp})
				}, func(fp string) { m.setRefusal(ref, path, &store.Refusal{Print: fp}) })
			}
		}
	}
	for path, f := range m.files {
		if f.Print == "" {
			add(path, func(fp string) store.Change { return store.PutFilePrint(path, fp) },
				func(fp string) {
					f := m.files[path]
					f.Print = fp
					m.setFile(path, f)
				})
		}
	}
	for _, e := range entries {
		if e.State != Linked || e.ByHand || m.found[e.Ref].Path == e.Track.Path {
			continue
		}
		add(e.Track.Path, func(fp string) store.Change {
			return store.PutFound(store.Key(e.Ref), store.Link{Path: e.Track.Path, Print: fp})
		}, func(fp string) { m.setFound(e.Ref, store.Link{Path: e.Track.Path, Print: fp}) })
	}
	return all
}

// setPrint gives a hand link its fingerprint, unless the fan changed it
// meanwhile.
func (m *model) setPrint(ref catalog.Ref, link store.Link, fp string) {
	if m.links[ref] == link {
		m.setLink(ref, &store.Link{Path: link.Path, Print: fp})
	}
}

// printOf returns the fingerprint of a file's sound, "" when it cannot be read
// now.
func (l *Library) printOf(path string) string {
	fp, err := tags.AudioPrint(path)
	if err != nil {
		l.log.Debug("no fingerprint", "cause", err)
	}
	return fp
}

// printSize returns the size of the sound in a fingerprint.
func printSize(fp string) (int64, bool) {
	s, _, _ := strings.Cut(fp, ":")
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}
