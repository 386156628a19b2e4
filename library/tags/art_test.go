package tags_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reprise/library/tags"
)

// flacPicture writes a FLAC picture block.
func flacPicture(kind uint32, picture []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, kind)
	b = append(binary.BigEndian.AppendUint32(b, 10), "image/jpeg"...)
	b = binary.BigEndian.AppendUint32(b, 0)
	b = append(b, make([]byte, 16)...)
	return append(binary.BigEndian.AppendUint32(b, uint32(len(picture))), picture...)
}

func TestArt(t *testing.T) {
	t.Parallel()
	front, back := pixel(5000), pixel(3000)
	flacHead := append([]byte("fLaC\x00\x00\x00\x22"), make([]byte, 34)...)
	block := flacPicture(3, front)
	atom := func(name string, body ...[]byte) []byte {
		b := bytes.Join(body, nil)
		return append(append(binary.BigEndian.AppendUint32(nil, uint32(8+len(b))), name...), b...)
	}
	covr := atom("covr", atom("data", []byte{0, 0, 0, 13, 0, 0, 0, 0}, front))
	tests := []struct {
		name, file string
		content    []byte
	}{
		{"the front cover wins", "a.mp3", bytes.Join([][]byte{id3(3, 0, frame23("APIC", apic(4, back)), frame23("APIC", apic(3, front))), frames(4)}, nil)},
		{"v2.2", "a.mp3", bytes.Join([][]byte{id3(2, 0, frame22("PIC", append([]byte("\x00JPG\x03\x00"), front...))), frames(4)}, nil)},
		{"v2.4 unsynchronised", "a.mp3", bytes.Join([][]byte{id3(4, 0x80, frame24("APIC", bytes.ReplaceAll(apic(3, front), []byte{0xFF}, []byte{0xFF, 0}))), frames(4)}, nil)},
		{"APE", "a.mp3", bytes.Join([][]byte{frames(4), ape(false, "Cover Art (Front)", "cover.jpg\x00"+string(front))}, nil)},
		{"FLAC", "a.flac", bytes.Join([][]byte{flacHead, {0x86, 0, byte(len(block) >> 8), byte(len(block))}, block}, nil)},
		{"MP4", "a.m4a", bytes.Join([][]byte{atom("ftyp", []byte("M4A \x00\x00\x00\x00")), atom("moov", atom("udta", atom("meta", []byte{0, 0, 0, 0}, atom("ilst", covr))))}, nil)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path := save(t, tt.file, tt.content)
			if got, _ := tags.Read(path); !got.HasArt {
				t.Error("HasArt is false")
			}
			got, err := tags.Art(path)
			if err != nil || got.MIME != "image/jpeg" || got.Width != 1 || got.Height != 1 || !bytes.Equal(got.Data, front) {
				t.Errorf("%d bytes of %q, %d by %d, %v; want %d", len(got.Data), got.MIME, got.Width, got.Height, err, len(front))
			}
		})
	}
}

// TestArtOfEncoders reads pictures that ffmpeg and opusenc embedded, in a comment of
// many pages too.
func TestArtOfEncoders(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	cover, wav := filepath.Join(dir, "cover.png"), encode(t, "in.wav", "1")
	run(t, "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=600x600", "-vf", "noise=alls=90:allf=t", "-frames:v", "1", cover)
	picture := load(t, cover)
	if len(picture) < 200_000 {
		t.Fatalf("the picture has only %d bytes", len(picture))
	}
	for _, file := range []string{"a.mp3", "a.m4a", "a.flac", "a.opus", "a.ogg"} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), file)
			switch file {
			case "a.opus":
				run(t, "opusenc", "--quiet", "--title", "Scar", "--picture", cover, wav, out)
			case "a.ogg": // too long for an argument: a comments file
				text := "TITLE=Scar\nMETADATA_BLOCK_PICTURE=" + base64.StdEncoding.EncodeToString(flacPicture(3, picture)) + "\n"
				run(t, "oggenc", "-Q", "-o", out+".ogg", wav)
				run(t, "vorbiscomment", "-R", "-w", "-c", save(t, "comments", []byte(text)), out+".ogg", out)
			default:
				run(t, "ffmpeg", "-v", "error", "-i", wav, "-i", cover, "-map", "0", "-map", "1", "-c:v", "copy", "-disposition:v", "attached_pic", "-metadata", "title=Scar", out)
			}
			if got, err := tags.Read(out); err != nil || !got.HasArt || got.Title != "Scar" || got.Duration == 0 {
				t.Errorf("read %+v, %v", got, err)
			}
			got, err := tags.Art(out)
			if err != nil || got.MIME != "image/png" || got.Width != 600 || got.Height != 600 || !bytes.Equal(got.Data, picture) {
				t.Errorf("%d bytes of %q, %d by %d, %v; want %d", len(got.Data), got.MIME, got.Width, got.Height, err, len(picture))
			}
		})
	}
}

// TestArtRefused: what is no picture, what claims to be too large when it is
// painted, and what is too large as it is.
func TestArtRefused(t *testing.T) {
	t.Parallel()
	bomb := []byte("\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR\x00\x01\x00\x00\x00\x01\x00\x00\x08\x02\x00\x00\x00")
	bomb = binary.BigEndian.AppendUint32(bomb, crc32.ChecksumIEEE(bomb[12:29]))
	bomb = append(bomb, make([]byte, 1000)...)
	tests := []struct {
		name    string
		picture []byte
	}{
		{"none", nil},
		{"no picture", bytes.Repeat([]byte("<html>"), 100)},
		{"a JPEG without a head", append([]byte("\xFF\xD8\xFF\xE0\x00\x10JFIF"), make([]byte, 1000)...)},
		{"65,536 pixels squared", bomb},
		{"33 MB", pixel(33 << 20)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			file := frames(4)
			if tt.picture != nil {
				file = append(id3(3, 0, frame23("APIC", apic(3, tt.picture))), file...)
			}
			if got, err := tags.Art(save(t, "a.mp3", file)); !errors.Is(err, tags.ErrNoArt) {
				t.Errorf("got %d bytes, %v; want ErrNoArt", len(got.Data), err)
			}
		})
	}
}

func TestRaw(t *testing.T) {
	t.Parallel()
	title := koreanBytes(t, "다시 너를")
	path := save(t, "a.mp3", id3(3, 0, frame23("TIT2", latin(string(title)))), frames(4), id3v1(title, nil, nil, nil, 0))
	got, err := tags.Raw(path, tags.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []tags.RawField{
		{Tag: "ID3v2", Name: "title", Bytes: title, Raw: "´Ù½Ã ³Ê¸¦", Repaired: "다시 너를"},
		{Tag: "ID3v1", Name: "title", Bytes: title, Raw: "´Ù½Ã ³Ê¸¦", Repaired: "다시 너를"},
		{Tag: "ID3v1", Name: "genre", Bytes: []byte("Soundtrack"), Raw: "Soundtrack", Repaired: "Soundtrack"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
