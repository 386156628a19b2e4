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
