package catalog

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// source is the text of one list file, made plain: UTF-8 without a byte order
// mark and without trailing commas, every byte still at its line.
type source struct {
	name string
	data []byte
}

// newSource makes data plain, or says why it is no JSON text. It may change
// data.
func newSource(data []byte, name string) (*source, error) {
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		return nil, oneProblem(name, 0, "The file is saved as UTF-16. Save it as UTF-8.")
	}
	s := &source{name: name, data: bytes.TrimPrefix(data, []byte("\uFEFF"))}
	if len(bytes.TrimSpace(s.data)) == 0 {
		return nil, oneProblem(name, 0, "The file is empty.")
	}
	if i := firstBadUTF8(s.data); i >= 0 {
		return nil, oneProblem(name, s.line(i), "The text here is not UTF-8. Save the file as UTF-8.")
	}
	if off := smooth(s.data); off >= 0 {
		return nil, oneProblem(name, s.line(off),
			fmt.Sprintf("Objects and arrays are nested here more than %d deep.", maxDepth))
	}
	if err := s.syntax(); err != nil {
		return nil, err
	}
	return s, nil
}

// syntax reports where the text stops being JSON.
func (s *source) syntax() error {
	var whole json.RawMessage
	err := json.Unmarshal(s.data, &whole)
	if err == nil {
		return nil
	}
	var bad *json.SyntaxError
	if !errors.As(err, &bad) {
		return oneProblem(s.name, 0, "The file is not JSON: "+err.Error()+".")
	}
	// Offset counts the bytes read, so the culprit is the one before.
	line, col := s.place(max(0, int(bad.Offset)-1))
	return oneProblem(s.name, line, fmt.Sprintf("The file is not JSON at character %d: %v.", col, bad))
}

// line returns the line of the byte at off, from 1.
func (s *source) line(off int) int {
	line, _ := s.place(off)
	return line
}

// place returns line and character of the byte at off, both from 1.
func (s *source) place(off int) (line, col int) {
	before := s.data[:min(max(off, 0), len(s.data))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte{'\n'}) + 1, utf8.RuneCount(before[start:]) + 1
}

// firstBadUTF8 returns the place of the first byte that is not UTF-8, or -1.
func firstBadUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// smooth blanks out every comma that stands before a closing bracket, the
// commonest slip of a hand, and returns where the nesting gets too deep, or -1.
func smooth(data []byte) int {
	depth, comma := 0, -1
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case ' ', '\t', '\r', '\n':
			continue
		case '"':
			i = endOfString(data, i)
		case '{', '[':
			if depth++; depth > maxDepth {
				return i
			}
		case '}', ']':
			depth--
			if comma >= 0 {
				data[comma] = ' '
			}
		case ',':
			// Two in a row, or one right after an opening bracket, stay for
			// the parser to complain about.
			if comma < 0 && i > 0 && !opens(data[:i]) {
				comma = i
				continue
			}
		}
		comma = -1
	}
	return -1
}

// opens reports whether the last byte that is no space is an opening bracket.
func opens(before []byte) bool {
	before = bytes.TrimRight(before, " \t\r\n")
	return len(before) > 0 && (before[len(before)-1] == '{' || before[len(before)-1] == '[')
}

// endOfString returns the place of the quote that closes the text opened at i,
// or the end of data.
func endOfString(data []byte, i int) int {
	for i++; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(data)
}
