package decode

import (
	"encoding/binary"

	"github.com/abema/go-mp4"
)

// mp4Fragments gathers the access units of a fragmented MP4 file, where each
// piece of sound has a table of its own in front (ISO/IEC 14496-12, 8.8).
type mp4Fragments struct {
	defaults map[uint32]mp4Sample // of each track, from the trex boxes
	tracks   map[uint32]*mp4Pieces

	total int // units of all tracks

	moof int64 // where the present fragment begins
	next int64 // where the data of the next run begins, when it does not say
	id   uint32
	base int64 // what the run's offset counts from
	now  mp4Sample
}

// mp4Sample is what a sample is like that says nothing of its own.
type mp4Sample struct{ duration, size uint32 }

// mp4Pieces is what the fragments hold of one track.
type mp4Pieces struct {
	units    []accessUnit
	duration uint64 // in the timescale of the track
	short    bool
}

// Flags of the boxes tfhd and trun.
const (
	tfhdBase      = 0x000001
	tfhdEntry     = 0x000002
	tfhdDuration  = 0x000008
	tfhdSize      = 0x000010
	tfhdFromMoof  = 0x020000
	trunOffset    = 0x000001
	trunFirst     = 0x000004
	trunDuration  = 0x000100
	trunSize      = 0x000200
	trunFlags     = 0x000400
	trunComposing = 0x000800
)

// boxFields reads numbers from a box one behind the other; what is not there is
// zero, and left tells that.
type boxFields struct {
	b    []byte
	left bool // something was asked for that is not there
}

func (f *boxFields) uint32() uint32 {
	if len(f.b) < 4 {
		f.b, f.left = nil, true
		return 0
	}
	v := binary.BigEndian.Uint32(f.b)
	f.b = f.b[4:]
	return v
}

// when reads a number if a flag says that it is there.
func (f *boxFields) when(flags, bit, otherwise uint32) uint32 {
	if flags&bit == 0 {
		return otherwise
	}
	return f.uint32()
}

// read reads one box in or around a fragment. size is that of the file.
func (m *mp4Fragments) read(h *mp4.ReadHandle, size int64) (any, error) {
	name := h.BoxInfo.Type.String()
	switch name {
	case "mvex", "traf":
		return h.Expand()
	case "moof":
		m.moof = int64(min(h.BoxInfo.Offset, uint64(size)))
		m.next = m.moof
		return h.Expand()
	}
	var b []byte
	if err := readTable(h, &b); err != nil {
		return nil, err
	}
	f := &boxFields{b: b}
	switch name {
	case "trex":
		m.trex(f)
	case "tfhd":
		m.tfhd(f)
	case "trun":
		m.trun(f, size)
	}
	return nil, nil
}

func (m *mp4Fragments) trex(f *boxFields) {
	_ = f.uint32() // version and flags
	id := f.uint32()
	_ = f.uint32() // which sample entry
	if m.defaults == nil {
		m.defaults = map[uint32]mp4Sample{}
	}
	if len(m.defaults) < 64 {
		m.defaults[id] = mp4Sample{duration: f.uint32(), size: f.uint32()}
	}
}

func (m *mp4Fragments) tfhd(f *boxFields) {
	flags := f.uint32()
	m.id = f.uint32()
	m.now = m.defaults[m.id]
	m.base = m.moof
	if flags&tfhdBase != 0 {
		m.base = int64(uint64(f.uint32())<<32|uint64(f.uint32())) & (1<<62 - 1)
	} else if flags&tfhdFromMoof == 0 && m.next > m.moof {
		m.base = m.next // behind the track before it
	}
	_ = f.when(flags, tfhdEntry, 0)
	m.now.duration = f.when(flags, tfhdDuration, m.now.duration)
	m.now.size = f.when(flags, tfhdSize, m.now.size)
	m.next = m.base
}

func (m *mp4Fragments) trun(f *boxFields, size int64) {
	flags := f.uint32()
	count := f.uint32()
	if flags&trunOffset != 0 {
		m.next = m.base + int64(int32(f.uint32()))
	}
	_ = f.when(flags, trunFirst, 0)
	if m.tracks == nil {
		m.tracks = map[uint32]*mp4Pieces{}
	}
	p := m.tracks[m.id]
	if p == nil {
		if len(m.tracks) >= 64 {
			return
		}
		p = &mp4Pieces{}
		m.tracks[m.id] = p
	}
	for range count {
		duration := f.when(flags, trunDuration, m.now.duration)
		n := f.when(flags, trunSize, m.now.size)
		_ = f.when(flags, trunFlags, 0)
		_ = f.when(flags, trunComposing, 0)
		if f.left || m.total >= aacMaxUnits {
			return
		}
		if n == 0 || n > aacMaxUnit || m.next < 0 || m.next+int64(n) > size {
			p.short = true // and so is all behind it
			return
		}
		p.units = append(p.units, accessUnit{offset: m.next, size: int32(n)})
		p.duration += uint64(duration)
		m.total++
		m.next += int64(n)
	}
}

// join gives the track t what the fragments hold of it.
func (m *mp4Fragments) join(t *mp4Track) {
	if p := m.tracks[t.id]; p != nil {
		t.pieces = p
		t.duration = p.duration
	}
}

// isFragmented reports whether the track's own tables are empty.
func (t *mp4Track) isFragmented() bool {
	return len(t.sizes) < 12 || binary.BigEndian.Uint32(t.sizes[8:]) == 0
}
