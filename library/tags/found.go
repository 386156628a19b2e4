package tags

import (
	"bytes"
	"slices"
	"strings"
	"time"
)

// text is one value of one field as the file holds it, not yet repaired. Names
// are those of Vorbis comments in lower case, whatever the tag was.
type text struct {
	name  string
	value string
	from  origin
	bytes []byte // as the file holds it; only when found.keep
}

// origin is the tag that a text stood in.
type origin string

// The origins, named as the details view names them.
const (
	fromID3v2   origin = "ID3v2"
	fromID3v1   origin = "ID3v1"
	fromAPE     origin = "APEv2"
	fromLyrics3 origin = "Lyrics3"
	fromVorbis  origin = "Vorbis comment"
	fromMP4     origin = "MP4"
	fromInfo    origin = "RIFF INFO"
	fromAIFF    origin = "AIFF"
	fromASF     origin = "ASF"
	fromTag     origin = "dhowden/tag"
	fromTagLib  origin = "TagLib"
)

// found is all that the walkers met in one file.
type found struct {
	format   Format
	duration time.Duration
	audio    span // the sound, without what tags it
	ogg      bool // the sound is pages of Ogg
	gapless  Gapless
	pictures []picture
	video    bool   // there is a moving picture beside the sound
	texts    []text // those of the most trusted tag first
	// tagged tells that a tag is there, even if no text came out of it.
	tagged bool
	err    error // the first thing that was damaged
	gains  bool  // a text tells how loud it is, as few do
	keep   bool  // the bytes of the texts are wanted
	// bytes is what the texts that are added now were read from; nil when
	// their values are just that.
	bytes []byte
}

// maxTexts limits how many texts one file may have.
const maxTexts = 1024

// add keeps one text. Empty ones are dropped.
func (f *found) add(from origin, name, value string) {
	if value == "" || len(f.texts) >= maxTexts {
		return
	}
	f.gains = f.gains || strings.HasSuffix(name, "_gain")
	t := text{name: name, value: value, from: from}
	if f.keep {
		if t.bytes = bytes.Clone(f.bytes); t.bytes == nil {
			t.bytes = []byte(value)
		}
	}
	f.texts = append(f.texts, t)
}

// addFrom is add for a text whose bytes were decoded.
func (f *found) addFrom(from origin, name, value string, raw []byte) {
	f.bytes = raw
	f.add(from, name, value)
	f.bytes = nil
}

// append adds the texts of a less trusted tag.
func (f *found) append(o *found) {
	if o.err != nil {
		f.fail(o.err)
	}
	f.tagged, f.gains = f.tagged || o.tagged, f.gains || o.gains
	f.texts = append(f.texts, o.texts[:min(len(o.texts), max(maxTexts-len(f.texts), 0))]...)
}

// fail remembers the first error.
func (f *found) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

// all returns the values that the first tag with that field gives it, each
// once. Values
// of nothing but question marks are passed over: a converter that knew no
// Hangul left them behind.
func (f *found) all(name string) []string {
	var out []string
	var from origin
	for _, t := range f.texts {
		if t.name != name || (from != "" && t.from != from) || lost(t.value) {
			continue
		}
		from = t.from
		if !slices.Contains(out, t.value) {
			out = append(out, t.value)
		}
	}
	return out
}

// first returns the first value of the first of the named fields that is there.
func (f *found) first(names ...string) string {
	for _, n := range names {
		for _, t := range f.texts {
			if t.name == n && !lost(t.value) {
				return t.value
			}
		}
	}
	return ""
}

// outdone tells whether the i-th text is of no use, because a more trusted tag
// has that field.
func (f *found) outdone(i int) bool {
	for _, t := range f.texts[:i] {
		if t.name == f.texts[i].name && t.from != f.texts[i].from && !lost(t.value) {
			return true
		}
	}
	return false
}

// lost tells that a text is question marks, blanks and digits alone, with at
// least two question marks.
func lost(s string) bool {
	return strings.Count(s, "?") > 1 && strings.Trim(s, "? 0123456789-_.()[]") == ""
}
