package catalog

import "strings"

// List is one curated list, as its file states it. A List that was loaded is
// never changed in place: editing makes a new one.
type List struct {
	ID    string `json:"id"`    // unique among all lists, never shown, never reused; holds no slash
	Title string `json:"title"` // "Iconic OST Songs"
	// Native is the title in Korean, "" when the curator gave none.
	Native string `json:"native,omitempty"`
	Part   int    `json:"part,omitempty"` // 1 for "Part 1"; 0 when the list is no part of a series
	About  string `json:"about,omitempty"`
	// AboutNative is About in Korean.
	AboutNative string  `json:"about_native,omitempty"`
	Source      Source  `json:"source,omitzero"`
	Entries     []Entry `json:"entries"` // in the curator's order
	Extra       Extra   `json:"-"`
}

// Source credits whoever wrote the list first.
type Source struct {
	Title  string `json:"title,omitempty"`
	Author string `json:"author,omitempty"`
	URL    string `json:"url,omitempty"` // http or https
	Extra  Extra  `json:"-"`
}

// Entry is one song of one drama. It exists before, without and after a file.
type Entry struct {
	ID       string   `json:"id"` // unique in its list, "descendants-of-the-sun/once-again"
	Drama    Drama    `json:"drama"`
	Song     Song     `json:"song"`
	Artists  []Artist `json:"artists"`            // at least one
	Featured []Artist `json:"featured,omitempty"` // "feat.", not needed for a match
	Why      string   `json:"why,omitempty"`      // why it is iconic, in the curator's words
	// WhyNative is Why in Korean.
	WhyNative string `json:"why_native,omitempty"`
	Links     []Link `json:"links,omitempty"`
	IDs       IDs    `json:"ids,omitzero"`
	Art       Art    `json:"art,omitzero"`
	Extra     Extra  `json:"-"`
}

// Drama is the headline of an entry.
type Drama struct {
	Title   string   `json:"title"`            // in English
	Native  string   `json:"native,omitempty"` // in Hangul, or whatever script it was aired in
	Aliases []string `json:"aliases,omitempty"`
	Year    int      `json:"year,omitempty"`
	Network string   `json:"network,omitempty"`
	Extra   Extra    `json:"-"`
}

// Song is the key of an entry.
type Song struct {
	Title   string   `json:"title"`
	Native  string   `json:"native,omitempty"`
	Aliases []string `json:"aliases,omitempty"`
	Part    int      `json:"part,omitempty"` // number of the OST single, 0 when unknown
	Extra   Extra    `json:"-"`
}

// Artist is a singer with every name the curator knows.
type Artist struct {
	Name        string   `json:"name"`
	Native      string   `json:"native,omitempty"`
	Aliases     []string `json:"aliases,omitempty"`
	Group       string   `json:"group,omitempty"` // the group the singer is of, "EXO"
	GroupNative string   `json:"group_native,omitempty"`
	Extra       Extra    `json:"-"`
}

// Link leads to something worth reading about the song. Only http and https.
type Link struct {
	Title string `json:"title,omitempty"`
	URL   string `json:"url"`
	Extra Extra  `json:"-"`
}

// IDs are the identifiers that need no names.
type IDs struct {
	ISRC []string `json:"isrc,omitempty"`
	MBID []string `json:"mbid,omitempty"` // MusicBrainz recording ids
	// Extra of an IDs holds identifiers of other kinds.
	Extra Extra `json:"-"`
}

// Art hints how the drama's poster is drawn; empty fields are decided by the id.
type Art struct {
	Motif   string `json:"motif,omitempty"`
	Palette string `json:"palette,omitempty"`
	Extra   Extra  `json:"-"`
}

// Extra holds the members of one object that this version does not know, as
// the text of a JSON object ("{...}"), or "" when there are none. It is kept
// from loading to saving so that a newer version's or a curator's own fields
// survive.
type Extra string

// Ref names one entry of one list. Links, notes and counts hang on it.
type Ref struct {
	List  string // List.ID
	Entry string // Entry.ID, which may hold slashes
}

// String returns "LIST/ENTRY", which ParseRef reads back.
func (r Ref) String() string { return r.List + "/" + r.Entry }

// ParseRef reads "LIST/ENTRY", cut at the first slash; ok is false when
// either half is empty.
func ParseRef(s string) (r Ref, ok bool) {
	list, entry, _ := strings.Cut(s, "/")
	return Ref{List: list, Entry: entry}, list != "" && entry != ""
}
