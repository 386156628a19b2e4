package catalog

import (
	"fmt"
	"unicode/utf8"
)

// What to write for a number.
var (
	wantYear = fmt.Sprintf("a year from %d to %d", minYear, maxYear)
	wantPart = fmt.Sprintf("a whole number from 1 to %d", maxPart)
)

// list reads the whole file.
func (r *reader) list() *List {
	l := &List{}
	var format string
	var version int
	root := value{raw: r.data, off: 0}
	for len(root.raw) > 0 && isSpace(root.raw[0]) {
		root.raw, root.off = root.raw[1:], root.off+1
	}
	if root.kind() != '{' {
		r.complain(root, "", "The file holds %s: expected one object with the list in it.", root.say())
		return l
	}
	l.Extra = r.object(root, "", map[string]set{
		"format":       r.text(&format, ruleName),
		"version":      r.version(&version),
		"id":           r.text(&l.ID, ruleList),
		"title":        r.text(&l.Title, ruleName),
		"native":       r.text(&l.Native, ruleName),
		"part":         r.number(&l.Part, 1, maxPart, wantPart),
		"about":        r.text(&l.About, ruleProse),
		"about_native": r.text(&l.AboutNative, ruleProse),
		"source":       func(v value, path string) { l.Source = r.creditOf(v, path) },
		"entries":      r.array(MaxEntries, "entries", func(v value, _ string) { r.addEntry(l, v) }),
	})
	r.entry, r.id = 0, ""
	switch {
	case format == "":
		r.missing(root, "format", `expected "`+formatName+`", so that the file can be told from others`)
	case format != formatName:
		r.complain(root, "format", "is %q: expected %q.", format, formatName)
	}
	if version == 0 {
		r.missing(root, "version", "expected 1")
	}
	if l.ID == "" {
		r.missing(root, "id", "expected a name of its own for this list, never shown and never changed")
	}
	if l.Title == "" {
		r.missing(root, "title", "expected the list's title")
	}
	return l
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// version reads the version of the format and refuses a later one: what it
// means by its fields is not known.
func (r *reader) version(dst *int) set {
	return func(v value, path string) {
		r.number(dst, 1, 1<<30, "a version, which is 1")(v, path)
		if *dst > formatVersion {
			r.complain(v, path, "is %d: this Reprise reads version %d, a newer one is needed.", *dst, formatVersion)
		}
	}
}

// missing complains of a field that must be there, unless something was
// already said about it.
func (r *reader) missing(v value, path, want string) {
	for _, p := range r.problems.List {
		if p.Entry == r.entry && p.Field == path {
			return
		}
	}
	r.complain(v, path, "is missing: %s.", want)
}

// creditOf reads the source of a list; a bare text is its title.
func (r *reader) creditOf(v value, path string) (s Source) {
	if v.kind() == '"' {
		r.text(&s.Title, ruleName)(v, path)
		return s
	}
	s.Extra = r.object(v, path, map[string]set{
		"title":  r.text(&s.Title, ruleName),
		"author": r.text(&s.Author, ruleName),
		"url":    r.text(&s.URL, ruleURL),
	})
	return s
}

// addEntry reads one entry and appends it.
func (r *reader) addEntry(l *List, v value) {
	r.entry, r.id = r.entry+1, ""
	if v.kind() != '{' {
		r.complain(v, "", "The entry is %s: expected an object.", v.say())
		return
	}
	var e Entry
	// The id is read first, so that complaints can name the entry.
	for _, m := range r.members(v) {
		if m.name == "id" && m.kind() == '"' {
			if id, ok := fixEntryID(plain(unquote(m.raw), false)); ok && utf8.RuneCountInString(id) <= maxID {
				r.id = id
			}
		}
	}
	e.Extra = r.object(v, "", map[string]set{
		"id":         r.text(&e.ID, ruleEntry),
		"drama":      func(v value, path string) { e.Drama = r.drama(v, path) },
		"song":       func(v value, path string) { e.Song = r.song(v, path) },
		"artists":    r.people(&e.Artists),
		"featured":   r.people(&e.Featured),
		"why":        r.text(&e.Why, ruleProse),
		"why_native": r.text(&e.WhyNative, ruleProse),
		"links":      r.array(maxLinks, "links", func(v value, path string) { e.Links = append(e.Links, r.link(v, path)) }),
		"ids":        func(v value, path string) { e.IDs = r.ids(v, path) },
		"art":        func(v value, path string) { e.Art = r.art(v, path) },
	})
	if e.ID == "" {
		r.missing(v, "id", `expected an id of its own such as "secret-garden/scar"`)
	}
	if e.Drama.Title == "" {
		r.missing(v, "drama.title", "expected the drama's title in English")
	}
	if e.Song.Title == "" {
		r.missing(v, "song.title", "expected the song's title")
	}
	if len(e.Artists) == 0 {
		r.missing(v, "artists", `expected at least one artist such as {"name": "Yoon Mi Rae"}`)
	}
	for i := range l.Entries {
		if e.ID != "" && l.Entries[i].ID == e.ID {
			r.complain(v, "id", "is the id of entry %d too: expected each id once in a list.", i+1)
			break
		}
	}
	l.Entries = append(l.Entries, e)
}

// drama reads a drama; a bare text is its title.
func (r *reader) drama(v value, path string) (d Drama) {
	if v.kind() == '"' {
		r.text(&d.Title, ruleName)(v, path)
		return d
	}
	d.Extra = r.object(v, path, map[string]set{
		"title":   r.text(&d.Title, ruleName),
		"native":  r.text(&d.Native, ruleName),
		"aliases": r.texts(&d.Aliases, ruleName),
		"year":    r.number(&d.Year, minYear, maxYear, wantYear),
		"network": r.text(&d.Network, ruleName),
	})
	return d
}

// song reads a song; a bare text is its title.
func (r *reader) song(v value, path string) (s Song) {
	if v.kind() == '"' {
		r.text(&s.Title, ruleName)(v, path)
		return s
	}
	s.Extra = r.object(v, path, map[string]set{
		"title":   r.text(&s.Title, ruleName),
		"native":  r.text(&s.Native, ruleName),
		"aliases": r.texts(&s.Aliases, ruleName),
		"part":    r.number(&s.Part, 1, maxPart, wantPart),
	})
	return s
}

// people returns a setter that reads artists into dst; a bare text is a name.
func (r *reader) people(dst *[]Artist) set {
	return r.array(maxPeople, "artists", func(v value, path string) {
		var a Artist
		if v.kind() == '"' {
			r.text(&a.Name, ruleName)(v, path)
		} else {
			a.Extra = r.object(v, path, map[string]set{
				"name":         r.text(&a.Name, ruleName),
				"native":       r.text(&a.Native, ruleName),
				"aliases":      r.texts(&a.Aliases, ruleName),
				"group":        r.text(&a.Group, ruleName),
				"group_native": r.text(&a.GroupNative, ruleName),
			})
			path = join(path, "name")
		}
		if a.Name == "" {
			r.missing(v, path, "expected the artist's name")
			return
		}
		*dst = append(*dst, a)
	})
}

// link reads a link; a bare text is its address.
func (r *reader) link(v value, path string) (l Link) {
	if v.kind() == '"' {
		r.text(&l.URL, ruleURL)(v, path)
		return l
	}
	l.Extra = r.object(v, path, map[string]set{
		"title": r.text(&l.Title, ruleName),
		"url":   r.text(&l.URL, ruleURL),
	})
	if l.URL == "" {
		r.missing(v, join(path, "url"), "expected "+ruleURL.want)
	}
	return l
}

func (r *reader) ids(v value, path string) (ids IDs) {
	ids.Extra = r.object(v, path, map[string]set{
		"isrc": r.texts(&ids.ISRC, ruleISRC),
		"mbid": r.texts(&ids.MBID, ruleMBID),
	})
	return ids
}

func (r *reader) art(v value, path string) (a Art) {
	a.Extra = r.object(v, path, map[string]set{
		"motif":   r.text(&a.Motif, ruleHint),
		"palette": r.text(&a.Palette, ruleHint),
	})
	return a
}
