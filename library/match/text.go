package match

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/unicode/norm"
)

// maxField is how many bytes of one field are looked at. Names are far
// shorter; what is longer is a mistake or an attack.
const maxField = 1024

// fold brings a field to the one form in which texts are compared: the wrong
// decoding of CP949 and UTF-8 repaired, HTML entities resolved, compatibility
// forms (full width, ligatures, conjoining jamo) unified, lower case, Latin
// letters without their marks.
func fold(s string) string {
	s = clip(s, maxField)
	if plainASCII(s) {
		if strings.IndexByte(s, '&') >= 0 {
			s = html.UnescapeString(s)
		}
		return strings.ToLower(s)
	}
	s = repair(norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))) // some file systems take é apart
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return unmark(strings.ToLower(norm.NFKC.String(s)))
}

// clip cuts s at a rune boundary so that it has at most n bytes.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// unmark takes the marks off Latin letters, é to e, and leaves every other
// script as it is.
func unmark(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0xC0 && r < 0x250 || r >= 0x1E00 && r < 0x1F00 }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r < 0xC0 || !unicode.Is(unicode.Latin, r) {
			b.WriteRune(r)
			continue
		}
		for _, d := range norm.NFD.String(string(r)) {
			if !unicode.Is(unicode.Mn, d) {
				b.WriteRune(d)
			}
		}
	}
	return b.String()
}

// repair undoes the reading of Korean bytes as Western ones: CP949 or UTF-8
// that was taken for Latin-1 or Windows-1252. Text that holds anything else is
// returned as it is, and so is text whose bytes make no sense as Korean.
func repair(s string) string {
	raw := make([]byte, 0, len(s))
	high := false
	for _, r := range s {
		switch {
		case r < 0x100:
			raw = append(raw, byte(r))
		default:
			b, ok := charmap.Windows1252.EncodeRune(r)
			if !ok {
				return s
			}
			raw = append(raw, b)
		}
		high = high || r >= 0x80
	}
	if !high {
		return s
	}
	if utf8.Valid(raw) && (!wholePairs(raw) || beyondLatin(raw) || besideLetter(raw)) {
		return string(raw)
	}
	if !wholePairs(raw) {
		return s
	}
	out, err := korean.EUCKR.NewDecoder().Bytes(raw)
	if err != nil || !utf8.Valid(out) || strings.ContainsRune(string(out), utf8.RuneError) {
		return s
	}
	return string(out)
}

// beyondLatin reports whether UTF-8 text holds more than accented letters.
func beyondLatin(raw []byte) bool {
	return strings.ContainsFunc(string(raw), func(r rune) bool { return r >= 0x250 })
}

// besideLetter reports whether a byte above ASCII stands beside a letter, as
// an accented letter stands in a Western word.
func besideLetter(raw []byte) bool {
	for i := 1; i < len(raw); i++ {
		a, b := raw[i-1], raw[i]
		if (a < 0x80) != (b < 0x80) && unicode.IsLetter(rune(min(a, b))) {
			return true
		}
	}
	return false
}

// wholePairs reports whether the bytes above ASCII stand in pairs, most of
// which are syllables of KS X 1001 (leads B0 to C8), as CP949 writes Hangul.
// Western text has its accented letters alone.
func wholePairs(raw []byte) bool {
	pairs, syllables := 0, 0
	for i := 0; i < len(raw); i++ {
		if raw[i] < 0x80 {
			continue
		}
		if i+1 == len(raw) || raw[i] < 0x81 || raw[i] == 0xFF || raw[i+1] < 0x41 {
			return false
		}
		pairs++
		if raw[i] >= 0xB0 && raw[i] <= 0xC8 && raw[i+1] >= 0xA1 {
			syllables++
		}
		i++
	}
	return syllables*3 >= pairs*2 && syllables > 0
}
