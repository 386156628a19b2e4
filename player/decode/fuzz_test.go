package decode_test

import (
	"os"
	"path/filepath"
	"testing"
)

func FuzzOpen(f *testing.F) {
	for _, head := range []string{"fLaC", "RIFF\x24\x00\x00\x00WAVEfmt ", "OggS", "ID3\x04\x00\x00\x00\x00\x00\x0a", "\xff\xfb\x90\x64", "\xff\xf1\x50\x80", "\x00\x00\x00\x18ftypM4A "} {
		f.Add([]byte(head))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "f")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		t.Setenv("PATH", "") // ffmpeg is not what is tested
		readAll(t, path)
	})
}
