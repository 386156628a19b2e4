package tags

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// mp4Box is one box (Apple: atom) of an MP4 file. ISO/IEC 14496-12 4.2.
type mp4Box struct {
	name string
	body int64 // offset behind the header
	end  int64
}

// mp4Walk walks boxes with a limit on how many it looks at in all, because
// boxes nest and a hostile file may nest and repeat without end.
type mp4Walk struct {
	s    *source
	left int
	f    *found
	// smooth is the text of iTunSMPB.
	smooth string
	rate   int // units a second of the sound that was found
}

// maxBoxes limits how many boxes of one file are looked at.
const maxBoxes = 20000

// readMP4 reads an MP4 file that begins at off.
func readMP4(s *source, off int64, f *found) {
	w := &mp4Walk{s: s, left: maxBoxes, f: f}
	moov := false
	w.each(off, s.size, func(b mp4Box) {
		switch {
		case b.name == "moov" && !moov:
			moov = true
			w.movie(b)
		case b.name == "mdat" && b.end-b.body > f.audio.size: // the largest, when there are several
			f.audio = span{b.body, b.end - b.body}
		}
	})
	w.smoothPlayback()
	if !moov {
		f.fail(fmt.Errorf("%w: no movie box in the MP4 file", ErrDamaged))
	}
	if moov && f.format == Unknown {
		f.fail(fmt.Errorf("%w: no audio that is known in the MP4 file", ErrUnknownFormat))
	}
}

// each hands out the boxes between pos and end.
func (w *mp4Walk) each(pos, end int64, visit func(mp4Box)) {
	for ; w.left > 0 && end-pos >= 8; w.left-- {
		b := w.s.upTo(pos, 16)
		if len(b) < 8 {
			return
		}
		size, head := int64(binary.BigEndian.Uint32(b)), int64(8)
		name := string(b[4:8])
		switch size {
		case 0:
			size = end - pos // to the end of the file
		case 1:
			if len(b) < 16 {
				return
			}
			size, head = int64(binary.BigEndian.Uint64(b[8:])), 16 // checked below
		}
		if size < head {
			return
		}
		if size > end-pos {
			w.f.fail(fmt.Errorf("read MP4 boxes: %w", errShort))
			size = end - pos
		}
		visit(mp4Box{name, pos + head, pos + size})
		pos += size
	}
}

// inside finds a box by its path below b.
func (w *mp4Walk) inside(b mp4Box, path ...string) (mp4Box, bool) {
	for _, name := range path {
		var hit mp4Box
		w.each(b.body, b.end, func(c mp4Box) {
			if c.name == name && hit.name == "" {
				hit = c
			}
		})
		if hit.name == "" {
			return mp4Box{}, false
		}
		b = hit
	}
	return b, true
}

// movie reads the tracks and the tag of the movie box.
func (w *mp4Walk) movie(moov mp4Box) {
	w.each(moov.body, moov.end, func(b mp4Box) {
		switch b.name {
		case "trak":
			w.track(b)
		case "udta":
			if meta, ok := w.inside(b, "meta"); ok {
				w.meta(meta)
			}
		case "meta":
			w.meta(b)
		}
	})
}

// meta reads the tag. The box has four bytes of version in MP4 and none in
// QuickTime.
func (w *mp4Walk) meta(b mp4Box) {
	if head := w.s.upTo(b.body, 8); len(head) == 8 && string(head[4:8]) != "hdlr" {
		b.body += 4
	}
	if ilst, ok := w.inside(b, "ilst"); ok {
		readMP4Tag(w, ilst)
	}
}

// track reads the format and the length of the first sound track.
func (w *mp4Walk) track(trak mp4Box) {
	mdia, ok := w.inside(trak, "mdia")
	if !ok {
		return
	}
	hdlr, ok := w.inside(mdia, "hdlr")
	if !ok {
		return
	}
	kind := w.s.upTo(hdlr.body, 12)
	if len(kind) < 12 {
		return
	}
	stsd, ok := w.inside(mdia, "minf", "stbl", "stsd")
	if !ok {
		return
	}
	entry := w.s.upTo(stsd.body+8, 8)
	if len(entry) < 8 {
		return
	}
	codec := string(entry[4:8])
	switch string(kind[8:12]) {
	case "vide":
		// A still picture as a track is a cover.
		w.f.video = w.f.video || (codec != "jpeg" && codec != "png " && codec != "mjpa" && codec != "mjpg")
	case "soun":
		if w.f.format == Unknown {
			w.f.format = mp4Format(codec)
			if codec == "drms" || codec == "enca" {
				w.f.fail(ErrProtected)
			}
			w.length(trak, mdia)
		}
	}
}

// mp4Format names the format of a sample entry. https://mp4ra.org/registered-types/sampleentries
func mp4Format(codec string) Format {
	switch codec {
	case "mp4a", "drms", "enca":
		return AAC
	case "alac":
		return ALAC
	case "fLaC":
		return FLAC
	case "Opus":
		return Opus
	case ".mp3", "ms\x00U":
		return MP3
	}
	return Unknown
}

// length is the media's duration less what the edit list cuts off in front:
// the encoder's delay.
func (w *mp4Walk) length(trak, mdia mp4Box) {
	mdhd, ok := w.inside(mdia, "mdhd")
	if !ok {
		return
	}
	b := w.s.upTo(mdhd.body, 32)
	var rate uint32
	var n int64
	switch {
	case len(b) >= 32 && b[0] == 1:
		rate, n = binary.BigEndian.Uint32(b[20:]), int64(binary.BigEndian.Uint64(b[24:]))
	case len(b) >= 20 && b[0] == 0:
		rate, n = binary.BigEndian.Uint32(b[12:]), int64(binary.BigEndian.Uint32(b[16:]))
	}
	if start := w.editStart(trak); start > 0 && start < n {
		n -= start
		if start < 1<<20 { // else the song is a cut of a longer one
			w.f.gapless = Gapless{Delay: int(start), Known: true}
		}
	}
	w.rate = int(rate)
	w.f.duration = length(n, w.rate)
}

// smoothPlayback reads what iTunes says of gapless playing, in place of the
// edit list that it did not write: hexadecimal numbers, of which the second to
// the fourth are the samples in front, behind, and of the song.
func (w *mp4Walk) smoothPlayback() {
	n := strings.Fields(w.smooth)
	if len(n) < 4 || w.rate == 0 {
		return
	}
	delay, err1 := strconv.ParseUint(n[1], 16, 20)
	padding, err2 := strconv.ParseUint(n[2], 16, 20)
	samples, err3 := strconv.ParseUint(n[3], 16, 62)
	if err1 != nil || err2 != nil || err3 != nil || samples == 0 {
		return
	}
	if d := length(int64(samples), w.rate); d > 0 { // at most 62 bits
		w.f.duration = d
		w.f.gapless = Gapless{Delay: int(delay), Padding: int(padding), Known: true} // at most 20 bits
	}
}

// editStart is where the first edit that is not empty begins, in the media's
// own units.
func (w *mp4Walk) editStart(trak mp4Box) int64 {
	elst, ok := w.inside(trak, "edts", "elst")
	if !ok {
		return 0
	}
	b := w.s.upTo(elst.body, 8+4*20)
	if len(b) < 8 {
		return 0
	}
	step, at, wide := 12, 4, b[0] == 1
	if wide {
		step, at = 20, 8
	}
	for e := b[8:]; len(e) >= step; e = e[step:] {
		start := int64(int32(binary.BigEndian.Uint32(e[at:]))) // -1 is an empty edit
		if wide {
			start = int64(binary.BigEndian.Uint64(e[at:]))
		}
		if start >= 0 {
			return start
		}
	}
	return 0
}
