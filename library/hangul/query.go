package hangul

import (
	"slices"
	"strings"
)

// Query is what a fan typed into a search box, read in every way it may be
// meant: as it stands in Hangul, English or any other script, as initial
// consonants (ㄷㅅㄴㄹ), as Hangul whose last syllable is still being typed (다, or
// 닷 on the way to 다시), as a loose romanization (dasi neoreul, dashi nereul),
// and as Hangul typed on an English keyboard (ektl sjfmf). Spaces, case and
// punctuation do not count.
//
// A Query is immutable and safe for concurrent use.
type Query struct {
	whole pattern
	words []pattern // each must be found when the whole is not
	typed string    // the Hangul that the keys would have written
}

const (
	maxQuery = 256  // bytes of a query that are read
	maxText  = 4096 // bytes of a text that are searched; names are far shorter
	maxRun   = 512  // syllables in which a romanized query is looked for
)

// NewQuery reads what was typed. An empty query finds everything.
func NewQuery(s string) *Query {
	if len(s) > maxQuery {
		s = strings.ToValidUTF8(s[:maxQuery], "")
	}
	q := &Query{whole: newPattern(s)}
	if q.whole.keyed {
		q.typed = FromKeyboard(strings.TrimSpace(s))
	}
	if words := strings.Fields(s); len(words) > 1 {
		for _, w := range words {
			q.words = append(q.words, newPattern(w))
		}
	}
	return q
}

// Typed is the Hangul that the query spells on a Korean keyboard, "" when it
// spells none: 다시 for ektl.
func (q *Query) Typed() string { return q.typed }

// Empty reports whether the query holds nothing to look for.
func (q *Query) Empty() bool { return len(q.whole.readings) == 0 }

// Finds reports whether the query, or each of its words, is in the text. It
// allocates nothing; a text that does not hold the query costs a few
// nanoseconds.
func (q *Query) Finds(t *Text) bool {
	if q.whole.finds(t) {
		return true
	}
	for i := range q.words {
		if !q.words[i].finds(t) {
			return false
		}
	}
	return len(q.words) > 0
}

// In is Finds for a text that is searched only once.
func (q *Query) In(text string) bool {
	t := NewText(text)
	return q.Finds(&t)
}

// Spans returns where the query stands in text, as the bytes from [0] up to
// [1], so that they can be marked: the whole query, or where the text does not
// hold it, those of its words that it holds, in the order of the text and
// apart from each other. A title that holds one word of two gives the span of
// that word, since the artist may hold the other; Finds tells whether a text
// holds all. Hangul that was found by its sound or its initial consonants is
// marked by the syllables that stand for what was typed. There are no spans of
// an empty query.
func (q *Query) Spans(text string) [][2]int {
	if q.Empty() {
		return nil
	}
	letters, at := located(text)
	if s, ok := q.whole.span(letters); ok {
		return [][2]int{{at[s[0]][0], at[s[1]-1][1]}}
	}
	var spans [][2]int
	for i := range q.words {
		if s, ok := q.words[i].span(letters); ok && s[0] < s[1] {
			spans = append(spans, [2]int{at[s[0]][0], at[s[1]-1][1]})
		}
	}
	slices.SortFunc(spans, func(a, b [2]int) int { return a[0] - b[0] })
	return merged(spans)
}

// merged makes one span of those that touch or overlap; they are sorted.
func merged(spans [][2]int) [][2]int {
	var out [][2]int
	for _, s := range spans {
		if n := len(out); n > 0 && s[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], s[1])
			continue
		}
		out = append(out, s)
	}
	return out
}

// pattern is one piece of a query in its readings.
type pattern struct {
	readings   []reading // the letters as they are, and as keys of the other layout
	keyed      bool      // the keys spell Hangul
	sound      string    // the search key, "" when it is too short to say anything
	soundPairs pairs
}

func newPattern(s string) pattern {
	var p pattern
	p.add(compact(s))
	if !isASCII(s) {
		return p
	}
	if typed := compact(FromKeyboard(strings.TrimSpace(s))); spellsHangul(typed) {
		p.keyed = true
		p.add(typed)
	}
	var key []byte
	for _, w := range strings.Fields(s) {
		key = AppendKey(key, w)
	}
	if len(key) >= 3 {
		p.sound = strings.ReplaceAll(string(key), "e", "o")
		p.soundPairs = pairsOf(p.sound)
	}
	return p
}

// add adds a reading of these letters, and one in which the last final begins
// the syllable that is to come: 닷 on the way to 다시.
func (p *pattern) add(letters []rune) {
	if len(letters) == 0 {
		return
	}
	p.readings = append(p.readings, newReading(letters))
	last := len(letters) - 1
	y, ok := Split(letters[last])
	if !ok || y.Final == fNone {
		return
	}
	stays, goes := fNone, finals[y.Final]
	if two := []rune(keyOf[goes]); len(two) == 2 {
		stays, goes = index(finals, keys[two[0]]), keys[two[1]]
	}
	y.Final = stays
	p.readings = append(p.readings, newReading(append(slices.Clone(letters[:last]), y.Rune(), goes)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return s != ""
}

// spellsHangul reports whether letters from a keyboard make sense as Korean:
// whole syllables, the last one perhaps unfinished, or initials alone.
func spellsHangul(rs []rune) bool {
	syllables, singles := 0, 0
	for i, r := range rs {
		switch {
		case IsSyllable(r):
			syllables++
		case IsJamo(r) && index(initials, r) >= 0 && i == len(rs)-1:
		case IsJamo(r) && index(initials, r) >= 0:
			singles++
		default:
			return false
		}
	}
	return syllables > 0 && singles == 0 || syllables == 0 && len(rs) >= 2
}

// finds reports whether one of the readings is in the text. A pattern of
// nothing is in everything.
func (p *pattern) finds(t *Text) bool {
	for i := range p.readings {
		if p.readings[i].in(t) {
			return true
		}
	}
	return len(p.readings) == 0 ||
		p.sound != "" && t.soundPairs.all(p.soundPairs) && strings.Contains(t.sound, p.sound)
}

// span finds the pattern in letters and returns the places it takes.
func (p *pattern) span(letters []rune) ([2]int, bool) {
	for i := range p.readings {
		rs := p.readings[i].letters
		for i := 0; i+len(rs) <= len(letters); i++ {
			if initialsAt(letters[i:], rs) {
				return [2]int{i, i + len(rs)}, true
			}
		}
	}
	if p.sound == "" {
		return [2]int{}, false
	}
	for from := range letters {
		to := from
		for to < len(letters) && IsSyllable(letters[to]) && to-from < maxRun {
			to++
		}
		if to > from && p.sound[0] == searchKey(string(letters[from]))[0] && p.sounds(letters[from:to]) {
			for n := from + 1; n <= to; n++ {
				if p.sounds(letters[from:n]) {
					return [2]int{from, n}, true
				}
			}
		}
	}
	return [2]int{}, false
}

// sounds reports whether syllables begin with the sound of the pattern.
func (p *pattern) sounds(syllables []rune) bool {
	run := string(syllables)
	return strings.HasPrefix(searchKey(Romanize(run)), p.sound) || strings.HasPrefix(searchKey(run), p.sound)
}
