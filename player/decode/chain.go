package decode

import (
	"context"
	"errors"
	"fmt"
)

// link is one logical stream of an Ogg file, open at its first frame.
type link struct {
	codec    codec
	rate     int
	channels int
	frames   int64
}

// linkOpener opens one link by its own decoder.
type linkOpener func(in *input, l oggLink) (link, error)

// chain decodes the links of an Ogg file one behind the other. Most files have
// one; a chained file has several.
type chain struct {
	in    *input
	open  linkOpener
	links []oggLink
	at    int // the link that plays
	now   codec
}

// openChain opens an Ogg file whose links are opened by open. A link of another
// rate than the first ends the stream, which counts as short then: one Source
// has one rate. Links of other channels play, since all are mixed to two.
func openChain(ctx context.Context, in *input, open linkOpener) (stream, error) {
	found, cut, err := oggLinks(ctx, in)
	if err != nil {
		return stream{}, err
	}
	c := &chain{in: in, open: open}
	st := stream{codec: c, format: Format{Codec: in.kind}, exact: true, short: cut}
	for i, l := range found {
		if ctx.Err() != nil {
			return stream{}, ctx.Err()
		}
		k, err := open(in, l)
		switch {
		case err != nil && i == 0:
			return stream{}, err
		case err != nil:
			st.short = true
			continue // the others may be whole
		}
		err = k.codec.close()
		if i == 0 {
			st.format.Rate, st.format.Channels = k.rate, k.channels
		}
		if err != nil || k.rate != st.format.Rate {
			st.short = true
			break
		}
		if k.frames > 0 {
			l.start, l.frames = st.frames, k.frames
			c.links = append(c.links, l)
			st.frames += k.frames
		}
	}
	if len(c.links) == 0 {
		return stream{}, fmt.Errorf("%w: it holds no sound", ErrDamaged)
	}
	return st, c.enter(0)
}

// enter opens link i at its first frame.
func (c *chain) enter(i int) error {
	err := c.close()
	k, openErr := c.open(c.in, c.links[i])
	if openErr != nil {
		return errors.Join(err, openErr)
	}
	c.now, c.at = k.codec, i
	return err
}

func (c *chain) read(dst [][2]float64) (int, error) {
	for c.now != nil {
		n, err := c.now.read(dst)
		if n > 0 || err != nil || c.at+1 >= len(c.links) {
			return n, err
		}
		if err := c.enter(c.at + 1); err != nil {
			return 0, err
		}
	}
	return 0, ErrDamaged
}

func (c *chain) seek(frame int64) error {
	i := len(c.links) - 1
	for i > 0 && c.links[i].start > frame {
		i--
	}
	if i != c.at || c.now == nil {
		if err := c.enter(i); err != nil {
			return err
		}
	}
	return c.now.seek(frame - c.links[i].start)
}

func (c *chain) close() error {
	if c.now == nil {
		return nil
	}
	err := c.now.close()
	c.now = nil
	return err
}
