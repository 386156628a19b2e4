package view

import (
	"strings"
	"unicode"

	"reprise/library"
	"reprise/library/hangul"
	"reprise/ui/words"
)

// Reading tells how a search was read, and what else would have found the same.
type Reading struct {
	Says  string // "ㄷㅅ reads as initial consonants", "" when there is nothing to tell
	Also  string // stands before Chips
	Chips []Chip
}

// Chip is another way to write a search.
type Chip struct {
	Text string
	Note string // "English keyboard"
}

// longestExample is how many syllables of a found name are shown as an example.
const longestExample = 8

// mostExamples is how many files are looked at for an example.
const mostExamples = 20

// BuildReading tells how query was read. The first of what it found gives the
// example: its Hangul is shown in each of the other ways to write it.
func BuildReading(query string, found []*library.Track, w *words.Words) Reading {
	query = strings.TrimSpace(query)
	if query == "" {
		return Reading{}
	}
	kind, korean := readAs(query), query
	if kind != "hangul" {
		korean = example(query, found)
	}
	if kind == "keyboard" && (korean != "" || len(found) == 0) {
		korean = hangul.FromKeyboard(query)
	}
	if kind == "" || korean == "" {
		return Reading{}
	}
	r := Reading{Says: w.T("search.reads."+kind, "q", query, "as", korean), Also: w.T("search.also")}
	if kind == "hangul" {
		r.Says = ""
	}
	add := func(text, note string) {
		if text = strings.TrimSpace(text); text != "" && text != query {
			r.Chips = append(r.Chips, Chip{Text: text, Note: note})
		}
	}
	add(korean, "")
	add(strings.ToLower(hangul.Romanize(korean)), "")
	if kind != "keyboard" {
		add(hangul.ToKeyboard(korean), w.T("search.keyboard"))
	} else {
		if c := hangul.Choseong(korean); len([]rune(c)) > 1 { // one consonant finds nearly everything
			add(c, "")
		}
	}
	return r
}

// readAs names the reading of a query that is worth telling: "hangul",
// "initials", "keyboard", "sound", or "" where it is read as it stands.
func readAs(query string) string {
	syllables, jamo, other := 0, 0, 0
	for _, r := range query {
		switch {
		case hangul.IsSyllable(r):
			syllables++
		case hangul.IsJamo(r):
			jamo++
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			other++
		}
	}
	switch {
	case other > 0 && syllables+jamo > 0:
		return ""
	case jamo > 1 && syllables == 0:
		return "initials"
	case syllables > 0:
		return "hangul"
	case hangul.NewQuery(query).Typed() != "" && other > 1:
		return "keyboard"
	case other > 2:
		return "sound"
	}
	return ""
}

// example is the Hangul that the best of what was found have in common with a
// query: the part of a title that it stands for.
func example(query string, found []*library.Track) string {
	q := hangul.NewQuery(query)
	for _, t := range found[:min(len(found), mostExamples)] {
		for _, at := range q.Spans(t.Tags.Title) {
			part, n := t.Tags.Title[at[0]:at[1]], 0
			for _, r := range part {
				if hangul.IsSyllable(r) {
					n++
				}
			}
			if n > 0 && n <= longestExample {
				return part
			}
		}
	}
	return ""
}
