package assets_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"reprise/assets"
)

func TestEverythingIsThere(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, pattern string
		fsys          fs.FS
		least         int
	}{
		{"lists", "*.reprise.json", assets.Lists, 2},
		{"demo list", "demo.reprise.json", assets.Demo, 1},
		{"demo lyrics", "*.lrc", assets.Demo, 3},
		{"icons", "*.svg", assets.Icons, 50},
		{"words", "*.json", assets.Words, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			names, err := fs.Glob(tt.fsys, tt.pattern)
			if err != nil || len(names) < tt.least {
				t.Errorf("%d files, %v: expected %d or more", len(names), err, tt.least)
			}
		})
	}
}

// TestFonts looks at the head of each face: a broken one would stop the window.
func TestFonts(t *testing.T) {
	t.Parallel()
	for name, face := range map[string][]byte{
		"regular": assets.UIRegular, "semi-bold": assets.UISemiBold,
		"title": assets.Title, "title italic": assets.TitleItalic, "hangul": assets.Hangul,
	} {
		if !bytes.HasPrefix(face, []byte("OTTO")) && !bytes.HasPrefix(face, []byte{0, 1, 0, 0}) {
			t.Errorf("%s is no OpenType or TrueType font", name)
		}
	}
}

func TestIconsTakeAColour(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(assets.Icons, "*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(assets.Icons, name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(text, []byte("currentColor")) {
			t.Errorf("%s has a colour of its own", name)
		}
	}
}

func TestWordsAreJSON(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"en.json", "ko.json"} {
		text, err := fs.ReadFile(assets.Words, name)
		if err != nil || !json.Valid(text) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLicencesAreWhole(t *testing.T) {
	t.Parallel()
	for _, l := range assets.Licences() {
		if l.Work == "" || l.Name == "" || len(l.Text) < 500 || !strings.Contains(strings.ToLower(l.Text), "copyright") {
			t.Errorf("%s: %s: %d characters", l.Work, l.Name, len(l.Text))
		}
	}
}
