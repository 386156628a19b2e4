package match

import "reprise/library/catalog"

// kind tells what a form is a name of.
type kind uint8

const (
	kTitle kind = iota
	kArtist
	kFeatured
	kGroup
	kDrama
)

// source tells where a form comes from; the smaller, the surer.
type source uint8

const (
	sNative  source = iota // in Hangul, or the drama's own script
	sEnglish               // the curator's title in Latin letters
	sAlias
	sShort  // a title without its bracket, a drama without its subtitle
	sTaught // the fan taught it
)

// form is one spelling of one name of one entry.
type form struct {
	text   string // folded and without gaps, or the sound key
	shown  string // as the list states it
	entry  int32
	who    int8 // which artist, -1 all of them
	kind   kind
	source source
	script script
	sound  bool
	bones  string // of a Latin title or drama, the consonants that its Korean spelling shares
	near   string // of a Latin title of eight letters and more, what a slip is compared with
	kana   string // of a singer's name, what one in kana is compared with
	breaks bool   // the name itself holds a bracket or a dash
	words  int8
}

// entry is one entry of a list with its forms and what it asks for. What every
// judgement looks at comes first, so that it lies together.
type entry struct {
	asks     classes         // version words in the entry's own title
	titles   [other + 1]bool // the scripts in which it has titles, singers' names and dramas
	names    [other + 1]bool
	dramas   [other + 1]bool
	family   bool   // a singer's Latin name begins with a Korean family name
	all      uint32 // the singers, by place
	part     int    // of the OST, 0 if the list does not say
	slips    []slip // the drama's names that may be misspelled
	everyone string // the singers' names
	ref      catalog.Ref
	song     *catalog.Entry
	artists  []catalog.Artist
	featured []catalog.Artist
	forms    []form
	isrc     []string
	mbid     []string
}

// classes is a set of classes of words.
type classes uint64

func (s classes) has(c class) bool { return s>>c&1 != 0 }

// slip is a drama's Latin name and how many letters a file may have it off.
type slip struct {
	text    string
	letters letters // of text
	allowed int
}

// compile turns a catalog entry into its forms.
func compile(ref catalog.Ref, e *catalog.Entry, n int32, taught map[string][]string) *entry {
	c := &entry{ref: ref, song: e, artists: e.Artists, featured: e.Featured, part: e.Song.Part, isrc: codes(e.IDs.ISRC), mbid: codes(e.IDs.MBID)}
	if len(e.Artists) == 1 && e.Artists[0].Native == "" {
		a, f := ParseArtists(e.Artists[0].Name)
		if len(a) > 0 {
			a[0].Aliases = append(a[0].Aliases, e.Artists[0].Aliases...)
			if a[0].Group == "" {
				a[0].Group, a[0].GroupNative = e.Artists[0].Group, e.Artists[0].GroupNative
			}
			c.artists, c.featured = a, append(f, e.Featured...)
		}
	}
	b := builder{c: c, n: n, taught: taught, seen: map[formKey]int{}}
	b.titles()
	b.people()
	b.dramas()
	c.all = uint32(1)<<min(len(c.artists), 31) - 1
	c.everyone = c.sungBy(^uint32(0))
	for i := range c.forms {
		if f := &c.forms[i]; f.kind == kDrama && !f.sound && f.script == latin && len(f.text) >= 8 {
			c.slips = append(c.slips, slip{f.text, lettersOf(f.text), min(len(f.text)/8, 2)})
		}
	}
	return c
}
