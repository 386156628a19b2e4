package lyrics

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Parse reads the content of a lyrics file: LRC when any line has a time,
// plain text otherwise. The encoding is found out. The only error is
// ErrTooLarge.
func Parse(data []byte) (*Lyrics, error) {
	if len(data) > MaxSize {
		return nil, ErrTooLarge
	}
	return ParseText(decode(data))
}

// ParseText reads lyrics that are text already, such as those of a tag, like
// Parse.
func ParseText(text string) (*Lyrics, error) {
	if len(text) > 4*MaxSize { // UTF-16 and CP949 grow when decoded
		return nil, ErrTooLarge
	}
	p := parser{out: &Lyrics{}}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	for line := range strings.SplitSeq(text, "\n") {
		p.line(line)
		if len(p.found) > MaxLines || len(p.loose) > MaxLines {
			return nil, ErrTooLarge
		}
	}
	if len(p.found) == 0 {
		p.plain()
	} else {
		p.synced()
	}
	return p.out, nil
}

// sung is one stamped line of the file.
type sung struct {
	at    time.Duration
	voice int
	text  string
	words []Word
}

type parser struct {
	out   *Lyrics
	found []sung
	loose []string // lines without a time, for plain lyrics
	last  int      // how many of found the last stamped line made
}

// line reads one line of the file.
func (p *parser) line(s string) {
	rest := strings.TrimSpace(clean(s))
	var times []time.Duration
	for {
		inside, after, ok := bracket(rest)
		if !ok {
			break
		}
		at, isTime := stamp(inside)
		if !isTime {
			if len(times) == 0 && p.meta(inside) && after == "" {
				return
			}
			break
		}
		times = append(times, at)
		rest = strings.TrimLeft(after, " ")
	}
	rest = cut(rest)
	if len(times) == 0 {
		p.unstamped(rest)
		return
	}
	voice, rest := voiceOf(rest)
	text, words := splitWords(rest)
	for _, at := range times {
		if n := len(p.found); voice == 0 && n > 0 && p.found[n-1].at == at {
			voice = p.found[n-1].voice // what explains a line need not repeat its voice
		}
		p.found = append(p.found, sung{at: at, voice: voice, text: text, words: shift(words, at-times[0])})
		if len(p.found) > MaxLines {
			return
		}
	}
	p.last = len(times)
}

// unstamped keeps a line without a time. After a stamped line it belongs to
// that line's times: some files write the meaning so.
func (p *parser) unstamped(text string) {
	p.loose = append(p.loose, text)
	if text == "" || strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
		p.last = 0 // "[Chorus]" heads what follows
		return
	}
	for _, before := range slices.Clone(p.found[len(p.found)-p.last:]) {
		p.found = append(p.found, sung{at: before.at, voice: before.voice, text: text})
	}
	p.last = 0
}

// bracket takes "[inside]" off the head of s.
func bracket(s string) (inside, after string, ok bool) {
	if !strings.HasPrefix(s, "[") {
		return "", s, false
	}
	return strings.Cut(s[1:], "]")
}

// meta reads "name:value" and reports whether it is one that LRC knows.
func (p *parser) meta(s string) bool {
	name, value, ok := strings.Cut(s, ":")
	if !ok {
		return false
	}
	value = strings.TrimSpace(value)
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "ti":
		p.out.Title = value
	case "ar":
		p.out.Artist = value
	case "al":
		p.out.Album = value
	case "by":
		p.out.By = value
	case "length":
		if d, ok := stamp(value); ok {
			p.out.Length = d
		}
	case "offset":
		ms, err := strconv.Atoi(strings.TrimPrefix(value, "+"))
		if d := time.Duration(ms) * time.Millisecond; err == nil && d.Abs() <= maxTime {
			p.out.Offset = d
		}
	case "au", "lr", "re", "tool", "ve", "la", "lang", "id", "hash", "sign", "qq", "total", "kana", "encoding", "#":
	default:
		return false
	}
	return true
}

// voiceOf takes "v1:" off the head of a line.
func voiceOf(s string) (voice int, rest string) {
	if len(s) >= 3 && (s[0] == 'v' || s[0] == 'V') && s[1] >= '1' && s[1] <= '9' && s[2] == ':' {
		return int(s[1] - '0'), strings.TrimSpace(s[3:])
	}
	return 0, s
}

// splitWords takes the <times> out of a line.
func splitWords(s string) (text string, words []Word) {
	var b strings.Builder
	at, timed := time.Duration(0), false
	emit := func(part string) {
		if part == "" {
			return
		}
		b.WriteString(part)
		if timed {
			words = append(words, Word{Start: at, Text: part})
		}
	}
	for {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			break
		}
		inside, after, ok := strings.Cut(s[open+1:], ">")
		t, isTime := stamp(inside)
		if !ok || !isTime {
			emit(s[:open+1])
			s = s[open+1:]
			continue
		}
		emit(s[:open])
		at, timed, s = t, true, after
	}
	emit(s)
	return tidyWords(b.String(), words)
}

// tidyWords drops the space around a line, and words that are not the whole of
// it or do not follow each other in time.
func tidyWords(text string, words []Word) (string, []Word) {
	var kept []Word
	all := ""
	for _, w := range words {
		if len(kept) > 0 && w.Start < kept[len(kept)-1].Start {
			return strings.TrimSpace(text), nil
		}
		all += w.Text
		switch {
		case strings.TrimSpace(w.Text) != "":
			kept = append(kept, w)
		case len(kept) > 0:
			kept[len(kept)-1].Text += w.Text
		}
	}
	if len(kept) == 0 || strings.TrimSpace(all) != strings.TrimSpace(text) {
		return strings.TrimSpace(text), nil
	}
	kept[0].Text = strings.TrimLeft(kept[0].Text, " ")
	kept[len(kept)-1].Text = strings.TrimRight(kept[len(kept)-1].Text, " ")
	return strings.TrimSpace(text), kept
}

// shift returns the words by later: a repeated line is timed at its first.
func shift(words []Word, by time.Duration) []Word {
	if words == nil {
		return nil
	}
	out := slices.Clone(words)
	for i := range out {
		out[i].Start += by
	}
	return out
}

// cut shortens s to the limit of a line.
func cut(s string) string {
	if len(s) <= maxText || utf8.RuneCountInString(s) <= maxText {
		return s
	}
	return string([]rune(s)[:maxText])
}

// clean returns s in NFC and without characters that cannot be shown.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\u00a0':
			return ' '
		case unicode.IsControl(r), r == '\uFEFF', r == utf8.RuneError, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(s)
}

// plain makes unsynced lyrics of the lines without a time; empty lines part
// the verses and stay, those around the text go.
func (p *parser) plain() {
	first, last := 0, len(p.loose)
	for first < last && p.loose[first] == "" {
		first++
	}
	for last > first && p.loose[last-1] == "" {
		last--
	}
	for _, s := range p.loose[first:last] {
		p.out.Lines = append(p.out.Lines, Line{Text: s})
	}
}

// synced sorts the stamped lines, applies the offset and groups those of one
// time and voice.
func (p *parser) synced() {
	p.out.Synced = true
	for i := range p.found {
		f := &p.found[i]
		f.at = max(0, f.at-p.out.Offset)
		for j := range f.words {
			f.words[j].Start = max(0, f.words[j].Start-p.out.Offset)
		}
	}
	slices.SortStableFunc(p.found, func(a, b sung) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.voice, b.voice))
	})
	var groups [][]sung
	for i, f := range p.found {
		if i > 0 && f.at == p.found[i-1].at && f.voice == p.found[i-1].voice {
			groups[len(groups)-1] = append(groups[len(groups)-1], f)
		} else {
			groups = append(groups, []sung{f})
		}
	}
	p.out.Lines = layers(groups)
	next := time.Duration(0)
	for i := len(p.out.Lines) - 1; i >= 0; i-- {
		line := &p.out.Lines[i]
		line.End = next
		if i > 0 && p.out.Lines[i-1].Start != line.Start {
			next = line.Start
		}
	}
}
