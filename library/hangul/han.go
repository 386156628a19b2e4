package hangul

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed han.txt
var hanText string

// hanReadings gives for a Chinese character its Korean readings: one that may
// begin a word and one that stands inside.
var hanReadings = sync.OnceValue(func() map[rune][2]rune {
	m := make(map[rune][2]rune, 11000)
	for line := range strings.Lines(hanText) {
		reading, chars, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		r := rune0(reading)
		y, _ := Split(r)
		for _, c := range chars {
			have, seen := m[c]
			switch {
			case !seen:
				m[c] = [2]rune{r, r}
			case y.Initial == iR:
				m[c] = [2]rune{have[0], r}
			default:
				if h, _ := Split(have[0]); h.Initial == iR {
					m[c] = [2]rune{r, have[1]}
				}
			}
		}
	}
	m['金'] = [2]rune{'김', '금'} // the family name
	return m
})

// IsHan reports whether r is a Chinese character.
func IsHan(r rune) bool { return r >= 0x3400 && unicode.Is(unicode.Han, r) }

// ReadHan writes the Chinese characters of s, traditional, simplified or
// Japanese, as Koreans read them, so that 白智英 becomes 백지영. A character that
// has no Korean reading, and all else, stays. At the beginning of a word the
// reading without ㄹ is taken (李 이), inside the one with it, except 렬 and 률
// after a vowel or ㄴ (朴灿烈 박찬열).
func ReadHan(s string) string {
	if !strings.ContainsFunc(s, IsHan) {
		return s
	}
	readings := hanReadings()
	begins, open := true, false
	return strings.Map(func(r rune) rune {
		pair, ok := readings[r]
		if !ok {
			begins = !unicode.IsLetter(r)
			open = false
			return r
		}
		out := pair[1]
		if begins || open && (out == '렬' || out == '률') {
			out = pair[0]
		}
		y, _ := Split(out)
		begins, open = false, y.Final == fNone || y.Final == fN
		return out
	}, s)
}
