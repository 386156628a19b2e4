package match

import "strings"

// Code describes one code of a Reason: how many gaps its sentence has and the
// sentence in English, with {0}, {1} for the gaps.
type Code struct {
	Code string
	Args int
	Text string
}

// Codes returns every reason code with its English sentence, in a fixed order.
// The window holds the same sentences under "reason." and the code.
func Codes() []Code { return append([]Code(nil), codeTable...) }

var codeTable = []Code{
	{"id", 0, "the file's own identifier is the one this list names"},
	{"title.native", 1, "title is {0}, the Korean title of this song"},
	{"title.english", 1, "title is {0}"},
	{"title.alias", 1, "title is {0}, another name of this song"},
	{"title.romanized", 1, "title sounds like {0}"},
	{"title.short", 1, "title is {0}, the short form of this one"},
	{"title.near", 1, "title is nearly {0}"},
	{"title.file", 1, "only the file name says {0}"},
	{"title.unread", 1, "title {0} may be this song's in another language"},
	{"title.left", 1, "the title also says {0}"},
	{"title.gloss", 0, "the title adds a translation that this list does not have"},
	{"title.against", 0, "the title adds another name than this song's"},
	{"artist.all", 1, "artist is {0}"},
	{"artist.some", 1, "artist is {0}, one of the singers"},
	{"artist.sound", 1, "artist is {0}, spelled another way"},
	{"artist.taught", 1, "artist is {0}, as you taught it"},
	{"artist.group", 1, "artist is {0}, the singer's group"},
	{"artist.album", 1, "the folder or album names {0}"},
	{"artist.extra", 1, "{0} sings here too"},
	{"artist.unread", 2, "artist {0} may be {1}: new name"},
	{"artist.none", 0, "the file names no artist"},
	{"artist.other", 2, "artist is {0}, not {1}"},
	{"artist.bracket", 2, "{0} sings it; {1} is only named beside the title"},
	{"drama.album", 1, "album names the drama: {0}"},
	{"drama.title", 1, "title names the drama: {0}"},
	{"drama.folder", 1, "folder or file name names the drama: {0}"},
	{"drama.other", 1, "album is of something else: {0}"},
	{"drama.sequel", 1, "this is another season than {0}"},
	{"part.same", 1, "the same part: {0}"},
	{"part.other", 2, "part {0}, this entry's is {1}"},
	{"version.inst", 1, "instrumental ({0}): this entry asks for the sung one"},
	{"version.live", 1, "a live recording ({0})"},
	{"version.cover", 1, "a cover ({0})"},
	{"version.remix", 1, "a remix ({0})"},
	{"version.piano", 1, "a piano version ({0})"},
	{"version.acoustic", 1, "an acoustic version ({0})"},
	{"version.orchestra", 1, "played by other instruments ({0})"},
	{"version.musicbox", 1, "a music box version ({0})"},
	{"version.speed", 1, "played faster, slower or with effects ({0})"},
	{"version.teaser", 1, "only a preview ({0})"},
	{"version.medley", 1, "a medley, a loop or a whole album ({0})"},
	{"version.short", 1, "a short or drama version ({0})"},
	{"version.language", 1, "sung in another language ({0})"},
	{"version.other", 1, "another version ({0})"},
	{"version.asked", 1, "the version this entry asks for: {0}"},
	{"version.missing", 0, "this entry asks for another version"},
	{"rival", 1, "it fits {0} better"},
}

// String is the sentence in English.
func (r Reason) String() string {
	for _, c := range codeTable {
		if c.Code == r.Code {
			return fill(c.Text, r.Args)
		}
	}
	return strings.Join(append([]string{r.Code}, r.Args...), " ")
}

func fill(text string, args []string) string {
	for i, a := range args {
		text = strings.ReplaceAll(text, "{"+itoa(i)+"}", a)
	}
	return text
}

// reasons puts the evidence into words, the strongest first.
func reasons(p *Prepared, c *entry, x *ev) []Reason {
	out := make([]Reason, 0, 6)
	add := func(m Mark, code string, args ...string) { out = append(out, Reason{m, code, args}) }
	if x.id {
		add(Agrees, "id")
	}
	versionReasons(p, c, x, add)
	titleReasons(p, x, add)
	singerReasons(p, c, x, add)
	dramaReasons(p, c, x, add)
	return out
}

type adder func(m Mark, code string, args ...string)

func versionReasons(p *Prepared, c *entry, x *ev, add adder) {
	var seen classes
	for _, i := range x.versions {
		w := p.toks[i].word
		if seen.has(w) || w == ver && seen != 0 {
			continue
		}
		seen |= 1 << w
		if x.asked {
			add(Agrees, "version.asked", p.words(int(i), int(i)+1))
		} else if !c.asks.has(w) {
			add(Against, versionCode[w].code, p.words(int(i), int(i)+1))
		}
	}
	if c.asks != 0 && !x.asked {
		add(Against, "version.missing")
	}
}

func titleReasons(p *Prepared, x *ev, add adder) {
	if x.title == nil {
		from, to := p.span(x.primary)
		add(Perhaps, "title.unread", p.words(from, min(to, from+8)))
		return
	}
	mark, code := Agrees, "title.english"
	switch {
	case x.where != x.primary:
		mark, code = Perhaps, "title.file"
	case x.near:
		mark, code = Perhaps, "title.near"
	case x.title.sound:
		code = "title.romanized"
	case x.title.source == sShort:
		code = "title.short"
	case x.title.source >= sAlias:
		code = "title.alias"
	case x.title.script == korean_:
		code = "title.native"
	}
	add(mark, code, x.title.shown)
	if len(x.left) > 0 {
		add(Perhaps, "title.left", p.leftWords(x.left[:min(len(x.left), 8)]))
	}
	if x.against || x.retold {
		add(Perhaps, "title.against")
	} else if x.gloss {
		add(Perhaps, "title.gloss")
	}
}

// leftWords writes the words that are left over, neighbours together.
func (p *Prepared) leftWords(left []uint16) string {
	var parts []string
	for i := 0; i < len(left); {
		j := i + 1
		for j < len(left) && left[j] == left[j-1]+1 {
			j++
		}
		parts = append(parts, p.words(int(left[i]), int(left[j-1])+1))
		i = j
	}
	return strings.Join(parts, ", ")
}

func singerReasons(p *Prepared, c *entry, x *ev, add adder) {
	unknown := p.words(x.unknown[0], x.unknown[1])
	switch x.singer {
	case allOf, someOf, notFirst:
		who := c.sungBy(x.found)
		switch {
		case x.taught:
			add(Agrees, "artist.taught", who)
		case x.spelled < asListed:
			add(Agrees, "artist.sound", who)
		case x.singer == allOf:
			add(Agrees, "artist.all", who)
		default:
			add(Agrees, "artist.some", who)
		}
	case byAlbum:
		add(Agrees, "artist.album", c.sungBy(x.found))
	case groupOnly:
		add(Perhaps, "artist.group", c.groups())
	case nobodyNamed:
		add(Perhaps, "artist.none")
	case unreadable:
		add(Perhaps, "artist.unread", unknown, c.everyone)
	case stranger:
		add(Against, "artist.other", unknown, c.everyone)
	case inBracket:
		add(Against, "artist.bracket", unknown, c.everyone)
	}
	if x.extra && unknown != "" {
		add(Perhaps, "artist.extra", unknown)
	}
}

// sungBy names the singers of the mask.
func (c *entry) sungBy(mask uint32) string {
	if mask&c.all == c.all && c.everyone != "" && len(c.artists) <= 31 {
		return c.everyone
	}
	var names []string
	for i, a := range c.artists {
		if mask&(1<<min(i, 31)) != 0 {
			names = append(names, a.Name)
		}
	}
	return strings.Join(names, ", ")
}

func (c *entry) groups() string {
	for _, a := range c.artists {
		if a.Group != "" {
			return a.Group
		}
	}
	return c.everyone
}

func dramaReasons(p *Prepared, c *entry, x *ev, add adder) {
	name := c.song.Drama.Title
	switch x.setting {
	case drama:
		switch x.in {
		case fAlbum:
			add(Agrees, "drama.album", name)
		case fTitle:
			add(Agrees, "drama.title", name)
		default:
			add(Agrees, "drama.folder", name)
		}
		if want := c.part; want > 0 && x.part == want {
			add(Agrees, "part.same", itoa(want))
		} else if want > 0 && x.part > 0 {
			add(Perhaps, "part.other", itoa(x.part), itoa(want))
		}
	case otherDrama:
		from, to := p.span(fAlbum)
		add(Perhaps, "drama.other", p.words(from, to))
	case sequelDrama:
		add(Against, "drama.sequel", name)
	}
}
