package catalog

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// value is one JSON value with its place in the source.
type value struct {
	raw json.RawMessage // without space around it
	off int             // of its first byte
}

// kind returns the first byte of the value, with 't' for both booleans and '0'
// for every number.
func (v value) kind() byte {
	switch c := v.raw[0]; {
	case c == 'f':
		return 't'
	case c == '-' || c >= '0' && c <= '9':
		return '0'
	default:
		return c
	}
}

// say names the value in a complaint, shortened.
func (v value) say() string {
	switch v.kind() {
	case '{':
		return "an object"
	case '[':
		return "an array"
	}
	s := []rune(string(v.raw))
	if len(s) > 40 {
		s = append(s[:39:39], '…')
	}
	return string(s)
}

// member is one name and value of an object.
type member struct {
	name string
	value
}

// set reads one field; path is its name for complaints.
type set func(v value, path string)

// reader turns a source into a List and collects what is wrong on the way.
type reader struct {
	*source
	problems Problems
	entry    int    // number of the entry that is read, 0 outside
	id       string // its id, once known
}

// complain keeps one problem of the value v. Beyond the last kept one it only
// counts: finding a line takes a look at the whole text before it.
func (r *reader) complain(v value, path, format string, args ...any) {
	if len(r.problems.List) >= maxProblems {
		r.problems.More++
		return
	}
	r.problems.add(Problem{
		Line: r.line(v.off), Entry: r.entry, ID: r.id, Field: path, Text: fmt.Sprintf(format, args...),
	})
}

// members takes the object v apart, in its own order. The source is known to
// be JSON, so the decoder cannot fail here.
func (r *reader) members(v value) []member {
	dec := json.NewDecoder(bytes.NewReader(v.raw))
	if _, err := dec.Token(); err != nil {
		return nil
	}
	var out []member
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return out
		}
		out = append(out, member{name: name.(string), value: r.next(dec, v.off)})
	}
	return out
}

// items takes the array v apart.
func (r *reader) items(v value) []value {
	dec := json.NewDecoder(bytes.NewReader(v.raw))
	if _, err := dec.Token(); err != nil {
		return nil
	}
	var out []value
	for dec.More() {
		out = append(out, r.next(dec, v.off))
	}
	return out
}

// next reads one value; base is where the decoder's text starts.
func (r *reader) next(dec *json.Decoder, base int) value {
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		raw = json.RawMessage("null")
	}
	return value{raw: raw, off: base + int(dec.InputOffset()) - len(raw)}
}

// object hands every known member of v to its setter and returns the others.
// Names are compared without regard to case. A null counts as not written.
func (r *reader) object(v value, path string, fields map[string]set) Extra {
	if v.kind() != '{' {
		r.complain(v, path, "is %s: expected an object.", v.say())
		return ""
	}
	var extra []member
	seen := map[string]bool{}
	for _, m := range r.members(v) {
		name := strings.ToLower(m.name)
		setter, known := fields[name]
		if !known {
			name = m.name
		}
		if seen[name] {
			r.complain(m.value, join(path, name), "is written twice: expected it once.")
			continue
		}
		seen[name] = true
		switch {
		case !known:
			extra = append(extra, m)
		case m.kind() != 'n':
			setter(m.value, join(path, name))
		}
	}
	return newExtra(extra)
}

// join returns the name of a field below path.
func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// array returns a setter that hands every item of an array to each; anything
// but an array counts as an array of one. Beyond most items it complains.
func (r *reader) array(most int, what string, each set) set {
	return func(v value, path string) {
		if v.kind() != '[' {
			each(v, path)
			return
		}
		items := r.items(v)
		if len(items) > most {
			r.complain(v, path, "holds %d %s: expected at most %d.", len(items), what, most)
			return
		}
		for i, item := range items {
			if item.kind() != 'n' {
				each(item, join(path, strconv.Itoa(i+1)))
			}
		}
	}
}

// texts returns a setter that reads an array of texts into dst.
func (r *reader) texts(dst *[]string, rule textRule) set {
	return r.array(rule.many, "texts", func(v value, path string) {
		var s string
		r.text(&s, rule)(v, path)
		if s != "" {
			*dst = append(*dst, s)
		}
	})
}

// number returns a setter that reads a whole number from least to most into
// dst. A number that is written as text is understood.
func (r *reader) number(dst *int, least, most int, want string) set {
	return func(v value, path string) {
		s := string(v.raw)
		if v.kind() == '"' {
			s = strings.TrimSpace(unquote(v.raw))
			if s == "" {
				return
			}
		}
		n, err := strconv.Atoi(s)
		if err != nil || n != 0 && (n < least || n > most) {
			r.complain(v, path, "is %s: expected %s.", v.say(), want)
			return
		}
		*dst = n
	}
}

// unquote returns the text of a JSON string.
func unquote(raw json.RawMessage) string {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return ""
	}
	return s
}
