package tags

import (
	"fmt"
	"unicode/utf8"
)

// Text is one text of a tag, as it stands in the file and as it is shown.
type Text struct {
	Tag      string // the tag it stands in: "ID3v2", "Vorbis comment", ...
	Name     string // the field, named as Vorbis comments name it
	Raw      string // as the tag says, wrong or not; bytes that are no text are read as Latin-1
	Repaired string // as Tags has it
}

// Raw reads all texts of a file that Tags has room for, of all its tags, in
// the order of trust: what the details of a song show. Whatever could be read
// comes beside an error.
func Raw(path string) ([]Text, error) {
	f, err := digest(path)
	out := make([]Text, len(f.texts))
	for i, t := range f.texts {
		out[i] = Text{Tag: string(t.from), Name: t.name, Raw: t.value}
		if !utf8.ValidString(t.value) {
			out[i].Raw = latin1([]byte(t.value))
		}
	}
	repairTexts(&f)
	for i, t := range f.texts {
		out[i].Repaired = t.value
	}
	if err != nil {
		return out, fmt.Errorf("read tags %q: %w", path, err)
	}
	return out, nil
}
