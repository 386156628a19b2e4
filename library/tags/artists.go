package tags

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// feat is what stands before a guest: "feat.", "ft.", "featuring", with or
// without a bracket around it.
var feat = regexp.MustCompile(`(?i)(?:^|[\s(\[{])(?:feat(?:uring|\.)?|ft\.?|피처링)[\s.:]+`)

// Artists takes the artist lines of a file apart: values of their own, "feat."
// also in the title, semicolons, " / ", and commas (but "Tyler, The Creator"
// is one). "&", "x" and "and" stay: they stand inside names too often. Every
// name is kept once, in order; nil when there is none.
func Artists(lines []string, title string) []string {
	var out []string
	add := func(name string) {
		name = strings.Trim(strings.TrimSpace(name), ",;")
		if name = strings.TrimSpace(name); name == "" {
			return
		}
		for _, have := range out {
			if strings.EqualFold(have, name) {
				return
			}
		}
		out = append(out, name)
	}
	for _, l := range lines {
		main, guests := cutFeat(line(l))
		for _, name := range splitNames(main) {
			add(name)
		}
		for _, name := range guests {
			add(name)
		}
	}
	_, guests := cutFeat(title)
	for _, name := range guests {
		add(name)
	}
	return out
}

// cutFeat parts "A (feat. B & C) x" into "A x" and B, C.
func cutFeat(s string) (main string, guests []string) {
	if !mayFeature(s) {
		return s, nil
	}
	for range 4 {
		at := feat.FindStringIndex(s)
		if at == nil {
			break
		}
		rest, after := s[at[1]:], ""
		if open := strings.IndexAny(s[at[0]:at[1]], "([{"); open >= 0 {
			if end := strings.IndexAny(rest, ")]}"); end >= 0 {
				rest, after = rest[:end], rest[end+1:]
			}
		} else if end := strings.IndexAny(rest, "([{"); end >= 0 {
			rest, after = rest[:end], rest[end:] // "feat. B (Inst.)"
		}
		for _, name := range splitNames(rest) {
			guests = append(guests, splitAnd(name)...)
		}
		s = strings.TrimSpace(s[:at[0]] + " " + strings.TrimSpace(after))
	}
	return s, guests
}

// mayFeature is a cheap look before the expression is tried.
func mayFeature(s string) bool {
	return strings.Contains(s, "피처링") || strings.ContainsAny(s, "fF") && strings.ContainsAny(s, "tT")
}

// splitNames parts a line at semicolons, slashes and commas.
func splitNames(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '、' || r == '，' || r == '\n' }) {
		for _, p := range splitSlash(part) {
			out = append(out, splitComma(p)...)
		}
	}
	return out
}

// splitSlash parts at " / ", and at a bare slash between two names long enough
// to be names: ID3v2.3 writes several artists that way, and AC/DC is one.
func splitSlash(s string) []string {
	if !strings.Contains(s, "/") {
		return []string{s}
	}
	var out []string
	for _, part := range strings.Split(s, " / ") {
		names := strings.Split(part, "/")
		for _, n := range names {
			n = strings.TrimSpace(n)
			if utf8.RuneCountInString(n) < 3 && !strings.ContainsFunc(n, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) {
				names = []string{part}
				break
			}
		}
		out = append(out, names...)
	}
	return out
}

// splitComma parts at commas that are followed by a blank or by Hangul, but
// not before "The".
func splitComma(s string) []string {
	var out []string
	begin := 0
	for i := range len(s) {
		if s[i] != ',' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+1:])
		after := strings.ToLower(strings.TrimSpace(s[i+1:]))
		if (next == ' ' || unicode.Is(unicode.Hangul, next)) && !strings.HasPrefix(after, "the ") && !strings.HasPrefix(after, "jr.") {
			out = append(out, s[begin:i])
			begin = i + 1
		}
	}
	return append(out, s[begin:])
}

// splitAnd parts the guests of a song, where "&" joins people.
func splitAnd(s string) []string {
	return strings.Split(s, " & ")
}
