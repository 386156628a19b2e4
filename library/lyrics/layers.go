package lyrics

import (
	"strings"
	"unicode"
)

// layer is what a line is to the one that is sung.
type layer int

const (
	asSung layer = iota
	asRoman
	asMeaning
)

// layers makes a Line of each group of lines with one time. The first line in
// Hangul, kana or Han is the one that is sung, else the first. Whether a Latin
// line below it is its sound or its meaning is judged over the whole file, for
// each place in the group: a single line is too short to tell.
func layers(groups [][]sung) []Line {
	votes := map[int]int{}
	for i, g := range groups {
		groups[i] = sungFirst(g)
		for place, f := range groups[i][1:] {
			if soundsLike(f.text, groups[i][0].text) {
				votes[place]++
			} else {
				votes[place]--
			}
		}
	}
	out := make([]Line, 0, len(groups))
	for _, g := range groups {
		line := Line{Start: g[0].at, Text: g[0].text, Words: g[0].words, Voice: g[0].voice}
		for place, f := range g[1:] {
			kind := asMeaning
			if votes[place] > 0 && latin(f.text) {
				kind = asRoman
			}
			line.put(kind, f.text)
		}
		out = append(out, line)
	}
	return out
}

// put sets the layer, or keeps the text in More when it is taken.
func (l *Line) put(kind layer, text string) {
	switch {
	case text == "" || text == l.Text:
	case kind == asRoman && l.Roman == "":
		l.Roman = text
	case kind == asMeaning && l.Meaning == "":
		l.Meaning = text
	default:
		l.More = append(l.More, text)
	}
}

// sungFirst moves the line that is sung to the front. Where the first line is
// Latin and a later one is not, the file has its romanization on top; but a
// line in Hangul wins over one in kana or Han, which may be a translation.
func sungFirst(g []sung) []sung {
	best := 0
	for i := 1; i < len(g); i++ {
		if script(g[i].text) > script(g[best].text) {
			best = i
		}
	}
	if best == 0 {
		return g
	}
	out := append(make([]sung, 0, len(g)), g[best])
	out = append(out, g[:best]...)
	return append(out, g[best+1:]...)
}

// script ranks a line by how likely it is the one that is sung in a group: 2
// with Hangul, 1 with kana or Han, 0 without.
func script(s string) int {
	rank := 0
	for _, c := range s {
		switch {
		case unicode.Is(unicode.Hangul, c):
			return 2
		case unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana):
			rank = 1
		}
	}
	return rank
}

// latin reports whether the letters of s are Latin.
func latin(s string) bool {
	some := false
	for _, c := range s {
		if unicode.IsLetter(c) {
			if !unicode.Is(unicode.Latin, c) {
				return false
			}
			some = true
		}
	}
	return some
}

// initials are the letters that the first sound of a Hangul syllable may be
// written with, in the order of the code points; the silent one has none.
var initials = [19]string{
	"gkc", "gk", "n", "dt", "dt", "rln", "m", "bpv", "bp", "s", "s", "", "jcz", "jc", "cj", "kgc", "td", "pbf", "h",
}

// maxHeard is how many syllables of a line are compared with their sound.
const maxHeard = 40

// soundsLike reports whether the Latin line can be the Hangul one read aloud:
// about as many syllables, and most of the first sounds of the syllables in
// their order. The exact spelling does not matter, there are too many ways to
// romanize.
func soundsLike(roman, hangul string) bool {
	if !latin(roman) {
		return false
	}
	var sounds []string
	syllables := 0
	for _, c := range hangul {
		if c < 0xAC00 || c > 0xD7A3 {
			continue
		}
		syllables++
		if first := initials[(c-0xAC00)/588]; first != "" && len(sounds) < maxHeard {
			sounds = append(sounds, first)
		}
	}
	text := strings.ToLower(roman)
	vowels := vowelGroups(text)
	if syllables == 0 || vowels*10 < syllables*6 || vowels*10 > syllables*14 {
		return false
	}
	return heard(sounds, text)*10 >= len(sounds)*8
}

// heard returns how many of the sounds can be found in the text in their
// order: the longest common subsequence of the two.
func heard(sounds []string, text string) int {
	row := make([]int, len(sounds)+1)
	letters := 0
	for _, c := range text {
		if strings.ContainsRune("aeiouyw ", c) {
			continue
		}
		if letters++; letters > 3*maxHeard {
			break
		}
		before := 0 // row[i] of the letter before
		for i, sound := range sounds {
			old := row[i+1]
			if strings.ContainsRune(sound, c) {
				row[i+1] = max(row[i+1], before+1)
			}
			row[i+1] = max(row[i+1], row[i])
			before = old
		}
	}
	return row[len(sounds)]
}

// vowelGroups counts runs of vowels, which is about the number of syllables. A
// y or a w starts a syllable of its own, as in "aya".
func vowelGroups(s string) int {
	n, in := 0, false
	for _, c := range s {
		vowel := strings.ContainsRune("aeiou", c)
		if vowel && !in {
			n++
		}
		in = vowel
	}
	return n
}
