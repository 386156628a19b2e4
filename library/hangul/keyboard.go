package hangul

import "strings"

// keys gives for each key of an English keyboard the letter it writes in the
// two-set layout (KS X 5002). Capitals write the tensed letters and ㅒ, ㅖ.
var keys = map[rune]rune{
	'q': 'ㅂ', 'w': 'ㅈ', 'e': 'ㄷ', 'r': 'ㄱ', 't': 'ㅅ', 'y': 'ㅛ', 'u': 'ㅕ', 'i': 'ㅑ', 'o': 'ㅐ', 'p': 'ㅔ',
	'a': 'ㅁ', 's': 'ㄴ', 'd': 'ㅇ', 'f': 'ㄹ', 'g': 'ㅎ', 'h': 'ㅗ', 'j': 'ㅓ', 'k': 'ㅏ', 'l': 'ㅣ',
	'z': 'ㅋ', 'x': 'ㅌ', 'c': 'ㅊ', 'v': 'ㅍ', 'b': 'ㅠ', 'n': 'ㅜ', 'm': 'ㅡ',
	'Q': 'ㅃ', 'W': 'ㅉ', 'E': 'ㄸ', 'R': 'ㄲ', 'T': 'ㅆ', 'O': 'ㅒ', 'P': 'ㅖ',
}

// keyOf is keys the other way round, for the letters that one key writes, and
// the two keys of those that two write.
var keyOf = map[rune]string{
	'ㅂ': "q", 'ㅈ': "w", 'ㄷ': "e", 'ㄱ': "r", 'ㅅ': "t", 'ㅛ': "y", 'ㅕ': "u", 'ㅑ': "i", 'ㅐ': "o", 'ㅔ': "p",
	'ㅁ': "a", 'ㄴ': "s", 'ㅇ': "d", 'ㄹ': "f", 'ㅎ': "g", 'ㅗ': "h", 'ㅓ': "j", 'ㅏ': "k", 'ㅣ': "l",
	'ㅋ': "z", 'ㅌ': "x", 'ㅊ': "c", 'ㅍ': "v", 'ㅠ': "b", 'ㅜ': "n", 'ㅡ': "m",
	'ㅃ': "Q", 'ㅉ': "W", 'ㄸ': "E", 'ㄲ': "R", 'ㅆ': "T", 'ㅒ': "O", 'ㅖ': "P",
	'ㅘ': "hk", 'ㅙ': "ho", 'ㅚ': "hl", 'ㅝ': "nj", 'ㅞ': "np", 'ㅟ': "nl", 'ㅢ': "ml",
	'ㄳ': "rt", 'ㄵ': "sw", 'ㄶ': "sg", 'ㄺ': "fr", 'ㄻ': "fa", 'ㄼ': "fq", 'ㄽ': "ft", 'ㄾ': "fx", 'ㄿ': "fv", 'ㅀ': "fg", 'ㅄ': "qt",
}

// joined gives the letter that two keys one after the other write.
var joined = map[[2]rune]rune{
	{'ㅗ', 'ㅏ'}: 'ㅘ', {'ㅗ', 'ㅐ'}: 'ㅙ', {'ㅗ', 'ㅣ'}: 'ㅚ', {'ㅜ', 'ㅓ'}: 'ㅝ', {'ㅜ', 'ㅔ'}: 'ㅞ', {'ㅜ', 'ㅣ'}: 'ㅟ', {'ㅡ', 'ㅣ'}: 'ㅢ',
	{'ㄱ', 'ㅅ'}: 'ㄳ', {'ㄴ', 'ㅈ'}: 'ㄵ', {'ㄴ', 'ㅎ'}: 'ㄶ', {'ㄹ', 'ㄱ'}: 'ㄺ', {'ㄹ', 'ㅁ'}: 'ㄻ', {'ㄹ', 'ㅂ'}: 'ㄼ',
	{'ㄹ', 'ㅅ'}: 'ㄽ', {'ㄹ', 'ㅌ'}: 'ㄾ', {'ㄹ', 'ㅍ'}: 'ㄿ', {'ㄹ', 'ㅎ'}: 'ㅀ', {'ㅂ', 'ㅅ'}: 'ㅄ',
}

// FromKeyboard reads s as it was typed on an English keyboard with Korean in
// mind: ektl becomes 다시. Capitals that the layout does not use count as small
// letters; what is no Latin letter stays. Letters that make no syllable are
// left as single letters.
func FromKeyboard(s string) string {
	letters := make([]rune, 0, len(s))
	for _, r := range s {
		j, ok := keys[r]
		if !ok && r >= 'A' && r <= 'Z' {
			j, ok = keys[r|0x20]
		}
		if !ok {
			j = r
		}
		letters = append(letters, j)
	}
	return Compose(string(letters))
}

// ToKeyboard writes the keys that type s on the two-set layout: 다시 becomes
// ektl. What is no Hangul stays. FromKeyboard reads back what ToKeyboard wrote
// of text that holds whole syllables and no Latin letters.
func ToKeyboard(s string) string {
	var b strings.Builder
	for _, r := range Letters(s) {
		if k, ok := keyOf[r]; ok {
			b.WriteString(k)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Compose puts single letters together as an input method does: ㄷㅏㅅㅣ becomes
// 다시. A consonant goes to the next syllable when a vowel follows it. Compose
// is the inverse of Letters for whole syllables.
func Compose(s string) string {
	in := []rune(s)
	out := make([]rune, 0, len(in))
	for i := 0; i < len(in); {
		r, n := syllable(in[i:])
		out = append(out, r)
		i += n
	}
	return string(out)
}

// syllable reads the longest syllable at the start of in and how many letters
// it took; a letter that begins none is returned alone.
func syllable(in []rune) (rune, int) {
	at := func(i int) rune {
		if i < len(in) {
			return in[i]
		}
		return 0
	}
	lead, mid := index(initials, at(0)), index(vowels, at(1))
	if lead < 0 || mid < 0 {
		return in[0], 1
	}
	n := 2
	if two, ok := joined[[2]rune{at(1), at(2)}]; ok && index(vowels, two) >= 0 {
		mid, n = index(vowels, two), 3
	}
	y := Syllable{lead, mid, 0}
	tail := index(finals, at(n))
	if tail <= 0 || index(vowels, at(n+1)) >= 0 {
		return y.Rune(), n
	}
	y.Final = tail
	n++
	if two, ok := joined[[2]rune{at(n - 1), at(n)}]; ok && index(finals, two) > 0 && index(vowels, at(n+1)) < 0 {
		y.Final = index(finals, two)
		n++
	}
	return y.Rune(), n
}

func index(set []rune, r rune) int {
	for i, x := range set {
		if x == r {
			return i
		}
	}
	return -1
}
