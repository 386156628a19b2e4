package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"reprise/cmd/houseband/score"
)

// encoder turns a WAV file into a song with tags.
type encoder struct {
	ending string
	// command returns the program and its arguments.
	command func(s *score.Song, wav, out string) []string
	// before and after are the frames of the song's end and start that the
	// program is given around the song, so that it knows what a repeat puts
	// there.
	before, after int
	// finish makes the file of what the program wrote: tags, and where the song
	// starts and ends in it. Nil when the program has done all.
	finish func(s *score.Song, made []byte) ([]byte, error)
}

// encoders are one for each kind of gapless file that a fan is likely to have.
// The serial numbers of the Ogg streams are fixed, so that the same song gives
// the same file.
var encoders = []encoder{
	{ending: ".mp3", before: 2 * mp3Frame, after: mp3Frame, finish: finishMP3, command: func(_ *score.Song, wav, out string) []string {
		return []string{"lame", "--quiet", "-V", "3", wav, out}
	}},
	{ending: ".ogg", command: func(s *score.Song, wav, out string) []string {
		return []string{
			"oggenc", "--quiet", "--utf8", "--serial", "1", "--quality", "4.5",
			"--title", s.Title, "--artist", s.Artist, "--album", s.Album, "--tracknum", "1", "--date", year,
			"--genre", genre, "--comment", "ALBUMARTIST=" + s.Artist, "--output", out, wav,
		}
	}},
	{ending: ".opus", before: opusLead, finish: finishOpus, command: func(s *score.Song, wav, out string) []string {
		return []string{
			"opusenc", "--quiet", "--music", "--bitrate", "128", "--serial", "1",
			"--title", s.Title, "--artist", s.Artist, "--album", s.Album, "--tracknumber", "1", "--date", year,
			"--genre", genre, "--comment", "ALBUMARTIST=" + s.Artist, wav, out,
		}
	}},
}

const (
	year  = "2026"
	genre = "OST"
)

// press records one song and returns the file's name. The lyrics go beside it.
func press(ctx context.Context, s *score.Song, e encoder, dir string, keep bool) (string, error) {
	loop, err := s.Render()
	if err != nil {
		return "", err
	}
	temp, err := os.MkdirTemp("", "houseband-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(temp) // what is left there is only a temporary file
	wav := filepath.Join(temp, s.Name+".wav")
	if keep {
		if err := os.WriteFile(filepath.Join(dir, s.Name+".wav"), encodeWAV(loop, 0, 0), 0o644); err != nil {
			return "", err
		}
	}
	if err := os.WriteFile(wav, encodeWAV(loop, e.before, e.after), 0o644); err != nil {
		return "", err
	}
	made := filepath.Join(temp, s.Name+e.ending)
	if err := runEncoder(ctx, e.command(s, wav, made)); err != nil {
		return "", err
	}
	data, err := os.ReadFile(made)
	if err != nil {
		return "", err
	}
	if e.finish != nil {
		if data, err = e.finish(s, data); err != nil {
			return "", err
		}
	}
	words, err := lrc(s)
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, s.Name+".lrc"), words, 0o644); err != nil {
		return "", err
	}
	file := filepath.Join(dir, s.Name+e.ending)
	return file, os.WriteFile(file, data, 0o644)
}

// runEncoder runs one program; its complaints become the error.
func runEncoder(ctx context.Context, args []string) error {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("run %s: %w: %s", args[0], err, bytes.TrimSpace(complaints.Bytes()))
	}
	return nil
}

// lrc returns the words of the song: each line as it is sung, its sound and its
// meaning at one time, and an empty line where the singing stops.
func lrc(s *score.Song) ([]byte, error) {
	stamps, err := s.Stamps()
	if err != nil {
		return nil, err
	}
	length := time.Duration(s.Frames()) * time.Second / time.Duration(s.Rate)
	var b bytes.Buffer
	fmt.Fprintf(&b, "[ti:%s]\n[ar:%s]\n[al:%s]\n[by:Reprise]\n[length:%s]\n", s.Title, s.Artist, s.Album, stamp(length))
	for i, line := range stamps {
		for _, text := range []string{line.Hangul, line.Roman, line.Meaning} {
			fmt.Fprintf(&b, "[%s]%s\n", stamp(line.Start), text)
		}
		if i == len(stamps)-1 {
			fmt.Fprintf(&b, "[%s]\n", stamp(line.End))
		}
	}
	return b.Bytes(), nil
}

// stamp returns a time in the form of LRC, minutes, seconds and hundredths.
func stamp(d time.Duration) string {
	c := d.Round(10*time.Millisecond).Milliseconds() / 10
	return fmt.Sprintf("%02d:%02d.%02d", c/6000, c/100%60, c%100)
}
