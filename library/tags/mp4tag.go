package tags

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"strconv"
	"strings"
)

// mp4Names are the items of an MP4 tag that Tags has room for; those of text
// and those of numbers. Free-form items ("----") have a name of their own.
// https://atomicparsley.sourceforge.net/mpeg-4files.html
var mp4Names = map[string]string{ //nolint:gochecknoglobals // a table that nothing writes
	"\xa9nam": "title", "\xa9ART": "artist", "\xa9alb": "album", "aART": "albumartist", "\xa9day": "date",
	"\xa9gen": "genre", "\xa9lyr": "lyrics", "trkn": "tracknumber", "disk": "discnumber", "gnre": "genre",
}

// readMP4Tag reads the items of the tag. Those of iTunes go before free-form
// ones, which some writers add beside them.
func readMP4Tag(w *mp4Walk, ilst mp4Box) {
	w.f.tagged = true
	free := found{keep: w.f.keep}
	w.each(ilst.body, ilst.end, func(b mp4Box) {
		switch name := mp4Names[b.name]; {
		case b.name == "covr":
			w.each(b.body, b.end, func(d mp4Box) {
				if d.name == "data" && d.end-d.body > 8 {
					w.f.picture(picture{form: picMP4, read: w.s.at, at: span{d.body + 8, d.end - d.body - 8}})
				}
			})
		case b.end-b.body > maxText:
		case b.name == "----":
			w.freeForm(b, &free)
		case name != "":
			w.item(b, name)
		}
	})
	w.f.append(&free)
}

// item reads an item of iTunes.
func (w *mp4Walk) item(b mp4Box, name string) {
	for _, v := range w.data(b) {
		switch b.name {
		case "trkn", "disk":
			if len(v.value) >= 4 {
				if n := binary.BigEndian.Uint16(v.value[2:]); n > 0 {
					w.f.addFrom(fromMP4, name, strconv.Itoa(int(n)), v.value)
				}
			}
		case "gnre":
			if len(v.value) >= 2 && v.value[0] == 0 && v.value[1] > 0 {
				w.f.addFrom(fromMP4, name, genreName(v.value[1]-1), v.value) // they count from one
			}
		default:
			w.f.addFrom(fromMP4, name, v.text(), v.value)
		}
	}
}

// freeForm reads an item that has a name of its own, as taggers other than
// iTunes write them; iTunes puts what gapless playing needs into one.
func (w *mp4Walk) freeForm(b mp4Box, f *found) {
	box, ok := w.inside(b, "name")
	if !ok || box.end-box.body < 4 || box.end-box.body > 4+maxKey {
		return
	}
	key := string(w.s.upTo(box.body+4, int(box.end-box.body-4)))
	name := fieldName(key)
	if name == "" && !strings.EqualFold(key, "iTunSMPB") {
		return
	}
	for _, v := range w.data(b) {
		if name == "" {
			w.smooth = cmp.Or(w.smooth, v.text())
			continue
		}
		f.addFrom(fromMP4, name, v.text(), v.value)
	}
}

// mp4Value is the body of one data box.
type mp4Value struct {
	class uint32 // 1: UTF-8, 2: UTF-16, 0: by the item's name
	value []byte
}

// text is the value in UTF-8 or in whatever it really holds.
func (v mp4Value) text() string {
	if v.class == 2 {
		return utf16Text(v.value, true)
	}
	return strings.Trim(string(v.value), "\x00")
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
