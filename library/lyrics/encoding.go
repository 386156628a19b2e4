package lyrics

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
	uni "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode returns data as UTF-8 text. A byte order mark decides; then zero
// bytes, which only UTF-16 has; then valid UTF-8; then CP949 (which x/text
// calls EUC-KR) when all of it decodes and most of what is not ASCII is
// Hangul. What is left is UTF-8 with damage, or Windows-1252.
func decode(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\uFEFF")):
		return strings.ToValidUTF8(string(data[3:]), "")
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}):
		return with(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewDecoder().Bytes(data))
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return with(uni.UTF16(uni.LittleEndian, uni.UseBOM).NewDecoder().Bytes(data))
	}
	if order, ok := looksUTF16(data); ok {
		return with(uni.UTF16(order, uni.IgnoreBOM).NewDecoder().Bytes(data))
	}
	if utf8.Valid(data) {
		return string(data)
	}
	if text, err := korean.EUCKR.NewDecoder().Bytes(data); err == nil && mostlyHangul(string(text)) {
		return string(text)
	}
	if text := strings.ToValidUTF8(string(data), "\uFFFD"); damage(text) < 0.1 {
		return strings.ReplaceAll(text, "\uFFFD", "")
	}
	return with(charmap.Windows1252.NewDecoder().Bytes(data))
}

// with returns what a decoder gave. Its error is one of damaged text, and what
// it could read is all that there is.
func with(text []byte, _ error) string { return strings.ToValidUTF8(string(text), "") }

// looksUTF16 tells UTF-16 without a byte order mark by its zero bytes: times
// and brackets are ASCII, so half of every stamp is zero.
func looksUTF16(data []byte) (uni.Endianness, bool) {
	head := data[:min(len(data), 4096)]
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	most := len(head) / 10
	switch {
	case len(head) < 4:
	case zeros[1] > most && zeros[1] > 4*zeros[0]:
		return uni.LittleEndian, true
	case zeros[0] > most && zeros[0] > 4*zeros[1]:
		return uni.BigEndian, true
	}
	return uni.BigEndian, false
}

// mostlyHangul reports whether no character of s is broken and most of those
// beyond ASCII are Hangul.
func mostlyHangul(s string) bool {
	hangul, others := 0, 0
	for _, c := range s {
		switch {
		case c == utf8.RuneError:
			return false
		case unicode.Is(unicode.Hangul, c):
			hangul++
		case c >= utf8.RuneSelf:
			others++
		}
	}
	return hangul > others
}

// damage returns which share of the characters beyond ASCII are broken.
func damage(s string) float64 {
	broken, all := 0, 0
	for _, c := range s {
		if c >= utf8.RuneSelf {
			all++
			if c == utf8.RuneError {
				broken++
			}
		}
	}
	return float64(broken) / float64(max(1, all))
}
