package decode

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// helperLimit is the longest sound that ffmpeg may hand over, in bytes of
// temporary file: 12 hours of stereo at 44,100 Hz. A hostile file must not fill
// the disk.
const helperLimit = 12 * 3600 * 44100 * 8

// HelperError says which format needs ffmpeg. It is an ErrNeedsHelper.
type HelperError struct {
	Codec string // as in Format.Codec
}

// Error implements error.
func (e *HelperError) Error() string {
	return e.Codec + " files are read with the program ffmpeg, which is not installed"
}

// Is makes errors.Is(err, ErrNeedsHelper) true.
func (e *HelperError) Is(target error) bool { return target == ErrNeedsHelper }

// decoded is a temporary file of float32 frames, two channels, little endian,
// at the rate of the sound.
type decoded struct {
	file   *os.File
	format Format
	frames int64
}

func (d *decoded) remove() {
	_ = d.file.Close()
	_ = os.Remove(d.file.Name()) // gone already where an open file can be removed
}

// openHelper decodes in with ffmpeg.
func openHelper(ctx context.Context, in *input) (stream, error) {
	return helped(ctx, in, in.kind)
}

// helped decodes in with ffmpeg, once for all its twins. kind names the format
// where ffmpeg is missing.
func helped(ctx context.Context, in *input, kind string) (stream, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.temp == nil {
		d, err := runHelper(ctx, in, kind)
		if err != nil {
			return stream{}, err
		}
		in.temp = d
	}
	return stream{
		codec:  &floats{r: io.NewSectionReader(in.temp.file, 0, in.temp.frames*8)},
		format: in.temp.format,
		frames: in.temp.frames,
		exact:  true,
	}, nil
}

// runHelper runs ffmpeg on the path, so that it can seek, with every protocol
// but files off.
func runHelper(ctx context.Context, in *input, kind string) (*decoded, error) {
	program, err := exec.LookPath("ffmpeg")
	if err != nil {
		return nil, &HelperError{Codec: kind}
	}
	format, err := probeHelper(ctx, program, in)
	if err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(helperDir(), "decoded-*.f32")
	if err != nil {
		return nil, fmt.Errorf("make a temporary file: %w", err)
	}
	d := &decoded{file: f, format: format}
	_ = os.Remove(f.Name()) // refused on Windows while it is open; remove tries again
	cmd := exec.CommandContext(ctx, program, append(helperInput(in),
		"-map", "0:a:0", "-ac", "2", "-ar", strconv.Itoa(format.Rate), "-fs", strconv.Itoa(helperLimit),
		"-c:a", "pcm_f32le", "-f", "f32le", "pipe:1")...)
	var stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = f, &limitedWriter{w: &stderr, left: 4096}
	runErr := cmd.Run()
	size, err := f.Seek(0, io.SeekEnd)
	if err == nil && size < 8 {
		err = fmt.Errorf("%w: ffmpeg found no sound in it: %s", ErrDamaged, firstLine(stderr.String()))
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	if err != nil {
		d.remove()
		return nil, errors.Join(err, runErr)
	}
	d.frames = size / 8
	return d, nil
}

// helperDir is Reprise's folder in the user's cache: the system's own temporary
// folder is memory on many machines, and a song is 20 MB a minute. It is the
// fallback where there is no cache.
func helperDir() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	dir := filepath.Join(cache, "reprise")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return ""
	}
	return dir
}

// helperInput are the arguments that name the file to ffmpeg. The file: prefix
// keeps a name like "concat:..." from being read as a protocol.
func helperInput(in *input) []string {
	return []string{"-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe", "-i", "file:" + in.path}
}

// probeHelper asks for the rate, the channels and the codec. ffmpeg itself
// prints them; ffprobe is not in every package.
func probeHelper(ctx context.Context, program string, in *input) (Format, error) {
	args := []string{"-nostdin", "-hide_banner", "-protocol_whitelist", "file,pipe", "-i", "file:" + in.path}
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Stderr = &limitedWriter{w: &out, left: 64 << 10}
	_ = cmd.Run() // it ends with an error for want of an output file
	if err := ctx.Err(); err != nil {
		return Format{}, err
	}
	f, ok := parseProbe(out.String())
	if !ok {
		return Format{}, fmt.Errorf("%w: ffmpeg finds no sound in it", ErrDamaged)
	}
	return f, nil
}

// parseProbe reads the line of the first sound stream, such as
// "Stream #0:0: Audio: alac (alac / 0x63616C61), 44100 Hz, stereo, s16p, 560 kb/s".
func parseProbe(text string) (Format, bool) {
	lines := bufio.NewScanner(strings.NewReader(text))
	for lines.Scan() {
		_, rest, ok := strings.Cut(lines.Text(), "Audio: ")
		if !ok {
			continue
		}
		parts := strings.Split(rest, ", ")
		f := Format{Codec: strings.ToLower(strings.Trim(strings.SplitN(parts[0]+" ", " ", 2)[0], ","))}
		for _, p := range parts {
			if hz, ok := strings.CutSuffix(p, " Hz"); ok {
				f.Rate, _ = strconv.Atoi(hz)
			}
			f.Channels = max(f.Channels, namedChannels(p))
		}
		f.Channels = max(f.Channels, 1)
		return f, f.Rate > 0
	}
	return Format{}, false
}

// namedChannels is the number of channels of ffmpeg's name of a layout, 0 for
// any other word.
func namedChannels(word string) int {
	switch {
	case word == "mono":
		return 1
	case word == "stereo":
		return 2
	case strings.HasPrefix(word, "5.1"):
		return 6
	case strings.HasPrefix(word, "7.1"):
		return 8
	}
	return 0
}

// floats reads a decoded file.
type floats struct {
	r   *io.SectionReader
	buf []byte
}

func (f *floats) read(dst [][2]float64) (int, error) {
	if f.buf == nil {
		f.buf = make([]byte, 4096*8)
	}
	n, err := io.ReadFull(f.r, f.buf[:min(len(dst)*8, len(f.buf))])
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	n /= 8
	for i := range n {
		for c := range 2 {
			dst[i][c] = float64(math.Float32frombits(binary.LittleEndian.Uint32(f.buf[i*8+c*4:])))
		}
	}
	return n, err
}

func (f *floats) seek(frame int64) error {
	_, err := f.r.Seek(frame*8, io.SeekStart)
	return err
}

func (f *floats) close() error { return nil }

// limitedWriter keeps the first bytes and swallows the rest.
type limitedWriter struct {
	w    io.Writer
	left int
}

// Write implements io.Writer.
func (l *limitedWriter) Write(p []byte) (int, error) {
	keep := p[:min(len(p), l.left)]
	l.left -= len(keep)
	if _, err := l.w.Write(keep); err != nil {
		return 0, err
	}
	return len(p), nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
