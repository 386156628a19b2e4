package tags

import (
	"bytes"

	"github.com/dhowden/tag"
)

// genreName names a genre of ID3v1, "" when the number has none.
func genreName(n byte) string {
	if n == 24 {
		return "Soundtrack" // nearly all that fans of dramas have
	}
	b := make([]byte, id3v1Size)
	copy(b, "TAG")
	b[id3v1Size-1] = n
	m, err := decode(func() (tag.Metadata, error) { return tag.ReadID3v1Tags(bytes.NewReader(b)) })
	if err != nil {
		return ""
	}
	return m.Genre()
}
