package widget

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"reprise/ui/theme"
)

// hangulShare is Hangul's size beside a Latin serif: it fills its square, so at
// the same size it would look larger.
const hangulShare = .85

// run is a stretch of text in one face.
type run struct {
	text  string
	style theme.Style
	x, y  float32 // from the corner of the text block
	width float32
	line  int
	at    int // where it begins in the whole text, in bytes
	// marked tells that a search found it.
	marked bool
}

// split cuts a string into runs by the face that has the script. Interface text
// is one run, because Pretendard has all that is needed and Fyne finds the rest.
func split(s string, style theme.Style) []run {
	if style.Face == theme.UI || style.Face == theme.Strong || s == "" {
		return []run{{text: s, style: style}}
	}
	var out []run
	start, face := 0, theme.Face(-1)
	for i, r := range s {
		f := faceFor(r, style.Face)
		if unicode.IsSpace(r) && face >= 0 {
			f = face // a space belongs to the word before it
		}
		if f != face {
			if i > start {
				out = append(out, run{text: s[start:i], style: faced(style, face)})
			}
			start, face = i, f
		}
	}
	return append(out, run{text: s[start:], style: faced(style, face)})
}

// faceFor is the face that has a rune: Newsreader is Latin-1 with the usual
// punctuation, Gowun Batang adds Hangul, and Pretendard has the rest.
func faceFor(r rune, want theme.Face) theme.Face {
	switch {
	case isHangul(r):
		return theme.Brush
	case r >= 0x20 && r <= 0x7e, r >= 0xa0 && r <= 0xff && r != 0xad,
		strings.ContainsRune("–—‘’“”…", r):
		return want
	}
	return theme.UI
}

func isHangul(r rune) bool {
	return r >= 0xac00 && r <= 0xd7a3
}

func faced(style theme.Style, face theme.Face) theme.Style {
	if face != style.Face && style.Face != theme.Brush {
		style.Size *= hangulShare
	}
	style.Face = face
	return style
}

// block is text that was laid out.
type block struct {
	runs   []run
	widths []float32 // of the lines
	size   fyne.Size
	whole  bool // nothing was left out
}

// flow lays a text out in lines of a width: between words, never inside one
// unless it alone is too wide. With lines above 0 the rest is cut with an
// ellipsis; a width of 0 is no limit.
func flow(s string, style theme.Style, width float32, lines int) block {
	out := block{whole: true}
	y, begin := float32(0), 0
	for _, paragraph := range strings.Split(s, "\n") {
		rest, at := strings.TrimRight(paragraph, " "), begin
		begin += len(paragraph) + 1
		for first := true; first || rest != ""; first = false {
			last := lines > 0 && int(y/style.Line+1.5) >= lines
			line := rest
			if width > 0 && measure(rest, style) > width {
				if last {
					line = ellipsis(rest, style, width)
					out.whole = false
				} else {
					line = fit(rest, style, width)
				}
			}
			out.put(line, style, y, at)
			y += style.Line
			if last {
				out.whole = out.whole && line == rest
				out.size.Height = y
				return out
			}
			left := len(rest)
			rest = strings.TrimLeft(rest[len(line):], " ")
			at += left - len(rest)
		}
	}
	out.size.Height = y
	return out
}

// put adds one line, which begins at a byte of the whole text; its runs share a
// baseline.
func (b *block) put(s string, style theme.Style, y float32, at int) {
	s = strings.TrimRight(s, " ")
	height := lineHeight(style)
	base := y + (style.Line-height)/2 + baseline(style)
	x := float32(0)
	for _, r := range split(s, style) {
		r.width = r.style.Measure(r.text)
		r.x, r.y, r.line, r.at = x, base-baseline(r.style), len(b.widths), at
		x += r.width
		at += len(r.text)
		b.runs = append(b.runs, r)
	}
	b.widths = append(b.widths, x)
	b.size.Width = max(b.size.Width, x)
}

func measure(s string, style theme.Style) float32 {
	w := float32(0)
	for _, r := range split(s, style) {
		w += r.style.Measure(r.text)
	}
	return w
}

func lineHeight(style theme.Style) float32 {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize("x", style.Size,
		fyne.TextStyle{Bold: style.Face == theme.Strong}, style.Face.Resource())
	return size.Height
}

// fit is as much of s as goes on one line.
func fit(s string, style theme.Style, width float32) string {
	end := 0
	for i := 1; i <= len(s); i++ {
		if i < len(s) && (s[i] != ' ' || s[i-1] == ' ') {
			continue
		}
		if measure(s[:i], style) > width {
			break
		}
		end = i
	}
	if end > 0 {
		return s[:end]
	}
	// One word is wider than the line: it is broken rather than lost.
	for i := range s {
		if i > 0 && measure(s[:i], style) > width {
			return s[:max(end, 1)]
		}
		if i > 0 {
			end = i
		}
	}
	return s
}

// ellipsis shortens s to a width.
func ellipsis(s string, style theme.Style, width float32) string {
	runes := []rune(s)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if measure(string(runes[:mid])+"…", style) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}
