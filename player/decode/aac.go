package decode

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	faad2 "github.com/llehouerou/go-faad2"
)

// faad guards the one WebAssembly instance that all decoders of go-faad2 share:
// its memory and its call stack belong to one call at a time, and the library's
// own mutexes are one for each decoder.
var faad sync.Mutex //nolint:gochecknoglobals // it guards a global of the library

const (
	// aacRunIn is how many access units are decoded and thrown away in front of
	// a seek's target: one for the overlap of the transform, the others for the
	// state of spectral band replication.
	aacRunIn = 3
	// aacMaxBad is how many undecodable access units in a row end the stream.
	aacMaxBad = 50
	// aacMaxUnits bounds what a file may claim: 24 hours at 48 kHz.
	aacMaxUnits = 24 * 3600 * 48000 / 1024
	// aacMaxUnit is the most bytes of one access unit: 6,144 bits for each of 48
	// channels, ISO/IEC 14496-3 4.5.3.1.
	aacMaxUnit = 6144 / 8 * 48
)

// accessUnit is where one AAC frame lies in the file.
type accessUnit struct {
	offset int64
	size   int32
}

// aac decodes a list of access units.
type aac struct {
	r        io.ReaderAt
	units    []accessUnit
	config   []byte // AudioSpecificConfig
	dec      *faad2.Decoder
	channels int
	perUnit  int   // PCM frames of one unit
	lead     int64 // PCM frames of delay to cut off

	next    int       // unit to decode next
	pcm     []float64 // interleaved, of the last unit
	skip    int64     // frames still to throw away
	bad     int       // undecodable units in a row
	mix     mixer
	scratch []byte
}

// aacTrack is what a container knows of its AAC stream.
type aacTrack struct {
	units  []accessUnit
	config []byte
	// lead and frames cut the encoder's delay and padding, in units of the
	// output's frames; they are called once the output's rate is known.
	trim  func(rate, perUnit int) (lead, frames int64)
	exact bool
	short bool
}

// newAAC opens the decoder on the first units, to learn the true rate: a stream
// with spectral band replication has twice the rate of its header.
func newAAC(r io.ReaderAt, t aacTrack) (stream, error) {
	if len(t.units) == 0 {
		return stream{}, fmt.Errorf("%w: it holds no AAC frames", ErrDamaged)
	}
	a := &aac{r: r, units: t.units, config: t.config}
	rate, err := a.restart(0)
	if err != nil {
		return stream{}, err
	}
	if err := a.measure(); err != nil {
		return stream{}, errors.Join(err, a.close())
	}
	lead, frames := t.trim(rate, a.perUnit)
	a.lead = max(lead, int64(a.perUnit)) // the decoder never gives the first unit
	frames = min(frames-(a.lead-lead), int64(len(a.units)*a.perUnit)-a.lead)
	if err := a.seek(0); err != nil {
		return stream{}, errors.Join(err, a.close())
	}
	return stream{
		codec:  a,
		format: Format{Rate: rate, Channels: a.channels, Codec: "aac"},
		frames: frames,
		exact:  t.exact,
		short:  t.short,
	}, nil
}

// measure finds the number of channels and of frames in a unit.
func (a *aac) measure() error {
	for range min(len(a.units), aacMaxBad) {
		if err := a.decodeNext(); err != nil {
			return err
		}
		if len(a.pcm) > 0 && a.channels > 0 {
			a.perUnit = len(a.pcm) / a.channels
			a.mix = newMixer(a.channels)
			return nil
		}
	}
	return fmt.Errorf("%w: no AAC frame can be decoded", ErrDamaged)
}

// restart makes a fresh decoder that goes on with unit at. The state of an old
// one (overlap, noise generator) would leak into the sound.
func (a *aac) restart(at int) (rate int, err error) {
	if err := a.close(); err != nil {
		return 0, err
	}
	faad.Lock()
	defer faad.Unlock()
	ctx := context.Background() // the calls compute, they wait for nothing
	dec, err := faad2.NewDecoder(ctx)
	if err != nil {
		return 0, fmt.Errorf("start the AAC decoder: %w", err)
	}
	if err := dec.Init(ctx, a.config); err != nil {
		return 0, errors.Join(fmt.Errorf("%w: %w", ErrDamaged, err), dec.Close(ctx))
	}
	a.dec, a.next, a.pcm, a.bad = dec, at, nil, 0
	a.channels = int(dec.Channels())
	return int(dec.SampleRate()), nil
}

// decodeNext decodes one unit into a.pcm. A unit that cannot be decoded gives
// silence, so that one bad spot does not end a song; many in a row do.
func (a *aac) decodeNext() error {
	if a.next >= len(a.units) {
		a.pcm = nil
		return io.EOF
	}
	u := a.units[a.next]
	a.next++
	if int(u.size) > len(a.scratch) {
		a.scratch = make([]byte, u.size)
	}
	unit := a.scratch[:u.size]
	if n, err := a.r.ReadAt(unit, u.offset); n < len(unit) {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return err
	}
	pcm, err := a.decodeUnit(unit)
	if err != nil {
		a.bad++
		if a.bad >= aacMaxBad {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		pcm = make([]int16, a.perUnit*a.channels)
	} else {
		a.bad = 0
	}
	a.pcm = a.pcm[:0]
	for _, v := range pcm {
		a.pcm = append(a.pcm, float64(v)/32768)
	}
	return nil
}

func (a *aac) decodeUnit(unit []byte) ([]int16, error) {
	faad.Lock()
	defer faad.Unlock()
	return a.dec.Decode(context.Background(), unit)
}

func (a *aac) read(dst [][2]float64) (int, error) {
	for len(a.pcm) < a.channels || a.skip > 0 {
		if have := int64(len(a.pcm) / a.channels); have > 0 {
			drop := min(have, a.skip)
			a.skip -= drop
			a.pcm = a.pcm[drop*int64(a.channels):]
			continue
		}
		if err := a.decodeNext(); err != nil {
			if errors.Is(err, io.EOF) {
				return 0, nil
			}
			return 0, err
		}
	}
	n := min(len(dst), len(a.pcm)/a.channels)
	for i := range n {
		dst[i] = a.mix.frame(a.pcm[i*a.channels:])
	}
	a.pcm = a.pcm[n*a.channels:]
	return n, nil
}

// seek starts a fresh decoder some units before the target. The first unit of a
// fresh decoder gives no frames.
func (a *aac) seek(frame int64) error {
	target := frame + a.lead
	from := max(0, int(target/int64(a.perUnit))-aacRunIn)
	if _, err := a.restart(from); err != nil {
		return err
	}
	a.skip = target - int64(from+1)*int64(a.perUnit)
	return nil
}

func (a *aac) close() error {
	if a.dec == nil {
		return nil
	}
	faad.Lock()
	defer faad.Unlock()
	err := a.dec.Close(context.Background())
	a.dec = nil
	return err
}
