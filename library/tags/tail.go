package tags

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// maxTrailing limits how many tags may stand behind the audio.
const maxTrailing = 8

// readTail reads the tags behind the audio, for the formats that may have
// them, and the length where it depends on where the audio ends.
func readTail(s *source, l layout, f *found) {
	switch l.kind {
	case kindMPEG, kindADTS, kindMonkey, kindWavPack, kindMusepack, kindFLAC:
	default:
		return
	}
	end := s.size
	s.peek(end-tailSize, tailSize) // once for all that is looked for below
	v1, words := found{keep: f.keep}, found{keep: f.keep}
	if readID3v1(s, &v1); v1.tagged {
		end -= id3v1Size
	}
	for range maxTrailing {
		before := end
		end = readAPETail(s, end, f)
		end = readID3Tail(s, end, f)
		end = readLyrics3(s, end, &words)
		if end == before {
			break
		}
	}
	f.append(&words)
	f.append(&v1)
	begin := l.audio
	if l.kind == kindFLAC {
		begin = f.audio.off
	}
	f.audio = span{begin, max(end-begin, 0)}
	switch l.kind {
	case kindMPEG:
		f.duration, f.gapless = mpegDuration(s, l.audio, end)
	case kindADTS:
		f.duration = estimate(s.upTo(l.audio, windowSize), parseADTS, end-l.audio)
	}
}

// readID3Tail reads the ID3v2 tag that ends at end, if one does, and returns
// where it begins: a footer like the header says so.
// https://id3.org/id3v2.4.0-structure section 3.4
func readID3Tail(s *source, end int64, f *found) int64 {
	b := s.peek(end-10, 10)
	if len(b) < 10 || string(b[:3]) != "3DI" {
		return end
	}
	begin := end - int64(synchsafe(b[6:10])) - 20
	if size := id3Size(s, begin); size != end-begin {
		return end
	}
	readID3(s, span{begin, end - begin}, f)
	return begin
}

// lyrics3Fields are the fields of a Lyrics3 tag that Tags has room for.
var lyrics3Fields = map[string]string{ //nolint:gochecknoglobals // a table that nothing writes
	"LYR": "lyrics", "EAL": "album", "EAR": "artist", "ETT": "title",
}

// readLyrics3 reads the Lyrics3 v2 tag that ends at end, if one does, and
// returns where it begins: fields of three letters, five figures of length and
// a text, then six figures of length and a mark. https://id3.org/Lyrics3v2
func readLyrics3(s *source, end int64, f *found) int64 {
	const mark, first = "LYRICS200", "LYRICSBEGIN"
	b := s.peek(end-15, 15)
	if len(b) < 15 || string(b[6:]) != mark {
		return end
	}
	size, err := strconv.ParseUint(string(b[:6]), 10, 32)
	begin := end - 15 - int64(size) // at most six figures
	if err != nil || string(s.upTo(begin, len(first))) != first {
		return end
	}
	b, err = s.at(begin+int64(len(first)), int(size)-len(first))
	if err != nil {
		f.fail(fmt.Errorf("read Lyrics3 tag: %w", err))
		return end
	}
	f.tagged = true
	for b = bytes.Clone(b); len(b) >= 8; {
		n, err := strconv.ParseUint(string(b[3:8]), 10, 32)
		if err != nil || int(n) > len(b)-8 {
			f.fail(fmt.Errorf("read Lyrics3 tag: %w", errShort))
			break
		}
		value := b[8 : 8+n]
		if name := lyrics3Fields[string(b[:3])]; name != "" {
			f.addFrom(fromLyrics3, name, rawText(strings.ReplaceAll(string(value), "\r\n", "\n")), value)
		}
		b = b[8+n:]
	}
	return begin
}
