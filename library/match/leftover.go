package match

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
	if s.facts.versions {
		albumVersions(p, s)
	}
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
	if r.featOpen && (t.gap == dash || t.group < r.featGroup || t.group > r.featGroup && r.bracketOfAlbum(i)) {
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
	if i == 0 {
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
	if t.word == neutral {
		return true
	}
	if n := len(text); (n <= 3 || n == 6 || n == 8) && r.leads(from, i) { // a number or a date
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

// leads reports whether only numbers and words that say nothing stand before
// token i.
func (r *reader) leads(from, i int) bool {
	for j := from; j < i; j++ {
		t := r.p.toks[j]
		if t.script != digits && t.word != part && !in(neutral, r.p.text(t)) && !r.sideOfRecord(j) {
			return false
		}
	}
	return true
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
	if r.onlyVersions || r.inFront || r.besideSinger(i) || r.inClause(i) || r.sideOfRecord(i) {
		return
	}
	x := r.x
	switch {
	case r.featOpen:
		r.guest(i, t)
	case t.script == digits:
		x.left = append(x.left, uint16(i))
	case x.title != nil && t.script != x.title.textScript() && !r.c.titles[t.script]:
		x.gloss = true
	case x.title != nil && t.group > 0 && t.script != x.title.script && r.c.titles[t.script]:
		x.against = x.against || t.script == korean_
		x.retold = x.retold || t.script != korean_
	default:
		x.left = append(x.left, uint16(i))
	}
}

// guest notes a word after feat. that names no guest of the entry.
func (r *reader) guest(i int, t token) {
	if t.group > r.featGroup && i > 0 && r.s.cover[i-1] != 0 {
		return // a gloss of a known guest
	}
	r.x.extra = true
	if r.x.unknown == [2]int{} {
		r.x.unknown = [2]int{i, i + 1}
	}
}

// sideOfRecord reports whether a letter before a number begins the line, as in
// "A03 거미 - 눈꽃".
func (r *reader) sideOfRecord(i int) bool {
	p := r.p
	from, _ := p.span(r.field)
	return i == from && len(p.text(p.toks[i])) == 1 && i+1 < r.end && p.toks[i+1].script == digits && p.toks[i+1].gap == glued
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

// bracketOfAlbum reports whether the bracket around a token names an album: it
// holds OST or a word of compilations.
func (r *reader) bracketOfAlbum(i int) bool {
	for j := i; j < r.end && r.p.toks[j].group == r.p.toks[i].group; j++ {
		if w := r.p.toks[j].word; r.s.cover[j] == 0 && (w == ost || w == collection) {
			return true
		}
	}
	return false
}

// inClause reports whether a word stands in a phrase that OST ends, such as
// "시그널 OST", or in a bracket that says whose theme the song is, such as
// (《信号》韩剧插曲): such a phrase names a drama and is weighed as that.
func (r *reader) inClause(i int) bool {
	p := r.p
	group := p.toks[i].group
	for j := i + 1; group > 0 && j < r.end && p.toks[j].group > 0; j++ {
		if t := p.toks[j]; t.group <= group && r.s.cover[j] == 0 && (t.word == theme || t.word == ost) {
			r.clause(i, j)
			return true
		}
	}
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
	readable := r.c.dramas[p.toks[i].script]
	switch {
	case (!readable || p.toks[i].script == latin) && r.c.soundsLike(p, i, end):
		if x.setting != drama {
			x.setting, x.in = drama, x.primary
		}
	case readable:
		x.clause = true
	}
}

// textScript is the script in which the title stands in the text.
func (f *form) textScript() script {
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
			case live, acoustic:
				if f == fAlbum || to-from == 1 {
					s.seen.versions = append(s.seen.versions, uint16(i))
				}
			case remix: // a folder "mixed", "house" or "club" says how a fan sorts
				if f == fAlbum {
					s.seen.versions = append(s.seen.versions, uint16(i))
				}
			}
		}
	}
}
