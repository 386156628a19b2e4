package widget

import (
	"strings"
	"unicode"

	"reprise/ui/theme"
)

// Layout is how a drama's title hangs on its poster.
type Layout int

// The layouts.
const (
	Vertical   Layout = iota // columns from right to left, as on film posters
	Horizontal               // lines at the top
	NoTitle
)

const (
	longColumn  = 7  // syllables; a longer column is set smaller
	leastTitle  = 18 // px; under it the title lies down
	columnGap   = 5
	columnDrop  = .62 // em that each next column starts lower
	syllableBox = 1.14
)

// glyphAt is one piece of a title, from the top right corner of the poster for
// columns and from the top left for lines.
type glyphAt struct {
	text  string
	style theme.Style
	x, y  float32 // the middle of the top edge for columns, the corner for lines
}

// columns breaks a title at its spaces and drops the marks that do not hang
// well.
func columns(title string) [][]rune {
	var out [][]rune
	for _, word := range strings.Fields(title) {
		word = strings.Map(func(r rune) rune {
			if strings.ContainsRune(",.!", r) {
				return -1
			}
			return r
		}, word)
		if word != "" {
			out = append(out, []rune(word))
		}
	}
	return out
}

// titleSize is the size of a vertical title in pixels of the design, 0 when it
// must lie down: a column too long, or no script that can stand.
func titleSize(title string, size float32) float32 {
	longest, stands := 0, false
	for _, c := range columns(title) {
		longest = max(longest, len(c))
		for _, r := range c {
			stands = stands || isHangul(r) || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
		}
	}
	if !stands {
		return 0
	}
	if longest > longColumn {
		if size = size * longColumn / float32(longest); size < leastTitle {
			return 0
		}
	}
	return size
}

// hang lays a vertical title out; x counts from the right edge to the left.
func hang(title string, th *theme.Theme, size float32) []glyphAt {
	px := th.U(size)
	var out []glyphAt
	x := float32(0)
	for i, column := range columns(title) {
		wide := float32(0)
		for _, r := range column {
			style := faced(theme.Style{Face: theme.Brush, Size: px}, faceFor(r, theme.Brush))
			wide = max(wide, style.Measure(string(r)))
		}
		y := float32(i) * columnDrop * px
		for _, r := range column {
			style := faced(theme.Style{Face: theme.Brush, Size: px}, faceFor(r, theme.Brush))
			style.Line = px * syllableBox
			out = append(out, glyphAt{string(r), style, x + wide/2, y})
			y += px * syllableBox
		}
		x += wide + th.U(columnGap)
	}
	return out
}
