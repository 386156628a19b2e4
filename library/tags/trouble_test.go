package tags_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reprise/library/tags"
)

// TestReason reads files with every kind of trouble.
func TestReason(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	m4a := load(t, encode(t, "a.m4a", "0.3", "-metadata", "title=Scar"))
	flac := load(t, encode(t, "a.flac", "0.3"))
	tests := []struct{ name, path, want string }{
		{"a song", save(t, "a.mp3", frames(4)), ""},
		{"empty", save(t, "a.mp3"), "trouble.empty"},
		{"cut inside its header", save(t, "a.flac", flac[:60]), "trouble.cut"},
		{"cut before its header", save(t, "a.m4a", m4a[:60]), "trouble.cut"},
		{"a WAV file of nothing", save(t, "a.wav", []byte("RIFF\x04\x00\x00\x00WAVE")), "trouble.damaged"},
		{"no sound", save(t, "a.mp3", []byte(strings.Repeat("<html>", 1000))), "trouble.unknown"},
		{"bought long ago", save(t, "a.m4p", bytes.Replace(m4a, []byte("mp4a"), []byte("drms"), 1)), "trouble.protected"},
		{"a folder", dir, "trouble.notfile"},
		{"nothing", filepath.Join(dir, "gone.mp3"), "trouble.gone"},
		{"a name that is too long", filepath.Join(dir, strings.Repeat("long", 100)+".mp3"), "trouble.longpath"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := tags.Read(tt.path)
			if code, args := tags.Reason(err); code != tt.want || len(args) > 0 {
				t.Errorf("%v has the reason %q %q, want %q", err, code, args, tt.want)
			}
			if got.Title == "" {
				t.Error("no title")
			}
		})
	}
}

func TestReasonOfErrors(t *testing.T) {
	t.Parallel()
	disk := fmt.Errorf("read tags: %w", &fs.PathError{Op: "read", Path: "/m/a.mp3", Err: errors.New("input/output error")})
	tests := []struct {
		name string
		err  error
		code string
		args int
	}{
		{"none", nil, "", 0},
		{"a film", fmt.Errorf("read: %w", tags.ErrVideo), "", 0},
		{"given up", context.Canceled, "", 0},
		{"forbidden", &fs.PathError{Op: "open", Err: os.ErrPermission}, "trouble.permission", 0},
		{"a bad disk", disk, "trouble.disk", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			code, args := tags.Reason(tt.err)
			if code != tt.code || len(args) != tt.args {
				t.Errorf("%q %q, want %q", code, args, tt.code)
			}
			if tt.args == 1 && (args[0] != "input/output error" || strings.Contains(args[0], "/m/")) {
				t.Errorf("the fan reads %q", args[0])
			}
		})
	}
}
