package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/image/font/sfnt"

	"reprise/assets"
	"reprise/player/decode"
	"reprise/player/output"
)

// checkSound opens the sound device for a moment and gives it silence: a list
// of devices may hold some that play nothing.
func checkSound(ctx context.Context) finding {
	stream, err := output.System{}.Open(ctx, output.Request{Rate: 48000}, output.Silence{})
	switch {
	case errors.Is(err, output.ErrNoDevice):
		return found("sound", findingMissing, "no sound device; the window waits for one, and `reprise play --to OUT` needs none")
	case err != nil:
		return found("sound", findingBad, "%v", err)
	}
	rate := stream.Rate()
	stream.Close()
	devices, err := output.System{}.Devices(ctx)
	if err != nil || len(devices) == 0 {
		return found("sound", findingOK, "a device at %d Hz", rate)
	}
	return found("sound", findingOK, "%s, at %d Hz", devices[0].Name, rate)
}

// The Hangul syllables of Unicode, all of which the faces must have.
const (
	firstSyllable = '가'
	lastSyllable  = '힣'
)

// checkFonts opens the faces in the program, which need none of the system's.
func checkFonts() finding {
	syllables := 0
	for _, face := range []struct {
		name   string
		data   []byte
		hangul bool
	}{
		{"Pretendard JP", assets.UIRegular, true},
		{"Pretendard JP SemiBold", assets.UISemiBold, true},
		{"Gowun Batang", assets.Hangul, true},
		{"Newsreader", assets.Title, false},
		{"Newsreader Italic", assets.TitleItalic, false},
	} {
		font, err := sfnt.Parse(face.data)
		if err != nil {
			return found("fonts", findingBad, "%s: %v", face.name, err)
		}
		if !face.hangul {
			continue
		}
		var buffer sfnt.Buffer
		for r := firstSyllable; r <= lastSyllable; r++ {
			if i, err := font.GlyphIndex(&buffer, r); err != nil || i == 0 {
				return found("fonts", findingBad, "%s has no glyph for %q", face.name, r)
			}
		}
		syllables = lastSyllable - firstSyllable + 1
	}
	return found("fonts", findingOK, "5 faces, each Hangul one with all %d syllables", syllables)
}

// checkCodecs decodes the beginning of the demo songs, which are of the kinds
// that fans have most.
func checkCodecs(ctx context.Context) (f finding) {
	dir, err := os.MkdirTemp("", "reprise-doctor-*")
	if err != nil {
		return found("codecs", findingBad, "%v", err)
	}
	defer os.RemoveAll(dir)
	if err := unpack(assets.Demo, dir); err != nil {
		return found("codecs", findingBad, "%v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return found("codecs", findingBad, "%v", err)
	}
	heard := 0
	for _, entry := range entries {
		switch filepath.Ext(entry.Name()) {
		case ".json", ".lrc", ".txt", ".md":
			continue
		}
		if err := tryDecode(ctx, filepath.Join(dir, entry.Name())); err != nil {
			return found("codecs", findingBad, "demo song %s: %v", entry.Name(), errors.Unwrap(err))
		}
		heard++
	}
	return found("codecs", findingOK, "MP3, FLAC, Ogg Vorbis, Opus, AAC, WAV, AIFF; %d demo songs decoded", heard)
}

// tryDecode decodes the first second of a file.
func tryDecode(ctx context.Context, path string) (err error) {
	source, err := decode.Open(ctx, path, decode.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	second := make([][2]float64, source.Format().Rate)
	if n, _ := source.Stream(second); n < len(second) {
		return fmt.Errorf("decode: %w", errors.Join(source.Err(), decode.ErrDamaged))
	}
	return nil
}

// checkFFmpeg looks for the helper that some formats need.
func checkFFmpeg(ctx context.Context) finding {
	const use = "it is needed for ALAC, WMA, APE and WavPack alone"
	path, err := exec.LookPath("ffmpeg")
	if err != nil {
		return found("ffmpeg", findingMissing, "not found; %s", use)
	}
	out, err := exec.CommandContext(ctx, path, "-version").Output()
	if err != nil {
		return found("ffmpeg", findingBad, "it is there and does not run: %v", err)
	}
	name, _, _ := strings.Cut(string(out), " Copyright")
	return found("ffmpeg", findingOK, "%s; %s", strings.TrimSpace(name), use)
}
