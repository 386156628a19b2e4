package view

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"reprise/library/hangul"
)

// Jump is a letter of the rail beside a table, and the first row that begins
// with it.
type Jump struct {
	Letter rune
	Row    int // -1 when no row does
}

// OtherLetter stands in the rail for whatever begins neither with Hangul nor
// with a Latin letter.
const OtherLetter = '#'

// The letters of the rail: the plain initial consonants, then the alphabet.
const (
	railHangul = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
	railLatin  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	// railInitials is where syllables of each of the nineteen initials stand.
	railInitials = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
)

// LetterOf returns the letter of the rail under which a name stands: its first
// syllable's initial consonant, a doubled one as the single, or its first Latin
// letter without case and accents, or OtherLetter.
func LetterOf(name string) rune {
	at := strings.IndexFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
	if at < 0 {
		return OtherLetter
	}
	name = name[at:]
	r, _ := utf8.DecodeRuneInString(name)
	switch {
	case r < utf8.RuneSelf: // most names need no normalising
		return latin(r)
	case !hangul.IsSyllable(r):
		r, _ = utf8.DecodeRuneInString(norm.NFC.String(firstFew(name)))
	}
	if y, ok := hangul.Split(r); ok {
		return []rune(railInitials)[y.Initial]
	}
	if single, ok := doubled[r]; ok {
		return single
	}
	if strings.ContainsRune(railHangul, r) {
		return r
	}
	r, _ = utf8.DecodeRuneInString(norm.NFKD.String(firstFew(name)))
	return latin(r)
}

// latin returns the capital of a Latin letter, or OtherLetter.
func latin(r rune) rune {
	if r = unicode.ToUpper(r); r >= 'A' && r <= 'Z' {
		return r
	}
	return OtherLetter
}

// doubled are the tense consonants, which dictionaries keep with the plain ones.
var doubled = map[rune]rune{'ㄲ': 'ㄱ', 'ㄸ': 'ㄷ', 'ㅃ': 'ㅂ', 'ㅆ': 'ㅅ', 'ㅉ': 'ㅈ'} //nolint:gochecknoglobals // a table that nothing writes

// firstFew is the beginning of s: enough for its first letter, whose parts may
// be several runes.
func firstFew(s string) string {
	const most = 24
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "")
	}
	return s
}

// jumps finds the first row of every letter. Rows in the order of numbers have
// no letters to jump to.
func jumps(list []Item, a Ask) []Jump {
	name := func(i Item) string { return TrackTitle(i.Track) }
	switch a.By {
	case ByArtist:
		name = func(i Item) string { return i.Track.Tags.Artist }
	case ByAlbum:
		name = func(i Item) string { return i.Track.Tags.Album }
	case ByTitle:
	default:
		return nil
	}
	rows := map[rune]int{}
	for at, it := range list {
		if it.Track == nil {
			continue
		}
		text := name(it)
		if text == "" {
			continue
		}
		l := LetterOf(text)
		if _, ok := rows[l]; !ok {
			rows[l] = at
		}
	}
	var out []Jump
	for _, l := range railHangul + railLatin + string(OtherLetter) {
		row, ok := rows[l]
		if !ok {
			row = -1
		}
		out = append(out, Jump{Letter: l, Row: row})
	}
	return out
}
