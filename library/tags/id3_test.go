package tags_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"reprise/library/tags"
)

// readParts reads a file put together from parts.
func readParts(tb testing.TB, parts ...[]byte) tags.Tags {
	tb.Helper()
	b := bytes.Join(parts, nil)
	got, err := tags.ReadFrom(bytes.NewReader(b), int64(len(b)), "album/file.mp3")
	if err != nil {
		tb.Fatal(err)
	}
	return got
}

func TestReadID3(t *testing.T) {
	t.Parallel()
	zipped := func(body []byte) []byte {
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		_, _ = w.Write(body)
		_ = w.Close()
		return z.Bytes()
	}
	// A frame of version 4 whose size was written as a plain integer.
	plainSize := func(id string, body []byte) []byte {
		return append(append(binary.BigEndian.AppendUint32([]byte(id), uint32(len(body))), 0, 0), body...)
	}
	long := strings.Repeat("가나다라 ", 40)
	tests := []struct {
		name string
		tag  []byte
		want tags.Tags
	}{
		{
			"v2.2", id3(2, 0, frame22("TT2", utf16LE("다시 너를")), frame22("TP1", latin("Jane")), frame22("TRK", latin("3/9")), frame22("TYE", latin("2016")), frame22("TCO", latin("(24)"))),
			tags.Tags{Title: "다시 너를", Artist: "Jane", Artists: []string{"Jane"}, Track: 3, Year: 2016, Genre: "Soundtrack"},
		},
		{
			"v2.3 CP949", id3(3, 0, frame23("TIT2", cp949(t, "다시 너를")), frame23("TPE1", cp949(t, "김나영")), frame23("TALB", cp949(t, "태양의 후예"))),
			tags.Tags{Title: "다시 너를", Artist: "김나영", Artists: []string{"김나영"}, Album: "태양의 후예", Encoding: "CP949"},
		},
		{
			"v2.3 slash", id3(3, 0, frame23("TIT2", latin("Duet")), frame23("TPE1", utf16LE("거미/매드클라운"))),
			tags.Tags{Title: "Duet", Artist: "거미/매드클라운", Artists: []string{"거미", "매드클라운"}},
		},
		{
			"v2.4 several values", id3(4, 0, frame24("TIT2", utf8Text("Duet")), frame24("TPE1", utf8Text("거미\x00매드클라운\x00"))),
			tags.Tags{Title: "Duet", Artist: "거미, 매드클라운", Artists: []string{"거미", "매드클라운"}},
		},
		{
			"several values in UTF-16", id3(4, 0, frame24("TIT2", utf16BE("Duet")), frame24("TPE1", append(utf16LE("거미\x00"), 0xFF, 0xFE, 'J', 0))),
			tags.Tags{Title: "Duet", Artist: "거미, J", Artists: []string{"거미", "J"}},
		},
		{
			"plain sizes of iTunes", id3(4, 0, plainSize("TALB", utf8Text(long)), plainSize("TIT2", utf8Text("Scar"))),
			tags.Tags{Title: "Scar", Album: strings.TrimSpace(long)},
		},
		{
			"unsynchronised v2.3", id3(3, 0x80, bytes.ReplaceAll(frame23("TIT2", utf16LE("다시")), []byte{0xFF, 0xFE}, []byte{0xFF, 0, 0xFE})),
			tags.Tags{Title: "다시"},
		},
		{
			"unsynchronised frame v2.4", id3(4, 0, append(append(append([]byte("TIT2"), safe(8)...), 0, 2), 1, 0xFF, 0, 0xFE, 'H', 0, 'i', 0)),
			tags.Tags{Title: "Hi"},
		},
		{
			"compressed v2.4", id3(4, 0, func() []byte {
				z := zipped(utf8Text("Scar"))
				body := append(safe(5), z...)
				return append(append(append([]byte("TIT2"), safe(len(body))...), 0, 9), body...)
			}()),
			tags.Tags{Title: "Scar"},
		},
		{
			"extended header", id3(3, 0x40, []byte{0, 0, 0, 6, 0, 0, 0, 0, 0, 0}, frame23("TIT2", latin("Scar"))),
			tags.Tags{Title: "Scar"},
		},
		{
			"an odd frame costs itself", id3(3, 0, frame23("TXXX", []byte{1, 0xFF}), frame23("UFID", []byte("no zero")), frame23("USLT", []byte{1, 'k'}), frame23("TIT2", latin("Scar"))),
			tags.Tags{Title: "Scar"},
		},
		{
			"encoding left out", id3(3, 0, frame23("TIT2", []byte("Scar"))),
			tags.Tags{Title: "Scar"},
		},
		{
			"odd UTF-16", id3(3, 0, frame23("TIT2", append(utf16LE("Scar"), 'x'))),
			tags.Tags{Title: "Scar"},
		},
		{
			"identifiers", id3(4, 0, frame24("TIT2", latin("Scar")), frame24("TSRC", latin("kr-a11-16-00123")), frame24("UFID", []byte("http://musicbrainz.org\x001234ABCD-1234-1234-1234-123456789ABC")), frame24("TXXX", utf8Text("MusicBrainz Track Id\x00not an id"))),
			tags.Tags{Title: "Scar", ISRC: []string{"KRA111600123"}, MBID: []string{"1234abcd-1234-1234-1234-123456789abc"}},
		},
		{
			"gain", id3(3, 0, frame23("TIT2", latin("Scar")), frame23("TXXX", latin("REPLAYGAIN_TRACK_GAIN\x00-6.20 dB")), frame23("TXXX", latin("replaygain_track_peak\x000.988"))),
			tags.Tags{Title: "Scar", Gain: tags.Gain{Track: -6.2, Peak: 0.988, Known: true}},
		},
		{
			"RVA2", id3(4, 0, frame24("TIT2", latin("Scar")), frame24("RVA2", []byte("track\x00\x01\xF4\x00\x10\x40\x00"))),
			tags.Tags{Title: "Scar", Gain: tags.Gain{Track: -6, Peak: 0.5, Known: true}},
		},
		{
			"words", id3(3, 0, frame23("TIT2", latin("Scar")), frame23("USLT", append(append([]byte{1}, "kor"...), append([]byte{0xFF, 0xFE, 0, 0}, utf16LE("한 줄\n두 줄")[1:]...)...))),
			tags.Tags{Title: "Scar", Lyrics: "한 줄\n두 줄"},
		},
		{
			"timed words", id3(4, 0, frame24("TIT2", latin("Scar")), frame24("SYLT", []byte("\x03kor\x02\x01\x00la la\x00\x00\x00\x03\xE8lo lo\x00\x00\x01\x11\x70"))),
			tags.Tags{Title: "Scar", Lyrics: "[00:01.00]la la\n[01:10.00]lo lo"},
		},
		{
			"question marks", bytes.Join([][]byte{id3(3, 0, frame23("TIT2", latin("?? ??")), frame23("TPE1", latin("Jane"))), frames(3), id3v1(koreanBytes(t, "다시 너를"), nil, nil, nil, 0)}, nil),
			tags.Tags{Title: "다시 너를", Artist: "Jane", Artists: []string{"Jane"}, Genre: "Soundtrack", Encoding: "CP949"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			parts := [][]byte{tt.tag}
			if !bytes.Contains(tt.tag, []byte("TAG")) {
				parts = append(parts, frames(10))
			}
			got := readParts(t, parts...)
			got.Duration, got.Format, got.AudioSize = 0, "", 0
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestReadID3Mess reads what taggers got wrong.
func TestReadID3Mess(t *testing.T) {
	t.Parallel()
	bare := func(order binary.AppendByteOrder, s string) []byte { // UTF-16 without a mark, said to have one
		b := []byte{1}
		for _, u := range utf16.Encode([]rune(s)) {
			b = order.AppendUint16(b, u)
		}
		return b
	}
	safe23 := func(id string, body []byte) []byte { // seven bits a byte in version 3
		return append(append(append([]byte(id), safe(len(body))...), 0, 0), body...)
	}
	long := strings.Repeat("가나다라 ", 40)
	jpeg := apic(3, bytes.Repeat([]byte{0xFF, 0x00, 0xFF, 0xD8}, 60))
	tests := []struct {
		name string
		tag  []byte
	}{
		{"UTF-16 without a mark", id3(3, 0, frame23("TIT2", bare(binary.LittleEndian, "다시 너를")))},
		{"big-endian without a mark", id3(3, 0, frame23("TIT2", bare(binary.BigEndian, "다시 너를")))},
		{"the wrong mark", id3(3, 0, frame23("TIT2", append([]byte{1, 0xFE, 0xFF}, bare(binary.LittleEndian, "다시 너를")[1:]...)))},
		{"little-endian said to be big", id3(4, 0, frame24("TIT2", append([]byte{2}, bare(binary.LittleEndian, "다시 너를")[1:]...)))},
		{"UTF-16 said to be Latin-1", id3(3, 0, frame23("TIT2", append([]byte{0}, utf16LE("다시 너를")[1:]...)))},
		{"UTF-16 without its number", id3(3, 0, frame23("TIT2", utf16LE("다시 너를")[1:]))},
		{"UTF-8 said to be Latin-1", id3(3, 0, frame23("TIT2", latin("다시 너를")))},
		{"CP949 said to be UTF-8", id3(4, 0, frame24("TIT2", append([]byte{3}, koreanBytes(t, "다시 너를")...)))},
		{"UTF-8 in version 3", id3(3, 0, frame23("TIT2", utf8Text("다시 너를")))},
		{"sizes of version 4 in 3", id3(3, 0, safe23("TALB", utf8Text(long)), safe23("TIT2", utf8Text("다시 너를")))},
		{"names of version 2 in 3", id3(3, 0, frame23("TT2\x00", utf16LE("다시 너를")))},
		{"unsynchronised in word alone", id3(3, 0x80, frame23("APIC", jpeg), frame23("TIT2", utf16LE("다시 너를")))},
		{"extended header of version 4 that does not count itself", id3(4, 0x40, []byte{0, 0, 0, 6, 1, 0, 0, 0, 0, 0}, frame24("TIT2", utf8Text("다시 너를")))},
		{"extended header of version 3 that counts itself", id3(3, 0x40, []byte{0, 0, 0, 10, 0, 0, 0, 0, 0, 0}, frame23("TIT2", utf16LE("다시 너를")))},
		{"an extended header that is not there", id3(3, 0x40, frame23("TIT2", utf16LE("다시 너를")))},
		{"a date before, a blank frame between", id3(4, 0, frame24("TDRC", utf8Text("")), frame24("TIT2", utf8Text("다시 너를\x00\x00")))},
		{"twice encoded", id3(3, 0, frame23("TIT2", utf16LE(utf8AsLatin1(utf8AsLatin1("다시 너를")))))},
		{"a tag in a tag's padding", append(id3(3, 0), id3(3, 0, frame23("TIT2", utf16LE("다시 너를")))...)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := readParts(t, tt.tag, frames(10)); got.Title != "다시 너를" {
				t.Errorf("title %q (%s)", got.Title, got.Encoding)
			}
		})
	}
}

func TestReadSeveralTags(t *testing.T) {
	t.Parallel()
	front := id3(3, 0, frame23("TIT2", utf16LE("From ID3v2")))
	tail := ape(false, "Title", "From APE", "Artist", "거미\x00매드클라운", "Album", "APE album", "Track", "7/9", "Year", "2013", "REPLAYGAIN_TRACK_GAIN", "+1.5 dB")
	old := id3v1([]byte("From ID3v1"), []byte("Old"), []byte("Old album"), []byte("1999"), 5)
	tests := []struct {
		name  string
		parts [][]byte
		want  tags.Tags
	}{
		{
			"all three",
			[][]byte{front, frames(9), tail, old},
			tags.Tags{Title: "From ID3v2", Artist: "거미, 매드클라운", Artists: []string{"거미", "매드클라운"}, Album: "APE album", Track: 7, Year: 2013, Genre: "Soundtrack", Gain: tags.Gain{Track: 1.5, Known: true}},
		},
		{
			"APE in front",
			[][]byte{ape(true, "Title", "From APE"), frames(9)},
			tags.Tags{Title: "From APE"},
		},
		{
			"APE with a header at the end",
			[][]byte{frames(9), ape(true, "Title", "From APE")},
			tags.Tags{Title: "From APE"},
		},
		{
			"ID3v2 at the end",
			[][]byte{frames(9), atEnd(frame24("TIT2", utf8Text("From the end")), frame24("TALB", utf8Text("Album")))},
			tags.Tags{Title: "From the end", Album: "Album"},
		},
		{
			"Lyrics3 between APEv2 and ID3v1",
			[][]byte{frames(9), ape(false, "Title", "From APE"), lyrics3("LYR", "[00:01]라라 한 줄\r\n[00:02]두 줄\r\n", "ETT", "A longer title", "EAR", "김나영"), id3v1([]byte("From ID3v1"), []byte("Old"), nil, nil, 0)},
			tags.Tags{Title: "From APE", Artist: "김나영", Artists: []string{"김나영"}, Genre: "Soundtrack", Lyrics: "[00:01]라라 한 줄\n[00:02]두 줄"},
		},
		{
			"two ID3v2 tags",
			[][]byte{front, id3(4, 0, frame24("TIT2", latin("Second")), frame24("TALB", latin("Album"))), frames(9)},
			tags.Tags{Title: "From ID3v2", Album: "Album"},
		},
		{
			"ID3v1 in CP949, cut inside a syllable",
			[][]byte{frames(9), id3v1(koreanBytes(t, "그대에게 하고 싶은 말 너무나도많은데"), koreanBytes(t, "첸"), koreanBytes(t, "괜찮아 사랑이야"), []byte("2014"), 2)},
			tags.Tags{Title: "그대에게 하고 싶은 말 너무나도", Artist: "첸", Artists: []string{"첸"}, Album: "괜찮아 사랑이야", Track: 2, Year: 2014, Genre: "Soundtrack", Encoding: "CP949"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := readParts(t, tt.parts...)
			if tt.want.Format = tags.MP3; got.Duration != 0 {
				want := 9 * 417 * 8 * time.Second / 128000 // the tags count for nothing
				if (got.Duration - want).Abs() > time.Microsecond {
					t.Errorf("duration %v, want %v", got.Duration, want)
				}
				got.Duration = 0
			} else {
				t.Error("no duration")
			}
			tt.want.AudioSize = 9 * 417
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestReadID3BeforeFLAC(t *testing.T) {
	t.Parallel()
	flac := load(t, encode(t, "a.flac", "1", "-metadata", "title=Inside", "-metadata", "artist=A", "-metadata", "artist=B"))
	got := readParts(t, id3(3, 0, frame23("TIT2", latin("In front")), frame23("TALB", latin("Album"))), flac)
	if got.Format != tags.FLAC || got.Title != "Inside" || got.Album != "Album" || got.Duration != time.Second {
		t.Errorf("got %+v", got)
	}
}

// TestVorbisComments reads what no encoder of ours writes: repeated names,
// CP949 bytes, R128.
func TestVorbisComments(t *testing.T) {
	t.Parallel()
	block := binary.LittleEndian.AppendUint32(nil, 0)
	list := []string{"ARTIST=거미", "artist=매드클라운", "TITLE=" + string(koreanBytes(t, "다시 너를")), "R128_TRACK_GAIN=-1280", "no equals sign", "LYRICS=한 줄\n두 줄", "SYNCEDLYRICS=[00:01.00]한 줄"}
	block = binary.LittleEndian.AppendUint32(block, uint32(len(list)))
	for _, c := range list {
		block = append(binary.LittleEndian.AppendUint32(block, uint32(len(c))), c...)
	}
	info := make([]byte, 34)
	binary.BigEndian.PutUint64(info[10:], 48000<<44|96000)
	file := bytes.Join([][]byte{[]byte("fLaC\x00\x00\x00\x22"), info, {0x84, 0, 0, byte(len(block))}, block}, nil)
	got := readParts(t, file)
	want := tags.Tags{
		Title: "다시 너를", Artist: "거미, 매드클라운", Artists: []string{"거미", "매드클라운"}, Duration: 2 * time.Second, Format: tags.FLAC,
		Lyrics: "[00:01.00]한 줄", Gain: tags.Gain{Known: true}, Encoding: "CP949",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestLosslessLengths reads headers written by hand: Debian has no encoder for
// Monkey's Audio.
func TestLosslessLengths(t *testing.T) {
	t.Parallel()
	le := func(v ...uint32) (b []byte) {
		for _, x := range v {
			b = binary.LittleEndian.AppendUint32(b, x)
		}
		return b
	}
	newer := bytes.Join([][]byte{[]byte("MAC \x96\x0f\x00\x00"), le(52, 24, 0, 0, 0, 0, 0, 0, 0, 0, 0), le(2000, 73728*4, 1000, 3), {16, 0, 2, 0}, le(44100)}, nil)
	older := bytes.Join([][]byte{[]byte("MAC \x3c\x0f\xd0\x07\x00\x00\x02\x00"), le(44100, 0, 0, 2, 500)}, nil)
	tests := []struct {
		name    string
		file    []byte
		samples float64
	}{
		{"newer", newer, 2*73728*4 + 1000},
		{"older", older, 73728 + 500},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := readParts(t, tt.file, ape(false, "Title", "다시 너를"))
			if got.Format != tags.APE || got.Title != "다시 너를" || math.Abs(got.Duration.Seconds()-tt.samples/44100) > 1e-6 {
				t.Errorf("got %+v", got)
			}
		})
	}
}
