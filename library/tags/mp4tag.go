package tags

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/dhowden/tag"
)

// mp4Names are the items of an MP4 tag that Tags has room for.
var mp4Names = [...]struct{ id, name string }{ //nolint:gochecknoglobals // a table that nothing writes
	{"\xa9nam", "title"},
	{"\xa9ART", "artist"},
	{"\xa9alb", "album"},
	{"aART", "albumartist"},
	{"\xa9day", "date"},
	{"\xa9gen", "genre"},
	{"\xa9lyr", "lyrics"},
}

// mp4Custom are the free-form items ("----") that Tags has room for.
var mp4Custom = map[string]string{ //nolint:gochecknoglobals // a table that nothing writes
	"ISRC": "isrc", "MusicBrainz Track Id": "musicbrainz_trackid", "ARTISTS": "artists", "LYRICS": "lyrics",
	"replaygain_track_gain": "replaygain_track_gain", "replaygain_track_peak": "replaygain_track_peak",
	"REPLAYGAIN_TRACK_GAIN": "replaygain_track_gain", "REPLAYGAIN_TRACK_PEAK": "replaygain_track_peak",
}

// mp4Item is an item with one body, ready to be written again.
type mp4Item struct {
	id   string
	body []byte
}

// readMP4Tag reads the items of the tag. Wanted ones are written into a small
// tag in memory, several values joined, and decoded by dhowden/tag.
func readMP4Tag(w *mp4Walk, ilst mp4Box) {
	w.f.tagged = true
	texts := map[string][]string{}
	var items []mp4Item
	w.each(ilst.body, ilst.end, func(b mp4Box) {
		switch {
		case b.name == "covr":
			w.f.picture(picture{form: picMP4, read: w.s.at, at: span{b.body, b.end - b.body}})
		case b.end-b.body > maxText:
		case b.name == "gnre":
			for _, v := range w.data(b) {
				w.genre(v)
			}
		case b.name == "trkn" || b.name == "disk":
			if v := w.data(b); len(v) > 0 && len(v[0].value) >= 6 {
				items = append(items, mp4Item{b.name, dataBox(0, v[0].value)})
			}
		case b.name == "----":
			if v, err := w.s.at(b.body, int(b.end-b.body)); err == nil {
				items = append(items, mp4Item{b.name, bytes.Clone(v)})
			}
		case isMP4Text(b.name):
			for _, v := range w.data(b) {
				texts[b.name] = append(texts[b.name], v.text())
			}
		}
	})
	for id, v := range texts {
		items = append(items, mp4Item{id, dataBox(1, []byte(strings.Join(v, between)))})
	}
	for _, it := range items { // one at a time: an odd item costs itself alone
		decodeMP4(it, w.f)
	}
}

// isMP4Text tells the items of text that Tags has room for.
func isMP4Text(id string) bool {
	for i := range mp4Names {
		if mp4Names[i].id == id {
			return true
		}
	}
	return false
}

// mp4Value is the body of one data box.
type mp4Value struct {
	class uint32 // 1: UTF-8, 2: UTF-16, 0: by the item's name
	value []byte
}

// text is the value in UTF-8 or in whatever it really holds.
func (v mp4Value) text() string {
	if v.class != 2 {
		return strings.Trim(string(v.value), "\x00")
	}
	u := make([]uint16, len(v.value)/2)
	for i := range u {
		u[i] = binary.BigEndian.Uint16(v.value[2*i:])
	}
	return string(utf16.Decode(u))
}

// data returns the values of an item.
func (w *mp4Walk) data(item mp4Box) []mp4Value {
	var out []mp4Value
	w.each(item.body, item.end, func(b mp4Box) {
		n := b.end - b.body
		if b.name != "data" || n < 8 || len(out) >= maxTexts {
			return
		}
		if v, err := w.s.at(b.body, int(n)); err == nil {
			out = append(out, mp4Value{binary.BigEndian.Uint32(v) & 0xFFFFFF, bytes.Clone(v[8:])})
		}
	})
	return out
}

// dataBox writes a data box.
func dataBox(class uint32, value []byte) []byte {
	b := make([]byte, 0, 16+len(value))
	b = binary.BigEndian.AppendUint32(b, uint32(16+len(value))) // at most maxText
	b = append(b, "data"...)
	b = binary.BigEndian.AppendUint32(b, class)
	b = append(b, 0, 0, 0, 0)
	return append(b, value...)
}

// decodeMP4 lets dhowden/tag read one item and takes the texts out.
func decodeMP4(it mp4Item, f *found) {
	b := binary.BigEndian.AppendUint32(nil, uint32(8+len(it.body))) // at most maxText
	b = append(append(b, it.id...), it.body...)
	m, err := decode(func() (tag.Metadata, error) { return tag.ReadAtoms(bytes.NewReader(b)) })
	if err != nil {
		return
	}
	raw := m.Raw()
	for _, n := range mp4Names {
		if v, ok := raw[n.id].(string); ok {
			for _, one := range strings.Split(v, between) {
				f.add(fromMP4, n.name, one)
			}
		}
	}
	for id, name := range mp4Custom {
		if v, ok := raw[id].(string); ok {
			// The library leaves four bytes of locale in front of each value.
			for _, one := range strings.Split(v, ";\x00\x00\x00\x00") {
				f.add(fromMP4, name, strings.Trim(one, "\x00"))
			}
		}
	}
	for id, name := range map[string]string{"trkn": "tracknumber", "disk": "discnumber"} {
		if n, ok := raw[id].(int); ok && n > 0 {
			f.add(fromMP4, name, strconv.Itoa(n))
		}
	}
}

// genre names a numbered genre: ID3v1's numbers, counted from one.
func (w *mp4Walk) genre(v mp4Value) {
	if len(v.value) < 2 || v.value[0] != 0 || v.value[1] == 0 {
		return
	}
	b := make([]byte, 128)
	copy(b, "TAG")
	b[127] = v.value[1] - 1
	m, err := decode(func() (tag.Metadata, error) { return tag.ReadID3v1Tags(bytes.NewReader(b)) })
	if err == nil {
		w.f.add(fromMP4, "genre", m.Genre())
	}
}
