package hangul

import "strings"

// IsKana reports whether r is a hiragana or katakana letter or the long mark.
func IsKana(r rune) bool { return r >= 0x3041 && r <= 0x30FF && r != '・' }

// kana are the 46 sounds and their voiced kin, from ぁ (U+3041) to ゔ (U+3094).
var kana = strings.Fields(`a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo
	ta da chi ji tsu tsu zu te de to do na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po
	ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa i e o n vu`)

// Romaji writes the kana of s in Latin letters, long marks left out, so that
// Key can fold the Japanese spelling of a Korean name. Everything else stays.
// A small tsu is written as t.
func Romaji(s string) string {
	var b []byte
	for _, r := range s {
		if r == 'ー' {
			continue
		}
		if r >= 0x30A1 && r <= 0x30F4 {
			r -= 0x60
		}
		if r < 0x3041 || r > 0x3094 {
			b = append(b, string(r)...)
			continue
		}
		b = appendKana(b, r)
	}
	return string(b)
}

// appendKana writes one hiragana; a small one changes what stands before it.
func appendKana(b []byte, r rune) []byte {
	sound := kana[r-0x3041]
	switch r {
	case 'っ':
		return append(b, 't')
	case 'ゃ', 'ゅ', 'ょ':
		if n := len(b); n > 0 && b[n-1] == 'i' {
			b = b[:n-1]
			if hushing(b) {
				sound = sound[1:] // sha, cha, ja
			}
		}
	case 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ':
		if n := len(b); n > 0 && (b[n-1] == 'u' || b[n-1] == 'e' || b[n-1] == 'i') {
			b = b[:n-1]
		}
	}
	return append(b, sound...)
}

// hushing reports whether b ends in the consonants sh, ch or j.
func hushing(b []byte) bool {
	return strings.HasSuffix(string(b), "j") || strings.HasSuffix(string(b), "sh") || strings.HasSuffix(string(b), "ch")
}

// The letters of KanaKey in the block's order. Kana has no sounds for eo and
// eu, writes a u after consonants that end a syllable, and leaves h out after
// them, so eo is o, and eu, u, h, w and y are left out.
var (
	kanaInitial = [initial]string{"k", "k", "n", "t", "t", "l", "m", "p", "p", "s", "s", "", "j", "j", "j", "k", "t", "p", ""}
	kanaVowel   = [vowel]string{"a", "e", "a", "e", "o", "e", "o", "e", "o", "a", "e", "e", "o", "", "o", "e", "i", "", "", "i", "i"}
	kanaFinal   = [final]string{"", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "n", "t", "t", "k", "t", "p", "t"}
)

// romajiKey gives what KanaKey writes for each Latin letter, a to z.
var romajiKey = [26]string{"a", "p", "k", "t", "e", "", "k", "", "i", "j", "k", "l", "m", "n", "o", "p", "k", "l", "s", "t", "", "p", "", "ks", "", "j"}

// KanaKey folds a name, in kana, Hangul or Latin letters, to what its spelling
// in katakana and in Hangul share: イ・ホンギ and 이홍기 are both ionki. It is
// looser than Key and meant for whole names alone. Other scripts leave nothing.
func KanaKey(s string) string {
	b := make([]byte, 0, len(s))
	add := func(piece string) {
		for i := range len(piece) {
			if len(b) == 0 || b[len(b)-1] != piece[i] {
				b = append(b, piece[i])
			}
		}
	}
	s = strings.ToLower(Romaji(s))
	for i, r := range s {
		switch y, ok := Split(r); {
		case ok:
			add(kanaInitial[y.Initial] + kanaVowel[y.Vowel] + kanaFinal[y.Final])
		case r == 'c' && strings.HasPrefix(s[i:], "ch"), r == 't' && strings.HasPrefix(s[i:], "ts"):
			add("j")
		case r == 's' && i > 0 && s[i-1] == 't':
		case r >= 'a' && r <= 'z':
			add(romajiKey[r-'a'])
		}
	}
	return string(b)
}
