package view

import (
	"fmt"
	"strings"

	"reprise/library"
	"reprise/library/tags"
	"reprise/ui/words"
)

// FileDetails is everything that is said of one file.
type FileDetails struct {
	Path    string
	Name    string
	Trouble string // why it cannot be read, "" when it can
	Facts   []Fact
	Fields  []TagField
	// Encodings are what the texts may be written in, each with the title as it
	// would be then; empty where no text of the file depends on it.
	Encodings []EncodingChoice
	Copy      string // all of it as text, for the clipboard
}

// Fact is a name and what it is.
type Fact struct{ Name, Value string }

// TagField is one text of a tag: as it stands and as it is shown.
type TagField struct {
	Tag, Name     string
	Raw, Repaired string
	Same          bool // nothing was repaired
}

// EncodingChoice is one encoding that the fan may choose.
type EncodingChoice struct {
	ID      string // "" finds out
	Label   string
	Preview string // the title and the artist in it
	On      bool
}

// Known are what a file's details are made of.
type Known struct {
	Details library.Details
	// Previews are the texts by encoding, as the file would be read in it.
	Previews map[string]string
	Loudness *library.Loudness // nil when it was not measured
	Entry    *library.Entry    // the one it is linked to, or nil
	Trouble  string            // its sentence, "" without one
}

// BuildFileDetails puts what is known of a file into words.
func BuildFileDetails(k Known, w *words.Words) FileDetails {
	t := &k.Details.Track
	d := FileDetails{Path: t.Path, Name: FileName(t.Path), Trouble: k.Trouble, Facts: facts(k, w)}
	differs := false
	for _, f := range k.Details.Raw {
		d.Fields = append(d.Fields, TagField{
			Tag: f.Tag, Name: f.Name, Raw: f.Raw, Repaired: f.Repaired, Same: f.Raw == f.Repaired,
		})
	}
	for _, p := range k.Previews {
		differs = differs || p != k.Previews[""]
	}
	if differs || k.Details.Encoding != "" {
		d.Encodings = append(d.Encodings, EncodingChoice{Label: w.T("details.encoding.auto"), Preview: k.Previews[""], On: k.Details.Encoding == ""})
		for _, e := range library.Encodings() {
			d.Encodings = append(d.Encodings, EncodingChoice{ID: e, Label: encodingName(e), Preview: k.Previews[e], On: k.Details.Encoding == e})
		}
	}
	d.Copy = detailsText(d)
	return d
}

// encodingName is how an encoding is written for a reader.
func encodingName(id string) string {
	switch id {
	case "latin-1":
		return "Latin-1"
	case "shift-jis":
		return "Shift-JIS"
	case "big5":
		return "Big5"
	}
	return strings.ToUpper(id)
}

func facts(k Known, w *words.Words) []Fact {
	t := &k.Details.Track
	g := &t.Tags
	var out []Fact
	add := func(key, value string) {
		if value != "" {
			out = append(out, Fact{Name: w.T(key), Value: value})
		}
	}
	if k.Entry != nil {
		add("details.wall", dramaName(k.Entry, w)+", "+SongTitle(k.Entry.Entry, w))
	}
	format := FormatWord(t)
	if g.Format.Lossless() {
		format += ", " + w.T("details.lossless")
	}
	add("details.format", format)
	if g.Duration > 0 {
		add("details.length", Clock(g.Duration))
	}
	add("details.size", Bytes(t.Size))
	add("details.gapless", gapless(g.Gapless, w))
	add("details.gain", gain(g.Gain, w))
	if k.Loudness != nil {
		add("details.loudness", fmt.Sprintf("%.1f LUFS", k.Loudness.LUFS))
	}
	if g.Encoding != "" {
		add("details.repaired", encodingName(g.Encoding))
	}
	if g.FromPath {
		add("details.tags", w.T("details.frompath"))
	}
	if n := t.Counts.Passes; n > 0 {
		add("library.col.passes", Number(n))
	}
	add("details.isrc", strings.Join(g.ISRC, ", "))
	add("details.mbid", strings.Join(g.MBID, ", "))
	return out
}

// gapless says what an encoder added to the sound.
func gapless(g tags.Gapless, w *words.Words) string {
	if !g.Known {
		return w.T("details.gapless.none")
	}
	return w.T("details.gapless.some", "a", Number(g.Delay), "b", Number(g.Padding))
}

// gain says what the tags state of the loudness.
func gain(g tags.Gain, w *words.Words) string {
	if !g.Known {
		return w.T("details.gain.none")
	}
	s := fmt.Sprintf("%+.2f dB", g.Track)
	if g.Peak > 0 {
		s += ", " + w.T("details.peak", "p", fmt.Sprintf("%.3f", g.Peak))
	}
	return s
}

// Bytes writes a size as a fan reads it: "3.9 MB".
func Bytes(n int64) string {
	switch {
	case n >= 1e9:
		return fmt.Sprintf("%.1f GB", float64(n)/1e9)
	case n >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	case n >= 1e3:
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%d B", n)
}

// detailsText is all of it as text.
func detailsText(d FileDetails) string {
	var b strings.Builder
	fmt.Fprintln(&b, d.Path)
	if d.Trouble != "" {
		fmt.Fprintln(&b, d.Trouble)
	}
	for _, f := range d.Facts {
		fmt.Fprintf(&b, "%s: %s\n", f.Name, f.Value)
	}
	for _, f := range d.Fields {
		fmt.Fprintf(&b, "%s %s: %s", f.Tag, f.Name, f.Raw)
		if !f.Same {
			fmt.Fprintf(&b, " → %s", f.Repaired)
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}

// TroubleText says in words why a file or a folder could not be read.
func TroubleText(t library.Trouble, w *words.Words) string { return w.List(t.Code, t.Args) }

// TroubleList is every trouble, a line each, for the clipboard.
func TroubleList(s *library.Snapshot, w *words.Words) string {
	var b strings.Builder
	for _, t := range s.Troubles {
		fmt.Fprintf(&b, "%s: %s\n", t.Path, TroubleText(t, w))
	}
	return b.String()
}
