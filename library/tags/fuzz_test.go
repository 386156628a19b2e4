package tags_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
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

// FuzzFile reads everything that a file can be asked for from the disk, where
// TagLib and dhowden/tag are asked too: what comes out is whole and within its
// limits.
func FuzzFile(f *testing.F) {
	f.Add(bytes.Join([][]byte{id3(3, 0, frame23("TALB", utf16LE("다시")), frame23("APIC", apic(3, pixel(100)))), frames(3), id3v1([]byte("a"), nil, nil, nil, 1)}, nil))
	f.Add(bytes.Join([][]byte{frames(3), ape(false, "Cover Art (Front)", "a.jpg\x00"+string(pixel(100)), "Album", "x")}, nil))
	f.Add([]byte("wvpk\x20\x00\x00\x00\x10\x04\x00\x00\xff\xff\xff\xff\x00\x00\x00\x00\x44\xac\x00\x00\x00\x00\x80\x04\x00\x00\x00\x00"))
	f.Add([]byte("MPCK and no more"))
	f.Add([]byte("MAC \x96\x0f\x00\x00\x34\x00\x00\x00"))
	f.Add([]byte("OggS\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x13OpusHead\x01\x02\x38\x01\x80\xbb\x00\x00\x00\x00\x00"))
	path := filepath.Join(f.TempDir(), "Jane - Scar.mp3")
	f.Fuzz(func(t *testing.T, file []byte) {
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := tags.Read(path)
		if got.Title == "" || got.AudioSize < 0 || got.AudioSize > int64(len(file)) {
			t.Errorf("title %q, sound of %d bytes", got.Title, got.AudioSize)
		}
		if code, _ := tags.Reason(err); err != nil && code == "" && !errors.Is(err, tags.ErrVideo) || err != nil && strings.Contains(err.Error(), "panic") {
			t.Errorf("%v has the reason %q", err, code)
		}
		if pic, err := tags.Art(path); err == nil && (len(pic.Data) == 0 || pic.MIME == "" || pic.Width < 1 || pic.Height < 1) {
			t.Errorf("picture %q of %d bytes", pic.MIME, len(pic.Data))
		}
		enc := tags.Encodings()[len(file)%len(tags.Encodings())]
		raw, _ := tags.Raw(path, tags.Options{Encoding: enc})
		for _, field := range raw {
			if field.Tag == "" || field.Name == "" || !utf8.ValidString(field.Raw) || !utf8.ValidString(field.Repaired) {
				t.Errorf("%s: %+v", enc, field)
			}
		}
		off, size, err := tags.AudioRange(path)
		if off < 0 || off+size > int64(len(file)) {
			t.Errorf("sound at %d, %d long, in %d bytes", off, size, len(file))
		}
		if _, perr := tags.AudioPrint(path); err == nil && perr != nil {
			t.Errorf("the sound is there and has no print: %v", perr)
		}
	})
}

// FuzzArtists takes lines apart: every name is trimmed, whole and there once.
func FuzzArtists(f *testing.F) {
	f.Add("김나영 feat. 매드클라운", "Scar (ft. Tom) [Inst.]")
	f.Add("A/B / C, D & E;F、G", "")
	f.Add("(feat.", "ft. ")
	f.Fuzz(func(t *testing.T, line, title string) {
		seen := map[string]bool{}
		for _, name := range tags.Artists([]string{line}, title) {
			if name == "" || name != strings.TrimSpace(name) || seen[name] {
				t.Errorf("%q in the artists of %q, %q", name, line, title)
			}
			seen[name] = true
		}
	})
}
