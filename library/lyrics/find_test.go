package lyrics_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/text/unicode/norm"

	"reprise/assets"
	"reprise/library/lyrics"
)

func TestFind(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		files []string
		song  string
		want  string // "" for none
	}{
		{"beside", []string{"a.lrc", "a.txt", "Lyrics/a.lrc"}, "a.mp3", "a.lrc"},
		{"folder", []string{"Lyrics/a.lrc", "a.txt"}, "a.mp3", "Lyrics/a.lrc"},
		{"small folder", []string{"lyrics/a.lrc"}, "a.mp3", "lyrics/a.lrc"},
		{"plain", []string{"a.txt", "b.lrc"}, "a.mp3", "a.txt"},
		{"capitals", []string{"A.LRC"}, "a.flac", "A.LRC"},
		{"whole name", []string{"a.mp3.lrc"}, "a.mp3", "a.mp3.lrc"},
		{"dots", []string{"01. a.lrc"}, "01. a.mp3", "01. a.lrc"},
		{"decomposed", []string{norm.NFD.String("다시 너를.lrc")}, "다시 너를.mp3", norm.NFD.String("다시 너를.lrc")},
		{"a folder of that name", []string{"a.lrc/x"}, "a.mp3", ""},
		{"none", []string{"b.lrc"}, "a.mp3", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for _, name := range tt.files {
				path := filepath.Join(dir, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			got, ok := lyrics.Find(filepath.Join(dir, tt.song))
			if !ok {
				got = ""
			} else if rel, err := filepath.Rel(dir, got); err == nil {
				got = filepath.ToSlash(rel)
			}
			if got != tt.want {
				t.Errorf("found %q, expected %q", got, tt.want)
			}
		})
	}
}

func TestReadTellsWhatIsWrong(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if _, err := lyrics.Read(filepath.Join(dir, "none.lrc")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing there: got %v", err)
	}
	if _, err := lyrics.Read(dir); err == nil {
		t.Error("a folder was read")
	}
	huge := filepath.Join(dir, "huge.lrc")
	if err := os.WriteFile(huge, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, 1<<30); err != nil {
		t.Fatal(err)
	}
	if _, err := lyrics.Read(huge); !errors.Is(err, lyrics.ErrTooLarge) {
		t.Errorf("a huge file: got %v", err)
	}
}

// TestDemoLyrics reads the words of the demo songs: every line has all three
// layers.
func TestDemoLyrics(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(assets.Demo, "*.lrc")
	if err != nil || len(names) != 3 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(assets.Demo, name)
		if err != nil {
			t.Fatal(err)
		}
		l, err := lyrics.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		if !l.Synced || l.Title == "" || len(l.Lines) < 6 {
			t.Errorf("%s: %+v", name, l)
		}
		for i, line := range l.Lines {
			if last := i == len(l.Lines)-1; !last && (line.Text == "" || line.Roman == "" || line.Meaning == "") || last && line.Text != "" {
				t.Errorf("%s, line %d: %+v", name, i+1, line)
			}
		}
		if !l.Fits(l.Length) {
			t.Errorf("%s is longer than its song", name)
		}
	}
}
