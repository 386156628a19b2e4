package library

import (
	"reprise/library/catalog"
	"reprise/library/store"
)

// cargo is what of the fan's work leads to files that are at other paths now.
type cargo struct {
	links, found, refusals []carried
	files                  []carried // without ref
}

// carried is one path that is replaced by another.
type carried struct {
	ref      catalog.Ref
	from, to string
	fp       string
	file     store.File // of files
}

// cargo gathers everything whose path rename changes; it reports false for a
// path that stays. mu is held.
func (m *model) cargo(rename func(path string) (to string, ok bool)) cargo {
	var c cargo
	add := func(list *[]carried, ref catalog.Ref, path, fp string) {
		if to, ok := rename(path); ok && path != "" {
			*list = append(*list, carried{ref: ref, from: path, to: to, fp: fp, file: m.files[path]})
		}
	}
	for ref, link := range m.links {
		add(&c.links, ref, link.Path, link.Print)
	}
	for ref, link := range m.found {
		add(&c.found, ref, link.Path, link.Print)
	}
	for ref, paths := range m.refused {
		for path, r := range paths {
			add(&c.refusals, ref, path, r.Print)
		}
	}
	for path, f := range m.files {
		add(&c.files, catalog.Ref{}, path, f.Print)
	}
	return c
}

// back is the cargo that takes c back.
func (c cargo) back() cargo {
	for _, list := range []*[]carried{&c.links, &c.found, &c.refusals, &c.files} {
		turned := make([]carried, len(*list))
		for i, o := range *list {
			turned[i] = o
			turned[i].from, turned[i].to = o.to, o.from
		}
		*list = turned
	}
	return c
}

// changes returns how the store writes c.
func (c cargo) changes() []store.Change {
	var cs []store.Change
	for _, o := range c.links {
		cs = append(cs, store.MoveLink(store.Key(o.ref), o.from, store.Link{Path: o.to, Print: o.fp}))
	}
	for _, o := range c.found {
		cs = append(cs, store.PutFound(store.Key(o.ref), store.Link{Path: o.to, Print: o.fp}))
	}
	for _, o := range c.refusals {
		k := store.Key(o.ref)
		cs = append(cs, store.DropRefusal(k, o.from), store.PutRefusal(k, o.to, store.Refusal{Print: o.fp}))
	}
	for _, o := range c.files { // all of them first: two may change places
		cs = append(cs, store.DropFile(o.from))
	}
	for _, o := range c.files {
		cs = append(cs, store.PutFile(o.to, o.file))
	}
	return cs
}

// carry makes c hold in memory, but for what the fan changed since; mu is held.
func (m *model) carry(c cargo) {
	for _, o := range c.links {
		if m.links[o.ref].Path == o.from {
			m.setLink(o.ref, &store.Link{Path: o.to, Print: o.fp})
		}
	}
	for _, o := range c.found {
		if m.found[o.ref].Path == o.from {
			m.setFound(o.ref, store.Link{Path: o.to, Print: o.fp})
		}
	}
	for _, o := range c.refusals {
		if r, ok := m.refused[o.ref][o.from]; ok {
			m.setRefusal(o.ref, o.from, nil)
			m.setRefusal(o.ref, o.to, &r)
		}
	}
	for _, o := range c.files {
		delete(m.files, o.from)
		m.recount(o.from)
	}
	for _, o := range c.files {
		m.setFile(o.to, o.file)
	}
}

// setFound keeps which file the rules linked to an entry.
func (m *model) setFound(ref catalog.Ref, link store.Link) {
	m.found[ref] = link
	m.noteSize(link.Print)
}

// setFile keeps what belongs to a file.
func (m *model) setFile(path string, f store.File) {
	m.files[path] = f
	m.noteSize(f.Print)
	m.recount(path)
}
