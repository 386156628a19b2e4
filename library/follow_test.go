package library_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"reprise/library"
)

// run runs a program that makes or changes audio files.
func run(tb testing.TB, name string, args ...string) {
	tb.Helper()
	if out, err := exec.CommandContext(tb.Context(), name, args...).CombinedOutput(); err != nil {
		tb.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
}

// A file that was moved, renamed and retagged at once is found again by its
// sound, in every format.
func TestAFileIsFoundAgainByItsSound(t *testing.T) {
	t.Parallel()
	const title, artist = "Something else that is much longer than before", "Another"
	mux := func(tb testing.TB, path string) { // a container that is written anew around the same sound
		tb.Helper()
		to := filepath.Join(filepath.Dir(path), "new "+filepath.Base(path))
		run(tb, "ffmpeg", "-v", "error", "-i", path, "-c", "copy", "-metadata", "title="+title, "-metadata", "artist="+artist, to)
		rename(tb, to, path)
	}
	tests := []struct {
		ext    string
		encode []string
		retag  func(tb testing.TB, path string)
	}{
		{"mp3", []string{"-c:a", "libmp3lame", "-b:a", "96k"}, func(tb testing.TB, path string) {
			tb.Helper()
			b, err := os.ReadFile(path)
			if err != nil {
				tb.Fatal(err)
			}
			old := 10 + int(b[6])<<21 + int(b[7])<<14 + int(b[8])<<7 + int(b[9])
			v1 := append([]byte("TAG"), make([]byte, 125)...)
			writeFile(tb, path, slices.Concat(tagOf(title, artist, ""), b[old:], v1))
		}},
		{"flac", []string{"-c:a", "flac"}, func(tb testing.TB, path string) {
			tb.Helper()
			run(tb, "metaflac", "--remove-all-tags", "--set-tag=TITLE="+title, "--set-tag=ARTIST="+artist, path)
		}},
		{"m4a", []string{"-c:a", "aac"}, mux},
		{"ogg", nil, func(tb testing.TB, path string) {
			tb.Helper()
			run(tb, "vorbiscomment", "-w", "-t", "TITLE="+title, "-t", "ARTIST="+strings.Repeat(artist, 5000), path) // several pages
		}},
		{"opus", []string{"-c:a", "libopus"}, func(testing.TB, string) {}}, // moved alone: Ogg as above
		{"wav", []string{"-c:a", "pcm_s16le"}, mux},
	}
	for _, tt := range tests {
		t.Run(tt.ext, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			path, other := w.path("a/Track 7."+tt.ext), w.path("b/Track 8."+tt.ext)
			for at, sine := range map[string]string{path: "440", other: "550"} {
				if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
					t.Fatal(err)
				}
				if tt.encode == nil { // ffmpeg ends its Ogg files with an empty page, which other programs leave out
					run(t, "sox", "-n", "-r", "44100", "-b", "16", at+".wav", "synth", "3", "sine", sine)
					run(t, "oggenc", "-Q", at+".wav", "-o", at)
					remove(t, at+".wav")
					continue
				}
				source := "sine=frequency=" + sine + ":duration=3"
				run(t, "ffmpeg", slices.Concat([]string{"-v", "error", "-f", "lavfi", "-i", source, "-metadata", "title=Track"}, tt.encode, []string{at})...)
			}
			l := w.scan()
			did(t)(l.Link(scar, path))
			did(t)(l.Reject(again, path))
			did(t)(l.SetEncoding(path, "cp949"))
			l.AddTrackPass(other, 1)
			rescan(t, l)
			closeLibrary(t, l)
			retag := func(from, to string) {
				t.Helper()
				tt.retag(t, from)
				rename(t, from, to)
			}
			moved, otherMoved := w.path("c/d/new name."+tt.ext), w.path("c/other new name."+tt.ext)
			retag(path, moved)
			retag(other, otherMoved)
			l = w.scan()
			e := stands(t, l, scar, library.Linked, moved)
			if !e.ByHand || !l.Refused(again, moved) {
				t.Errorf("by hand: %v, refused: %v", e.ByHand, l.Refused(again, moved))
			}
			if d, err := l.Details(t.Context(), moved); err != nil || d.Encoding != "cp949" {
				t.Errorf("encoding %q, %v", d.Encoding, err)
			}
			if got := l.Snapshot().Track(otherMoved).Counts.Passes; got != 1 {
				t.Errorf("%d passes came along", got)
			}
		})
	}
}

// A file that the rules linked is found again where its names say nothing more.
func TestAFileThatTheRulesLinkedIsFoundAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	song(t, w.path("other.mp3"), "Other", "", "")
	path := w.path("a.mp3")
	sound := soundOf(200, "scar")
	writeFile(t, path, slices.Concat(tagOf("상처", "보이스", "시크릿 가든 OST"), sound))
	l := w.scan()
	if e := stands(t, l, scar, library.Linked, path); e.ByHand {
		t.Fatal("it was not the rules that linked it")
	}
	remove(t, path)
	rescan(t, l)
	stands(t, l, scar, library.Missing, "")
	moved := w.path("elsewhere/x.mp3")
	writeFile(t, moved, slices.Concat(tagOf("?", "", ""), sound))
	rescan(t, l)
	stands(t, l, scar, library.Linked, moved)
}

// Two linked files that change their names are not confused.
func TestTwoFilesThatSwapNames(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	one, two := w.path("1.mp3"), w.path("2.mp3")
	writeFile(t, one, slices.Concat(tagOf("One", "", ""), soundOf(100, "one")))
	writeFile(t, two, slices.Concat(tagOf("Two", "", ""), soundOf(101, "two")))
	l := w.scan()
	did(t)(l.Link(scar, one))
	did(t)(l.Link(again, two))
	l.AddTrackPass(one, 1)
	rescan(t, l)
	rename(t, one, w.path("t.mp3"))
	rename(t, two, one)
	rename(t, w.path("t.mp3"), two)
	rescan(t, l)
	stands(t, l, scar, library.Linked, two)
	stands(t, l, again, library.Linked, one)
	if s := l.Snapshot(); s.Track(two).Counts.Passes != 1 || s.Track(one).Counts.Passes != 0 {
		t.Errorf("passes %d and %d", s.Track(two).Counts.Passes, s.Track(one).Counts.Passes)
	}
	// A file that is replaced by another recording keeps its link.
	writeFile(t, two, slices.Concat(tagOf("One", "", ""), soundOf(150, "better")))
	again := time.Now().Add(time.Minute)
	if err := os.Chtimes(two, again, again); err != nil {
		t.Fatal(err)
	}
	rescan(t, l)
	stands(t, l, scar, library.Linked, two)
}
