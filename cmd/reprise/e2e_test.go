//go:build linux

package main_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The entries that the window is shown files for.
const (
	scar      = "iconic-ost-songs-1/secret-garden/scar"
	onceAgain = "iconic-ost-songs-1/descendants-of-the-sun/once-again"
)

// TestWindow is the whole product, as a fan uses it: the real window on a real
// display with a real sound server, real files, a mouse and a keyboard. It runs
// beside no other test, since it listens in real time.
func TestWindow(t *testing.T) { //nolint:paralleltest // for the reason above
	program := buildProgram(t)
	s := newStage(t)
	music, data := s.path("music"), s.path("data")
	const frames = 3*sinkRate + 1517 // no whole number of anything
	song := filepath.Join(music, "phone", "track 3.mp3")
	makeMusic(t, music, song, frames)

	w := s.openWindow(t, program, "--data", data, "--music", music)
	now := w.wait(t, 2*time.Minute, "the cards to be linked", func(now screen) bool {
		return now.card(scar).State == "linked" && now.card(onceAgain).State == "linked"
	})
	s.picture(t)
	if missing := now.card("iconic-ost-songs-1/kill-me-heal-me/auditory-hallucination").State; missing == "linked" {
		t.Error("an entry without a file is linked")
	}

	s.click(t, now.card(scar))
	w.wait(t, 20*time.Second, "the song to play", func(now screen) bool { return now.Player.Status == "playing" })
	hearSeams(t, s, w, song)
	s.picture(t)
	noNetwork(t, w.cmd.Process.Pid)
	played := w.now(t).Player
	if played.ID != scar || played.Repeat != "one" {
		t.Errorf("what plays is %q with repeat %q, want %q with repeat one", played.ID, played.Repeat, scar)
	}
	w.quit(t)

	// The second start finds the song where it was, silent, before any scan.
	w = s.openWindow(t, program, "--data", data, "--music", music)
	now = w.wait(t, time.Minute, "the song of the last time", func(now screen) bool { return now.Player.ID != "" })
	if now.Player.ID != scar || now.Player.Repeat != "one" || now.Player.Status != "paused" {
		t.Errorf("after the restart %q is %s with repeat %q, want %q paused with repeat one", now.Player.ID, now.Player.Status, now.Player.Repeat, scar)
	}
	w.wait(t, time.Minute, "the cards of the last time", func(now screen) bool {
		state := now.card(scar).State
		return (state == "linked" || state == "playing") && now.card(onceAgain).State == "linked"
	})
	s.picture(t)
	w.quit(t)
	onlyIn(t, s.path("home"))
}

// TestDemoWindow opens the wall of the house band, whose songs are scanned,
// paired and played like anybody's files.
func TestDemoWindow(t *testing.T) { //nolint:paralleltest // as TestWindow
	program := buildProgram(t)
	s := newStage(t)
	w := s.openWindow(t, program, "demo", "--data", s.path("data"))
	now := w.wait(t, 2*time.Minute, "the songs of the demo", func(now screen) bool {
		linked := 0
		for _, c := range now.Cards {
			if c.State == "linked" {
				linked++
			}
		}
		return linked == 3 && len(now.Cards) == 3
	})
	s.picture(t)
	first := now.Cards[0]
	s.click(t, first)
	w.wait(t, 20*time.Second, "the first song to be heard", func(now screen) bool {
		return now.Player.ID == first.Ref && now.Player.Status == "playing" && now.Player.Position > 1
	})
	noNetwork(t, w.cmd.Process.Pid)
	w.quit(t)
	onlyIn(t, s.path("home"))
}

// buildProgram builds the program with Fyne's check of its thread, and the race
// detector when the test has it.
func buildProgram(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "reprise")
	args := []string{"build", "-buildvcs=false", "-tags", "no_metadata", "-ldflags", "-X main.version=0.0.0-test", "-o", program}
	if raceEnabled {
		args = append(args, "-race")
	}
	if out, err := exec.CommandContext(t.Context(), "go", append(args, "reprise/cmd/reprise")...).CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return program
}

// makeMusic makes a folder as a fan may have it.
func makeMusic(t *testing.T, music, song string, frames int) {
	t.Helper()
	for _, dir := range []string{filepath.Dir(song), filepath.Join(music, "태양의 후예")} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	encode(t, song, recording{frames: frames}, map[string]string{"title": "Scar", "artist": "BOIS", "album": "Secret Garden OST Part.3"})
	encode(t, filepath.Join(music, "태양의 후예", "05.flac"), recording{frames: sinkRate},
		map[string]string{"title": "다시 너를", "artist": "매드클라운 & 김나영", "album": "태양의 후예 OST Part.5"})
	encode(t, filepath.Join(music, "other.ogg"), recording{frames: sinkRate}, map[string]string{"title": "Nothing of the kind", "artist": "Nobody"})
	if err := os.WriteFile(filepath.Join(music, "broken.mp3"), []byte("no sound"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// hearSeams records the sink until three seams in a row were exactly the
// reference decode again, without a frame lost or added.
//
// A machine that is busy may starve the sink, at any place of the song. Then
// several recordings are made, and seams count one by one: the sound must not
// break off at seams more often than elsewhere, where it has no reason of the
// player's to. A fault of the player's own breaks seams and nothing else.
func hearSeams(t *testing.T, s *stage, w *window, song string) {
	t.Helper()
	pass := referenceOf(t, s, song)
	long := time.Duration(float64(len(pass)) / sinkRate * float64(time.Second))

	const wanted, attempts = 3, 6
	exact, brokenAtSeams, brokenElsewhere := 0, 0, 0
	for range attempts {
		from := w.now(t).Player.Pass
		ctx, stop := context.WithTimeout(t.Context(), (wanted+2)*long)
		recorded := leftChannel(s.record(ctx, t))
		stop()
		inRow := 0
		for _, run := range exactRuns(recorded, pass, 4e-3) {
			inRow = max(inRow, run.seams)
			exact += run.seams
			switch {
			case run.endsAtSeam:
				brokenAtSeams++
			case run.end < len(recorded):
				brokenElsewhere++
			}
		}
		t.Logf("%d frames recorded: %d exact seams in a row; so far %d exact, %d broken at a seam, %d broken elsewhere",
			len(recorded), inRow, exact, brokenAtSeams, brokenElsewhere)
		if inRow >= wanted {
			if passed := w.now(t).Player.Pass - from; passed < wanted {
				t.Errorf("the count of passes went up by %d while %d seams were heard", passed, inRow)
			}
			return
		}
	}
	if exact < wanted || brokenAtSeams > brokenElsewhere/2 {
		t.Errorf("heard %d exact seams, want %d; the sound broke %d times at a seam and %d times elsewhere", exact, wanted, brokenAtSeams, brokenElsewhere)
	}
}

// referenceOf is the left channel of a song as ffmpeg decodes it.
func referenceOf(t *testing.T, s *stage, song string) []float64 {
	t.Helper()
	reference := s.path("reference.wav")
	encoder(t, "ffmpeg", "-v", "error", "-y", "-i", song, "-c:a", "pcm_f32le", reference)
	wav, err := readWAV(reference)
	if err != nil {
		t.Fatal(err)
	}
	pass := make([]float64, wav.frames())
	for i := range pass {
		pass[i] = wav.sample(i, 0)
	}
	return pass
}

// noNetwork holds that a process has no socket that could reach another machine.
func noNetwork(t *testing.T, pid int) {
	t.Helper()
	own := map[string]bool{}
	fds, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	if err != nil || len(fds) == 0 {
		t.Fatalf("no open files of process %d: %v", pid, err)
	}
	for _, fd := range fds {
		if target, err := os.Readlink(fd); err == nil && strings.HasPrefix(target, "socket:[") {
			own[strings.TrimSuffix(strings.TrimPrefix(target, "socket:["), "]")] = true
		}
	}
	for _, kind := range []string{"tcp", "tcp6", "udp", "udp6", "raw", "raw6"} {
		table, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/%s", pid, kind))
		if err != nil {
			continue // no such kind on this system
		}
		for line := range strings.Lines(string(table)) {
			if fields := strings.Fields(line); len(fields) > 9 && own[fields[9]] {
				t.Errorf("the window has a %s socket: %s", kind, line)
			}
		}
	}
}

// onlyIn holds that nothing was left in a home whose fan named another folder
// for everything.
func onlyIn(t *testing.T, home string) {
	t.Helper()
	var left []string
	err := filepath.WalkDir(home, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			left = append(left, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(left) > 0 {
		t.Errorf("the window left in the home: %q", left)
	}
}
