package match

import "reprise/library/hangul"

// loanLetters is how many consonants the Korean spelling of an English name
// must share with it: fewer are shared by too many names.
const loanLetters = 3

// bone is a name of a file that is written in Hangul alone, by its consonants.
type bone struct {
	hash     uint32
	from, to uint16
}

// addBones notes the names of an artist line that are Hangul alone, so that
// 이클립스 can be found by a list that knows ECLIPSE.
func (p *Prepared) addBones() {
	from, to := p.span(fArtist)
	if from == to {
		from, to = p.span(fFile)
	}
	for i := from; i < to; {
		j := i + 1
		for j < to && p.toks[j].gap < comma && p.toks[j].group == p.toks[i].group {
			j++
		}
		if p.hangulAlone(i, j) {
			if s := hangul.Skeleton(p.plain[p.toks[i].from:p.toks[j-1].to]); len(s) >= loanLetters {
				p.bones = append(p.bones, bone{anchor([]byte(s), true), uint16(i), uint16(j)})
			}
		}
		i = j
	}
}

func (p *Prepared) hangulAlone(from, to int) bool {
	for _, t := range p.toks[from:to] {
		if t.script != korean_ {
			return false
		}
	}
	return true
}

// addLoans notes under which consonants the singers of an entry are found that
// have no Korean name in the list and no Korean family name.
func (e *Engine) addLoans(c *entry, first int) {
	if c.names[korean_] || c.family {
		return
	}
	for i, f := range c.forms {
		if f.kind != kArtist || f.sound || f.script != latin {
			continue
		}
		if s := hangul.Skeleton(f.shown); len(s) >= loanLetters {
			h := anchor([]byte(s), true)
			e.loans[h] = append(e.loans[h], int32(first+i))
		}
	}
}

// loaned adds the singers whose names are spelled in Hangul in the file.
func (e *Engine) loaned(p *Prepared, s *scratch) {
	if len(e.loans) == 0 {
		return
	}
	for _, b := range p.bones {
		f := fArtist
		if from, to := p.span(f); int(b.from) < from || int(b.from) >= to {
			f = fFile
		}
		for _, n := range e.loans[b.hash] {
			s.hits = append(s.hits, hit{entry: e.forms[n].entry, form: n, from: b.from, to: b.to, field: f, kind: kArtist, loan: true})
		}
	}
}

// loanTitle looks for an English title in Korean letters, such as 어나더 데이,
// among the words that nothing covers.
func (c *entry) loanTitle(p *Prepared, s *scratch) {
	from, to := p.span(s.seen.primary)
	for i := from; i < to; {
		j := i + 1
		for j < to && p.toks[j].gap < comma && p.toks[j].group == p.toks[i].group && s.cover[j] == 0 {
			j++
		}
		if s.cover[i] == 0 && p.hangulAlone(i, j) {
			if f := c.loanOf(hangul.Skeleton(p.plain[p.toks[i].from:p.toks[j-1].to])); f != nil {
				for k := i; k < j; k++ {
					s.cover[k] = kTitle + 1
				}
				s.seen.title, s.seen.where, s.seen.near = f, s.seen.primary, true
				return
			}
		}
		i = j
	}
}

func (c *entry) loanOf(bones string) *form {
	if len(bones) <= loanLetters {
		return nil
	}
	for i := range c.forms {
		if f := &c.forms[i]; f.kind == kTitle && f.bones == bones {
			return f
		}
	}
	return nil
}

// hints is how many small signs speak for the drama: a number of its name, or
// the few consonants of a short name, in the album, the title or a folder.
func (c *entry) hints(p *Prepared) int {
	for _, f := range []fieldID{fAlbum, fTitle, fFile, fFolder} {
		from, to := p.span(f)
		for i := from; i < to; i++ {
			t := p.toks[i]
			if t.script == digits && t.to-t.from >= 3 && c.numbered(p.text(t)) {
				return 2
			}
			if t.script == korean_ && t.word == unknown && !c.dramas[korean_] {
				if bones := hangul.Skeleton(p.text(t)); len(bones) >= 2 && c.dramaOf(bones) {
					return 1
				}
			}
		}
	}
	return 0
}
