package tags

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

// reader gives n bytes at an offset of a block or packet, wherever its parts
// lie in the file. The bytes are valid until the next call.
type reader func(off int64, n int) ([]byte, error)

// maxKey limits the name of a Vorbis comment in bytes.
const maxKey = 64

// fieldNames maps the free names that Tags has room for, in lower case, to field
// names: those of Vorbis comments, of APEv2 items, and those that taggers give
// to free frames of other tags. https://wiki.xiph.org/Field_names,
// https://picard-docs.musicbrainz.org/en/appendices/tag_mapping.html
var fieldNames = map[string]string{ //nolint:gochecknoglobals // a table that nothing writes
	"title": "title", "artist": "artist", "artists": "artists", "album": "album",
	"albumartist": "albumartist", "album artist": "albumartist", "album_artist": "albumartist",
	"tracknumber": "tracknumber", "track": "tracknumber", "discnumber": "discnumber", "disc": "discnumber",
	"date": "date", "year": "date", "originaldate": "originaldate", "genre": "genre",
	"lyrics": "lyrics", "unsyncedlyrics": "lyrics", "syncedlyrics": "syncedlyrics", "isrc": "isrc",
	"musicbrainz_trackid":   "musicbrainz_trackid",
	"replaygain_track_gain": "replaygain_track_gain", "replaygain_track_peak": "replaygain_track_peak",
	"replaygain_album_gain": "replaygain_album_gain", "replaygain_album_peak": "replaygain_album_peak",
	"r128_track_gain": "r128_track_gain", "r128_album_gain": "r128_album_gain", "musicbrainz track id": "musicbrainz_trackid",
	"unsynced lyrics": "lyrics", "synced lyrics": "syncedlyrics",
}

// fieldName maps a free name to a field name, "" when Tags has no room for it.
func fieldName(name string) string {
	name = strings.ToLower(strings.Trim(name, "\x00\ufeff "))
	if language, ok := strings.CutPrefix(name, "lyrics-"); ok && len(language) == 3 {
		return "lyrics" // as ffmpeg names them
	}
	return fieldNames[name]
}

// readComments reads a block of Vorbis comments of the given size. Pictures in
// it are noticed and stepped over.
// https://xiph.org/vorbis/doc/v-comment.html
func readComments(read reader, size int64, f *found) error {
	f.tagged = true
	number := func(off int64) (int64, error) {
		b, err := read(off, 4)
		if err != nil || off+4 > size {
			return 0, fmt.Errorf("read comments: %w", errShort)
		}
		return int64(binary.LittleEndian.Uint32(b)), nil
	}
	vendor, err := number(0)
	if err != nil {
		return err
	}
	pos := 4 + vendor
	count, err := number(pos)
	if err != nil {
		return err
	}
	pos += 4
	for range min(count, maxFrames) {
		n, err := number(pos)
		if err != nil {
			return err
		}
		pos += 4
		if n > size-pos {
			return fmt.Errorf("read comments: %w", errShort)
		}
		if err := readComment(read, span{pos, n}, f); err != nil {
			return fmt.Errorf("read comments: %w", err)
		}
		pos += n
	}
	return nil
}

// readComment reads one "NAME=text".
func readComment(read reader, sp span, f *found) error {
	b, err := read(sp.off, int(min(sp.size, maxKey)))
	if err != nil {
		return err
	}
	key, _, ok := bytes.Cut(b, []byte("="))
	if !ok {
		return nil // too long a name for any that is known, or none
	}
	name := strings.ToLower(string(key))
	switch name {
	case "metadata_block_picture", "coverart":
		form := picBase64
		if name == "coverart" {
			form = picBase64Bare
		}
		skip := int64(len(key)) + 1
		f.picture(picture{form: form, read: read, at: span{sp.off + skip, sp.size - skip}})
		return nil
	}
	field := fieldName(name)
	if field == "" || sp.size > maxText {
		return nil
	}
	skip := int64(len(key)) + 1
	v, err := read(sp.off+skip, int(sp.size-skip))
	if err != nil {
		return err
	}
	f.add(fromVorbis, field, strings.Trim(string(v), "\x00"))
	return nil
}
