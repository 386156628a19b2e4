package tags

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// RawField is one text of a tag, as it stands in the file and as it is shown.
type RawField struct {
	Tag      string // the tag it stands in: "ID3v2", "Vorbis comment", ...
	Name     string // the field, named as Vorbis comments name it
	Bytes    []byte // as the file holds it, without what says how it is encoded
	Raw      string // as the tag says, wrong or not; bytes that are no text are read as Latin-1
	Repaired string // as Tags has it
}

// Raw reads all texts of a file that Tags has room for, of all its tags, in
// the order of trust: what the details of a song show. Whatever could be read
// comes beside an error.
func Raw(path string, o Options) ([]RawField, error) {
	bad := o.check()
	f, err := digestAs(path, true)
	out := make([]RawField, len(f.texts))
	for i, t := range f.texts {
		out[i] = RawField{Tag: string(t.from), Name: t.name, Bytes: t.bytes, Raw: t.value}
		if !utf8.ValidString(t.value) {
			out[i].Raw = latin1([]byte(t.value))
		}
	}
	repairTexts(&f, o)
	for i, t := range f.texts {
		out[i].Repaired = t.value
	}
	if err = errors.Join(err, bad); err != nil {
		return out, fmt.Errorf("read tags %q: %w", path, err)
	}
	return out, nil
}
