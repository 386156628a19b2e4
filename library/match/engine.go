package match

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"reprise/library/catalog"
)

// Options tune an Engine.
type Options struct {
	// Taught are the pairs of names that the fan said are the same.
	Taught []Taught
}

// Taught is one lesson of the fan's: A and B name the same singer. The order
// does not matter, nor does case.
type Taught struct{ A, B string }

// Engine pairs files with the entries of some lists. It is immutable and safe
// for concurrent use.
type Engine struct {
	entries []*entry
	byRef   map[catalog.Ref]int32
	forms   []form
	index   map[uint64][]int32 // hash of a form's text to its places in forms
	bloom   []uint64           // one bit a hash, so that most look-ups end early
	longest int                // bytes of the longest form
	ids     map[string][]int32 // ISRC and MBID to entries
	pool    sync.Pool          // of *scratch
}

const bloomBits = 1 << 19

// New returns an engine for all entries of the lists. The lists are read, not
// kept in step: after an edit, make a new engine. A thousand entries take some
// tens of milliseconds.
func New(lists []*catalog.List, opts Options) *Engine {
	e := &Engine{byRef: map[catalog.Ref]int32{}, index: map[uint64][]int32{}, bloom: make([]uint64, bloomBits/64), ids: map[string][]int32{}}
	e.pool.New = func() any { return new(scratch) }
	taught := lessons(opts.Taught)
	for _, l := range lists {
		for i := range l.Entries {
			e.add(catalog.Ref{List: l.ID, Entry: l.Entries[i].ID}, &l.Entries[i], taught)
		}
	}
	return e
}

func lessons(pairs []Taught) map[string][]string {
	m := map[string][]string{}
	for _, p := range pairs {
		a, b := strings.ToLower(strings.TrimSpace(p.A)), strings.ToLower(strings.TrimSpace(p.B))
		m[a] = append(m[a], p.B)
		m[b] = append(m[b], p.A)
	}
	return m
}

func (e *Engine) add(ref catalog.Ref, song *catalog.Entry, taught map[string][]string) {
	n := int32(len(e.entries))
	c := compile(ref, song, n, taught)
	e.entries = append(e.entries, c)
	e.byRef[ref] = n
	for _, f := range c.forms {
		h := hash(f.text, f.sound)
		e.index[h] = append(e.index[h], int32(len(e.forms)))
		e.bloom[h%bloomBits/64] |= 1 << (h % 64)
		e.forms = append(e.forms, f)
		e.longest = max(e.longest, len(f.text))
	}
	for _, id := range append(append([]string{}, c.isrc...), c.mbid...) {
		e.ids[id] = append(e.ids[id], n)
	}
}

// The hash is FNV-1a of 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/),
// begun differently for sound keys.
const (
	fnvPlain = 14695981039346656037
	fnvSound = fnvPlain ^ 0x5bd1e995
	fnvPrime = 1099511628211
)

func hash(s string, sound bool) uint64 {
	h := uint64(fnvPlain)
	if sound {
		h = fnvSound
	}
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}

// Match returns all entries that the track may be for, best first.
func (e *Engine) Match(t Track) []Candidate { return e.MatchPrepared(Prepare(t)) }

// MatchPrepared is Match for a track that was prepared before.
func (e *Engine) MatchPrepared(p Prepared) []Candidate {
	s := e.pool.Get().(*scratch)
	defer e.pool.Put(s)
	s.hits = s.hits[:0]
	e.collect(&p, s)
	var out []Candidate
	for from := 0; from < len(s.hits); {
		to := from
		for to < len(s.hits) && s.hits[to].entry == s.hits[from].entry {
			to++
		}
		if c, ok := e.judge(&p, s, s.hits[from:to]); ok {
			out = append(out, c)
		}
		from = to
	}
	rank(out)
	e.rival(out)
	return out
}

// rank orders candidates best first, the same way every time.
func rank(cs []Candidate) {
	slices.SortFunc(cs, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Ref.List, b.Ref.List), cmp.Compare(a.Ref.Entry, b.Ref.Entry), cmp.Compare(a.Path, b.Path))
	})
}

// rival keeps one file from being linked to two different songs by itself: of
// candidates that are sure only the best and those of the same song stay so,
// and none if two songs are as good.
func (e *Engine) rival(cs []Candidate) {
	if len(cs) < 2 || !cs[0].Sure {
		return
	}
	best := e.entries[e.byRef[cs[0].Ref]]
	tie := false
	for i := 1; i < len(cs); i++ {
		if !cs[i].Sure || sameSong(best, e.entries[e.byRef[cs[i].Ref]]) {
			continue
		}
		if cs[0].Score-cs[i].Score < 0.03 {
			tie = true
		}
		cs[i].Sure = false
		cs[i].Reasons = append(cs[i].Reasons, Reason{Perhaps, "rival", []string{best.song.Song.Title}})
	}
	if tie {
		for i := range cs {
			cs[i].Sure = false
		}
	}
}

// sameSong reports whether two entries are one song, as in two lists of one
// fan: they share a singer and a title.
func sameSong(a, b *entry) bool {
	title, singer := false, false
	for _, f := range a.forms {
		if f.sound {
			continue
		}
		for _, g := range b.forms {
			if g.sound || f.text != g.text || f.kind != g.kind {
				continue
			}
			title = title || f.kind == kTitle
			singer = singer || f.kind == kArtist
		}
	}
	return title && singer
}

// scratch is what judging one track needs, kept for the next one.
type scratch struct {
	hits  []hit
	cover []kind // by token, one more than the kind; 0 where no name covers it
	seen  ev
}

// hit is one name found in a track: tokens from to to of one field.
type hit struct {
	entry    int32
	form     int32
	from, to uint16
	field    fieldID
	taken    bool // it covers its words
}

// collect finds every name of every entry in the track.
func (e *Engine) collect(p *Prepared, s *scratch) {
	for f := range fields {
		from, to := p.span(f)
		for i := from; i < to; i++ {
			e.from(p, s, f, i, to)
		}
	}
	for _, ids := range [2][]string{p.isrc, p.mbid} {
		for _, id := range ids {
			for _, n := range e.ids[id] {
				s.hits = append(s.hits, hit{entry: n, form: -1})
			}
		}
	}
	slices.SortFunc(s.hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.entry, b.entry), cmp.Compare(a.field, b.field), cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to), cmp.Compare(a.form, b.form))
	})
}

// from looks for names that begin at token i, plain and by sound.
func (e *Engine) from(p *Prepared, s *scratch, f fieldID, i, end int) {
	plain, sound, last := uint64(fnvPlain), uint64(fnvSound), byte(0)
	length := 0
	for j := i; j < end; j++ {
		t := p.toks[j]
		for k := t.from; k < t.to; k++ {
			plain = (plain ^ uint64(p.plain[k])) * fnvPrime
		}
		length += int(t.to - t.from)
		e.found(p, s, hit{field: f, from: uint16(i), to: uint16(j + 1)}, plain, false)
		for k := t.sfrom; k < t.sto; k++ {
			if c := p.sound[k]; c != last {
				sound = (sound ^ uint64(c)) * fnvPrime
				last = c
			}
		}
		if t.sto > t.sfrom {
			e.found(p, s, hit{field: f, from: uint16(i), to: uint16(j + 1)}, sound, true)
		}
		if length > 2*e.longest {
			return
		}
	}
}

// found notes the forms whose hash this is, if they may stand there.
func (e *Engine) found(p *Prepared, s *scratch, at hit, h uint64, sound bool) {
	if e.bloom[h%bloomBits/64]&(1<<(h%64)) == 0 {
		return
	}
	for _, n := range e.index[h] {
		f := &e.forms[n]
		if f.sound != sound || !fits(p, at, f) {
			continue
		}
		at.entry, at.form = f.entry, n
		s.hits = append(s.hits, at)
	}
}

// fits reports whether a form may be read at this place: its letters are those
// of the text, it does not run across brackets or dashes that it does not have
// itself, and a sound key is only read where letters cannot be compared.
func fits(p *Prepared, at hit, f *form) bool {
	toks := p.toks[at.from:at.to]
	if !f.breaks {
		for _, t := range toks[1:] {
			if t.group != toks[0].group || t.gap == dash {
				return false
			}
		}
	}
	if !f.sound {
		return plainText(p, toks) == f.text
	}
	text := latin
	for _, t := range toks {
		if t.script != latin && t.script != digits {
			text = t.script
		}
	}
	switch {
	case text == korean_:
		return f.script == latin
	case text == kanaScript:
		return f.script != kanaScript
	case text == han:
		return (f.kind == kArtist || f.kind == kFeatured) && f.script != han && len(f.text) >= 5
	case text != latin:
		return false
	case f.script == korean_, f.kind == kArtist, f.kind == kFeatured:
		return true
	}
	return f.kind == kTitle && len(f.text) >= 10
}

// plainText is the text of neighbouring tokens; they stand side by side.
func plainText(p *Prepared, toks []token) string {
	return p.plain[toks[0].from:toks[len(toks)-1].to]
}
