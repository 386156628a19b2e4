package tags_test

import (
	"errors"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"reprise/library/tags"
)

// TestEncodingByTheFan reads files whose texts only the fan can tell.
func TestEncodingByTheFan(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, title, shown string
		code               encoding.Encoding
	}{
		{"cp949", "첸의 노래", "CP949", korean.EUCKR},
		{"shift-jis", "恋のうた", "Shift-JIS", japanese.ShiftJIS},
		{"euc-jp", "恋のうた", "EUC-JP", japanese.EUCJP},
		{"gbk", "爱情转移", "GBK", simplifiedchinese.GBK},
		{"big5", "愛情轉移", "Big5", traditionalchinese.Big5},
		{"latin-1", "CORAÇÃO ÄÖ", "Windows-1252", charmap.Windows1252},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			raw, err := tt.code.NewEncoder().Bytes([]byte(tt.title))
			if err != nil {
				t.Fatal(err)
			}
			for where, path := range map[string]string{
				"ID3v2":   save(t, "a.mp3", id3(3, 0, frame23("TIT2", latin(string(raw))), frame23("TPE1", utf16LE("김나영"))), frames(4)),
				"ID3v1":   save(t, "a.mp3", frames(4), id3v1(raw, nil, nil, nil, 0)),
				"APEv2":   save(t, "a.mp3", frames(4), ape(false, "Title", string(raw))),
				"UTF-16":  save(t, "a.mp3", id3(3, 0, frame23("TIT2", utf16LE(mustDecode(t, charmap.Windows1252, raw)))), frames(4)),
				"no tags": save(t, string(raw)+".mp3", frames(4)),
			} {
				got, err := tags.ReadWith(path, tags.Options{Encoding: tt.name})
				if err != nil || got.Title != tt.title || got.Encoding != tt.shown && tt.name != "latin-1" {
					t.Errorf("%s: %q (%s), %v; want %q (%s)", where, got.Title, got.Encoding, err, tt.title, tt.shown)
				}
				if where == "ID3v2" && got.Artist != "김나영" {
					t.Errorf("the text that was certain became %q", got.Artist)
				}
			}
		})
	}
}

func mustDecode(tb testing.TB, code encoding.Encoding, b []byte) string {
	tb.Helper()
	s, err := code.NewDecoder().Bytes(b)
	if err != nil {
		tb.Fatal(err)
	}
	return string(s)
}

func TestEncodingUnknown(t *testing.T) {
	t.Parallel()
	path := save(t, "a.mp3", id3(3, 0, frame23("TIT2", cp949(t, "다시 너를"))), frames(4))
	got, err := tags.ReadWith(path, tags.Options{Encoding: "klingon"})
	if !errors.Is(err, tags.ErrEncoding) || got.Title == "" {
		t.Errorf("%q, %v; want ErrEncoding and a title", got.Title, err)
	}
	if code, _ := tags.Reason(err); code != "trouble.encoding" {
		t.Errorf("the reason is %q", code)
	}
	for _, name := range tags.Encodings() {
		if _, err := tags.ReadWith(path, tags.Options{Encoding: name}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
