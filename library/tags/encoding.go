package tags

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// ErrEncoding means that an encoding is none of Encodings.
var ErrEncoding = errors.New("unknown text encoding")

// Options say how a file is read. The zero value is right for nearly every one.
type Options struct {
	// Encoding is what the texts of the file are written in that do not say so
	// themselves, one of Encodings; "" finds out. Texts that are certain, those
	// in UTF-16 for instance, are as they are unless they were misread before
	// they were written.
	Encoding string
}

// encodings are those a fan may choose, the likely ones first. UTF-8 needs no
// decoder.
var encodings = [...]struct { //nolint:gochecknoglobals // a table that nothing writes
	name, shown string
	code        encoding.Encoding
}{
	{"cp949", repairCP949, korean.EUCKR}, // what the library calls EUC-KR is its superset CP949
	{"utf-8", repairUTF8, nil},
	{"latin-1", repairLatin1, charmap.Windows1252},
	{"shift-jis", "Shift-JIS", japanese.ShiftJIS},
	{"euc-jp", "EUC-JP", japanese.EUCJP},
	{"gbk", "GBK", simplifiedchinese.GB18030}, // a superset of GBK
	{"big5", "Big5", traditionalchinese.Big5},
}

// Encodings lists the text encodings that Options may name, the likely first.
func Encodings() []string {
	names := make([]string, len(encodings))
	for i, e := range encodings {
		names[i] = e.name
	}
	return names
}

// check tells whether the options can be followed.
func (o Options) check() error {
	if o.Encoding != "" && !slices.Contains(Encodings(), o.Encoding) {
		return fmt.Errorf("%w %q", ErrEncoding, o.Encoding)
	}
	return nil
}

// readAs reads s, which was taken for Latin-1, or for UTF-8, or for nothing at
// all, in the encoding that the fan chose. Text that no single bytes can have
// become stays as it is, and so does what the encoding has no letters for.
func readAs(s, name string) (fixed, shown string) {
	if plainASCII(s) {
		return s, ""
	}
	var tries []string
	b, single := singleBytes(s)
	if single {
		tries = append(tries, b)
	}
	if single || !utf8.ValidString(s) { // two bytes of Korean may be a letter of UTF-8 by chance
		tries = append(tries, s)
	}
	for _, e := range encodings {
		if e.name != name {
			continue
		}
		for _, b := range tries {
			if d, ok := decodeAll(e.code, b); ok && d == s {
				return s, ""
			} else if ok {
				return d, e.shown
			}
		}
	}
	return s, ""
}

// decodeAll decodes every byte of b, but for a character that is cut off at its end.
func decodeAll(code encoding.Encoding, b string) (string, bool) {
	if code == nil {
		return wholeUTF8(b)
	}
	for cut := 0; cut <= 1 && cut < len(b); cut++ {
		s, err := code.NewDecoder().String(b[:len(b)-cut])
		if err == nil && !strings.ContainsRune(s, utf8.RuneError) {
			return s, true
		}
	}
	return "", false
}
