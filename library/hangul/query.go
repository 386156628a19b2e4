package hangul

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Query is what a fan typed into a search box, read in every way it may be
// meant: as it stands in Hangul, English or any other script, as initial
// consonants (ㄷㅅㄴㄹ), as Hangul whose last syllable is still being typed, as a
// loose romanization (dasi neoreul, dashi nereul), and as Hangul typed on an
// English keyboard (ektl sjfmf). Spaces, case and punctuation do not count.
//
// A Query is immutable and safe for concurrent use.
type Query struct {
	whole pattern
	words []pattern // each must be found when the whole is not
	typed string    // the Hangul that the keys would have written
}

// Span is a part of a text, from byte From up to byte To.
type Span struct{ From, To int }

// Text is a text made ready to be searched many times. It is immutable and
// safe for concurrent use.
type Text struct {
	plain    string // folded, letters and digits alone
	initials string // the same with every syllable as its initial consonant
	sound    string // the sound keys of its Hangul, with sound changes and without
}

// maxQuery is how many bytes of a query are read.
const maxQuery = 256

// NewQuery reads what was typed. An empty query finds everything.
func NewQuery(s string) *Query {
	if len(s) > maxQuery {
		s = strings.ToValidUTF8(s[:maxQuery], "")
	}
	q := &Query{whole: newPattern(s)}
	if q.whole.keyed != nil {
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
func (q *Query) Empty() bool { return len(q.whole.plain) == 0 }

// NewText makes a text ready.
func NewText(s string) Text {
	plain := compact(s)
	t := Text{plain: string(plain)}
	if !strings.ContainsFunc(t.plain, IsSyllable) {
		t.initials = t.plain
		return t
	}
	t.initials = Choseong(t.plain)
	var sound, apart []byte
	for _, run := range strings.FieldsFunc(t.plain, func(r rune) bool { return !IsSyllable(r) }) {
		sound = append(append(sound, Key(Romanize(run))...), ' ')
		apart = append(append(apart, Key(run)...), ' ')
	}
	if string(apart) != string(sound) {
		sound = append(sound, apart...)
	}
	all := t.plain + string(sound) + t.initials // side by side in memory
	n := len(t.plain)
	return Text{plain: all[:n], sound: all[n : n+len(sound)], initials: all[n+len(sound):]}
}

// Finds reports whether the query is in the text.
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

// Match reports whether the query is in the text and where, in the text's own
// bytes, so that the matched syllables can be shown. An empty query is found
// in everything, nowhere.
func (q *Query) Match(text string) (spans []Span, ok bool) {
	t := NewText(text)
	if !q.Finds(&t) {
		return nil, false
	}
	letters, at := located(text)
	if s, ok := q.whole.span(letters); ok {
		return []Span{{at[s.From].From, at[s.To-1].To}}, true
	}
	for i := range q.words {
		if s, ok := q.words[i].span(letters); ok {
			spans = append(spans, Span{at[s.From].From, at[s.To-1].To})
		}
	}
	return spans, true
}

// pattern is one piece of a query in its readings.
type pattern struct {
	plain []rune
	keyed []rune // the Hangul of its keys, nil when they spell none
	sound string // the sound key, "" when it is too short to say anything
}

func newPattern(s string) pattern {
	p := pattern{plain: compact(s)}
	if !isASCII(s) {
		return p
	}
	if typed := compact(FromKeyboard(strings.TrimSpace(s))); spellsHangul(typed) {
		p.keyed = typed
	}
	var key []byte
	for _, w := range strings.Fields(s) {
		key = AppendKey(key, w)
	}
	if len(key) >= 3 {
		p.sound = string(key)
	}
	return p
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

func (p *pattern) finds(t *Text) bool {
	return contains(t, p.plain) || p.keyed != nil && contains(t, p.keyed) ||
		p.sound != "" && t.sound != "" && strings.Contains(t.sound, p.sound)
}

// contains looks for letters in a text; initials and unfinished syllables
// stand for what begins so.
func contains(t *Text, rs []rune) bool {
	if len(rs) == 0 {
		return true
	}
	loose := 0
	for _, r := range rs {
		if IsJamo(r) {
			loose++
		}
	}
	switch {
	case loose == len(rs):
		return strings.Contains(t.initials, string(rs))
	case loose == 0 && !open(rs[len(rs)-1]):
		return strings.Contains(t.plain, string(rs))
	}
	return scan(t.plain, rs)
}

// open reports whether a syllable may still grow: it has no final.
func open(r rune) bool {
	y, ok := Split(r)
	return ok && y.Final == fNone
}

// scan looks for a pattern rune by rune, from where its exact beginning stands.
func scan(text string, rs []rune) bool {
	exact := 0
	for exact < len(rs)-1 && !IsJamo(rs[exact]) {
		exact++
	}
	if exact == 0 {
		return scanAll(text, rs)
	}
	head := string(rs[:exact])
	for {
		i := strings.Index(text, head)
		if i < 0 {
			return false
		}
		if text = text[i:]; prefix(text, rs) {
			return true
		}
		text = text[len(head):]
	}
}

func scanAll(text string, rs []rune) bool {
	for i := range text {
		if prefix(text[i:], rs) {
			return true
		}
	}
	return false
}

func prefix(text string, rs []rune) bool {
	n := 0
	for _, r := range text {
		if !stands(rs[n], r, n == len(rs)-1) {
			return false
		}
		if n++; n == len(rs) {
			return true
		}
	}
	return false
}

// span finds the pattern in letters and returns the places it takes.
func (p *pattern) span(letters []rune) (Span, bool) {
	for _, rs := range [][]rune{p.plain, p.keyed} {
		for i := 0; len(rs) > 0 && i+len(rs) <= len(letters); i++ {
			if initialsAt(letters[i:], rs) {
				return Span{i, i + len(rs)}, true
			}
		}
	}
	if p.sound == "" {
		return Span{}, false
	}
	for i := range letters {
		if !IsSyllable(letters[i]) {
			continue
		}
		for j := i + 1; j <= len(letters) && IsSyllable(letters[j-1]); j++ {
			run := string(letters[i:j])
			if strings.HasPrefix(Key(Romanize(run)), p.sound) || strings.HasPrefix(Key(run), p.sound) {
				return Span{i, j}, true
			}
		}
	}
	return Span{}, false
}

// compact folds s and keeps its letters and digits alone.
func compact(s string) []rune {
	out := make([]rune, 0, len(s))
	for _, r := range norm.NFKC.String(s) {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			out = append(out, letter(r))
		}
	}
	return out
}

// letter folds one letter of a normalised text. NFKC turns the single letters
// of the keyboard into conjoining ones; they are turned back.
func letter(r rune) rune {
	switch {
	case r >= 0x1100 && r < 0x1100+initial:
		return initials[r-0x1100]
	case r >= 0x1161 && r < 0x1161+vowel:
		return vowels[r-0x1161]
	case r > 0x11A7 && r < 0x11A7+final:
		return finals[r-0x11A7]
	}
	return unicode.ToLower(r)
}

// located is compact with the place in s of every letter.
func located(s string) (letters []rune, at []Span) {
	var it norm.Iter
	it.InitString(norm.NFKC, s)
	for !it.Done() {
		from := it.Pos()
		piece := it.Next()
		for _, r := range string(piece) {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				letters = append(letters, letter(r))
				at = append(at, Span{from, it.Pos()})
			}
		}
	}
	return letters, at
}
