package decode

import (
	"context"
	"io"
)

// openOpus opens Ogg Opus. libsndfile plays the first link of a chained file
// alone, so each is opened by itself. The gain of the header and the pre-skip are
// libsndfile's business, and so are the 80 ms in front of a seek's target.
func openOpus(ctx context.Context, in *input) (stream, error) {
	return openChain(ctx, in, func(in *input, l oggLink) (link, error) { return openOpusLink(ctx, in, l) })
}

func openOpusLink(ctx context.Context, in *input, l oggLink) (link, error) {
	s := &sndfile{from: io.NewSectionReader(in.file, l.offset, l.size), anew: true}
	info, err := s.open()
	if err != nil {
		return link{}, err
	}
	s.channels = int(info.channels)
	s.mix = newMixer(s.channels)
	k := link{codec: s, rate: int(info.samplerate), channels: s.channels, frames: int64(info.frames)}
	if k.frames < unknownLength {
		return k, nil
	}
	// The last page of a cut file is gone, and with it the length.
	if k.frames = l.frames; k.frames == 0 {
		k.frames, err = countFrames(ctx, s)
	}
	if err != nil {
		_ = s.close()
		return link{}, err
	}
	return k, nil
}
