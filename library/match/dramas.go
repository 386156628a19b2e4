package match

import (
	"strings"

	"reprise/library/hangul"
)

// drama weighs which drama the track is of: the album says it best, then the
// title, the file name and the folders.
func (e *Engine) drama(p *Prepared, s *scratch, c *entry, hits []hit) {
	x := &s.seen
	sequel := false
	for i := range hits {
		h := &hits[i]
		switch {
		case h.kind != kDrama || !h.taken || dramaRank[h.field] == 0:
		case isSequel(p, h):
			sequel = true
		case x.setting != drama || dramaRank[h.field] < dramaRank[x.in]:
			x.setting, x.in = drama, h.field
		}
	}
	x.part = s.facts.part
	if x.setting == drama {
		return
	}
	if sequel {
		x.setting = sequelDrama
		return
	}
	e.otherDrama(p, s, c)
}

// dramaRank orders the fields by how well they tell the drama, the best first;
// those without a rank do not.
var dramaRank = [fields]uint8{fAlbum: 1, fTitle: 2, fFile: 3, fFolder: 4, fAbove: 5}

// isSequel reports whether a season's number that the name does not have
// follows it: 낭만닥터 김사부 2 is not 낭만닥터 김사부.
func isSequel(p *Prepared, h *hit) bool {
	_, end := p.span(h.field)
	i := int(h.to)
	if i >= end {
		return false
	}
	t := p.toks[i]
	if t.word == season {
		return i+1 < end && p.toks[i+1].script == digits && atoi(p.text(p.toks[i+1])) > 1
	}
	if t.script == digits {
		n := atoi(p.text(t))
		if i+1 < end && p.toks[i+1].word == season {
			return n > 1
		}
		return t.group == p.toks[h.to-1].group && n > 1 && n < 10
	}
	switch p.text(t) {
	case "ii", "iii", "iv":
		return true
	}
	return false
}

// otherDrama tells whether the album is the OST of another drama.
func (e *Engine) otherDrama(p *Prepared, s *scratch, c *entry) {
	x := &s.seen
	_, to := p.span(fAlbum)
	a := c.readAlbum(p, s)
	first := a.first
	switch {
	case a.collection:
	case first < 0:
		x.otherAlbum = a.singers && !a.isOST // the singer's own
	case c.dramas[p.toks[first].script] && (p.toks[first].script != latin || !c.soundsLike(p, first, to)):
		x.otherAlbum = true
		if a.isOST {
			x.setting = otherDrama
		}
	case a.numbered && a.isOST:
		x.setting = sequelDrama
	case c.soundsLike(p, first, to):
		x.setting, x.in = drama, fAlbum
	case a.isOST:
		x.setting = unreadDrama
	}
}

// album is what an album says that does not name the entry's drama.
type album struct {
	first      int  // the first word that nothing explains, -1 without one
	isOST      bool // of some drama
	collection bool // it is of no drama and no singer
	numbered   bool // a season follows that the entry's drama does not have
	singers    bool // it names the entry's singers
}

func (c *entry) readAlbum(p *Prepared, s *scratch) album {
	a := album{first: -1}
	from, to := p.span(fAlbum)
	for i := from; i < to; i++ {
		t := p.toks[i]
		switch {
		case s.cover[i] != 0:
			a.singers = a.singers || isSinger(s.cover[i])
		case t.word == ost:
			a.isOST = true
		case t.word == collection:
			a.collection = true
			return a
		case t.script == digits:
			a.numbered = a.numbered || a.first >= 0 && !a.isOST && c.otherSeason(p, i)
		case t.word == unknown && a.first < 0:
			a.first = i
		}
	}
	return a
}

// otherSeason reports whether a single digit is the number of a season that
// none of the drama's names has.
func (c *entry) otherSeason(p *Prepared, i int) bool {
	n := p.text(p.toks[i])
	return len(n) == 1 && n > "1" && p.toks[i-1].word != part && !c.numbered(n)
}

// numbered reports whether one of the drama's names has this number.
func (c *entry) numbered(n string) bool {
	for i := range c.forms {
		if f := &c.forms[i]; f.kind == kDrama && !f.sound && strings.Contains(f.text, n) {
			return true
		}
	}
	return false
}

// soundsLike reports whether the words from first on have the consonants of
// one of the drama's names in another script, or are one that is misspelled.
func (c *entry) soundsLike(p *Prepared, first, to int) bool {
	last := first + 1
	for last < to && p.toks[last].word != ost && p.toks[last].word != part {
		last++
	}
	text := p.plain[p.toks[first].from:p.toks[last-1].to]
	if p.toks[first].script == latin {
		return c.nearDrama(text)
	}
	bones := hangul.Skeleton(p.words(first, last))
	return len(bones) >= 4 && c.dramaOf(bones)
}

// nearDrama reports whether a text is one of the drama's Latin names, one or
// two letters off.
func (c *entry) nearDrama(text string) bool {
	if len(c.slips) == 0 {
		return false
	}
	has := lettersOf(text)
	for i := range c.slips {
		f := &c.slips[i]
		if n := len(text) - len(f.text); n <= f.allowed && -n <= f.allowed &&
			has.apart(f.letters) <= 2*f.allowed && within(f.text, text, f.allowed) {
			return true
		}
	}
	return false
}

// dramaOf reports whether one of the drama's Latin names has these consonants.
func (c *entry) dramaOf(bones string) bool {
	for i := range c.forms {
		if f := &c.forms[i]; f.kind == kDrama && f.bones == bones {
			return true
		}
	}
	return false
}
