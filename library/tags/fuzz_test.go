package tags_test

import (
	"bytes"
	"encoding/hex"
	"testing"
	"unicode/utf8"

	"reprise/library/tags"
)

// FuzzReadFrom gives the walkers anything at all: a title always comes out, in
// valid UTF-8, and little is read of a little file.
func FuzzReadFrom(f *testing.F) {
	f.Add(bytes.Join([][]byte{id3(3, 0, frame23("TIT2", utf16LE("다시 너를")), frame23("APIC", apic(3, pixel(100)))), frames(3), ape(false, "Title", "x"), id3v1([]byte("a"), nil, nil, nil, 1)}, nil))
	f.Add(id3(4, 0x80, frame24("TIT2", utf8Text("a\x00b")), frame24("SYLT", []byte("\x03kor\x02\x01\x00la\x00\x00\x00\x03\xE8")), frame24("RVA2", []byte("t\x00\x01\xF4\x00\x10\x40\x00"))))
	f.Add(id3(2, 0x80, frame22("TT2", latin("a")), frame22("ULT", latin("engd\x00words"))))
	f.Add([]byte("fLaC\x04\x00\x00\x10\x00\x00\x00\x00\x01\x00\x00\x00\x07\x00\x00\x00TITLE=a"))
	f.Add([]byte("RIFF\x40\x00\x00\x00WAVELIST\x10\x00\x00\x00INFOINAM\x04\x00\x00\x00abc\x00fmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00data\x04\x00\x00\x00abcd"))
	f.Add([]byte("FORM\x00\x00\x00\x2eAIFFCOMM\x00\x00\x00\x12\x00\x01\x00\x00\x00\x10\x00\x10\x40\x0e\xac\x44\x00\x00\x00\x00\x00\x00NAME\x00\x00\x00\x04Scar"))
	f.Add([]byte("\x00\x00\x00\x0cftypM4A \x00\x00\x00\x38moov\x00\x00\x00\x30udta\x00\x00\x00\x28meta\x00\x00\x00\x00\x00\x00\x00\x1cilst\x00\x00\x00\x14\xa9nam\x00\x00\x00\x0cdata"))
	f.Add([]byte("OggS\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x13OpusHead\x01\x02\x38\x01\x80\xbb\x00\x00\x00\x00\x00OggS\x00\x04\x00\x01\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x01\x10OpusTags\x00\x00\x00\x00\x00\x00\x00\x00"))
	asf, err := hex.DecodeString("3026b2758e66cf11a6d900aa0062ce6c" + "5000000000000000" + "01000000" + "0102" + "3326b2758e66cf11a6d900aa0062ce6c" + "2a00000000000000" + "0400" + "0400" + "0000" + "0000" + "0000" + "41000000" + "42000000")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(asf)
	f.Add([]byte("wvpk\x20\x00\x00\x00\x10\x04\x00\x00\x44\xac\x00\x00\x00\x00\x00\x00\x44\xac\x00\x00\x00\x00\x80\x04\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		c := &counter{r: bytes.NewReader(file)}
		got, _ := tags.ReadFrom(c, int64(len(file)), "x/Jane - Scar.mp3")
		if got.Title == "" || !utf8.ValidString(got.Title+got.Artist+got.Album+got.Lyrics+got.Genre) {
			t.Errorf("title %q", got.Title)
		}
		if got.Duration < 0 || got.Year < 0 || got.Track < 0 {
			t.Errorf("negative: %+v", got)
		}
		if c.calls > 20000+len(file) {
			t.Errorf("%d reads of %d bytes", c.calls, len(file))
		}
	})
}
