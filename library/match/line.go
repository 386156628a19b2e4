package match

import "reprise/library/hangul"

// segments is what the artist line holds.
type segments struct {
	named     bool // it names someone
	known     bool // one of them is the entry's
	strangers int  // names that are none of the entry's
	unread    bool // and all of them in a script in which the entry has no name
	channel   bool // words of a channel or label are among them
	group     bool
	first     [2]int // the tokens of the first stranger
}

// lineReader reads an artist line name by name.
type lineReader struct {
	p       *Prepared
	s       *scratch
	c       *entry
	end     int // of the line
	out     segments
	known   bool   // the name that is read holds a singer of the entry
	named   script // how that singer is written
	strange int    // the first of its words that nothing explains, -1 without one
	suffix  int    // the word that follows the singer's name, -1 without one
}

// readLine reads the tokens of an artist line.
func readLine(p *Prepared, s *scratch, c *entry, from, to int) segments {
	if from >= to || s.facts.saysNobody(p, from, to) {
		return segments{}
	}
	r := lineReader{p: p, s: s, c: c, end: to, out: segments{unread: true}, strange: -1, suffix: -1}
	for i := from; i < to; i++ {
		if r.begins(i, from) {
			r.flush(i)
		}
		r.word(i, i == from)
	}
	r.flush(to)
	return r.out
}

// begins reports whether another name begins at token i: after a comma, and,
// or feat.
func (r *lineReader) begins(i, from int) bool {
	t := &r.p.toks[i]
	if r.s.cover[i] == 0 && (t.word == join || t.word == feat) {
		return true
	}
	return t.gap >= comma && t.group == 0 && (i == from || r.p.toks[i-1].group == 0)
}

// word reads one token of a name.
func (r *lineReader) word(i int, first bool) {
	t := &r.p.toks[i]
	switch r.s.cover[i] {
	case 0:
		if t.word != join && t.word != feat && (t.script != digits || !first) {
			r.uncovered(i, t)
		}
	case kArtist + 1, kFeatured + 1:
		r.known, r.named = true, t.script
	case kGroup + 1:
		r.out.group = true
		r.known = r.known || t.group == 0
	}
}

// uncovered reads a token that no name of the entry covers.
func (r *lineReader) uncovered(i int, t *token) {
	switch {
	case t.word == credit, t.word == cover:
		r.s.seen.versions = append(r.s.seen.versions, uint16(i))
	case r.s.facts.isChannel(r.p, i):
		r.out.channel = true
	case t.word != unknown && t.word != collection && t.word != nobody:
	case r.known && r.suffix < 0 && t.group == 0 && t.to-t.from > 2 && t.gap == space:
		r.suffix = i
	case r.strange < 0:
		r.strange = i
	}
}

// flush sums up the name that ends before token end.
func (r *lineReader) flush(end int) {
	if !r.known && r.strange >= 0 && readsKana(r.p, r.s, r.c, r.strange, end) {
		r.known = true
	}
	if r.known && r.suffix >= 0 && r.p.toks[r.suffix].script == r.named {
		r.known, r.strange = false, r.suffix // a band or a fan club that is called after the singer
	}
	if !r.known && r.strange >= 0 {
		r.out.strangers++
		if r.out.strangers == 1 {
			r.out.first = [2]int{r.strange, nameEnd(r.p, r.strange, r.end)}
		}
		r.out.unread = r.out.unread && r.c.cannotRead(r.p.toks[r.strange].script)
	}
	r.out.named = r.out.named || r.known || r.strange >= 0
	r.out.known = r.out.known || r.known
	r.known, r.strange, r.suffix = false, -1, -1
}

// readsKana reports whether a name in kana, the tokens from to end, is that of
// one of the singers as Japanese write it, and notes who it is.
func readsKana(p *Prepared, s *scratch, c *entry, from, end int) bool {
	if p.toks[from].script != kanaScript {
		return false
	}
	for end > from+1 && p.toks[end-1].group != p.toks[from].group {
		end--
	}
	key := hangul.KanaKey(p.plain[p.toks[from].from:p.toks[end-1].to])
	if len(key) < 2 {
		return false
	}
	for i := range c.forms {
		if f := &c.forms[i]; f.kana == key {
			s.seen.spelled = max(s.seen.spelled, bySound)
			s.seen.found |= 1 << max(0, min(f.who, 31))
			return true
		}
	}
	return false
}

// cannotRead reports whether the entry has no singer's name in a script. Hangul
// can be read all the same when the singers' Latin names are romanized ones.
func (c *entry) cannotRead(k script) bool {
	if c.names[k] {
		return false
	}
	return k != korean_ || !c.family
}

// nameEnd is where the name that begins at token i ends.
func nameEnd(p *Prepared, i, end int) int {
	j := i + 1
	for j < end && p.toks[j].gap < comma && p.toks[j].word != join && p.toks[j].word != feat {
		j++
	}
	return j
}
