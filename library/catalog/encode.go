package catalog

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// lineWidth is how long an object may get, in bytes, before each of its
// members takes a line of its own.
const lineWidth = 160

// Encode returns l as the text of a list file: UTF-8, two spaces a level,
// small objects on one line, unknown members last.
func Encode(l *List) ([]byte, error) {
	raw, err := marshal(l)
	if err != nil {
		return nil, fmt.Errorf("encode list: %w", err)
	}
	var b bytes.Buffer
	(&printer{src: raw, out: &b}).value(0)
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// marshal is json.Marshal that leaves <, > and & as they are: a curator reads
// the file.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// newExtra returns the members as an Extra, each value without its layout.
func newExtra(members []member) Extra {
	if len(members) == 0 {
		return ""
	}
	b := bytes.NewBufferString("{")
	for i, m := range members {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := marshal(m.name)
		if err != nil {
			continue // a string always marshals
		}
		b.Write(name)
		b.WriteByte(':')
		if err := json.Compact(b, m.raw); err != nil {
			b.WriteString("null") // the source is JSON, so this is not reached
		}
	}
	b.WriteByte('}')
	return Extra(b.String())
}

// withExtra marshals v, a struct, and puts the unknown members behind.
func withExtra(v any, extra Extra) ([]byte, error) {
	raw, err := marshal(v)
	if err != nil || extra == "" || extra == "{}" {
		return raw, err
	}
	if !json.Valid([]byte(extra)) || extra[0] != '{' {
		return nil, fmt.Errorf("extra members are no JSON object: %.40q", string(extra))
	}
	if len(raw) == len("{}") {
		return []byte(extra), nil
	}
	raw[len(raw)-1] = ','
	return append(raw, extra[1:]...), nil
}

// MarshalJSON writes the list with its head and its unknown members.
func (l List) MarshalJSON() ([]byte, error) {
	type plain List
	if l.Entries == nil {
		l.Entries = []Entry{}
	}
	return withExtra(struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
		plain
	}{formatName, formatVersion, plain(l)}, l.Extra)
}

// MarshalJSON writes the source with its unknown members.
func (s Source) MarshalJSON() ([]byte, error) {
	type plain Source
	return withExtra(plain(s), s.Extra)
}

// MarshalJSON writes the entry with its unknown members.
func (e Entry) MarshalJSON() ([]byte, error) {
	type plain Entry
	return withExtra(plain(e), e.Extra)
}

// MarshalJSON writes the drama with its unknown members.
func (d Drama) MarshalJSON() ([]byte, error) {
	type plain Drama
	return withExtra(plain(d), d.Extra)
}

// MarshalJSON writes the song with its unknown members.
func (s Song) MarshalJSON() ([]byte, error) {
	type plain Song
	return withExtra(plain(s), s.Extra)
}

// MarshalJSON writes the artist with the unknown members.
func (a Artist) MarshalJSON() ([]byte, error) {
	type plain Artist
	return withExtra(plain(a), a.Extra)
}

// MarshalJSON writes the link with its unknown members.
func (l Link) MarshalJSON() ([]byte, error) {
	type plain Link
	return withExtra(plain(l), l.Extra)
}

// MarshalJSON writes the identifiers, those of unknown kinds too.
func (i IDs) MarshalJSON() ([]byte, error) {
	type plain IDs
	return withExtra(plain(i), i.Extra)
}

// MarshalJSON writes the hints with their unknown members.
func (a Art) MarshalJSON() ([]byte, error) {
	type plain Art
	return withExtra(plain(a), a.Extra)
}
