package hangul

import "strings"

// The block of precomposed syllables: 19 initials, 21 vowels and 28 finals,
// the first of which is no final at all.
const (
	first   = '가'
	last    = '힣'
	initial = 19
	vowel   = 21
	final   = 28
)

// The letters of the three places, in the order of the block, as the
// compatibility letters that keyboards write.
var (
	initials = []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
	vowels   = []rune("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
	finals   = []rune("\x00ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
)

// Syllable is one syllable taken apart. The numbers are places in the block's
// order: Initial 0-18, Vowel 0-20, Final 0-27, where 0 means no final.
type Syllable struct{ Initial, Vowel, Final int }

// IsSyllable reports whether r is a precomposed syllable, 가 to 힣.
func IsSyllable(r rune) bool { return r >= first && r <= last }

// IsJamo reports whether r is a single letter as a keyboard writes it, ㄱ to ㅣ.
func IsJamo(r rune) bool { return r >= 'ㄱ' && r <= 'ㅣ' }

// IsHangul reports whether r is a syllable or a letter of any of the Hangul
// blocks, the conjoining ones of decomposed text too.
func IsHangul(r rune) bool {
	return IsSyllable(r) || r >= 0x3131 && r <= 0x318E ||
		r >= 0x1100 && r <= 0x11FF || r >= 0xA960 && r <= 0xA97C || r >= 0xD7B0 && r <= 0xD7FB
}

// Split takes a syllable apart; ok is false when r is none.
func Split(r rune) (s Syllable, ok bool) {
	if !IsSyllable(r) {
		return Syllable{}, false
	}
	n := int(r - first)
	return Syllable{n / (vowel * final), n / final % vowel, n % final}, true
}

// Rune puts the syllable together. It returns 0 when a number is out of range.
// Rune is the inverse of Split.
func (s Syllable) Rune() rune {
	if s.Initial < 0 || s.Initial >= initial || s.Vowel < 0 || s.Vowel >= vowel || s.Final < 0 || s.Final >= final {
		return 0
	}
	return first + rune((s.Initial*vowel+s.Vowel)*final+s.Final)
}

// Letters writes every syllable of s as its two or three compatibility
// letters: 다시 becomes ㄷㅏㅅㅣ. Everything else stays.
func Letters(s string) string {
	var b strings.Builder
	for _, r := range s {
		y, ok := Split(r)
		if !ok {
			b.WriteRune(r)
			continue
		}
		b.WriteRune(initials[y.Initial])
		b.WriteRune(vowels[y.Vowel])
		if y.Final > 0 {
			b.WriteRune(finals[y.Final])
		}
	}
	return b.String()
}

// Choseong writes every syllable of s as its initial consonant: 다시 너를
// becomes ㄷㅅ ㄴㄹ. Everything else stays.
func Choseong(s string) string {
	return strings.Map(func(r rune) rune {
		if y, ok := Split(r); ok {
			return initials[y.Initial]
		}
		return r
	}, s)
}

// MatchesInitials reports whether text contains pattern, where a consonant of
// the pattern stands for any syllable that begins with it, a syllable without
// a final at the pattern's end stands for any syllable that begins so, and
// spaces count on neither side. An empty pattern is contained in everything.
func MatchesInitials(text, pattern string) bool {
	p := []rune(squeeze(pattern))
	t := []rune(squeeze(text))
	for at := 0; at+len(p) <= len(t); at++ {
		if initialsAt(t[at:], p) {
			return true
		}
	}
	return false
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// initialsAt reports whether t begins with p; t is at least as long.
func initialsAt(t, p []rune) bool {
	for i, r := range p {
		if !stands(r, t[i], i == len(p)-1) {
			return false
		}
	}
	return true
}

// stands reports whether the typed rune p stands for t. The last one typed may
// still be growing: 다 stands for 달 as long as nothing follows it.
func stands(p, t rune, atEnd bool) bool {
	if p == t {
		return true
	}
	y, ok := Split(t)
	if !ok {
		return false
	}
	if IsJamo(p) {
		return initials[y.Initial] == p
	}
	q, ok := Split(p)
	if !ok || !atEnd || q.Initial != y.Initial {
		return false
	}
	return q.Vowel == y.Vowel && q.Final == 0
}
