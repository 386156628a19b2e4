package hangul

import (
	"strings"
	"unicode/utf8"
)

// reading is one way to read what was typed, letter by letter.
type reading struct {
	letters []rune
	text    string
	head    string // the letters that must stand as they are, up to the first that may be something else
	how     howRead

	// Pairs of neighbours that a text must hold, as it is and as initials.
	headPairs, initialPairs pairs
}

// howRead tells what the letters of a reading stand for.
type howRead uint8

const (
	asIs       howRead = iota
	byInitials         // all are initial consonants
	growing            // some are, or the last syllable may still grow
)

func newReading(letters []rune) reading {
	r := reading{letters: letters, text: string(letters)}
	r.initialPairs = pairsOf(Choseong(r.text))
	loose, exact := 0, 0
	for i, l := range letters {
		if IsJamo(l) {
			loose++
		} else if i == exact && (i < len(letters)-1 || !open(l)) {
			exact++
		}
	}
	r.head = string(letters[:exact])
	r.headPairs = pairsOf(r.head)
	switch {
	case loose == len(letters):
		r.how = byInitials
	case exact < len(letters):
		r.how = growing
	}
	return r
}

// open reports whether a syllable may still grow: it has no final.
func open(r rune) bool {
	y, ok := Split(r)
	return ok && y.Final == fNone
}

// in reports whether a text holds the reading.
func (r *reading) in(t *Text) bool {
	if !t.initialPairs.all(r.initialPairs) || !t.plainPairs.all(r.headPairs) {
		return false
	}
	switch r.how {
	case asIs:
		return strings.Contains(t.plain, r.text)
	case byInitials:
		return strings.Contains(t.initials, r.text)
	}
	return r.scan(t.plain)
}

// scan looks for the reading rune by rune, from where its head stands.
func (r *reading) scan(text string) bool {
	if r.head == "" {
		for i := range text {
			if begins(text[i:], r.letters) {
				return true
			}
		}
		return false
	}
	for {
		i := strings.Index(text, r.head)
		if i < 0 {
			return false
		}
		if begins(text[i:], r.letters) {
			return true
		}
		text = text[i+runeBytes(text[i:]):]
	}
}

// begins reports whether text begins with what the letters stand for.
func begins(text string, letters []rune) bool {
	n := 0
	for _, r := range text {
		if !stands(letters[n], r, n == len(letters)-1) {
			return false
		}
		if n++; n == len(letters) {
			return true
		}
	}
	return false
}

// runeBytes is how many bytes the first rune of s takes.
func runeBytes(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}
