package match

import (
	"slices"
	"strings"

	"reprise/library/catalog"
	"reprise/library/hangul"
)

type formKey struct {
	text  string
	kind  kind
	who   int8
	sound bool
}

type builder struct {
	c      *entry
	n      int32
	taught map[string][]string
	seen   map[formKey]int // places in c.forms
}

func (b *builder) titles() {
	song := b.c.song.Song
	src := sEnglish
	if isKorean(song.Title) {
		src = sNative
	}
	b.title(song.Title, src)
	if song.Native != "" {
		b.title(song.Native, sNative)
	}
	for _, a := range song.Aliases {
		b.title(a, sAlias)
	}
}

// title adds a title: whole, and without what brackets add. A bracket in
// another script is a title of its own, one of version words is what the entry
// asks for.
func (b *builder) title(s string, src source) {
	whole, outer, inner := b.cutVersions(s)
	if whole == "" {
		return
	}
	b.named(whole, form{kind: kTitle, source: src, who: -1})
	if inner == "" {
		return
	}
	if scriptOf(inner) != scriptOf(outer) {
		b.named(outer, form{kind: kTitle, source: src, who: -1})
		b.named(inner, form{kind: kTitle, source: max(src, sAlias), who: -1})
		return
	}
	b.named(outer, form{kind: kTitle, source: sShort, who: -1})
}

// cutVersions takes the version words at the end of a title off and notes
// them as asked for; what is left is returned whole and cut at its bracket.
func (b *builder) cutVersions(s string) (whole, outer, inner string) {
	s = strings.TrimSpace(s)
	outer, inner = cutBracket(s)
	if inner != "" {
		if asked := askedFor(inner); asked != 0 {
			b.c.asks |= asked
			return outer, outer, ""
		}
		return s, outer, inner
	}
	if i := strings.LastIndex(s, " - "); i > 0 {
		if asked := askedFor(s[i+3:]); asked != 0 {
			b.c.asks |= asked
			return s[:i], s[:i], ""
		}
	}
	return s, s, ""
}

// askedFor returns the versions that a text names if it holds nothing else.
func askedFor(s string) classes {
	var l lexer
	l.add(fold(s))
	l.pairs(0)
	var out classes
	for _, t := range l.toks {
		switch {
		case t.word >= firstVersion, t.word == language, t.word == credit:
			out |= 1 << t.word
		case t.word == unknown:
			return 0
		}
	}
	return out
}

func (b *builder) people() {
	for i, a := range b.c.artists {
		b.person(a, int8(i), kArtist)
	}
	for i, a := range b.c.featured {
		b.person(a, int8(i), kFeatured)
	}
	if len(b.c.song.Artists) == 1 && len(b.c.artists) > 1 {
		b.named(b.c.song.Artists[0].Name, form{kind: kArtist, source: sEnglish, who: -1, breaks: true})
	}
}

func (b *builder) person(a catalog.Artist, who int8, k kind) {
	all := append([]string{a.Name, a.Native}, a.Aliases...)
	for i, name := range all {
		src := sAlias
		switch i {
		case 0:
			src = sEnglish
		case 1:
			src = sNative
		}
		b.name(name, who, k, src)
		for _, other := range b.taught[strings.ToLower(name)] {
			b.name(other, who, k, sTaught)
		}
	}
	for _, g := range []string{a.Group, a.GroupNative} {
		b.named(g, form{kind: kGroup, source: sAlias, who: who})
	}
}

// name adds one name of a singer: as it stands, without its bracket, what the
// bracket holds, and with the family name last.
func (b *builder) name(s string, who int8, k kind, src source) {
	f := form{kind: k, source: src, who: who, breaks: true}
	b.named(s, f)
	outer, inner := cutBracket(s)
	f.breaks = false
	if inner != "" {
		b.named(outer, f)
		if scriptOf(inner) == scriptOf(outer) {
			g := f
			g.kind = kGroup
			b.named(inner, g)
		} else {
			b.named(inner, f)
		}
	}
	words := strings.FieldsFunc(outer, func(r rune) bool { return r == ' ' || r == '-' })
	if len(words) < 2 || len(words) > 4 || isKorean(outer) {
		return
	}
	if len(words[0]) == 1 && len(words) > 2 {
		b.named(strings.Join(words[1:], " "), f)
	}
	if len(words) > 3 {
		return
	}
	if familyNames[strings.ToLower(words[0])] {
		b.c.family = true
		b.named(strings.Join(append(slices.Clone(words[1:]), words[0]), " "), f)
	}
	if last := len(words) - 1; familyNames[strings.ToLower(words[last])] { // Paul Kim is Kim Paul elsewhere
		b.named(strings.Join(append(words[last:], words[:last]...), " "), f)
	}
}

func (b *builder) dramas() {
	d := b.c.song.Drama
	for i, s := range append([]string{d.Title, d.Native}, d.Aliases...) {
		src := sAlias
		switch i {
		case 0:
			src = sEnglish
		case 1:
			src = sNative
		}
		b.named(s, form{kind: kDrama, source: src, who: -1, breaks: true})
		low := strings.ToLower(s)
		for _, article := range []string{"the ", "a ", "an "} {
			if strings.HasPrefix(low, article) && strings.Contains(s[len(article):], " ") {
				b.named(s[len(article):], form{kind: kDrama, source: src, who: -1, breaks: true})
			}
		}
		b.subtitles(s)
	}
}

// subtitles adds the halves of a drama's name around a colon or a dash, if
// they are long enough to stand alone.
func (b *builder) subtitles(s string) {
	for _, sep := range []string{":", " - ", "~"} {
		halves := strings.Split(s, sep)
		if len(halves) < 2 {
			continue
		}
		for _, h := range halves {
			h = strings.TrimSpace(h)
			if strings.Contains(h, " ") && len(h) >= 10 {
				b.named(h, form{kind: kDrama, source: sShort, who: -1, breaks: true})
			}
		}
	}
}

// named adds one form with its sound keys.
func (b *builder) named(s string, f form) {
	var l lexer
	l.add(fold(s))
	if len(l.toks) == 0 {
		return
	}
	f.shown, f.text, f.entry, f.script, f.words = strings.TrimSpace(s), string(l.plain), b.n, scriptOf(s), int8(min(len(l.toks), 100))
	for _, t := range l.toks[1:] {
		if t.group != l.toks[0].group || t.gap == dash {
			f.breaks = true
		}
	}
	b.describe(&f, s, l.toks)
	b.put(f)
	f.sound, f.near, f.kana, f.bones = true, "", "", ""
	f.text = squashed(string(l.sound))
	b.put(f)
	if f.kind == kArtist || f.kind == kFeatured || f.kind == kDrama {
		f.text = hangul.Skeleton(s) // what katakana is compared with
		if len(f.text) >= 4 {
			b.put(f)
		}
	}
	if f.script == korean_ {
		folded := fold(s)
		for _, latin := range []string{
			hangul.Romanize(folded), hangul.Romanize(strings.ReplaceAll(folded, " ", "")), hangul.Transliterate(folded),
		} {
			f.text = squashed(wordKeys(latin))
			b.put(f)
		}
	}
}

// describe notes which scripts the entry's names stand in, and what else than
// its text a form is compared by.
func (b *builder) describe(f *form, s string, toks []token) {
	switch f.kind {
	case kTitle:
		b.c.titles[f.script] = true
		if f.script == latin && plainASCII(f.text) {
			f.bones = hangul.Skeleton(f.shown)
			p := Prepared{plain: f.text, toks: toks}
			if f.near = withoutArticles(&p, toks); len(f.near) < 8 {
				f.near = ""
			}
		}
	case kDrama:
		b.c.dramas[f.script] = true
		if f.script == latin {
			f.bones = hangul.Skeleton(f.shown)
		}
	case kArtist:
		b.c.names[f.script] = true
		f.kana = hangul.KanaKey(s)
	}
}

func (b *builder) put(f form) {
	k := formKey{f.text, f.kind, f.who, f.sound}
	if f.text == "" || f.sound && !worthSound(f) {
		return
	}
	if i, seen := b.seen[k]; seen {
		if old := &b.c.forms[i]; old.script == latin && f.script == korean_ { // which is read in more places
			*old = f
		}
		return
	}
	b.seen[k] = len(b.c.forms)
	b.c.forms = append(b.c.forms, f)
}

// worthSound reports whether a sound key says enough to be looked for.
func worthSound(f form) bool {
	switch f.kind {
	case kArtist, kFeatured:
		return len(f.text) >= 3
	case kGroup:
		return len(f.text) >= 4
	case kTitle:
		return len(f.text) >= 3
	}
	return len(f.text) >= 6
}

// wordKeys is the sound key of a text, word by word.
func wordKeys(s string) string {
	var b []byte
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 0x80 }) {
		b = append(b, hangul.Key(w)...)
	}
	return string(b)
}

// squashed leaves out letters that repeat the one before.
func squashed(s string) string {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		if i == 0 || s[i] != s[i-1] {
			b = append(b, s[i])
		}
	}
	return string(b)
}

// scriptOf returns the script that a name is read in: Hangul if it has any,
// else kana, Han, Latin, digits in this order.
func scriptOf(s string) script {
	seen := [other + 1]bool{}
	for _, r := range strings.ToLower(s) {
		if k, ok := kindOf(r); ok {
			seen[k] = true
		}
	}
	for _, k := range []script{korean_, kanaScript, han, other, latin, digits} {
		if seen[k] {
			return k
		}
	}
	return latin
}

// familyNames are the commonest Korean family names as they are romanized.
var familyNames = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`kim gim lee yi rhee park pak bak choi choe jung jeong chung jang chang cho jo yoon yun lim im rim kang gang
		kwak gwak kwag bong pyun byeon byun chae eun gil ham heo hyeon hyoun jegal joung jou jun jeon chun cheon ki kil koo gu ku ku ma mo mok myung myeong
		nah nho pang bae ra rah sa seok suk sohn sun seon sul seol tak tae wi wie yeo yeom yum ye you eo uhm yong shim
		shin sin han oh seo suh kwon gwon hwang ahn an song hong yoo yu ryu ko go koh moon mun son yang bae baek paik back heo huh hur nam shim sim noh roh no
		ha joo ju woo min jin na cha um eom won byun bang ki gi sung seong ban wang geum gong do pyo hyun ok hwangbo namgoong tak ma tae bong do`) {
		m[w] = true
	}
	return m
}()
