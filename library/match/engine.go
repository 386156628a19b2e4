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
	index   index
	bloom   bits   // the hashes of all forms, so that most look-ups end early
	plain   starts // how the forms begin, plain and by sound
	sound   starts
	longest int                // bytes of the longest form
	ids     map[string][]int32 // ISRC and MBID to entries
	loans   map[uint32][]int32 // consonants of singers' English names to forms
	pool    sync.Pool          // of *scratch
}

// New returns an engine for all entries of the lists. The lists are read, not
// kept in step: after an edit, make a new engine. A thousand entries take some
// tens of milliseconds.
func New(lists []*catalog.List, opts Options) *Engine {
	e := &Engine{byRef: map[catalog.Ref]int32{}, bloom: newBits(1 << 18), ids: map[string][]int32{}, loans: map[uint32][]int32{}}
	e.pool.New = func() any { return new(scratch) }
	taught := lessons(opts.Taught)
	for _, l := range lists {
		for i := range l.Entries {
			e.add(catalog.Ref{List: l.ID, Entry: l.Entries[i].ID}, &l.Entries[i], taught)
		}
	}
	e.index = newIndex(e.forms)
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
	e.addLoans(c, len(e.forms))
	for _, f := range c.forms {
		e.bloom.add(hash(f.text, f.sound))
		if f.sound {
			e.sound.add(f.text)
		} else {
			e.plain.add(f.text)
		}
		e.forms = append(e.forms, f)
		e.longest = max(e.longest, len(f.text))
	}
	for _, id := range append(append([]string{}, c.isrc...), c.mbid...) {
		e.ids[id] = append(e.ids[id], n)
	}
}

// Learnt returns the entries for which a lesson of the fan's names a singer
// anew: what it can change is among their candidates alone.
func (e *Engine) Learnt(t Taught) []catalog.Ref {
	var refs []catalog.Ref
	for _, c := range e.entries {
		if slices.ContainsFunc(c.forms, func(f form) bool {
			return f.source == sTaught && (strings.EqualFold(f.shown, strings.TrimSpace(t.A)) || strings.EqualFold(f.shown, strings.TrimSpace(t.B)))
		}) {
			refs = append(refs, c.ref)
		}
	}
	return refs
}

// Match returns all entries that the track may be for, best first.
func (e *Engine) Match(t Track) []Candidate { return e.MatchPrepared(Prepare(t)) }

// MatchPrepared is Match for a track that was prepared before.
func (e *Engine) MatchPrepared(p Prepared) []Candidate {
	s := e.pool.Get().(*scratch)
	defer e.pool.Put(s)
	s.hits = s.hits[:0]
	e.collect(&p, s)
	if len(s.hits) == 0 {
		return nil
	}
	s.facts.read(&p)
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
	worth []bool // by entry; all false between two files
	seen  ev
	facts facts
}

// hit is one name found in a track: tokens from to to of one field.
type hit struct {
	entry    int32
	form     int32
	from, to uint16
	field    fieldID
	kind     kind // of the form
	sound    bool // of the form
	taken    bool // it covers its words
	loan     bool // an English name in Korean letters
}

// collect finds every name of every entry in the track. Albums and folders are
// only looked at when a title or a singer was found: alone they say nothing.
func (e *Engine) collect(p *Prepared, s *scratch) {
	for f := range fields {
		if f == fAlbum && !telling(s.hits) {
			break
		}
		from, to := p.span(f)
		for i := from; i < to; i++ {
			e.from(p, s, f, i, to)
		}
	}
	e.loaned(p, s)
	for _, ids := range [2][]string{p.isrc, p.mbid} {
		for _, id := range ids {
			for _, n := range e.ids[id] {
				s.hits = append(s.hits, hit{entry: n, form: -1})
			}
		}
	}
	e.sift(s)
	if len(s.hits) > 1 {
		slices.SortFunc(s.hits, byEntry)
	}
}

// sift drops the hits of entries that are not worth judging, which half of
// them are: a common word is part of many dramas' names.
func (e *Engine) sift(s *scratch) {
	if len(s.worth) < len(e.entries) {
		s.worth = make([]bool, len(e.entries))
	}
	for i := range s.hits {
		if h := &s.hits[i]; worthJudging(h) {
			s.worth[h.entry] = true
		}
	}
	kept := s.hits[:0]
	for i := range s.hits {
		if s.worth[s.hits[i].entry] {
			kept = append(kept, s.hits[i])
		}
	}
	for i := range kept {
		s.worth[kept[i].entry] = false
	}
	s.hits = kept
}

// worthJudging reports whether a name found can amount to anything: a title, an
// identifier, or a singer.
func worthJudging(h *hit) bool {
	return h.form < 0 || h.kind == kArtist || h.kind == kTitle && h.field <= fFile
}

// telling reports whether a title or a singer is among the names found.
func telling(hits []hit) bool {
	for i := range hits {
		if worthJudging(&hits[i]) {
			return true
		}
	}
	return false
}

// byEntry brings the hits of one entry together, in the order of the text.
func byEntry(a, b hit) int {
	if a.entry != b.entry {
		return int(a.entry) - int(b.entry)
	}
	if a.field != b.field {
		return int(a.field) - int(b.field)
	}
	if a.from != b.from {
		return int(a.from) - int(b.from)
	}
	if a.to != b.to {
		return int(b.to) - int(a.to)
	}
	return int(a.form) - int(b.form)
}

// from looks for names that begin at token i, plain and by sound.
func (e *Engine) from(p *Prepared, s *scratch, f fieldID, i, end int) {
	t := p.toks[i]
	if rest := p.plain[t.from:p.toks[end-1].to]; e.plain.begins(rest) {
		h := uint64(fnvPlain)
		for j := i; j < end && int(p.toks[j].to)-int(t.from) <= e.longest; j++ {
			for k := p.toks[j].from; k < p.toks[j].to; k++ {
				h = (h ^ uint64(p.plain[k])) * fnvPrime
			}
			if e.bloom.maybe(h) {
				e.found(p, s, hit{field: f, from: uint16(i), to: uint16(j + 1)}, h)
			}
		}
	}
	if !e.sound.begins(p.sound[t.sfrom:p.toks[end-1].sto]) {
		return
	}
	h, last := uint64(fnvSound), byte(0)
	for j, n := i, 0; j < end && n <= e.longest; j++ {
		for k := p.toks[j].sfrom; k < p.toks[j].sto; k++ {
			if c := p.sound[k]; c != last {
				h = (h ^ uint64(c)) * fnvPrime
				last = c
				n++
			}
		}
		if p.toks[j].sto > p.toks[j].sfrom && e.bloom.maybe(h) {
			e.found(p, s, hit{field: f, from: uint16(i), to: uint16(j + 1), sound: true}, h)
		}
	}
}

// found notes the forms whose hash this is, if they may stand there.
func (e *Engine) found(p *Prepared, s *scratch, at hit, h uint64) {
	places := e.index.find(h)
	if len(places) == 0 || !at.sound && plainText(p, p.toks[at.from:at.to]) != e.forms[places[0].form].text {
		return // two texts of one hash
	}
	for i := range places {
		f := &places[i]
		if f.sound != at.sound || !fits(p, at, f) {
			continue
		}
		at.entry, at.form, at.kind = f.entry, f.form, f.kind
		s.hits = append(s.hits, at)
	}
}

// fits reports whether a form, whose text is here, may be read at this place: it
// does not run across brackets or dashes that it does not have
// itself, and a sound key is only read where letters cannot be compared.
func fits(p *Prepared, at hit, f *place) bool {
	toks := p.toks[at.from:at.to]
	if !f.breaks && broken(toks) {
		return false
	}
	return !f.sound || soundFits(p, at, f)
}

// broken reports whether a bracket or a dash stands between the tokens.
func broken(toks []token) bool {
	for i := 1; i < len(toks); i++ {
		if toks[i].group != toks[0].group || toks[i].gap == dash {
			return true
		}
	}
	return false
}

// soundFits reports whether the sound key of a form may be read at this place.
func soundFits(p *Prepared, at hit, f *place) bool {
	text := latin
	for _, t := range p.toks[at.from:at.to] {
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
		return (f.kind == kArtist || f.kind == kFeatured) && f.script != han && f.size >= 5
	case text != latin, f.kind != kTitle && f.size <= 4 && at.field <= fFile && !alone(p, at):
		return false
	case f.script == korean_, f.kind == kArtist, f.kind == kFeatured:
		return true
	}
	return f.kind == kTitle && f.size >= 10
}

// alone reports whether words stand between commas, dashes or brackets. Short
// sound keys are read there alone: girl sounds like K.Will.
func alone(p *Prepared, at hit) bool {
	from, end := p.span(at.field)
	first, last := p.toks[at.from], p.toks[at.to-1]
	begins := int(at.from) == from || first.gap >= comma || p.toks[at.from-1].group != first.group
	ends := int(at.to) == end || p.toks[at.to].gap >= comma || p.toks[at.to].group != last.group
	return begins && ends
}

// plainText is the text of neighbouring tokens; they stand side by side.
func plainText(p *Prepared, toks []token) string {
	return p.plain[toks[0].from:toks[len(toks)-1].to]
}
