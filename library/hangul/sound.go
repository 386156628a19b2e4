package hangul

import "strings"

// Key folds one word, in Hangul, Chinese characters read as Koreans read them,
// kana or Latin letters, to a loose sound key:
// spellings of one name that differ as romanizations do fall together
// (Baek and Paik, Seung and Sung, Lee and 이, ペク and 백), at the price that some different
// names do too. g is k, d is t, b and f are p, j and ch and z are one, r is l,
// sh is s, the vowels eo, eu, o, oo and u are one, ae and e are one, w is
// silent, and doubled letters count once. An l that begins a word before i or
// y is silent, as in the family names Lee and Lim.
//
// The key holds the lower-case letters a, e, i, o, y, h, j, k, l, m, n, N (for
// ng), p, s, t, and digits as they stand. Other scripts leave nothing. Hangul
// is read syllable by syllable, as names are spelled; for a phrase with its
// sound changes give Key(Romanize(s)).
func Key(word string) string {
	b := make([]byte, 0, len(word)+8)
	return string(AppendKey(b, word))
}

// AppendKey appends Key(word) to dst. It folds doubled letters across the
// place where it appends, so that the keys of the words of a name, appended
// one after the other, are the key of the whole.
func AppendKey(dst []byte, word string) []byte {
	word = ReadHan(word)
	if strings.ContainsFunc(word, IsSyllable) {
		for i, r := range word {
			if y, ok := Split(r); ok {
				dst = appendSyllable(dst, y, i == 0)
			} else if r < 0x80 {
				dst = appendLatin(dst, word[i:i+1], false)
			}
		}
		return dst
	}
	if strings.ContainsFunc(word, IsKana) {
		word = Romaji(word)
	}
	if plain, ok := respelled[strings.ToLower(word)]; ok {
		word = plain
	}
	return appendLatin(dst, word, true)
}

// respelled gives names in English spellings that no rule reads.
var respelled = map[string]string{"park": "pak", "rhee": "i", "hur": "heo", "hurh": "heo", "burm": "beom", "bum": "beom", "z": "ji", "june": "jun"}

// The keys of the letters of a syllable, in the block's order.
var (
	initialKeys = keysOf(latinInitial[:])
	middleKeys  = keysOf(latinVowel[:])
	finalKeys   = keysOf(latinFinal[:])
)

func keysOf(latin []string) []string {
	out := make([]string, len(latin))
	for i, s := range latin {
		out[i] = string(appendLatin(nil, s, false))
	}
	return out
}

// appendSyllable appends the key of a syllable as it sounds alone. An ㄹ that
// begins a word before i or y is silent, as l is.
func appendSyllable(dst []byte, y Syllable, begins bool) []byte {
	lead := initialKeys[y.Initial]
	if middle := middleKeys[y.Vowel]; begins && y.Initial == iR && (middle[0] == 'i' || middle[0] == 'y') {
		lead = ""
	}
	for _, piece := range [3]string{lead, middleKeys[y.Vowel], finalKeys[y.Final]} {
		for i := range len(piece) {
			if len(dst) == 0 || dst[len(dst)-1] != piece[i] {
				dst = append(dst, piece[i])
			}
		}
	}
	return dst
}

func rune0(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// vowelKey reads the longest vowel at the start of s: its key and its length.
func vowelKey(s string) (key string, n int) {
	if len(s) >= 3 {
		switch s[:3] {
		case "yeo", "yoo", "you":
			return "yo", 3
		case "yae":
			return "ye", 3
		case "wae":
			return "e", 3
		case "eui", "euy":
			return "i", 3
		}
	}
	if len(s) >= 2 {
		if key := vowelPair(s[:2]); key != "" {
			return key, 2
		}
	}
	if strings.HasPrefix(s, "ay") && (len(s) == 2 || !isVowel(s[2])) { // nayo is na and yo
		return "e", 2
	}
	switch s[0] {
	case 'u':
		return "o", 1
	case 'y':
		return "i", 1
	}
	return s[:1], 1
}

// vowelPair is the key of a vowel of two letters, "" of none.
func vowelPair(s string) string {
	switch s {
	case "ya", "ye", "yo":
		return s
	case "yu":
		return "yo"
	case "yi", "ui", "ee", "ea", "ie":
		return "i"
	case "oo", "ou", "eo", "eu":
		return "o"
	case "oe", "oi", "ue", "ae", "ai", "ei":
		return "e"
	case "aa":
		return "a"
	}
	return ""
}

// consonantKey reads the longest consonant at the start of s.
func consonantKey(s string) (key string, n int) {
	if len(s) >= 3 {
		switch s[:3] {
		case "tch":
			return "j", 3
		case "sch":
			return "s", 3
		}
	}
	if len(s) >= 2 {
		switch s[:2] {
		case "ng":
			return "N", 2
		case "ch", "dj", "ts":
			return "j", 2
		case "sh":
			return "s", 2
		case "ph":
			return "p", 2
		case "th":
			return "t", 2
		case "wh":
			return "h", 2
		case "ck", "gh", "qu":
			return "k", 2
		}
	}
	return singleKeys[s[0]-'a'], 1
}

// singleKeys gives the key of each Latin letter that stands alone, a to z.
var singleKeys = [26]string{"a", "p", "k", "t", "e", "p", "k", "h", "i", "j", "k", "l", "m", "n", "o", "p", "k", "l", "s", "t", "o", "p", "", "ks", "i", "j"}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// appendLatin appends the key of one lower-case or upper-case Latin word.
func appendLatin(dst []byte, word string, begins bool) []byte {
	word = strings.ToLower(word)
	for i := 0; i < len(word); {
		c := word[i]
		if begins && i == 0 && (c == 'l' || c == 'r') && len(word) > 1 && (word[1] == 'i' || word[1] == 'y' || word[1] == 'e' && strings.HasPrefix(word[1:], "ee")) {
			i++
			continue
		}
		key, n := letterKey(word, i)
		i += n
		for k := range len(key) {
			if len(dst) == 0 || dst[len(dst)-1] != key[k] {
				dst = append(dst, key[k])
			}
		}
	}
	return dst
}

// letterKey reads the longest spelling at i and returns its key and length.
func letterKey(word string, i int) (key string, n int) {
	c := word[i]
	rest := word[i:]
	switch {
	case c >= '0' && c <= '9':
		return rest[:1], 1
	case c < 'a' || c > 'z':
		return "", 1
	case c == 'h' && i > 0 && isVowel(word[i-1]) && (len(rest) == 1 || !isVowel(rest[1]) && rest[1] != 'y' && rest[1] != 'w'):
		return "", 1 // Noh, Ahn: the h only lengthens
	case isVowel(c) || c == 'y':
		return vowelKey(rest)
	}
	return consonantKey(rest)
}

// Skeleton folds s to the consonants that a word and its loan in Hangul share:
// Secret Garden and 시크릿 가든 are both SKLTKTN. Vowels, h, w and y are left
// out, s, z, j and ch are one, and an English r that no vowel follows is
// silent. Skeletons of fewer than four letters say little.
func Skeleton(s string) string {
	var b []byte
	if strings.ContainsFunc(s, IsKana) {
		s = Romaji(s)
	}
	word := make([]byte, 0, len(s))
	flush := func() {
		b = appendBones(b, string(word))
		word = word[:0]
	}
	for _, r := range s {
		switch {
		case IsSyllable(r):
			flush()
			b = appendSyllableBones(b, r)
		case r < 0x80 && (r|0x20 >= 'a' && r|0x20 <= 'z'):
			word = append(word, byte(r|0x20))
		case r != '\'':
			flush()
		}
	}
	flush()
	return string(b)
}

func appendSyllableBones(b []byte, r rune) []byte {
	y, _ := Split(r)
	for _, k := range []byte(Key(latinInitial[y.Initial]) + Key(latinFinal[y.Final])) {
		b = addBone(b, k)
	}
	return b
}

// silent are the spellings whose sound English has lost.
var silent = strings.NewReplacer("ght", "t", "igh", "i", "kn", "n", "wr", "r", "tion", "sn", "sion", "sn", "ce", "s", "ci", "s", "cy", "s", "mb", "m")

func appendBones(b []byte, word string) []byte {
	word = silent.Replace(word)
	for i := 0; i < len(word); {
		if word[i] == 'r' && (i+1 == len(word) || !isVowel(word[i+1]) && word[i+1] != 'y' && word[i+1] != 'r') {
			i++
			continue
		}
		key, n := letterKey(word, i)
		i += n
		for _, k := range []byte(key) {
			b = addBone(b, k)
		}
	}
	return b
}

// addBone appends the class of one sound-key letter.
func addBone(b []byte, k byte) []byte {
	switch k {
	case 'k', 't', 'p', 'l', 'm', 'n', 's':
		k -= 'a' - 'A'
	case 'N':
	case 'j':
		k = 'S'
	default:
		return b
	}
	if len(b) > 0 && b[len(b)-1] == k {
		return b
	}
	return append(b, k)
}
