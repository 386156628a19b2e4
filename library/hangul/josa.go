package hangul

import "strings"

// Josa returns word with the particle that follows it, chosen from a pair such
// as 이/가, 은/는, 을/를, 과/와, 아/야 or 으로/로: the first after a final
// consonant, the second otherwise; 로 follows ㄹ too. Digits and Latin letters
// are read as Koreans read them. A pair without a slash is appended as it is.
func Josa(word, pair string) string {
	closed, open, ok := strings.Cut(pair, "/")
	if !ok {
		return word + pair
	}
	end := ending(word)
	if end == endsOpen || end == endsL && strings.HasPrefix(closed, "으") {
		return word + open
	}
	return word + closed
}

type soundEnd int

const (
	endsOpen soundEnd = iota
	endsL
	endsClosed
)

// ending tells how the last letter or digit of word sounds; what is neither,
// a closing bracket for instance, is passed over.
func ending(word string) soundEnd {
	runes := []rune(strings.ToLower(word))
	for i := len(runes) - 1; i >= 0; i-- {
		r := runes[i]
		if y, ok := Split(r); ok {
			switch y.Final {
			case fNone:
				return endsOpen
			case fL:
				return endsL
			}
			return endsClosed
		}
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' {
			return latinEnding(runes[:i+1])
		}
	}
	return endsOpen
}

// latinEnding reads digits by their Sino-Korean names (영 일 이 삼 사 오 육 칠
// 팔 구) and Latin words by the sound of their end.
func latinEnding(runes []rune) soundEnd {
	end := string(runes[max(0, len(runes)-2):])
	switch end[len(end)-1] {
	case '1', '7', '8', 'l':
		return endsL
	case '0', '3', '6', 'm', 'n', 'p', 'b', 'k', 't', 'c':
		return endsClosed
	case 'g':
		if end == "ng" {
			return endsClosed
		}
	case 'e':
		if end == "le" {
			return endsL
		}
		if end == "me" || end == "ne" {
			return endsClosed
		}
	}
	return endsOpen
}
