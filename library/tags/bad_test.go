package tags_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"reprise/library/tags"
)

func isErr(err, target error) bool { return errors.Is(err, target) }

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	tests := []struct {
		name, path string
		want       error
	}{
		{"missing", filepath.Join(dir, "Jane - Scar.mp3"), fs.ErrNotExist},
		{"folder", dir, tags.ErrNotRegular},
		{"empty", save(t, "Scar.mp3"), tags.ErrUnknownFormat},
		{"text", save(t, "Scar.mp3", []byte(strings.Repeat("no sound at all\n", 9000))), tags.ErrUnknownFormat},
		{"picture", save(t, "Scar.mp3", noise(200_000)), tags.ErrUnknownFormat},
		{"zeros", save(t, "Scar.flac", make([]byte, 100_000)), tags.ErrUnknownFormat},
		{"m4a without moov", save(t, "Scar.m4a", []byte("\x00\x00\x00\x10ftypM4A \x00\x00\x00\x00\x00\x00\x00\x08mdat")), tags.ErrDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := tags.Read(tt.path)
			if !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
			if got.Title == "" || !got.FromPath {
				t.Errorf("title %q from path: %v; the path should name it", got.Title, got.FromPath)
			}
		})
	}
}

// noise is what a picture looks like from inside: any bytes, many of them 0xFF
// with what may be the rest of a sync word.
func noise(n int) []byte {
	r := rand.New(rand.NewPCG(3, 4))
	b := append([]byte("\xFF\xD8\xFF\xE0"), make([]byte, n)...)
	for i := 4; i < len(b); i++ {
		if b[i] = byte(r.Uint32()); i%50 == 0 {
			copy(b[i-1:], "\xFF\xFB")
		}
	}
	return b
}

// TestReadCut cuts real files at many places: there is always a title, and
// never a panic or an endless loop.
func TestReadCut(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"a.mp3", "a.m4a", "a.flac", "a.ogg", "a.opus", "a.wav", "a.aiff"} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			whole := load(t, encode(t, file, "0.4", named()...))
			for n := 0; n < len(whole); n += 1 + n/25 {
				got, _ := tags.ReadFrom(bytes.NewReader(whole[:n]), int64(n), "x/Jane - Scar"+filepath.Ext(file))
				if got.Title == "" {
					t.Fatalf("cut at %d of %d: no title", n, len(whole))
				}
			}
		})
	}
}

// TestReadMutated flips bytes of real files.
func TestReadMutated(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"a.mp3", "a.m4a", "a.flac", "a.ogg", "a.opus", "a.wav", "a.aiff"} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			whole := load(t, encode(t, file, "0.2", named()...))
			r := rand.New(rand.NewPCG(1, 2))
			for range 500 {
				b := bytes.Clone(whole)
				for range 1 + r.IntN(8) {
					b[r.IntN(min(len(b), 1500))] = byte(r.Uint32())
				}
				if got, _ := tags.ReadFrom(bytes.NewReader(b), int64(len(b)), "Jane - Scar.mp3"); got.Title == "" {
					t.Fatal("no title")
				}
			}
		})
	}
}

// TestReadSparse reads files of 4 GB that hold next to nothing.
func TestReadSparse(t *testing.T) {
	t.Parallel()
	heads := map[string][]byte{
		"zeros.mp3":  nil,
		"claim.wav":  []byte("RIFF\xFF\xFF\xFF\xFFWAVEfmt \x10\x00\x00\x00\x01\x00\x02\x00\x44\xac\x00\x00\x10\xb1\x02\x00\x04\x00\x10\x00data\xF0\xFF\xFF\xFF"),
		"claim.mp3":  []byte("ID3\x03\x00\x00\x7F\x7F\x7F\x7FTIT2\x7F\xFF\xFF\xFF\x00\x00\x01"),
		"claim.m4a":  []byte("\x00\x00\x00\x10ftypM4A \x00\x00\x00\x00\x00\x00\x00\x01moov\x00\x00\x00\x00\xFF\x00\x00\x00"),
		"claim.flac": []byte("fLaC\x04\xFF\xFF\xFF\xFF\xFF\xFF\xFF"),
		"claim.ogg":  []byte("OggS\x00\x02"),
	}
	for name, head := range heads {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := save(t, name, head)
			if err := os.Truncate(path, 4<<30); err != nil {
				t.Skip("the file system has no sparse files of 4 GB:", err)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			got, _ := tags.Read(path)
			runtime.ReadMemStats(&after)
			if d := time.Since(start); d > 5*time.Second {
				t.Errorf("took %v", d)
			}
			// Tests beside this one allocate too; a believed claim would be gigabytes.
			if n := after.TotalAlloc - before.TotalAlloc; n > 1<<30 {
				t.Errorf("allocated %d MB", n>>20)
			}
			if got.Title == "" {
				t.Error("no title")
			}
		})
	}
}

// counter counts what is read.
type counter struct {
	r     io.ReaderAt
	bytes int64
	calls int
}

func (c *counter) ReadAt(p []byte, off int64) (int, error) {
	c.calls++
	c.bytes += int64(len(p))
	return c.r.ReadAt(p, off)
}

// TestPicturesStayUnread proves that a large picture costs no reading.
func TestPicturesStayUnread(t *testing.T) {
	t.Parallel()
	picture := pixel(3 << 20)
	file := bytes.Join([][]byte{
		id3(3, 0, frame23("APIC", apic(3, picture)), frame23("TIT2", utf16LE("다시 너를"))), frames(50),
	}, nil)
	c := &counter{r: bytes.NewReader(file)}
	got, err := tags.ReadFrom(c, int64(len(file)), "x.mp3")
	if err != nil || got.Title != "다시 너를" || !got.HasArt {
		t.Fatalf("got %+v, %v", got, err)
	}
	if c.bytes > 64<<10 || c.calls > 8 {
		t.Errorf("%d bytes in %d reads of a file of %d", c.bytes, c.calls, len(file))
	}
}
