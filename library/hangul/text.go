package hangul

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Text is a text made ready to be searched many times. It is immutable and
// safe for concurrent use.
type Text struct {
	plain    string // folded, letters and digits alone
	initials string // the same with every syllable as its initial consonant
	sound    string // the search keys of its Hangul, with sound changes and without

	// The pairs of neighbours that each of the three holds. Most texts of a
	// library are refused by them without being read.
	plainPairs, initialPairs, soundPairs pairs
}

// NewText makes the first four kilobytes of a text ready.
func NewText(s string) Text {
	s = s[:min(len(s), maxText)]
	plain := string(compact(s))
	t := Text{plain: plain, initials: plain}
	t.plainPairs = pairsOf(plain)
	t.initialPairs = t.plainPairs
	if !strings.ContainsFunc(plain, IsSyllable) {
		return t
	}
	var sound, apart []byte
	for _, run := range strings.FieldsFunc(plain, func(r rune) bool { return !IsSyllable(r) }) {
		sound = append(append(sound, searchKey(Romanize(run))...), ' ')
		apart = append(append(apart, searchKey(run)...), ' ')
	}
	if string(apart) != string(sound) {
		sound = append(sound, apart...)
	}
	all := plain + string(sound) + Choseong(plain) // side by side in memory
	n := len(plain)
	t.plain, t.sound, t.initials = all[:n], all[n:n+len(sound)], all[n+len(sound):]
	t.initialPairs, t.soundPairs = pairsOf(t.initials), pairsOf(t.sound)
	return t
}

// searchKey is Key made looser still: e counts as o. Fans write 너 as ne as
// often as neo, and a search that finds too much costs less than one that does
// not find.
func searchKey(word string) string { return strings.ReplaceAll(Key(word), "e", "o") }

// pairs is a set of neighbouring runes that may hold more than was put in.
type pairs uint64

// pairsOf is the set of a text's neighbours.
func pairsOf(s string) pairs {
	var set pairs
	var last rune
	for i, r := range s {
		if i > 0 {
			set |= pair(last, r)
		}
		last = r
	}
	return set
}

func pair(a, b rune) pairs {
	// Fibonacci hashing: the upper six bits of a product with 2^32 divided by
	// the golden ratio are spread evenly.
	return 1 << ((uint32(a)*31 + uint32(b)) * 2654435769 >> 26)
}

// all reports whether everything of want is in the set.
func (p pairs) all(want pairs) bool { return p&want == want }

// compact folds s and keeps its letters and digits alone.
func compact(s string) []rune {
	out := make([]rune, 0, len(s))
	if !isASCII(s) {
		s = norm.NFKC.String(s)
	}
	for _, r := range s {
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

// located is compact with the bytes of s from which every letter comes.
func located(s string) (letters []rune, at [][2]int) {
	s = s[:min(len(s), maxText)]
	letters, at = make([]rune, 0, len(s)), make([][2]int, 0, len(s))
	add := func(r rune, from, to int) {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			letters = append(letters, letter(r))
			at = append(at, [2]int{from, to})
		}
	}
	if norm.NFKC.IsNormalString(s) {
		for i, r := range s {
			add(r, i, i+runeBytes(s[i:]))
		}
		return letters, at
	}
	var it norm.Iter
	it.InitString(norm.NFKC, s)
	for !it.Done() {
		from := it.Pos()
		piece := it.Next()
		to := max(it.Pos(), from+runeBytes(s[from:])) // of a ligature the letters come one by one
		for _, r := range string(piece) {
			add(r, from, to)
		}
	}
	return letters, at
}
