package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"reprise/assets"
	"reprise/library"
	"reprise/player/decode"
	"reprise/ui/words"
)

func TestSentence(t *testing.T) {
	t.Parallel()
	const path = "/music/03 다시 너를.wma"
	tests := []struct {
		name string
		err  error
		has  string
	}{
		{"read-only", fmt.Errorf("link: %w", library.ErrReadOnly), "read-only"},
		{"full", &fs.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}, "full"},
		{"denied", &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}, "may not read 03 다시 너를.wma"},
		{"gone", fmt.Errorf("open: %w", fs.ErrNotExist), "not there any more"},
		{"helper", fmt.Errorf("open: %w", decode.ErrNeedsHelper), "ffmpeg"},
		{"unknown", decode.ErrUnknownFormat, "no audio that Reprise knows"},
		{"damaged", decode.ErrDamaged, "cannot be played"},
		{"other", errors.New("the moon is in the way"), "the moon is in the way"},
	}
	for _, lang := range []string{words.English, words.Korean} {
		w, err := words.Load(assets.Words, lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, tt := range tests {
			got := sentence(w, tt.err, path)
			if strings.Contains(got, "{") || strings.Contains(got, "/music") {
				t.Errorf("%s %s: %q shows a gap or a private path", lang, tt.name, got)
			}
			if lang == words.English && !strings.Contains(got, tt.has) {
				t.Errorf("%s: %q does not say %q", tt.name, got, tt.has)
			}
		}
	}
}
