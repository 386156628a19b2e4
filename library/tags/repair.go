package tags

import (
	"cmp"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
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
		var v, name string
		if o.Encoding == "" {
			v, name = repair(f.texts[i].value, vouched)
		} else {
			v, name = o.repair(f.texts[i].value)
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

// repair is Repair, or makes right what the fan said is wrong, and what is no
// matter of encoding.
func (o Options) repair(s string) (fixed, encoding string) {
	if o.Encoding == "" {
		return Repair(s)
	}
	s, encoding = readAs(s, o.Encoding)
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
	if fixed, name := repairParts(s); name != "" {
		return fixed, name
	}
	if !utf8.ValidString(s) {
		return westernBytes(s), repairLatin1
	}
	if k, ok := byChance(s, vouched); ok {
		return k, repairCP949
	}
	if u := unescape(s); u != s {
		return u, repairHTML
	}
	return s, ""
}

// westernBytes reads the bytes of s that are no UTF-8 as Windows-1252.
func westernBytes(s string) string {
	out := make([]byte, 0, len(s)+len(s)/4)
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(s[0])
		}
		out = utf8.AppendRune(out, r)
		s = s[n:]
	}
	return string(out)
}

// repairParts undoes mistakes in text that is not wrong as a whole: a byte of it
// was lost, or programs of two kinds have written into it.
func repairParts(s string) (fixed, name string) {
	valid := utf8.ValidString(s)
	b, single := singleBytes(s)
	if !valid {
		b, single = s, true
	}
	if single {
		if k, ok := mend(b); ok {
			return k, repairCP949
		}
	}
	if valid && (single || !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 && r < 0x100 })) {
		return s, "" // Latin-1 as far as can be seen, or nothing that was Latin-1
	}
	words := strings.SplitAfter(s, " ")
	if len(words) < 2 || len(words) > maxWords {
		return s, ""
	}
	for i, w := range words {
		next, how := repairWord(w)
		words[i], name = next, cmp.Or(name, how)
	}
	if name == "" {
		return s, ""
	}
	return strings.Join(words, ""), name
}

// repairWord is repairParts for one word.
func repairWord(w string) (fixed, name string) {
	if b, ok := singleBytes(w); ok && utf8.ValidString(w) {
		if u, ok := wholeUTF8(b); ok && !short(u) {
			return u, repairUTF8
		}
	}
	if k, t := readKorean(w); t == certain {
		return k, repairCP949
	}
	return w, ""
}

// maxWords limits how long a text may be that is repaired word by word.
const maxWords = 4096

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
		return b, !oneOddLetter(b)
	}
	for cut := 1; cut <= 2 && cut < len(b); cut++ {
		if u := b[:len(b)-cut]; utf8.ValidString(u) {
			return u, b[len(u)] >= 0xE0 && !short(u)
		}
	}
	return "", false
}

// oneOddLetter tells that all that is not ASCII is one letter beyond those of
// Latin languages: "CANCIÓ»" would end in a Cyrillic one.
func oneOddLetter(s string) bool {
	odd := 0
	for _, r := range s {
		switch {
		case r >= 0x250 && r < 0x800:
			odd++
		case r >= utf8.RuneSelf:
			return false
		}
	}
	return odd == 1
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
