package tags

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// The repairs, as Tags.Encoding names them.
const (
	repairCP949  = "CP949"
	repairUTF8   = "UTF-8"
	repairLatin1 = "Windows-1252"
	repairHTML   = "HTML"
)

// trust is how sure the Korean reading of some bytes is.
type trust int

const (
	notKorean trust = iota
	doubtful        // believed when another text of the file is certain
	certain
)

// repairTexts repairs all texts of a file in place and names the first repair
// of a text that is shown.
func repairTexts(f *found, o Options) string {
	vouched := false
	for i := range f.texts {
		if o.Encoding == "" && !plainASCII(f.texts[i].value) {
			_, t := readKorean(f.texts[i].value)
			vouched = vouched || t == certain
		}
	}
	encoding := ""
	for i := range f.texts {
		v, name := f.texts[i].value, ""
		if o.Encoding == "" {
			v, name = repair(v, vouched)
		} else {
			v, name = repairAs(v, o.Encoding)
		}
		if name != "" && (encoding == "" || encoding == repairHTML) && !f.outdone(i) {
			encoding = name
		}
		f.texts[i].value = v
	}
	return encoding
}

// Repair makes right what old taggers made wrong in one text, and names what
// it did: "CP949" (Korean bytes read as Latin-1, or not at all), "UTF-8"
// (UTF-8 read as Latin-1), "Windows-1252" (bytes that are no UTF-8),
// "HTML" (entities), "" when nothing was wrong. The result is valid UTF-8 in
// NFC, full-width letters are narrow, blanks are trimmed. True Latin-1 (Björk,
// Ça va, Beyoncé) stays as it is.
func Repair(s string) (fixed, encoding string) {
	return repair(s, false)
}

func repair(s string, vouched bool) (fixed, encoding string) {
	if plainASCII(s) && !strings.ContainsAny(s, "&\x00") {
		return strings.TrimSpace(s), ""
	}
	for range 3 { // text may have been mistaken more than once
		next, name := repairOnce(s, vouched)
		if name == "" {
			break
		}
		s = next
		if encoding == "" || encoding == repairHTML {
			encoding = name
		}
	}
	return tidy(s), encoding
}

// repairAs makes right what the fan said is wrong, and what is no matter of
// encoding.
func repairAs(s, chosen string) (fixed, encoding string) {
	s, encoding = readAs(s, chosen)
	if u := unescape(s); u != s {
		s = u
		if encoding == "" {
			encoding = repairHTML
		}
	}
	return tidy(s), encoding
}

// repairOnce undoes one mistake; name is "" when there is none to be seen.
func repairOnce(s string, vouched bool) (fixed, name string) {
	k, t := readKorean(s)
	isKorean := t == certain || (t == doubtful && vouched)
	if b, ok := singleBytes(s); ok {
		if u, ok := wholeUTF8(b); ok && !(isKorean && short(u)) {
			return u, repairUTF8
		}
	}
	if isKorean {
		return k, repairCP949
	}
	if !utf8.ValidString(s) {
		w, err := charmap.Windows1252.NewDecoder().String(s)
		if err == nil {
			return w, repairLatin1
		}
	}
	if u := unescape(s); u != s {
		return u, repairHTML
	}
	return s, ""
}

// unescape puts the letters for HTML entities.
func unescape(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	return entity.ReplaceAllStringFunc(s, html.UnescapeString)
}

// wholeUTF8 tells whether b is UTF-8. A character cut at the end, as ID3v1 does
// at thirty bytes, is dropped when longer ones before it leave no doubt.
func wholeUTF8(b string) (string, bool) {
	if utf8.ValidString(b) {
		return b, true
	}
	for cut := 1; cut <= 2 && cut < len(b); cut++ {
		if u := b[:len(b)-cut]; utf8.ValidString(u) {
			return u, b[len(u)] >= 0xE0 && !short(u)
		}
	}
	return "", false
}

// short tells that no character of s takes three bytes of UTF-8. The two bytes
// of "첸" in CP949 are those of "þ" in UTF-8; what takes three is no accident.
func short(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x800 })
}

// entity is an HTML entity with its semicolon: "R&B" and "AT&T" hold none.
var entity = regexp.MustCompile(`&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});`)

// tidy brings a text into the form that is kept: valid, NFC, narrow, without
// control characters but line breaks, trimmed.
func tidy(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.ContainsFunc(s, wide) {
		s = strings.Map(func(r rune) rune {
			if n := width.LookupRune(r).Folded(); n != 0 && wide(r) {
				return n
			}
			return r
		}, s)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\u3000' || r == '\u00A0':
			return ' '
		case unicode.IsControl(r) || r == '\uFEFF' || r == '\u200B':
			return -1
		}
		return r
	}, s)
	if !norm.NFC.IsNormalString(s) { // last: marks that a control character parted meet now
		s = norm.NFC.String(s)
	}
	return strings.TrimSpace(s)
}

// wide tells the full-width and half-width forms, which no title is written in
// on purpose.
func wide(r rune) bool { return r >= 0xFF01 && r <= 0xFFEF }

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
	return k, judge(k)
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
		case r < utf8.RuneSelf:
		case lead == 0:
			other++
		case lead >= 0xC0 && inLatin(before, k[i+utf8.RuneLen(r):]):
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
// what "CORAÇÃO" turns into. First bytes below are signs (´ ° ±), which no word
// holds.
func inLatin(before rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	return before < utf8.RuneSelf && (rest == "" || after < utf8.RuneSelf) && (latinLetter(before) || latinLetter(after))
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

// singleBytes turns text that was read as Latin-1 or Windows-1252 back into
// its bytes. ok is false when the text cannot be such or is plain ASCII.
func singleBytes(s string) (b string, ok bool) {
	out := make([]byte, 0, len(s))
	high := false
	for _, r := range s {
		switch {
		case r < 0x80:
			out = append(out, byte(r))
			continue
		case r < 0x100:
			out = append(out, byte(r))
		default:
			c, known := charmap.Windows1252.EncodeRune(r)
			if !known {
				return "", false
			}
			out = append(out, c)
		}
		high = true
	}
	return string(out), high
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 || s[i] < ' ' {
			return false
		}
	}
	return true
}
