package match

// singer tells how the singers of a track stand to those of an entry.
type singer uint8

const (
	nobodyNamed singer = iota // the file names no one
	unreadable                // only in a script in which the entry has no name
	stranger                  // someone else
	inBracket                 // someone else, and the singer in the title's bracket
	groupOnly                 // the group, not the singer
	byAlbum                   // only as the album's artist or the folder
	notFirst                  // some of the singers, the first not among them
	someOf                    // the first, perhaps others
	allOf
)

// spelling tells how surely a name was recognised.
type spelling uint8

const (
	byConsonants spelling = iota // those of an English name in Korean letters
	byShortSound                 // a sound key of three letters
	bySound
	asListed
)

// setting tells how the drama stands.
type setting uint8

const (
	noDrama setting = iota
	unreadDrama
	otherDrama
	sequelDrama
	drama
)

// ev is the evidence for one entry: what was found and what is left over.
type ev struct {
	title    *form
	where    fieldID // the field the title stands in
	near     bool    // the title is one or two letters off
	primary  fieldID
	left     []uint16 // tokens of the title that nothing explains
	front    [2]int   // the part of the line before the title, where singers stand
	clause   bool     // the title names an OST that is not this drama's, as far as it can be read
	against  bool     // a Korean gloss that is not the entry's Korean title
	retold   bool     // a gloss in another script that is not the entry's title in it
	gloss    bool     // a gloss in a script in which the entry has no title
	versions []uint16 // tokens that name a version
	asked    bool     // the entry asks for a version and the track is it

	singer    singer
	spelled   spelling // how surely a singer was recognised
	taught    bool
	found     uint32 // singers, by place
	guests    bool
	extra     bool   // someone else sings too
	ownFolder bool   // the file lies in a folder of the singer's name alone
	unknown   [2]int // the tokens of a name that is none of the entry's

	setting    setting
	in         fieldID // the field that names the drama
	otherAlbum bool    // the album names something that is neither the drama nor a compilation
	part       int     // the number the track states, 0 if none
	id         bool
	sameName   bool // the title is the drama's name
}

// explain weighs one entry, whose hits these are.
func (e *Engine) explain(p *Prepared, s *scratch, hits []hit) {
	c := e.entries[hits[0].entry]
	s.seen = ev{left: s.seen.left[:0], versions: s.seen.versions[:0]}
	x := &s.seen
	if !p.has(fTitle) {
		x.primary = fFile
	}
	if cap(s.cover) < len(p.toks) {
		s.cover = make([]kind, 2*len(p.toks))
	}
	s.cover = s.cover[:len(p.toks)]
	clear(s.cover)
	for from := 0; from < len(hits); {
		to := from
		for to < len(hits) && hits[to].field == hits[from].field {
			x.id = x.id || hits[to].form < 0
			to++
		}
		if from < maxClaims {
			e.claim(p, s, hits[from:min(to, maxClaims)])
		}
		from = to
	}
	if x.title == nil {
		e.nearTitle(p, s, c)
	}
	if x.title == nil {
		c.loanTitle(p, s)
	}
	s.seen.front = front(p, s)
	e.drama(p, s, c, hits)
	leftOver(p, s, c)
	e.singers(p, s, c, hits)
	x.asked = c.fulfils(p, x)
}

// maxClaims is how many names of one entry claim words: more are only found
// in texts that were made to hold them.
const maxClaims = 64

// claim lets the names found in one field cover its words, the longest first;
// of names as long the title comes first, unless OST follows it: then it is
// the drama that is called like the song.
func (e *Engine) claim(p *Prepared, s *scratch, hits []hit) {
	if len(hits) == 1 {
		if hits[0].form >= 0 {
			e.take(s, &hits[0])
		}
		return
	}
	var sizes [maxClaims]int
	for i := range hits {
		if h := &hits[i]; h.form >= 0 {
			sizes[i] = 8*int(p.toks[h.to-1].to-p.toks[h.from].from) + weight(p, s, hits, h)
		}
	}
	for {
		best, size := -1, 0
		for i, n := range sizes[:len(hits)] {
			if n > size {
				best, size = i, n
			}
		}
		if best < 0 {
			return
		}
		sizes[best] = 0
		e.take(s, &hits[best])
	}
}

// weight settles which of two names of one length claims the words; hits are
// all of their field.
func weight(p *Prepared, s *scratch, hits []hit, h *hit) int {
	w := 0
	switch h.kind {
	case kTitle:
		w = 6
		if h.field != fTitle && h.field != fFile {
			w = 1
		} else if isDramaHere(p, hits, h) {
			s.seen.sameName = true
			w = 1
		}
	case kArtist:
		w = 5
	case kGroup, kFeatured:
		w = 4
	case kDrama:
		w = 3
	}
	if h.sound {
		w--
	}
	if h.loan {
		w -= 2
	}
	return w
}

// isDramaHere reports whether the words of a title are the drama's name in
// this place: OST or a part number follows them.
func isDramaHere(p *Prepared, hits []hit, h *hit) bool {
	for _, d := range hits {
		if d.from == h.from && d.to == h.to && d.kind == kDrama {
			_, end := p.span(h.field)
			return int(h.to) < end && p.toks[h.to].gap < comma && (p.toks[h.to].word == ost || p.toks[h.to].word == part)
		}
	}
	return false
}

// take covers the words of one hit, unless another name has them.
func (e *Engine) take(s *scratch, h *hit) {
	for i := h.from; i < h.to; i++ {
		if s.cover[i] != 0 {
			return
		}
	}
	if h.kind == kTitle && h.field != fTitle && h.field != fFile {
		return
	}
	h.taken = true
	for i := h.from; i < h.to; i++ {
		s.cover[i] = h.kind + 1
	}
	if h.kind != kTitle {
		return
	}
	x, f := &s.seen, &e.forms[h.form]
	if x.title == nil || h.field == x.primary && x.where != x.primary || h.field == x.where && better(f, x.title) {
		x.title, x.where = f, h.field
	}
}

// better reports whether a says more than b.
func better(a, b *form) bool {
	if a.sound != b.sound {
		return b.sound
	}
	return a.source < b.source
}

// front is the part of the line before the last dash that precedes the title:
// "singer - title". It is empty when the title comes first.
func front(p *Prepared, s *scratch) [2]int {
	x := &s.seen
	from, to := p.span(x.primary)
	if x.title == nil || x.where != x.primary {
		return [2]int{}
	}
	at := from
	for at < to && s.cover[at] != kTitle+1 {
		at++
	}
	for i := at; i > from && i < to; i-- {
		if p.toks[i].gap == dash && p.toks[i].group == 0 && (p.toks[i-1].group == 0 || i == at) {
			return [2]int{from, i}
		}
	}
	return [2]int{}
}

// fulfils reports whether an entry that asks for a version gets it: every
// version that it asks for is named and no other.
func (c *entry) fulfils(p *Prepared, x *ev) bool {
	if c.asks == 0 {
		return false
	}
	named := classes(1 << ver)
	for _, i := range x.versions {
		named |= 1 << p.toks[i].word
	}
	return named == c.asks|1<<ver
}
