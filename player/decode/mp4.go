package decode

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/abema/go-mp4"
)

// mp4MaxBox is the most bytes of one table of an MP4 file that are read.
const mp4MaxBox = 64 << 20

// mp4Track is the first sound track of an MP4 file.
type mp4Track struct {
	sound     bool
	codec     string // four characters of the sample entry: "mp4a", "alac", ...
	config    []byte
	object    byte // object type of the esds box
	timescale uint32
	duration  uint64 // in timescale, of mdhd
	edits     []mp4.ElstEntry
	version   uint8 // of the edit list
	sizes     []byte
	chunks    []byte // stsc
	offsets   []byte
	wide      bool   // offsets are 64 bits: co64
	movie     uint32 // timescale of the movie, for the edit list's durations
	smpb      string // the text of iTunSMPB
	id        uint32
	pieces    *mp4Pieces // of a fragmented file, nil else
}

// openMP4 opens AAC in M4A or MP4. Whatever else such a file holds (Apple
// Lossless, MPEG layers, a protected track) is for ffmpeg.
func openMP4(ctx context.Context, in *input) (stream, error) {
	t, err := readMP4(in)
	if err != nil {
		return stream{}, err
	}
	if t.codec != "mp4a" || !isAAC(t) {
		kind := in.kind
		if t.codec != "" && t.codec != "mp4a" {
			kind = t.codec
		}
		return helped(ctx, in, kind)
	}
	units, short, err := t.units(in.size - in.base)
	if err != nil {
		return stream{}, err
	}
	if len(units) == 0 && t.pieces != nil {
		units, short = t.pieces.units, t.pieces.short
	}
	return newAAC(in.stream(), aacTrack{units: units, config: t.config, trim: t.trim, exact: true, short: short})
}

// isAAC reports whether FAAD2 knows the stream: MPEG-2 and MPEG-4 AAC, by the
// registry at https://mp4ra.org/registered-types/object-types
func isAAC(t *mp4Track) bool {
	if len(t.config) < 2 || (t.object != 0x40 && (t.object < 0x66 || t.object > 0x68)) {
		return false
	}
	switch t.config[0] >> 3 { // audio object type
	case 1, 2, 3, 4, 5, 29: // main, LC, SSR, LTP, SBR, PS
		return true
	}
	return false
}

// readMP4 reads the boxes of the first sound track.
func readMP4(in *input) (*mp4Track, error) {
	var movie uint32
	var smpb string
	var tracks []*mp4Track
	cur := &mp4Track{}
	var fragments mp4Fragments
	_, err := mp4.ReadBoxStructure(in.stream(), func(h *mp4.ReadHandle) (any, error) {
		if h.BoxInfo.Size > uint64(in.size) && h.BoxInfo.Type != mp4.BoxTypeMdat() {
			return nil, fmt.Errorf("%w: box %s is larger than the file", ErrDamaged, h.BoxInfo.Type)
		}
		switch h.BoxInfo.Type.String() {
		case "trak":
			cur = &mp4Track{}
			tracks = append(tracks, cur)
			return h.Expand()
		case "mvhd":
			box, _, err := h.ReadPayload()
			if m, ok := box.(*mp4.Mvhd); ok {
				movie = m.Timescale
			}
			return nil, err
		case "moof", "traf", "mvex", "trex", "tfhd", "trun":
			return fragments.read(h, in.size-in.base)
		case "udta":
			text, err := readSMPB(h)
			smpb = text
			return nil, err
		}
		return readTrackBox(h, cur)
	})
	for _, t := range tracks {
		if t.sound && t.codec != "" {
			t.movie, t.smpb = movie, smpb
			if t.isFragmented() {
				fragments.join(t)
			}
			return t, nil // an error behind the track does no harm
		}
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return nil, fmt.Errorf("%w: no sound track in it", ErrDamaged)
}

// readTrackBox reads one box inside a track into t.
func readTrackBox(h *mp4.ReadHandle, t *mp4Track) (any, error) {
	switch name := h.BoxInfo.Type.String(); name {
	case "moov", "mdia", "minf", "stbl", "stsd", "edts", "wave":
		return h.Expand()
	case "mp4a":
		if t.codec == "" {
			t.codec = name
		}
		return h.Expand()
	case "alac", "ac-3", "ec-3", "fLaC", "Opus", ".mp3", "enca", "drms":
		if t.codec == "" {
			t.codec = name
		}
		return nil, nil
	case "stsz":
		return nil, readTable(h, &t.sizes)
	case "stsc":
		return nil, readTable(h, &t.chunks)
	case "stco", "co64":
		t.wide = name == "co64"
		return nil, readTable(h, &t.offsets)
	case "tkhd", "mdhd", "hdlr", "elst", "esds":
		box, _, err := h.ReadPayload()
		if err != nil {
			return nil, err
		}
		t.note(box)
	}
	return nil, nil
}

// note keeps what a small box says.
func (t *mp4Track) note(box mp4.IBox) {
	switch b := box.(type) {
	case *mp4.Tkhd:
		t.id = b.TrackID
	case *mp4.Mdhd:
		t.timescale, t.duration = b.Timescale, b.GetDuration()
	case *mp4.Hdlr:
		t.sound = t.sound || b.HandlerType == [4]byte{'s', 'o', 'u', 'n'}
	case *mp4.Elst:
		t.edits, t.version = b.Entries, b.GetVersion()
	case *mp4.Esds:
		for _, d := range b.Descriptors {
			switch {
			case d.Tag == mp4.DecoderConfigDescrTag && d.DecoderConfigDescriptor != nil:
				t.object = d.DecoderConfigDescriptor.ObjectTypeIndication
			case d.Tag == mp4.DecSpecificInfoTag && len(t.config) == 0:
				t.config = d.Data
			}
		}
	}
}

func readTable(h *mp4.ReadHandle, to *[]byte) error {
	if *to != nil || h.BoxInfo.Size > mp4MaxBox {
		return nil
	}
	var b bytes.Buffer
	_, err := h.ReadData(&b)
	*to = b.Bytes()
	return err
}

// readSMPB finds the text of the iTunSMPB comment in the user data.
func readSMPB(h *mp4.ReadHandle) (string, error) {
	var b []byte
	if err := readTable(h, &b); err != nil {
		return "", err
	}
	_, rest, ok := bytes.Cut(b, []byte("iTunSMPB"))
	if !ok {
		return "", nil
	}
	_, rest, ok = bytes.Cut(rest, []byte("data"))
	if !ok || len(rest) < 8 {
		return "", nil
	}
	rest = rest[8:]
	return string(rest[:min(len(rest), 160)]), nil
}

// trim gives the delay to cut off and the frames of music behind it. iTunSMPB
// is exact (fields: reserved, delay, padding, frames, in hexadecimal). Without
// it the edit list tells the delay, and the length of the media tells the end:
// the edit's own duration is often rounded to milliseconds.
func (t *mp4Track) trim(rate, perUnit int) (lead, frames int64) {
	if f := strings.Fields(t.smpb); len(f) >= 4 {
		delay, err1 := strconv.ParseInt(f[1], 16, 64)
		count, err2 := strconv.ParseInt(f[3], 16, 64)
		if err1 == nil && err2 == nil && count > 0 && delay < int64(rate) {
			return delay, count
		}
	}
	if t.timescale == 0 {
		return int64(perUnit), 1 << 62
	}
	frames = scaleTime(t.duration, t.timescale, rate)
	start, length := t.edit()
	lead = scaleTime(start, t.timescale, rate)
	frames -= lead
	if t.movie >= uint32(rate) && length > 0 {
		frames = min(frames, scaleTime(length, t.movie, rate))
	}
	return lead, frames
}

// edit is the start (in the timescale of the track) and the length (in that of
// the movie) of the first edit that plays anything.
func (t *mp4Track) edit() (start, length uint64) {
	for _, e := range t.edits {
		at, dur := int64(e.MediaTimeV0), uint64(e.SegmentDurationV0)
		if t.version == 1 {
			at, dur = e.MediaTimeV1, e.SegmentDurationV1
		}
		if at >= 0 {
			return uint64(at), dur
		}
	}
	return 0, 0
}

// scaleTime turns n ticks of a scale into frames of rate, rounded.
func scaleTime(n uint64, scale uint32, rate int) int64 {
	n = min(n, 1<<40)
	return int64((n*uint64(rate) + uint64(scale)/2) / uint64(scale))
}

// units lists the access units by the sample tables. short tells that some lie
// behind the end of the file.
func (t *mp4Track) units(size int64) (units []accessUnit, short bool, err error) {
	sizes, chunks, offsets := t.sizes, t.chunks, t.offsets
	if len(sizes) < 12 || len(chunks) < 8 || len(offsets) < 8 {
		return nil, false, nil
	}
	fixed := binary.BigEndian.Uint32(sizes[4:])
	count := int(binary.BigEndian.Uint32(sizes[8:]))
	if count > aacMaxUnits || (fixed == 0 && count > (len(sizes)-12)/4) {
		return nil, false, fmt.Errorf("%w: it claims %d frames", ErrDamaged, count)
	}
	width := t.offsetWidth()
	runs := chunkRuns(chunks[8:])
	for c := 0; c < (len(offsets)-8)/width && len(units) < count; c++ {
		at := readOffset(offsets[8+c*width:], t.wide)
		for range runs.of(c + 1) {
			if len(units) >= count {
				break
			}
			n := unitSize(sizes, fixed, len(units))
			if n == 0 || n > aacMaxUnit || at < 0 || at+int64(n) > size {
				return units, true, nil
			}
			units = append(units, accessUnit{offset: at, size: int32(n)})
			at += int64(n)
		}
	}
	return units, len(units) < count, nil
}

// offsetWidth is how many bytes a chunk's offset takes.
func (t *mp4Track) offsetWidth() int {
	if t.wide {
		return 8
	}
	return 4
}

// unitSize is the size of unit i: all have one, fixed, or the table states each.
func unitSize(sizes []byte, fixed uint32, i int) uint32 {
	if fixed != 0 {
		return fixed
	}
	return binary.BigEndian.Uint32(sizes[12+i*4:])
}

func readOffset(b []byte, wide bool) int64 {
	if wide {
		return int64(binary.BigEndian.Uint64(b))
	}
	return int64(binary.BigEndian.Uint32(b))
}

// chunkRuns is the table of the stsc box: 12 bytes for each run of chunks that
// hold equally many samples.
type chunkRuns []byte

// of is the number of samples in chunk n, counted from 1. It moves on through
// the table as n grows.
func (r *chunkRuns) of(n int) int {
	for len(*r) >= 24 && int(binary.BigEndian.Uint32((*r)[12:])) <= n {
		*r = (*r)[12:]
	}
	if len(*r) < 12 {
		return 0
	}
	return int(binary.BigEndian.Uint32((*r)[4:]))
}
