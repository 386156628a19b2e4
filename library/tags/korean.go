package tags

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"
)

// trust is how sure the Korean reading of some bytes is.
type trust int

const (
	notKorean trust = iota
	doubtful        // believed when another text of the file is certain
	certain
)

// readKorean reads s as bytes of CP949, when it can be bytes, and tells how
// sure the reading is. A byte that was cut off at the end, as ID3v1 does at
// thirty, is dropped.
func readKorean(s string) (string, trust) {
	b := s
	if utf8.ValidString(s) {
		var ok bool
		if b, ok = singleBytes(s); !ok {
			return "", notKorean
		}
	}
	k, ok := decodeKorean(b)
	if !ok && len(b) > 1 && b[len(b)-1] >= 0x80 {
		k, ok = decodeKorean(b[:len(b)-1])
	}
	if !ok {
		return "", notKorean
	}
	t := judge(k)
	if t == notKorean && strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 && r < 0xA0 }) && onlyHangul(k) {
		t = certain // control characters of Latin-1, which nobody types
	}
	return k, t
}

// onlyHangul tells that a text is Hangul, whatever its syllables, and ASCII.
func onlyHangul(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf && (r < 0xAC00 || r > 0xD7A3) })
}

// byChance reads as Korean what is UTF-8 only by chance, in tags that ask for
// UTF-8 and were given bytes: the two of "첸" are those of "þ", which stands
// inside words. Other such letters are words by themselves ("é") and need a
// text beside them that is certain.
func byChance(s string, vouched bool) (string, bool) {
	if !short(s) {
		return "", false
	}
	k, ok := decodeKorean(s)
	if !ok || judge(k) != certain || !onlyHangul(k) {
		return "", false
	}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r < utf8.RuneSelf && !latinLetter(r) }) {
		if !vouched && !plainASCII(w) && strings.Trim(w, "þ") != "" && !noWord(w) {
			return "", false
		}
	}
	return k, true
}

// decodeKorean decodes strictly.
func decodeKorean(b string) (string, bool) {
	k, err := korean.EUCKR.NewDecoder().String(b)
	return k, err == nil && !strings.ContainsRune(k, utf8.RuneError)
}

// judge weighs a Korean reading. What speaks for it is Hangul of the everyday
// kind.
func judge(k string) trust {
	var common, rare, inside, other int
	before := ' '
	for i, r := range k {
		lead, everyday := syllable(r)
		switch {
		case r < utf8.RuneSelf, lead == 0 && (r < 0x4E00 || r >= 0xFF00): // signs and full width prove nothing
		case lead == 0:
			other++
		case inLatin(r, lead, before, k[i+utf8.RuneLen(r):]):
			inside++
		case everyday:
			common++
		default:
			rare++
		}
		before = r
	}
	switch {
	case common == 0 && inside == 0:
		return notKorean
	case common > 0 && common >= 2*rare && common >= other && common > inside:
		return certain
	case common+inside >= rare+other:
		return doubtful
	}
	return notKorean
}

// inLatin tells a lone syllable that touches Latin letters. With a first byte
// that is a capital with an accent in Latin-1 it speaks against Korean: that is
// what "CORAÇÃO" turns into; and so it does with the sign that a Spanish question
// begins with. First bytes below are other signs (´ ° ±), which no word holds.
// Korean puts particles behind Latin words.
func inLatin(r rune, lead byte, before rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	if before >= utf8.RuneSelf || rest != "" && after >= utf8.RuneSelf {
		return false
	}
	switch {
	case strings.ContainsRune("의은이인일와", r) && latinLetter(before) && !latinLetter(after):
		return false
	case lead == 0xBF:
		return !latinLetter(before) && latinLetter(after)
	}
	return lead >= 0xC0 && (latinLetter(before) || latinLetter(after))
}

func latinLetter(r rune) bool { return r < 0x80 && unicode.IsLetter(r) }

// syllable returns the first byte of a Hangul syllable in CP949, 0 for anything
// else, and whether it is one of the 2,350 of KS X 1001, which have two high
// bytes from 0xB0A1 to 0xC8FE; CP949 adds 8,822 that hardly occur.
func syllable(r rune) (lead byte, everyday bool) {
	if r < 0xAC00 || r > 0xD7A3 {
		return 0, false
	}
	var in [utf8.UTFMax]byte
	var b [2]byte
	n := utf8.EncodeRune(in[:], r)
	if n, _, err := korean.EUCKR.NewEncoder().Transform(b[:], in[:n], true); err != nil || n != 2 {
		return 0, false
	}
	return b[0], b[0] >= 0xB0 && b[0] <= 0xC8 && b[1] >= 0xA1
}

// noWord tells two and more letters in a row of which one is from the end of
// the Latin alphabets that Unicode knows: "환청" is "ȯû" by chance.
func noWord(w string) bool {
	return utf8.RuneCountInString(w) > 1 &&
		!strings.ContainsFunc(w, latinLetter) && strings.ContainsFunc(w, func(r rune) bool { return r >= 0x178 })
}

// mend reads what is Korean but for a byte that got lost or was put in: within a
// run of high bytes of odd length one is left out, so that the rest makes the
// most everyday syllables. A mark stands in its place. ok is false when that is
// not certain.
func mend(b string) (fixed string, ok bool) {
	var out strings.Builder
	mended := 0
	for len(b) > 0 {
		n := strings.IndexFunc(b, func(r rune) bool { return r < utf8.RuneSelf })
		if n < 0 {
			n = len(b)
		}
		run := b[:n]
		if s, ok := decodeKorean(run); ok {
			out.WriteString(s)
		} else if s, ok := mendRun(run); ok {
			out.WriteString(s)
			mended++
		} else {
			return "", false
		}
		rest := b[n:]
		if n = strings.IndexFunc(rest, func(r rune) bool { return r >= utf8.RuneSelf || r == utf8.RuneError }); n < 0 {
			n = len(rest)
		}
		out.WriteString(rest[:n])
		b = rest[n:]
	}
	fixed = out.String()
	count := 0
	for _, r := range fixed {
		if _, everyday := syllable(r); everyday {
			count++
		}
	}
	return fixed, mended > 0 && count >= 3*mended && judge(strings.ReplaceAll(fixed, "\uFFFD", "")) == certain
}

// maxMend limits the runs of bytes that are mended: each place in them is tried.
const maxMend = 120

// mendRun leaves one byte out of a run of odd length.
func mendRun(run string) (best string, ok bool) {
	if len(run)%2 == 0 || len(run) > maxMend {
		return "", false
	}
	most := -1
	for at := 0; at < len(run); at += 2 {
		before, ok1 := decodeKorean(run[:at])
		after, ok2 := decodeKorean(run[at+1:])
		if !ok1 || !ok2 {
			continue
		}
		n := 0
		for _, r := range before + after {
			if _, everyday := syllable(r); everyday {
				n++
			}
		}
		if n >= most { // of equal ones the last: what is cut is cut at the end
			most, best, ok = n, before+"\uFFFD"+after, true
		}
	}
	return best, ok
}
