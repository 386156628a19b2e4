package tags_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
	"time"

	"reprise/library/tags"
)

// TestSecondOpinion takes the length out of a WavPack header, as a recorder
// does that cannot go back: TagLib finds it at the end of the file, and leaves
// nothing in the temporary folder.
func TestSecondOpinion(t *testing.T) {
	t.Parallel()
	path := encode(t, "a.wv", "2.5", "-c:a", "wavpack", "-metadata", "title=다시 너를")
	b := load(t, path)
	binary.LittleEndian.PutUint32(b[12:], 0xFFFFFFFF)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	before, _ := os.Stat(filepath.Join(os.TempDir(), "go-taglib-wasm"))
	got, err := tags.Read(path)
	if err != nil || got.Title != "다시 너를" || (got.Duration-2500*time.Millisecond).Abs() > 10*time.Millisecond {
		t.Errorf("got %q, %v, %v", got.Title, got.Duration, err)
	}
	if after, err := os.Stat(filepath.Join(os.TempDir(), "go-taglib-wasm")); err == nil && before == nil {
		t.Errorf("TagLib keeps its code in %q", after.Name())
	}
}

// TestInfoInKorean reads what Korean recorders wrote into WAV files.
func TestInfoInKorean(t *testing.T) {
	t.Parallel()
	text := func(id, s string) []byte {
		v := append(koreanBytes(t, s), 0)
		if len(v)%2 == 1 {
			v = append(v, 0)
		}
		return append(binary.LittleEndian.AppendUint32([]byte(id), uint32(len(v))), v...)
	}
	info := bytes.Join([][]byte{[]byte("INFO"), text("INAM", "다시 너를"), text("IART", "첸")}, nil)
	file := bytes.Join([][]byte{
		[]byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00data\x80\x3e\x00\x00"),
		make([]byte, 16000), binary.LittleEndian.AppendUint32([]byte("LIST"), uint32(len(info))), info,
	}, nil)
	got := readParts(t, file)
	if got.Title != "다시 너를" || got.Artist != "첸" || got.Encoding != "CP949" || got.Duration != time.Second {
		t.Errorf("got %+v", got)
	}
}

func BenchmarkRead(b *testing.B) {
	for _, file := range []string{"a.mp3", "a.m4a", "a.flac", "a.ogg"} {
		path := encode(b, file, "3", named()...)
		b.Run(filepath.Ext(file)[1:], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := tags.Read(path); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
