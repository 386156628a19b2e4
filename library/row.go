package library

import (
	"encoding/binary"
	"errors"
	"math"
	"time"

	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/library/store"
	"reprise/library/tags"
)

// rowVersion is the version of the encoding below. An index of another version
// is thrown away and built again, so nothing here is ever migrated.
const rowVersion = 2

// errRow tells that a row of the index cannot be read; its file is read again.
var errRow = errors.New("a row of the index is damaged")

// The encoding is a sequence of values without names: numbers as varints,
// text as its length and its bytes, a list as its length and its items. It is
// several times faster to read than JSON, and reading fifty thousand rows is
// what the start of the program waits for.

// appendTrack encodes what the index keeps of t beside its path, size and time.
func appendTrack(b []byte, t *Track) []byte {
	g := &t.Tags
	b = appendText(b, t.Err, t.Trouble, g.Title, g.Artist, g.Album, g.AlbumArtist, g.Genre, string(g.Format), g.Encoding)
	for _, l := range [][]string{g.Artists, g.ISRC, g.MBID} {
		b = appendTexts(b, l)
	}
	for _, n := range []int64{int64(g.Track), int64(g.Disc), int64(g.Year), int64(g.Duration), g.AudioSize, int64(g.Gapless.Delay), int64(g.Gapless.Padding)} {
		b = binary.AppendVarint(b, n)
	}
	for _, f := range []float64{g.Gain.Track, g.Gain.Peak, g.Gain.Album, g.Gain.AlbumPeak} {
		b = appendFloat(b, f)
	}
	return append(b, flag(g.Gain.Known)|flag(g.HasArt)<<1|flag(g.FromPath)<<2|flag(g.Gain.AlbumKnown)<<3|flag(g.Gapless.Known)<<4)
}

// readTrack decodes what appendTrack wrote into t. Its strings share the memory
// of the row's.
func readTrack(t *Track, r store.Row) error {
	t.Path, t.Size, t.ModTime = r.Path, r.Size, time.Unix(0, r.ModTime)
	g := &t.Tags
	c := cursorOf(r.Data)
	var format string
	for _, s := range []*string{&t.Err, &t.Trouble, &g.Title, &g.Artist, &g.Album, &g.AlbumArtist, &g.Genre, &format, &g.Encoding} {
		*s = c.Text()
	}
	g.Format = tags.Format(format)
	for _, l := range []*[]string{&g.Artists, &g.ISRC, &g.MBID} {
		*l = c.texts()
	}
	g.Track, g.Disc, g.Year = int(c.Number()), int(c.Number()), int(c.Number())
	g.Duration, g.AudioSize = time.Duration(c.Number()), c.Number()
	g.Gapless.Delay, g.Gapless.Padding = int(c.Number()), int(c.Number())
	for _, f := range []*float64{&g.Gain.Track, &g.Gain.Peak, &g.Gain.Album, &g.Gain.AlbumPeak} {
		*f = c.float()
	}
	flags := c.Byte()
	g.Gain.Known, g.HasArt, g.FromPath = flags&1 != 0, flags&2 != 0, flags&4 != 0
	g.Gain.AlbumKnown, g.Gapless.Known = flags&8 != 0, flags&16 != 0
	if c.Bad || c.Rest != "" {
		return errRow
	}
	return nil
}

// appendCands encodes the candidates of one file; none gives nil.
func appendCands(cs []match.Candidate) []byte {
	if len(cs) == 0 {
		return nil
	}
	b := binary.AppendUvarint(nil, uint64(len(cs)))
	for i := range cs {
		m := &cs[i]
		b = appendText(b, m.Ref.List, m.Ref.Entry, string(m.Role))
		b = append(appendFloat(b, m.Score), flag(m.Sure))
		b = binary.AppendUvarint(b, uint64(len(m.Reasons)))
		for _, r := range m.Reasons {
			b = append(b, byte(r.Mark))
			b = appendTexts(appendText(b, r.Code), r.Args)
		}
	}
	return b
}

// readCands decodes what appendCands wrote, for the file at path.
func readCands(path, data string) ([]match.Candidate, error) {
	if len(data) == 0 {
		return nil, nil
	}
	c := cursorOf(data)
	cs := make([]match.Candidate, c.count())
	for i := range cs {
		m := &cs[i]
		m.Path = path
		m.Ref = catalog.Ref{List: c.Text(), Entry: c.Text()}
		m.Role = match.Role(c.Text())
		m.Score, m.Sure = c.float(), c.Byte() != 0
		if n := c.count(); n > 0 {
			m.Reasons = make([]match.Reason, n)
		}
		for j := range m.Reasons {
			m.Reasons[j] = match.Reason{Mark: match.Mark(c.Byte()), Code: c.Text(), Args: c.texts()}
		}
	}
	if c.Bad || c.Rest != "" {
		return nil, errRow
	}
	return cs, nil
}

func appendText(b []byte, texts ...string) []byte {
	for _, s := range texts {
		b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
	}
	return b
}

func appendTexts(b []byte, list []string) []byte {
	return appendText(binary.AppendUvarint(b, uint64(len(list))), list...)
}

func appendFloat(b []byte, f float64) []byte {
	return binary.LittleEndian.AppendUint64(b, math.Float64bits(f))
}

func flag(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// cursor reads an encoded row.
type cursor struct{ store.Values }

func cursorOf(data string) cursor { return cursor{store.Values{Rest: data}} }

func (c *cursor) float() float64 {
	s := c.Take(8)
	if s == "" {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64([]byte(s)))
}

// count reads the length of a list, each item of which takes a byte at least.
func (c *cursor) count() int {
	n := c.Uvarint()
	if n > uint64(len(c.Rest)) {
		c.Bad, c.Rest = true, ""
		return 0
	}
	return int(n)
}

func (c *cursor) texts() []string {
	n := c.count()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = c.Text()
	}
	return list
}
