package decode

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
)

// mp3File is the list of streams in a file, shared by its twins.
type mp3File struct {
	in  *input
	end int64 // of the sound: tags behind it are left out

	mu    sync.Mutex
	parts []*mp3Part
	whole bool // the last part has no other behind it
	odd   bool // what is behind it has another rate, and is not played
}

// mp3 decodes MPEG audio, layers I to III.
type mp3 struct {
	file *mp3File
	at   int // the part that plays
	dec  *mp3Decoder
	pcm  []float32 // of the frame that plays, what is left of it
	skip int64     // PCM frames still to throw away
	pos  int64     // in the part
}

// openMP3 opens MPEG audio. See the package comment for how its ends are found.
func openMP3(ctx context.Context, in *input) (stream, error) {
	file, err := in.mp3File(ctx)
	if err != nil {
		return stream{}, err
	}
	m := &mp3{file: file}
	if err := m.open(ctx, 0); err != nil {
		return stream{}, err
	}
	first := file.parts[0].first
	st := stream{codec: m, format: Format{Rate: first.rate, Channels: 2, Codec: in.kind}}
	if first.mono {
		st.format.Channels = 1
	}
	st.frames, st.exact, st.short = m.length(0)
	return st, nil
}

// mp3File gives the file's list of streams, made once for all twins.
func (in *input) mp3File(ctx context.Context) (*mp3File, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.mp3 != nil {
		return in.mp3, nil
	}
	end, err := tailTags(in)
	if err != nil {
		return nil, err
	}
	first, err := openPart(ctx, in, in.base, end)
	if err != nil {
		return nil, err
	}
	if known, _ := first.frames.ahead(0); known == 0 {
		return nil, fmt.Errorf("%w: a header and no music", ErrDamaged)
	}
	in.mp3 = &mp3File{in: in, end: end, parts: []*mp3Part{first}}
	return in.mp3, nil
}

// part gives part i, or nil when there is none. The one before must be walked
// through to its end for it.
func (f *mp3File) part(ctx context.Context, i int) (*mp3Part, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i >= len(f.parts) && !f.whole {
		last := f.parts[len(f.parts)-1]
		if _, err := last.frames.upTo(ctx, mp3MaxFrames); err != nil {
			return nil, err
		}
		at, _ := last.frames.joined()
		if at == 0 {
			f.whole = true
			break
		}
		next, err := openPart(ctx, f.in, at, f.end)
		if err != nil || next.first.rate != last.first.rate {
			f.whole, f.odd = true, true
			break
		}
		f.parts = append(f.parts, next)
	}
	if i >= len(f.parts) {
		return nil, nil
	}
	return f.parts[i], nil
}

// length sums up the parts. walk is how many bytes may be walked through to
// know more.
func (m *mp3) length(walk int64) (frames int64, exact, short bool) {
	for i := 0; ; i++ {
		m.file.mu.Lock()
		if i >= len(m.file.parts) {
			exact, short = m.file.whole, short || m.file.odd
			m.file.mu.Unlock()
			return frames, exact, short
		}
		p := m.file.parts[i]
		m.file.mu.Unlock()
		n, sure, cut := p.state(m.file.in, walk)
		frames, short = frames+n, short || cut
		if !sure {
			return frames, false, short
		}
		if p.sure {
			m.file.mu.Lock()
			m.file.whole = m.file.whole || i == len(m.file.parts)-1
			m.file.mu.Unlock()
			continue
		}
		if _, err := m.file.part(context.Background(), i+1); err != nil { // it is walked through: no wait
			return frames, false, short
		}
	}
}

// grow implements growing.
func (m *mp3) grow() (frames int64, exact, short bool) { return m.length(mp3WalkOn) }

// open makes the decoder of part i, at its first frame of music.
func (m *mp3) open(ctx context.Context, i int) error {
	p, err := m.file.part(ctx, i)
	if err != nil {
		return err
	}
	if p == nil {
		return io.EOF
	}
	if err := m.close(); err != nil {
		return err
	}
	if m.dec, err = newMP3Decoder(m.file.in, p); err != nil {
		return err
	}
	m.at, m.pos, m.pcm, m.skip = i, 0, nil, p.lead
	return nil
}

func (m *mp3) read(dst [][2]float64) (int, error) {
	for {
		if m.dec == nil {
			return 0, ErrDamaged
		}
		n, err := m.readPart(dst)
		if n > 0 || err != nil {
			return n, err
		}
		switch err := m.open(context.Background(), m.at+1); {
		case errors.Is(err, io.EOF):
			return 0, nil
		case err != nil:
			return 0, err
		}
	}
}

// readPart reads from the part that plays; 0 and nil at its end.
func (m *mp3) readPart(dst [][2]float64) (int, error) {
	length, exact, _ := m.dec.part.state(m.file.in, 0)
	if exact {
		dst = dst[:min(int64(len(dst)), max(0, length-m.pos))]
	}
	for len(dst) > 0 && int64(len(m.pcm)/2) <= m.skip {
		m.skip -= int64(len(m.pcm) / 2)
		pcm, err := m.dec.next()
		if err != nil || pcm == nil {
			m.pcm = nil
			return 0, err
		}
		m.pcm = pcm
	}
	if len(dst) == 0 {
		return 0, nil
	}
	m.pcm, m.skip = m.pcm[2*m.skip:], 0
	n := min(len(dst), len(m.pcm)/2)
	for i := range n {
		dst[i] = [2]float64{float64(m.pcm[2*i]), float64(m.pcm[2*i+1])}
	}
	m.pcm = m.pcm[2*n:]
	m.pos += int64(n)
	return n, nil
}

// seek goes to the exact frame. A place behind what is there is the end.
func (m *mp3) seek(frame int64) error {
	ctx := context.Background() // at most the rest of the index, from the disk's cache
	for i := 0; ; i++ {
		p, err := m.file.part(ctx, i)
		if err != nil {
			return err
		}
		if p == nil {
			return nil // m stands at the end of the last part
		}
		unit := int((frame + p.lead) / int64(p.first.frames))
		if _, err := p.frames.upTo(ctx, unit+1); err != nil {
			return err
		}
		length, exact, _ := p.state(m.file.in, 0)
		if exact && frame > length || exact && frame == length && !m.isLast(i) {
			frame -= length
			if err := m.openEnd(ctx, i, length); err != nil {
				return err
			}
			continue
		}
		if err := m.open(ctx, i); err != nil {
			return err
		}
		m.pos, m.skip = frame, (frame+p.lead)%int64(p.first.frames)
		return m.dec.seek(unit)
	}
}

// isLast reports whether part i is known to be the last.
func (m *mp3) isLast(i int) bool {
	m.file.mu.Lock()
	defer m.file.mu.Unlock()
	return m.file.whole && i == len(m.file.parts)-1
}

// openEnd stands at the end of part i.
func (m *mp3) openEnd(ctx context.Context, i int, length int64) error {
	if err := m.open(ctx, i); err != nil {
		return err
	}
	m.pos = length
	return nil
}

func (m *mp3) close() error {
	if m.dec != nil {
		m.dec.close()
		m.dec = nil
	}
	return nil
}
