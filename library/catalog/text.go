package catalog

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// textRule is what one text may be.
type textRule struct {
	most  int    // characters
	many  int    // texts in an array of them
	lines bool   // may hold line breaks
	want  string // what to write instead, for complaints
	// fix brings the text to its one form and tells whether it is right; nil
	// takes every text.
	fix func(string) (string, bool)
}

// The rules of the format.
var (
	ruleName  = textRule{most: maxName, many: maxNames}
	ruleProse = textRule{most: maxProse, lines: true}
	ruleHint  = textRule{most: maxHint}
	ruleURL   = textRule{most: maxURL, want: "an address that starts with http:// or https://", fix: fixURL}
	ruleISRC  = textRule{most: 40, many: maxNumbers, want: `an ISRC such as "KRA301600123"`, fix: fixISRC}
	ruleMBID  = textRule{most: 40, many: maxNumbers, want: "a MusicBrainz id: 36 characters in five groups", fix: fixMBID}
	ruleList  = textRule{most: maxID, want: `an id of letters, digits, "-", "_" and "."`, fix: fixListID}
	ruleEntry = textRule{most: maxID, want: `an id of letters, digits, "-", "_", "." and "/" such as "secret-garden/scar"`, fix: fixEntryID}
)

// text returns a setter that reads a text into dst: in NFC, trimmed, and one
// line unless the rule allows more. A number is taken as it is written.
func (r *reader) text(dst *string, rule textRule) set {
	return func(v value, path string) {
		var s string
		switch v.kind() {
		case '"':
			s = unquote(v.raw)
		case '0':
			s = string(v.raw)
		default:
			r.complain(v, path, "is %s: expected a text in quotes.", v.say())
			return
		}
		s = plain(s, rule.lines)
		if bad, found := firstControl(s); found {
			r.complain(v, path, "holds the invisible character U+%04X: expected plain text.", bad)
			return
		}
		if n := utf8.RuneCountInString(s); n > rule.most {
			r.complain(v, path, "is %d characters long: expected at most %d.", n, rule.most)
			return
		}
		if rule.fix != nil && s != "" {
			fixed, ok := rule.fix(s)
			if !ok {
				r.complain(v, path, "is %s: expected %s.", v.say(), rule.want)
				return
			}
			s = fixed
		}
		*dst = s
	}
}

// plain brings s to NFC, with no space around it and no line break inside it
// unless lines is set. Byte order marks, which paste brings along, go.
func plain(s string, lines bool) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ", "\u2028", "\n", "\u2029", "\n", "\uFEFF", "").Replace(s)
	if !lines {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	return strings.TrimSpace(norm.NFC.String(s))
}

// firstControl returns the first character that has no place in a text: a
// control character, or one that turns the direction of the text around it,
// which could make a name look like another one.
func firstControl(s string) (rune, bool) {
	for _, c := range s {
		switch {
		case c == '\n':
		case unicode.IsControl(c), c >= 0x202A && c <= 0x202E, c >= 0x2066 && c <= 0x2069:
			return c, true
		}
	}
	return 0, false
}

func fixURL(s string) (string, bool) {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.User != nil || strings.ContainsAny(s, " \n\"<>\\") {
		return "", false
	}
	return s, u.Scheme == "http" || u.Scheme == "https"
}

// Shapes of identifiers: ISO 3901 for ISRC, RFC 4122 for MusicBrainz ids.
var (
	isrcShape = regexp.MustCompile(`^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$`)
	mbidShape = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)
)

func fixISRC(s string) (string, bool) {
	s = strings.ToUpper(strings.ReplaceAll(strings.ReplaceAll(s, "-", ""), " ", ""))
	return s, isrcShape.MatchString(s)
}

func fixMBID(s string) (string, bool) {
	s = strings.ToLower(s)
	return s, mbidShape.MatchString(s)
}

func fixListID(s string) (string, bool) { return s, isWord(s) }

func fixEntryID(s string) (string, bool) {
	for part := range strings.SplitSeq(s, "/") {
		if !isWord(part) {
			return "", false
		}
	}
	return s, true
}

// isWord reports whether s may stand between two slashes of an id.
func isWord(s string) bool {
	if s == "" || strings.Trim(s, ".") == "" {
		return false
	}
	for _, c := range s {
		if !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-_.", c) {
			return false
		}
	}
	return true
}
