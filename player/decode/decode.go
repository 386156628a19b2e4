package decode

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/gopxl/beep/v2"
)

// Errors of Open. They come wrapped, with the path and the reason.
var (
	// ErrUnknownFormat says that the file is not audio that Reprise knows.
	ErrUnknownFormat = errors.New("not a known audio format")
	// ErrDamaged says that the format is known, and that no sound could be found.
	ErrDamaged = errors.New("the file is damaged")
	// ErrNeedsHelper says that the format is read with ffmpeg, and that ffmpeg is
	// not installed. The error found with errors.As as *HelperError names the format.
	ErrNeedsHelper = errors.New("ffmpeg is needed and not installed")
	// ErrNotRegular says that the path is a folder, a pipe or a device.
	ErrNotRegular = errors.New("not a regular file")
)

// Format describes the sound of a file.
type Format struct {
	Rate     int    // frames a second, 1,000 to 768,000
	Channels int    // channels of the file; Stream always gives two
	Bits     int    // bits of an integer sample of a lossless file; 0 for float and lossy formats
	Codec    string // short lower-case name: "mp3", "flac", "vorbis", "opus", "wav", "aiff", "aac", "alac", ...
}

// Source is one opened file, trimmed to the music. It follows the contract of
// beep.Streamer: Stream fills the whole slice until the end of the file. Mono is
// given on both channels, more than two channels are mixed down to two.
//
// Len is the exact number of frames where the format says it, and an estimate
// for MP3 files without a Xing header and for raw AAC; where the sound ends
// before, Stream is drained early and Len becomes what was there.
//
// A Source may be used by one goroutine at a time.
type Source interface {
	beep.StreamSeekCloser
	// Format tells the rate and kind of the sound.
	Format() Format
	// Short reports whether the file ends before its header says. It may turn
	// true while the file is read.
	Short() bool
	// Twin opens the same file once more, at frame 0, even when the path means
	// another file by now.
	Twin(ctx context.Context) (Source, error)
}

// codec is what each decoder of this package implements. Its calls are made by
// source alone, which guards them against panics.
type codec interface {
	// read decodes up to len(dst) frames. 0 and nil mean the end.
	read(dst [][2]float64) (int, error)
	// seek goes to the exact frame, 0 <= frame <= frames.
	seek(frame int64) error
	close() error
}

// stream is what a decoder's opener hands over.
type stream struct {
	codec  codec
	format Format
	frames int64
	exact  bool // frames is the word of the file, not an estimate
	short  bool // the file is known to be cut
}

// Options choose how a file is opened. The zero value gives the sound as it is
// written.
type Options struct {
	// Trim cuts the codec's own silence off both ends of files that do not tell
	// how much of it there is: MP3 and raw AAC without a tag. See the package
	// comment for the rule. Files that tell it are cut exactly, whatever Trim says.
	Trim bool
}

// opener opens one kind of stream over in.
type opener func(ctx context.Context, in *input) (stream, error)

// Open opens the audio file at path and positions it at frame 0. The errors are
// ErrUnknownFormat, ErrDamaged, ErrNeedsHelper and ErrNotRegular of this package
// and those of package fs. ctx ends the wait for ffmpeg.
func Open(ctx context.Context, path string, o Options) (Source, error) {
	in, err := openInput(path)
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", path, err)
	}
	in.trim = o.Trim
	s, err := openSource(ctx, in)
	if err != nil {
		in.release()
		return nil, fmt.Errorf("open %q: %w", path, err)
	}
	return s, nil
}

// openSource sniffs in and opens the decoder. It takes over one reference to in.
func openSource(ctx context.Context, in *input) (*source, error) {
	open, err := sniff(in)
	if err != nil {
		return nil, err
	}
	st, err := guardOpen(ctx, open, in)
	if err != nil {
		return nil, err
	}
	if err := checkStream(st); err != nil {
		return nil, errors.Join(err, st.codec.close())
	}
	slog.Debug("opened audio", "codec", st.format.Codec, "rate", st.format.Rate, "frames", st.frames)
	return &source{in: in, open: open, stream: st}, nil
}

// checkStream refuses what no player can play.
func checkStream(st stream) error {
	switch {
	case st.format.Rate < 1000 || st.format.Rate > 768000:
		return fmt.Errorf("%w: a rate of %d Hz", ErrDamaged, st.format.Rate)
	case st.format.Channels < 1:
		return fmt.Errorf("%w: no channels", ErrDamaged)
	case st.frames <= 0:
		return fmt.Errorf("%w: it holds no sound", ErrDamaged)
	}
	return nil
}

// guardOpen turns a decoder's panic into ErrDamaged.
func guardOpen(ctx context.Context, open opener, in *input) (st stream, err error) {
	defer func() {
		if r := recover(); r != nil {
			st, err = stream{}, fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}()
	return open(ctx, in)
}
