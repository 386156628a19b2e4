package decode

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/jfreymuth/oggvorbis"
)

// vorbis decodes the links of an Ogg Vorbis file. One link is a whole stream;
// a chained file holds several, one behind the other.
type vorbis struct {
	links    []oggLink
	at       int // the link that r reads
	r        *oggvorbis.Reader
	in       *input
	channels int
	mix      mixer
	buf      []float32
	wide     []float64
}

// openVorbis opens Ogg Vorbis. Links of another rate or number of channels than
// the first end the stream: one Source has one rate.
func openVorbis(ctx context.Context, in *input) (stream, error) {
	links, cut, err := oggLinks(ctx, in)
	if err != nil {
		return stream{}, err
	}
	v := &vorbis{links: links, in: in}
	if err := v.openLink(0); err != nil {
		return stream{}, err
	}
	rate := v.r.SampleRate()
	v.channels = v.r.Channels()
	v.mix = newMixer(vorbisOrder(v.channels))
	v.links, cut = v.sameLinks(rate, cut)
	if err := v.openLink(0); err != nil {
		return stream{}, err
	}
	last := v.links[len(v.links)-1]
	return stream{
		codec:  v,
		format: Format{Rate: rate, Channels: v.channels, Codec: "vorbis"},
		frames: last.start + last.frames,
		exact:  true,
		short:  cut,
	}, nil
}

// sameLinks measures the links, keeps those that sound like the first, and
// tells whether the file is cut.
func (v *vorbis) sameLinks(rate int, cut bool) ([]oggLink, bool) {
	var kept []oggLink
	start := int64(0)
	for i := range v.links {
		if err := v.openLink(i); err != nil || v.r.SampleRate() != rate || v.r.Channels() != v.channels {
			return kept, true
		}
		l := v.links[i]
		l.start, l.frames = start, v.r.Length()-v.r.Position()
		l.first = v.r.Position()
		if l.frames <= 0 {
			continue
		}
		start += l.frames
		kept = append(kept, l)
	}
	if len(kept) == 0 {
		return v.links[:1], cut
	}
	return kept, cut
}

// openLink makes a decoder for link i, at its first frame.
func (v *vorbis) openLink(i int) error {
	l := v.links[i]
	r, err := oggvorbis.NewReader(newWindowReader(io.NewSectionReader(v.in.file, l.offset, l.size)))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if r.Channels() < 1 || r.SampleRate() < 1 {
		return fmt.Errorf("%w: no channels", ErrDamaged)
	}
	v.r, v.at = r, i
	return nil
}

func (v *vorbis) read(dst [][2]float64) (int, error) {
	for {
		n, err := v.readLink(dst)
		if n > 0 || (err != nil && !errors.Is(err, io.EOF)) {
			return n, err
		}
		if v.at+1 >= len(v.links) {
			return 0, nil
		}
		if err := v.openLink(v.at + 1); err != nil {
			return 0, err
		}
	}
}

func (v *vorbis) readLink(dst [][2]float64) (int, error) {
	if v.buf == nil {
		v.buf = make([]float32, 4096*v.channels)
		v.wide = make([]float64, v.channels)
	}
	want := min(len(dst)*v.channels, len(v.buf))
	n, err := v.r.Read(v.buf[:want])
	if n > 0 {
		err = nil // the error comes again with the next call
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
	i := len(v.links) - 1
	for i > 0 && v.links[i].start > frame {
		i--
	}
	if i != v.at {
		if err := v.openLink(i); err != nil {
			return err
		}
	}
	l := v.links[i]
	if frame == l.start {
		return v.openLink(i) // a fresh decoder gives the very first frames again
	}
	return v.r.SetPosition(l.first + frame - l.start)
}

func (v *vorbis) close() error {
	v.r = nil
	return nil
}

// vorbisOrder is the number of channels for newMixer: Vorbis has its own order
// above two, which vorbisChannel turns into that of WAV.
func vorbisOrder(n int) int { return n }

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
