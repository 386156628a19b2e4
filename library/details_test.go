package library_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/traditionalchinese"

	"reprise/library"
	"reprise/library/tags"
)

func TestAFilesOwnEncoding(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	title, err := traditionalchinese.Big5.NewEncoder().String("愛在秘密花園")
	if err != nil {
		t.Fatal(err)
	}
	path := w.path("odd.mp3")
	tag := bytes.ReplaceAll(tagOf(title, "BOIS", "OST"), []byte{0, 0, 3}, []byte{0, 0, 0}) // says that it is Latin-1
	writeFile(t, path, slices.Concat(tag, soundOf(120, "odd")))
	l := w.scan()
	wrong := l.Snapshot().Track(path).Tags.Title
	undo := did(t)(l.SetEncoding(path, "big5"))
	if got := l.Snapshot().Track(path).Tags.Title; got != "愛在秘密花園" || got == wrong {
		t.Fatalf("title %q, was %q", got, wrong)
	}
	d, err := l.Details(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if d.Encoding != "big5" || len(d.Raw) < 3 || string(d.Raw[0].Bytes) != title || d.Raw[0].Repaired != "愛在秘密花園" {
		t.Errorf("details %+v", d)
	}
	if s := rescan(t, l); s.Read != 0 {
		t.Errorf("the next scan read %d files", s.Read)
	}
	takeBack(t, undo)
	if got := l.Snapshot().Track(path).Tags.Title; got != wrong {
		t.Errorf("title after undo %q, want %q", got, wrong)
	}
	did(t)(l.SetEncoding(path, "big5"))
	moved := w.path("other/moved.mp3")
	rename(t, path, moved)
	rescan(t, l)
	closeLibrary(t, l)
	l = w.open()
	if got := l.Snapshot().Track(moved).Tags.Title; got != "愛在秘密花園" {
		t.Errorf("title where it was moved to %q", got)
	}
}

func TestPassesOfAFileThatIsNoEntrys(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := song(t, w.path("mine.mp3"), "My own", "Me", "")
	l := w.scan()
	l.AddTrackPass(path, 1)
	l.AddTrackPass(path, 2)
	l.AddTrackPass("/not/known.mp3", 1)
	c := l.Snapshot().Track(path).Counts
	if c.Passes != 2 || c.Longest != 2 || c.First.IsZero() {
		t.Fatalf("counts %+v", c)
	}
	rescan(t, l)
	writeFile(t, w.path("new place.mp3"), slices.Concat(tagOf("Retagged", "Me", "X"), soundOf(120, "My ownMe")))
	remove(t, path)
	rescan(t, l)
	closeLibrary(t, l)
	l = w.open()
	if got := l.Snapshot().Track(w.path("new place.mp3")).Counts; got.Passes != 2 || got.Last.Unix() != c.Last.Unix() {
		t.Errorf("counts after retagging and moving %+v", got)
	}
}

func TestWaveformAndLoudnessGoWithTheFile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := w.scarFile("scar.mp3")
	l := w.scan()
	peaks := []float32{0, 0.5, 1, float32(math.Pi)}
	loud := library.Loudness{LUFS: -13.5, Peak: 0.98}
	l.SetWaveform(path, peaks)
	l.SetLoudness(path, loud)
	l.SetLoudness("/no", loud)
	has := func(path string, want bool) {
		t.Helper()
		got, ok := l.Waveform(path)
		if ok != want || want && !slices.Equal(got, peaks) {
			t.Errorf("waveform of %s: %v, %v", path, got, ok)
		}
		lo, ok := l.Loudness(path)
		if ok != want || want && lo != loud {
			t.Errorf("loudness of %s: %v, %v", path, lo, ok)
		}
	}
	closeLibrary(t, l)
	l = w.open()
	has(path, true)
	has("/no", false)
	again := time.Now().Add(time.Hour)
	if err := os.Chtimes(path, again, again); err != nil {
		t.Fatal(err)
	}
	rescan(t, l)
	has(path, false)
}

func TestWhatAFileIsToTheLists(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sure := w.scarFile("scar.mp3")
	unsure := song(t, w.path("a.mp3"), "다시 너를", "", "")
	other := song(t, w.path("b.mp3"), "Nothing", "Nobody", "")
	s := w.scan().Snapshot()
	for _, tt := range []struct {
		path          string
		linked, asked *library.Entry
	}{{sure, s.Entry(scar), nil}, {unsure, nil, s.Entry(again)}, {other, nil, nil}, {"/no", nil, nil}} {
		if linked, asked := s.ByTrack(tt.path); linked != tt.linked || asked != tt.asked {
			t.Errorf("%s: linked to %v, asked by %v", tt.path, linked, asked)
		}
	}
}

func TestTroublesAreToldOneByOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.scarFile("good.mp3")
	writeFile(t, w.path("text.mp3"), []byte("this is no song at all, and its name lies"))
	l := w.scan()
	want := []library.Trouble{{Path: w.path("text.mp3"), Code: "trouble.unknown"}}
	if diff := cmp.Diff(want, l.Snapshot().Troubles); diff != "" {
		t.Errorf("troubles (-want +got):\n%s", diff)
	}
	closeLibrary(t, l)
	l = w.open()
	if diff := cmp.Diff(want, l.Snapshot().Troubles); diff != "" {
		t.Errorf("troubles after opening (-want +got):\n%s", diff)
	}
	remove(t, w.path("text.mp3"))
	rescan(t, l)
	if got := l.Snapshot().Troubles; len(got) != 0 {
		t.Errorf("troubles %v", got)
	}
}

func TestCover(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	frame := slices.Concat([]byte("APIC"), synchsafe(14+picture.Len()), []byte{0, 0, 0}, []byte("image/png\x00\x03\x00"), picture.Bytes())
	frame = append(frame, make([]byte, 4)...) // the frame's size counts up to here
	tag := slices.Concat([]byte("ID3\x04\x00\x00"), synchsafe(len(frame)), frame)
	path := w.path("a.mp3")
	writeFile(t, path, slices.Concat(tag, soundOf(10, "a")))
	bare := w.scarFile("bare.mp3")
	l := w.scan()
	got, err := l.Cover(t.Context(), path)
	if err != nil || got.Width != 30 || got.Height != 20 || got.MIME != "image/png" {
		t.Errorf("cover %+v, %v", got, err)
	}
	if _, err := l.Cover(t.Context(), bare); !errors.Is(err, tags.ErrNoArt) {
		t.Errorf("cover of a file without: %v", err)
	}
	if _, err := l.Cover(t.Context(), "/no"); !errors.Is(err, library.ErrNoFile) {
		t.Errorf("cover of no file: %v", err)
	}
}

func TestAFilmIsNoSong(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.scarFile("scar.mp3")
	film := w.path("시크릿 가든 - 보이스 - 상처.mp4")
	cmd := exec.CommandContext(t.Context(), "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=size=32x32:duration=1",
		"-f", "lavfi", "-i", "sine=duration=1", "-c:v", "mpeg4", "-c:a", "aac", film)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("ffmpeg: %v\n%s", err, out)
	}
	l := w.scan()
	check := func() {
		t.Helper()
		s := l.Snapshot()
		if len(s.Tracks) != 1 || len(s.Troubles) != 0 || len(s.Entry(scar).Candidates) != 0 {
			t.Errorf("tracks %v, troubles %v, candidates %v", s.Tracks, s.Troubles, s.Entry(scar).Candidates)
		}
	}
	check()
	closeLibrary(t, l)
	l = w.open()
	check()
	if s := rescan(t, l); s.Read != 0 || s.Unchanged != 2 {
		t.Errorf("the second scan: %+v", s)
	}
	if _, err := l.Link(scar, film); !errors.Is(err, library.ErrNotAudio) {
		t.Errorf("linking a film: %v", err)
	}
	remove(t, film)
	writeFile(t, film, slices.Concat(tagOf("상처", "보이스", ""), soundOf(120, "x")))
	rescan(t, l)
	if n := len(l.Snapshot().Tracks); n != 2 {
		t.Errorf("%d tracks once it is a song", n)
	}
}
