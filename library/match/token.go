package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reprise/library/hangul"
)

// script is the writing of one token; a token never mixes two.
type script uint8

const (
	latin script = iota
	digits
	korean_
	han
	kanaScript
	other
)

// gap is what stands before a token.
type gap uint8

const (
	glued gap = iota // nothing: only the script changes
	space            // space or light punctuation
	comma            // , / ; & + and their kin: parts of a list
	dash             // a dash between spaces, | : _ : parts of a line
)

// token is one run of letters or digits of one script. The offsets point into
// the plain and the sound text of its Prepared.
type token struct {
	from, to   uint16 // plain
	sfrom, sto uint16 // sound
	word       class
	script     script
	gap        gap
	group      uint8 // 0 outside brackets, else the number of its bracket
}

// maxTokens bounds the tokens of one field.
const maxTokens = 160

// lexer cuts folded text into tokens and appends them to the texts of p.
type lexer struct {
	plain, sound []byte
	toks         []token
	open         []uint8 // the brackets that are open
	groups       uint8
	gap          gap
	spaced       bool // the last rune was a space
	first        int  // first token of the field
}

const opening, closing = "([{<《〈「『【〔“", ")]}>》〉」』】〕”"

// add cuts one folded field.
func (l *lexer) add(s string) {
	l.open, l.gap, l.spaced = l.open[:0], dash, true
	l.groups, l.first = 0, len(l.toks)
	for i := 0; i < len(s) && len(l.toks)-l.first < maxTokens; {
		r, n := utf8.DecodeRuneInString(s[i:])
		kind, letter := kindOf(r)
		if !letter {
			l.between(r, s[i+n:])
			i += n
			continue
		}
		end := i + n
		for end < len(s) {
			r2, n2 := utf8.DecodeRuneInString(s[end:])
			k2, ok := kindOf(r2)
			if r2 == '\'' || r2 == '’' || r2 == '`' {
				if kind == latin && letterAfter(s[end+n2:]) {
					end += n2
					continue
				}
				break
			}
			if !ok || k2 != kind {
				break
			}
			end += n2
		}
		if kind == latin && end-i == 1 {
			end += initialsAfter(s[end:])
		}
		l.word(s[i:end], kind)
		i = end
	}
}

// initialsAfter is how many bytes of s go on with single letters between dots,
// as in o.s.t and a.n.jell.
func initialsAfter(s string) int {
	n := 0
	for len(s) >= n+2 && s[n] == '.' && letterAfter(s[n+1:]) && (len(s) == n+2 || !letterAfter(s[n+2:])) {
		n += 2
	}
	return n
}

// letterAfter reports whether s goes on with an ASCII letter.
func letterAfter(s string) bool { return s != "" && s[0] >= 'a' && s[0] <= 'z' }

func kindOf(r rune) (script, bool) {
	switch {
	case r >= 'a' && r <= 'z':
		return latin, true
	case r >= '0' && r <= '9':
		return digits, true
	case r < 0x80:
		return other, false
	case hangul.IsHangul(r):
		return korean_, true
	case hangul.IsKana(r):
		return kanaScript, true
	case unicode.Is(unicode.Han, r):
		return han, true
	case unicode.Is(unicode.Latin, r):
		return latin, true
	}
	return other, unicode.IsLetter(r) || unicode.IsNumber(r)
}

// word appends one token. A Hangul word that begins or ends with a word of
// announcing (드라마, 중에서) is cut there.
func (l *lexer) word(s string, kind script) {
	if kind == latin && strings.IndexByte(s, '.') > 0 {
		s = strings.ReplaceAll(s, ".", "")
	}
	if kind == korean_ {
		if head, tail, ok := cutHangul(s); ok {
			l.word(head, kind)
			l.gap = glued
			l.word(tail, kind)
			return
		}
	}
	t := token{from: uint16(len(l.plain)), sfrom: uint16(len(l.sound)), script: kind, gap: l.gap, word: classOf(s)}
	if len(l.open) > 0 {
		t.group = l.open[len(l.open)-1]
	}
	for i := range len(s) {
		if s[i] != '\'' && s[i] != '`' {
			l.plain = append(l.plain, s[i])
		}
	}
	if kind == kanaScript { // kana writes vowels that no one says; only the consonants compare
		l.sound = append(l.sound, hangul.Skeleton(s)...)
	} else {
		l.sound = append(l.sound, hangul.AppendKey(l.sound[len(l.sound):], s)...)
	}
	t.to, t.sto = uint16(len(l.plain)), uint16(len(l.sound))
	l.toks = append(l.toks, t)
	l.gap, l.spaced = glued, false
}

// between takes what is no letter.
func (l *lexer) between(r rune, rest string) {
	if strings.ContainsRune(opening, r) {
		l.groups = min(l.groups+1, 250)
		l.open = append(l.open, l.groups)
		l.wider(comma)
		return
	}
	if strings.ContainsRune(closing, r) {
		if len(l.open) > 0 {
			l.open = l.open[:len(l.open)-1]
		}
		l.wider(comma)
		return
	}
	switch r {
	case ' ', '\t', '\u00a0', '\u3000':
		l.spaced = true
		l.wider(space)
		return
	case ',', '/', ';', '&', '+', '、', '·', '×', '\\', '•':
		l.wider(comma)
		if r == '&' {
			l.word("and", latin)
			l.gap = space
		}
	case '|', ':', '_', '~', '—', '–', '»', '«', '\ufffd':
		l.wider(dash)
	case '-', '‐', '‑', '−':
		if l.spaced || strings.HasPrefix(rest, " ") {
			l.wider(dash)
		} else {
			l.wider(space)
		}
	case '\'', '’', '`':
	case '.':
		l.trackNumber(rest)
		l.wider(space)
	default:
		l.wider(space)
	}
	l.spaced = false
}

// trackNumber marks a number with a dot and a space after it, as track numbers
// stand before a title: at the start of a part of the line, or with a zero first.
func (l *lexer) trackNumber(rest string) {
	n := len(l.toks) - 1
	if n < l.first || l.gap != glued || rest != "" && rest[0] != ' ' {
		return
	}
	t := &l.toks[n]
	if t.script == digits && t.to-t.from <= 3 && (t.gap == dash || l.plain[t.from] == '0') {
		t.word = neutral
	}
}

func (l *lexer) wider(g gap) { l.gap = max(l.gap, g) }
