package match

import (
	"path"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// The fields of a track, in the order in which a Prepared holds them.
type fieldID uint8

const (
	fTitle fieldID = iota
	fFile          // the name of the file, without its ending
	fArtist
	fAlbumArtist
	fAlbum
	fFolder // the folder that holds the file
	fAbove  // the folder above that one
	fields
)

// Prepared is the normal form of one Track: everything the engine looks at,
// cut into words once. It is immutable and may be shared by goroutines.
type Prepared struct {
	Path     string
	Duration time.Duration
	Lossless bool
	year     int
	isrc     []string
	mbid     []string
	said     [fields]string // as the file states it, for reasons; only title, artist and album
	plain    string
	sound    string
	toks     []token
	ends     [fields]uint16 // where the tokens of each field end
	bones    []bone         // names in Hangul, by their consonants
}

// Prepare brings a track to its normal form. It costs some ten microseconds
// and is bounded for any input: of a field, 1024 bytes and 160 words are
// looked at.
func Prepare(t Track) Prepared {
	p := Prepared{Path: t.Path, Duration: t.Duration, Lossless: t.Lossless, year: t.Year, isrc: codes(t.ISRC), mbid: codes(t.MBID)}
	p.said[fTitle], p.said[fArtist], p.said[fAlbum] = t.Title, t.Artist, t.Album
	l := lexers.Get().(*lexer)
	defer lexers.Put(l)
	l.plain, l.sound, l.toks = l.plain[:0], l.sound[:0], l.toks[:0]
	dir, base := splitPath(t.Path)
	for f, s := range [fields]string{
		fTitle: titleOf(t.Title), fFile: fileName(base), fArtist: artistLine(t), fAlbumArtist: t.AlbumArtist,
		fAlbum: t.Album, fFolder: path.Base(dir), fAbove: path.Base(path.Dir(dir)),
	} {
		at := len(l.toks)
		if s != "" && s != "." && s != "/" {
			l.add(fold(s))
			l.pairs(at)
		}
		switch fieldID(f) {
		case fFile:
			if repeats(l, int(p.ends[fTitle]), at) {
				l.drop(at)
			}
		case fAlbumArtist:
			if sameText(l, int(p.ends[fFile]), int(p.ends[fArtist]), at) {
				l.drop(at)
			}
		case fFolder, fAbove: // the usual Artist/Album/01 Title.mp3
			if sameText(l, int(p.ends[fAlbumArtist]), int(p.ends[fAlbum]), at) || sameText(l, int(p.ends[fFile]), int(p.ends[fArtist]), at) {
				l.drop(at)
			}
		}
		p.ends[f] = uint16(len(l.toks))
	}
	n := len(l.plain)
	l.plain = append(l.plain, l.sound...)
	all := string(l.plain)
	p.plain, p.sound = all[:n], all[n:]
	p.toks = append(make([]token, 0, len(l.toks)), l.toks...)
	p.addBones()
	return p
}

// lexers are used again: their buffers are most of the cost of Prepare.
var lexers = sync.Pool{New: func() any { return new(lexer) }}

// drop takes back the tokens from at on.
func (l *lexer) drop(at int) {
	if at < len(l.toks) {
		l.plain = l.plain[:l.toks[at].from]
		l.sound = l.sound[:l.toks[at].sfrom]
		l.toks = l.toks[:at]
	}
}

// repeats reports whether the file name from at on says nothing that the title
// does not say: the usual "01 Title.mp3".
func repeats(l *lexer, titleEnd, at int) bool {
	if titleEnd == 0 {
		return false
	}
	for at < len(l.toks) && l.toks[at].script == digits {
		at++
	}
	return sameText(l, 0, titleEnd, at)
}

func sameText(l *lexer, a, b, at int) bool {
	if a == b || at >= len(l.toks) {
		return false
	}
	x := l.plain[l.toks[a].from:l.toks[b-1].to]
	return string(x) == string(l.plain[l.toks[at].from:])
}

func (p *Prepared) span(f fieldID) (from, to int) {
	if f > 0 {
		from = int(p.ends[f-1])
	}
	return from, int(p.ends[f])
}

func (p *Prepared) has(f fieldID) bool {
	from, to := p.span(f)
	return from < to
}

func (p *Prepared) text(t token) string { return p.plain[t.from:t.to] }

// words writes tokens of one field as the file states them, or, when the text
// had to be repaired, as they were read.
func (p *Prepared) words(from, to int) string {
	if from >= to {
		return ""
	}
	for f := range fields {
		if a, b := p.span(f); from >= a && to <= b && p.said[f] != "" {
			if s, ok := stated(p.said[f], p.plain[p.toks[from].from:p.toks[to-1].to]); ok {
				return s
			}
		}
	}
	var b []byte
	for i := from; i < to; i++ {
		if i > from && p.toks[i].gap != glued {
			b = append(b, ' ')
		}
		b = append(b, p.text(p.toks[i])...)
	}
	return string(b)
}

// stated finds letters in the text that they were folded from.
func stated(text, letters string) (string, bool) {
	text = clip(text, maxField)
	for i, r := range text {
		if _, ok := kindOf(unicode.ToLower(r)); !ok {
			continue
		}
		rest := letters
		for j, r := range text[i:] {
			r = unicode.ToLower(r)
			if _, ok := kindOf(r); !ok {
				continue
			}
			var found bool
			if rest, found = strings.CutPrefix(rest, string(r)); !found {
				break
			}
			if rest == "" {
				return text[i : i+j+utf8.RuneLen(r)], true
			}
		}
	}
	return "", false
}

// titleOf returns the title, or "" when it is what programs write where there
// is none.
func titleOf(s string) string {
	s = strings.TrimSpace(s)
	bare := strings.Trim(strings.ToLower(s), "0123456789 .-_#?\uFFFD")
	switch bare {
	case "", "track", "audiotrack", "audio track", "untitled", "unknown", "unknown title", "title", "제목 없음", "트랙", "無題", "トラック", "音轨":
		return ""
	}
	return s
}

// artistLine returns the artist line, with the names of Artists that it lacks.
func artistLine(t Track) string {
	line := t.Artist
	switch strings.ToLower(strings.Trim(line, "?\uFFFD .-_<>[]()")) {
	case "", "v.a", "v/a", "v. a", "va", "n/a":
		line = ""
	}
	for _, a := range t.Artists {
		if !strings.Contains(line, a) {
			if line != "" {
				line += "; "
			}
			line += a
		}
	}
	return line
}

func splitPath(p string) (dir, base string) {
	p = strings.ReplaceAll(p, "\\", "/")
	return path.Dir(p), path.Base(p)
}

// fileName takes the ending off, and the id that downloaders append.
func fileName(base string) string {
	if i := strings.LastIndexByte(base, '.'); i > 0 && len(base)-i <= 6 {
		base = base[:i]
	}
	base = strings.TrimSpace(base)
	n := len(base)
	switch {
	case n > 13 && base[n-1] == ']' && base[n-13] == '[' && isVideoID(base[n-12:n-1]):
		base = base[:n-13]
	case n > 12 && base[n-12] == '-' && isVideoID(base[n-11:]):
		base = base[:n-12]
	}
	if !strings.Contains(base, " ") && (strings.Count(base, "_") > 1 || strings.Contains(base, "_-_")) {
		base = strings.ReplaceAll(base, "_", " ") // a program that allows no spaces wrote it
	}
	return strings.TrimSpace(base)
}

// isVideoID reports whether s looks like the id of a video: eleven letters of
// the URL alphabet that are no word.
func isVideoID(s string) bool {
	odd := false
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= '0' && c <= '9', c == '_', c == '-':
			odd = true
		case c >= 'A' && c <= 'Z':
			odd = odd || i > 0
		case c >= 'a' && c <= 'z':
		default:
			return false
		}
	}
	return odd
}

func codes(in []string) []string {
	var out []string
	for _, s := range in {
		s = strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(s), "-", ""))
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// phrases are words of two that mean something else than each alone.
var phrases = map[[2]string]class{
	{"music", "box"}: musicbox, {"sped", "up"}: speed, {"off", "vocal"}: inst, {"no", "vocal"}: inst, {"m", "r"}: inst, {"m", "v"}: neutral,
	{"begin", "again"}: live, {"killing", "voice"}: live, {"music", "bank"}: live, {"music", "core"}: live, {"radio", "edit"}: remix,
	{"bass", "boosted"}: speed, {"lo", "fi"}: speed, {"full", "album"}: medley, {"performance", "video"}: neutral, {"live", "clip"}: live,
	{"tv", "size"}: short, {"tv", "ver"}: short, {"tv", "version"}: short, {"drama", "ver"}: short, {"drama", "version"}: short, {"in", "style"}: credit,
	{"original", "singer"}: credit, {"original", "song"}: credit, {"원곡", "가수"}: credit, {"made", "famous"}: credit, {"나는", "가수다"}: live,
	{"불후의", "명곡"}: live, {"비긴", "어게인"}: live, {"유희열의", "스케치북"}: live, {"without", "vocal"}: inst, {"드라마", "버전"}: short,
	{"드라마", "ver"}: short, {"music", "video"}: neutral, {"sing", "along"}: inst, {"a", "cappella"}: otherVer, {"kill", "voice"}: live,
	{"original", "mix"}: remix, {"club", "mix"}: remix, {"extended", "mix"}: remix,
}

// phraseHeads are the words that a phrase begins with.
var phraseHeads = func() map[string]bool {
	m := map[string]bool{}
	for p := range phrases {
		m[p[0]] = true
	}
	return m
}()

// pairs gives the words of a phrase, from token at on, the phrase's class.
func (l *lexer) pairs(at int) {
	for i := at; i+1 < len(l.toks); i++ {
		a, b := &l.toks[i], &l.toks[i+1]
		if b.gap == glued && (a.script == digits) != (b.script == digits) { // mp3, 8d, 1시간
			if c, ok := words[string(l.plain[a.from:b.to])]; ok {
				a.word, b.word = c, c
				continue
			}
		}
		if a.script != b.script && a.script != korean_ && b.gap != glued || b.gap == dash {
			continue
		}
		if !phraseHeads[string(l.plain[a.from:a.to])] {
			continue
		}
		if c, ok := phrases[[2]string{string(l.plain[a.from:a.to]), string(l.plain[b.from:b.to])}]; ok {
			a.word, b.word = c, c
		}
	}
}
