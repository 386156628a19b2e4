package match

import (
	"strings"

	"reprise/library/catalog"
	"reprise/library/hangul"
)

// ParseArtists reads a line of artists as blogs and tags write it, such as
// "Chen (EXO) & Punch feat. Loco" or "T Yoon Mi Rae (윤미래)": the singers, and
// apart from them the featured ones. A name in brackets in another script is
// the native name, one in the same script the group.
func ParseArtists(line string) (artists, featured []catalog.Artist) {
	main, guests := cutFeat(line)
	for _, name := range splitNames(main) {
		artists = append(artists, parseArtist(name))
	}
	for _, name := range splitNames(guests) {
		featured = append(featured, parseArtist(name))
	}
	return artists, featured
}

// cutFeat cuts a line at the first word that announces guests.
func cutFeat(line string) (main, guests string) {
	fields := strings.Fields(line)
	for i, w := range fields {
		if i == 0 {
			continue
		}
		switch strings.Trim(strings.ToLower(w), "(.[") {
		case "feat", "ft", "featuring":
			guests = strings.Join(fields[i+1:], " ")
			if strings.HasPrefix(w, "(") || strings.HasPrefix(w, "[") {
				guests = strings.TrimRight(guests, ")]")
				guests += strings.Repeat(")", max(0, strings.Count(guests, "(")-strings.Count(guests, ")")))
			}
			return strings.Join(fields[:i], " "), guests
		}
	}
	return line, ""
}

// splitNames cuts a line at what joins names, outside of brackets.
func splitNames(line string) []string {
	var out []string
	depth, from := 0, 0
	cut := func(to, next int) {
		if name := strings.TrimSpace(line[from:to]); name != "" {
			out = append(out, name)
		}
		from = next
	}
	for i, r := range line {
		switch {
		case strings.ContainsRune("([（", r):
			depth++
		case strings.ContainsRune(")]）", r):
			depth--
		case depth > 0:
		case strings.ContainsRune(",;&+、×", r):
			cut(i, i+len(string(r)))
		case r == '/' && i > 0 && !strings.HasSuffix(line[:i], "n"):
			cut(i, i+1)
		case r == ' ':
			for _, word := range []string{" x ", " X ", " and ", " with ", " vs "} {
				if strings.HasPrefix(line[i:], word) && from <= i {
					cut(i, i+len(word)-1)
				}
			}
		}
	}
	cut(len(line), len(line))
	return out
}

// parseArtist reads one name with what stands in brackets beside it.
func parseArtist(s string) catalog.Artist {
	outer, inner := cutBracket(s)
	if inner == "" || outer == "" {
		return catalog.Artist{Name: s}
	}
	a := catalog.Artist{Name: outer}
	switch {
	case isKorean(inner) && !isKorean(outer):
		a.Native = inner
	case isKorean(outer) && !isKorean(inner):
		a.Native, a.Aliases = outer, []string{inner} // a spelling or a group: it cannot be told
	case isKorean(inner):
		a.GroupNative = inner
	default:
		a.Group = inner
	}
	return a
}

func isKorean(s string) bool { return strings.ContainsFunc(s, hangul.IsSyllable) }

// cutBracket takes a bracket off the end of s, unless letters are glued to it
// as in f(x).
func cutBracket(s string) (outer, inner string) {
	s = strings.TrimSpace(strings.NewReplacer("（", "(", "）", ")", "[", "(", "]", ")").Replace(s))
	if !strings.HasSuffix(s, ")") {
		return s, ""
	}
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i] {
		case ')':
			depth++
		case '(':
			depth--
		}
		if depth == 0 {
			if i == 1 || len(s)-i <= 3 {
				return s, ""
			}
			return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+1 : len(s)-1])
		}
	}
	return s, ""
}
