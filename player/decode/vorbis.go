package decode

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/jfreymuth/oggvorbis"
)

// vorbis decodes one link of an Ogg Vorbis file.
type vorbis struct {
	in       *input
	link     oggLink
	r        *oggvorbis.Reader
	first    int64 // granule position of the first frame
	channels int
	mix      mixer
	buf      []float32
	wide     []float64
}

// openVorbis opens Ogg Vorbis.
func openVorbis(ctx context.Context, in *input) (stream, error) {
	return openChain(ctx, in, openVorbisLink)
}

func openVorbisLink(in *input, l oggLink) (link, error) {
	v := &vorbis{in: in, link: l}
	if err := v.start(); err != nil {
		return link{}, err
	}
	v.channels = v.r.Channels()
	v.mix = newMixer(v.channels)
	return link{codec: v, rate: v.r.SampleRate(), channels: v.channels, frames: v.r.Length() - v.first}, nil
}

// start makes a fresh decoder at the first frame.
func (v *vorbis) start() error {
	r, err := oggvorbis.NewReader(newWindowReader(io.NewSectionReader(v.in.file, v.link.offset, v.link.size)))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if r.Channels() < 1 || r.SampleRate() < 1 {
		return fmt.Errorf("%w: no channels", ErrDamaged)
	}
	v.r, v.first = r, r.Position()
	return nil
}

func (v *vorbis) read(dst [][2]float64) (int, error) {
	if v.r == nil {
		return 0, ErrDamaged
	}
	if v.buf == nil {
		v.buf = make([]float32, 4096*v.channels)
		v.wide = make([]float64, v.channels)
	}
	want := min(len(dst)*v.channels, len(v.buf))
	n, err := v.r.Read(v.buf[:want])
	if n > 0 || errors.Is(err, io.EOF) {
		err = nil // an error comes again with the next call
	}
	n /= v.channels
	for i := range n {
		in := v.buf[i*v.channels : (i+1)*v.channels]
		if v.channels == 2 {
			dst[i] = [2]float64{float64(in[0]), float64(in[1])}
			continue
		}
		for c := range in {
			v.wide[vorbisChannel(v.channels, c)] = float64(in[c])
		}
		dst[i] = v.mix.frame(v.wide)
	}
	return n, err
}

func (v *vorbis) seek(frame int64) error {
	if frame == 0 || v.r == nil {
		if err := v.start(); err != nil || frame == 0 {
			return err // a fresh decoder gives the very first frames again
		}
	}
	return v.r.SetPosition(v.first + frame)
}

func (v *vorbis) close() error {
	v.r = nil
	return nil
}

// vorbisChannel maps channel c of n from the order of Vorbis to that of WAV, see
// https://xiph.org/vorbis/doc/Vorbis_I_spec.html#x1-810004.3.9
func vorbisChannel(n, c int) int {
	orders := map[int][]int{
		3: {0, 2, 1},
		5: {0, 2, 1, 3, 4},
		6: {0, 2, 1, 4, 5, 3},
		7: {0, 2, 1, 5, 6, 4, 3},
		8: {0, 2, 1, 6, 7, 4, 5, 3},
	}
	if o, ok := orders[n]; ok {
		return o[c]
	}
	return c
}
