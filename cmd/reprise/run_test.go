package main_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	reprise "reprise/cmd/reprise"
	"reprise/ui"
)

// writerFunc is a writer that does what the test wants.
type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestRunEndsWell(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		stdout writerFunc
		status int
		says   string
	}{
		{"in order", func(p []byte) (int, error) { return len(p), nil }, 0, ""},
		{"in a panic", func([]byte) (int, error) { panic("a bug") }, 1, "something went wrong inside Reprise, and this command ended: a bug"},
		{"with nobody reading", func([]byte) (int, error) { return 0, syscall.EPIPE }, 0, ""},
		{"on a full disk", func([]byte) (int, error) { return 0, syscall.ENOSPC }, 1, "no space left"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var stderr bytes.Buffer
			status := reprise.Run(t.Context(), []string{"version", "--json"}, c.stdout, &stderr)
			if status != c.status {
				t.Errorf("status %d, want %d", status, c.status)
			}
			if c.says == "" && stderr.Len() > 0 || !strings.Contains(stderr.String(), c.says) {
				t.Errorf("it says %q, want %q", stderr.String(), c.says)
			}
		})
	}
}

func TestRunStopsWhenToldTo(t *testing.T) {
	t.Parallel()
	song := filepath.Join(t.TempDir(), "song.wav")
	encode(t, song, recording{frames: 44100}, nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var stdout, stderr bytes.Buffer
	data := t.TempDir()
	if status := reprise.Run(ctx, []string{"scan", "--data", data, filepath.Dir(song)}, &stdout, &stderr); status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	if want := "reprise: interrupted\n"; stderr.String() != want || stdout.Len() > 0 {
		t.Errorf("it says %q and prints %q, want %q and nothing", stderr.String(), stdout.String(), want)
	}
	// The data is sound: the next run works.
	stderr.Reset()
	if status := reprise.Run(t.Context(), []string{"scan", "--data", data, "--json", filepath.Dir(song)}, &stdout, &stderr); status != 0 {
		t.Errorf("the next scan ends with status %d: %s", status, stderr.String())
	}
}

// TestTableLinesUp holds that columns begin in the same terminal cell: a Hangul
// syllable takes two.
func TestTableLinesUp(t *testing.T) {
	t.Parallel()
	music := t.TempDir()
	encode(t, filepath.Join(music, "a.flac"), recording{frames: 4410}, map[string]string{"title": "다시 너를", "artist": "A\x1b[31m"})
	encode(t, filepath.Join(music, "b.flac"), recording{frames: 4410}, map[string]string{"title": "Ten signs!", "artist": "B"})
	var stdout, stderr bytes.Buffer
	if status := reprise.Run(t.Context(), []string{"tracks", "--data", t.TempDir(), music}, &stdout, &stderr); status != 0 {
		t.Fatalf("status %d: %s", status, stderr.String())
	}
	if strings.Contains(stdout.String(), "\x1b") {
		t.Errorf("a tag steers the terminal: %q", stdout.String())
	}
	column := func(line, text string) int {
		before, _, ok := strings.Cut(line, text)
		if !ok {
			t.Fatalf("no %q in %q", text, line)
		}
		cells := 0
		for _, r := range before {
			cells++
			if r >= '가' && r <= '힣' {
				cells++
			}
		}
		return cells
	}
	lines := strings.Split(stdout.String(), "\n")
	if a, b := column(lines[1], " A")+1, column(lines[2], " B")+1; a != b {
		t.Errorf("the second column begins in cell %d and in cell %d:\n%s", a, b, stdout.String())
	}
}

// TestOneVersion holds that FyneApp.toml, from which the version comes, and the
// texts that tell it agree.
func TestOneVersion(t *testing.T) {
	t.Parallel()
	top := os.DirFS("../..")
	stated := func(key string) string {
		found := regexp.MustCompile(`(?m)^` + key + ` = "(.*)"$`).FindStringSubmatch(read(t, top, "FyneApp.toml"))
		if found == nil {
			t.Fatalf("FyneApp.toml states no %s", key)
		}
		return found[1]
	}
	version, id := stated("Version"), stated("ID")
	if id != ui.AppID {
		t.Errorf("FyneApp.toml has the id %q, and the window %q", id, ui.AppID)
	}
	for file, want := range map[string]string{
		"CHANGELOG.md":                        "## " + version + "\n",
		"assets/unix/" + id + ".metainfo.xml": `<release version="` + version + `"`,
		"assets/unix/" + id + ".desktop":      "Icon=" + id + "\n",
		filepath.ToSlash(stated("Icon")):      "PNG",
		"Makefile":                            "APPID   := " + id + "\n",
		"LICENSE":                             "GNU GENERAL PUBLIC LICENSE",
		".ci/run":                             "make test",
	} {
		if !strings.Contains(read(t, top, file), want) {
			t.Errorf("%s does not hold %q", file, want)
		}
	}
}

func read(t *testing.T, fsys fs.FS, name string) string {
	t.Helper()
	text, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is no %s", name)
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
