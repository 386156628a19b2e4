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

	singer  singer
	heard   bool // a name was only recognised by sound
	short   bool // by a sound key of three letters
	taught  bool
	found   uint32 // singers, by place
	guests  bool
	extra   bool // someone else sings too
	unknown [2]int // the tokens of a name that is none of the entry's

	setting  setting
	in       fieldID // the field that names the drama
	bySound  bool    // the drama was recognised by its consonants
	part     int     // the number the track states, 0 if none
	id       bool
	sameName bool // the title is the drama's name
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
	for f := range fields {
		e.claim(p, s, hits, f)
	}
	for _, h := range hits {
		x.id = x.id || h.form < 0
	}
	if x.title == nil {
		e.nearTitle(p, s, c)
	}
	s.seen.front = front(p, s)
	e.drama(p, s, c, hits)
	leftOver(p, s, c)
	e.singers(p, s, c, hits)
	x.asked = c.fulfils(p, x)
}

// claim lets the names found in one field cover its words, the longest first;
// of names as long the title comes first, unless OST follows it: then it is
// the drama that is called like the song.
func (e *Engine) claim(p *Prepared, s *scratch, hits []hit, f fieldID) {
	var done uint64
	for range min(len(hits), 64) {
		best, size := -1, 0
		for i, h := range hits {
			if h.field != f || h.form < 0 || i >= 64 || done&(1<<i) != 0 {
				continue
			}
			n := 8*int(p.toks[h.to-1].to-p.toks[h.from].from) + e.weight(p, s, hits, h)
			if n > size {
				best, size = i, n
			}
		}
		if best < 0 {
			return
		}
		done |= 1 << best
		e.take(p, s, &hits[best])
	}
}

// weight settles which of two names of one length claims the words.
func (e *Engine) weight(p *Prepared, s *scratch, hits []hit, h hit) int {
	f := &e.forms[h.form]
	w := 0
	switch f.kind {
	case kTitle:
		w = 6
		if h.field == fAlbum || h.field == fFolder || h.field == fAbove || h.field == fArtist || h.field == fAlbumArtist {
			w = 1
		} else if e.isDramaHere(p, hits, h) {
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
	if f.sound {
		w--
	}
	return w
}

// isDramaHere reports whether the words of a title are the drama's name in
// this place: OST or a part number follows them.
func (e *Engine) isDramaHere(p *Prepared, hits []hit, h hit) bool {
	for _, d := range hits {
		if d.field == h.field && d.from == h.from && d.to == h.to && d.form >= 0 && e.forms[d.form].kind == kDrama {
			_, end := p.span(h.field)
			return int(h.to) < end && p.toks[h.to].gap < comma && (p.toks[h.to].word == ost || p.toks[h.to].word == part)
		}
	}
	return false
}

// take covers the words of one hit, unless another name has them.
func (e *Engine) take(p *Prepared, s *scratch, h *hit) {
	for i := h.from; i < h.to; i++ {
		if s.cover[i] != 0 {
			return
		}
	}
	f := &e.forms[h.form]
	if f.kind == kTitle && h.field != fTitle && h.field != fFile {
		return
	}
	h.taken = true
	for i := h.from; i < h.to; i++ {
		s.cover[i] = f.kind + 1
	}
	x := &s.seen
	if f.kind == kTitle && (x.title == nil || h.field == x.primary && x.where != x.primary || h.field == x.where && better(f, x.title)) {
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

// leftOver sorts what no name explains in the title, and looks for version
// words in the file name too.
func leftOver(p *Prepared, s *scratch, c *entry) {
	from, to := p.span(s.seen.primary)
	r := reader{p: p, s: s, c: c, x: &s.seen, field: s.seen.primary, end: to}
	for i := from; i < to; i++ {
		r.inFront = i >= s.seen.front[0] && i < s.seen.front[1]
		r.read(i)
	}
	r.inFront = false
	if s.seen.primary == fTitle {
		r.onlyVersions = true
		from, r.end = p.span(fFile)
		r.field, r.featOpen = fFile, false
		for i := from; i < r.end; i++ {
			r.read(i)
		}
	}
	albumVersions(p, s)
}

// reader reads the words of one field that no name covers.
type reader struct {
	p            *Prepared
	s            *scratch
	c            *entry
	x            *ev
	field        fieldID
	end          int
	featOpen     bool
	featGroup    uint8
	onlyVersions bool
	inFront      bool
}

func (r *reader) read(i int) {
	t := r.p.toks[i]
	if r.featOpen && (t.gap == dash || t.group < r.featGroup) {
		r.featOpen = false
	}
	if r.s.cover[i] != 0 {
		return
	}
	switch {
	case t.word == feat:
		r.featOpen, r.featGroup = true, t.group
	case t.script == digits:
		if !r.number(i) {
			r.leave(i, t)
		}
	case t.word == language:
		if !r.beside(i, sub) && !r.beside(i, language) {
			r.version(i)
		}
	case t.word == ver:
		if !r.harmless(i) {
			r.version(i)
		}
	case t.word >= firstVersion, t.word == credit:
		r.version(i)
	case t.word == unknown, t.word == collection, t.word == nobody:
		r.leave(i, t)
	}
}

// harmless reports whether the word before a version word makes it say
// nothing, as in full version, or has said it already.
func (r *reader) harmless(i int) bool {
	if i == 0 || i < 1 {
		return false
	}
	prev := r.p.toks[i-1]
	if prev.word == language || prev.word >= firstVersion {
		return true
	}
	w := r.p.text(prev)
	return r.s.cover[i-1] == 0 && in(whole, w) || r.s.cover[i-1] == kDrama+1 && prev.word == ost
}

// beside reports whether a neighbour is of class c.
func (r *reader) beside(i int, c class) bool {
	return i > 0 && r.p.toks[i-1].word == c || i+1 < r.end && r.p.toks[i+1].word == c
}

func (r *reader) version(i int) { r.x.versions = append(r.x.versions, uint16(i)) }

// number reports whether a number says nothing of the song: a track number at
// the start, a part number, a year that fits, a copy's number.
func (r *reader) number(i int) bool {
	p := r.p
	from, _ := p.span(r.field)
	t := p.toks[i]
	text := p.text(t)
	leading := true
	for j := from; j < i; j++ {
		leading = leading && (p.toks[j].script == digits || p.toks[j].word == part || in(neutral, p.text(p.toks[j])))
	}
	if leading && len(text) <= 3 {
		return true
	}
	if i > from && r.s.cover[i-1] == 0 {
		switch p.toks[i-1].word {
		case part, ost, season:
			return true
		}
	}
	if i+1 < r.end && p.toks[i+1].gap == glued && in(neutral, p.text(p.toks[i+1])) {
		return true
	}
	if len(text) == 4 {
		y := atoi(text)
		return near(y, p.year) || near(y, r.c.song.Drama.Year) || r.beside(i, neutral)
	}
	return r.field == fFile && t.group > 0 && len(text) <= 2
}

func near(a, b int) bool { return b > 0 && a-b <= 1 && b-a <= 1 }

func atoi(s string) int {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' || n > 1<<20 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// leave notes a word that nothing explains: another singer after feat., a
// gloss in a script of its own, or something that makes it another song.
func (r *reader) leave(i int, t token) {
	if r.onlyVersions || r.inFront || r.besideSinger(i) || r.inClause(i) {
		return
	}
	x := r.x
	switch {
	case r.featOpen:
		if t.group > r.featGroup && i > 0 && r.s.cover[i-1] != 0 {
			return // a gloss of a known guest
		}
		x.extra = true
		if x.unknown == [2]int{} {
			x.unknown = [2]int{i, i + 1}
		}
	case t.script == digits:
		x.left = append(x.left, uint16(i))
	case x.title != nil && t.script != x.title.textScript(r.p, t) && !r.c.titles[t.script]:
		x.gloss = true
	case x.title != nil && t.group > 0 && t.script != x.title.script && r.c.titles[t.script]:
		x.against = x.against || t.script == korean_
		x.retold = x.retold || t.script != korean_
	default:
		x.left = append(x.left, uint16(i))
	}
}

// besideSinger reports whether a word only says a singer's name again: in the
// bracket after it, or before the bracket that holds it.
func (r *reader) besideSinger(i int) bool {
	p, cover := r.p, r.s.cover
	t := p.toks[i]
	from, _ := p.span(r.field)
	if t.group > 0 {
		j := i
		for j > from && p.toks[j].group == t.group {
			j--
		}
		return p.toks[j].group != t.group && isSinger(cover[j]) && p.toks[j].script != t.script
	}
	j := i + 1
	for j < r.end && p.toks[j].group == 0 && p.toks[j].gap < comma {
		j++
	}
	return j < r.end && p.toks[j].group > 0 && cover[j] == kArtist+1 && p.toks[j].script != t.script
}

func isSinger(k kind) bool { return k == kArtist+1 || k == kFeatured+1 || k == kGroup+1 }

// inClause reports whether a word stands in a phrase that OST ends, such as
// "시그널 OST": such a phrase names a drama and is weighed as that.
func (r *reader) inClause(i int) bool {
	p := r.p
	group := p.toks[i].group
	for j := i + 1; j < r.end && p.toks[j].group == group && p.toks[j].gap != dash; j++ {
		if r.s.cover[j] != 0 && r.s.cover[j] != kDrama+1 {
			return false
		}
		if p.toks[j].word == ost && r.s.cover[j] == 0 {
			r.clause(i, j)
			return true
		}
	}
	return false
}

// clause weighs a phrase that names a drama in the title.
func (r *reader) clause(i, end int) {
	x, p := r.x, r.p
	for j := i; j < end; j++ {
		if r.s.cover[j] == kDrama+1 {
			return
		}
	}
	from, _ := p.span(r.field)
	for j := i - 1; j >= from && p.toks[j].group == p.toks[i].group; j-- {
		if r.s.cover[j] == kDrama+1 {
			return
		}
		if p.toks[j+1].gap == dash {
			break
		}
	}
	switch {
	case r.c.dramas[p.toks[i].script]:
		x.clause = true
	case x.setting != drama && r.c.soundsLike(p, r.s, i, end):
		x.setting, x.in, x.bySound = drama, x.primary, true
	}
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

// textScript is the script in which the title stands in the text.
func (f *form) textScript(_ *Prepared, _ token) script {
	if f.sound && f.script == korean_ {
		return latin
	}
	return f.script
}

// albumVersions looks for albums that are versions as a whole: a piano
// collection, a live album, karaoke.
func albumVersions(p *Prepared, s *scratch) {
	for _, f := range []fieldID{fAlbum, fFolder} {
		from, to := p.span(f)
		for i := from; i < to; i++ {
			if s.cover[i] != 0 {
				continue
			}
			switch p.toks[i].word {
			case inst, cover, piano, orchestra, musicbox, credit, speed:
				s.seen.versions = append(s.seen.versions, uint16(i))
			case live, remix, acoustic:
				if f == fAlbum || to-from == 1 {
					s.seen.versions = append(s.seen.versions, uint16(i))
				}
			}
		}
	}
}

// fulfils reports whether an entry that asks for a version gets it: every
// version that it asks for is named and no other.
func (c *entry) fulfils(p *Prepared, x *ev) bool {
	if len(c.asks) == 0 {
		return false
	}
	named := map[class]bool{}
	for _, i := range x.versions {
		w := p.toks[i].word
		if !c.asks[w] && w != ver {
			return false
		}
		named[w] = true
	}
	for w := range c.asks {
		if w != ver && !named[w] {
			return false
		}
	}
	return true
}
