package decode

import (
	"bytes"
	"context"
	"fmt"
	"sync"
)

const (
	// mp3WalkAtOpen is how many bytes are walked through before the first sound:
	// about three minutes of music, in a millisecond. Longer files begin with an
	// estimate of their length.
	mp3WalkAtOpen = 4 << 20
	// mp3WalkOn is how many more are walked through with each read, so that the
	// length is known some seconds after the start.
	mp3WalkOn = 256 << 10
	// mp3Probes is how many places of a file are looked at for an estimate.
	mp3Probes = 24
	// mp3Slack is how many bytes more than the header frame tells do not matter.
	mp3Slack = 3000
	// id3v1Size is the length of an ID3v1 tag.
	id3v1Size = 128
)

// mp3Part is one MPEG stream in a file: most files hold one, and files that were
// joined hold several. It is shared by the twins of a file.
type mp3Part struct {
	frames *mp3Frames
	first  mpegHeader
	free   int // bytes of a frame of free format without its padding, else -1
	info   mp3Info
	lead   int64 // PCM frames to cut off at the start
	guess  int64 // MPEG frames that there may be
	cut    bool  // the header frame claims more bytes than there are
	sure   bool  // the header frame's count can be believed

	mu      sync.Mutex
	settled bool
	length  int64 // PCM frames of music, once settled
}

// openPart looks at the stream that begins at from. from is a frame.
func openPart(ctx context.Context, in *input, from, end int64) (*mp3Part, error) {
	b, err := in.peek(from, 3*mp3MaxFrame)
	if err != nil {
		return nil, err
	}
	h, ok := parseMPEG(b)
	free := -1
	if ok && h.size == 0 {
		h.size = freeFormatSize(b)
		free = h.size - h.pad - 4 // the decoder counts without the header
	}
	if !ok || h.size == 0 {
		return nil, fmt.Errorf("%w: no MPEG frame", ErrDamaged)
	}
	p := &mp3Part{first: h, free: free, info: parseInfo(b, h)}
	music := from + int64(p.info.size)
	p.frames = newMP3Frames(in.file, h, music, end)
	p.judge(end - from)
	if _, err := p.frames.upTo(ctx, 0); err != nil {
		return nil, err
	}
	if err := p.walkAtOpen(ctx); err != nil {
		return nil, err
	}
	p.guess = p.estimate(in, music, end)
	return p, p.findLead(in)
}

// judge holds the counts of the header frame against the bytes that are there.
func (p *mp3Part) judge(have int64) {
	told := p.info.bytes
	p.cut = told > have
	// A tag behind the sound is cut off already; a frame more or less is common.
	p.sure = p.info.frames > 0 && (told == 0 || told <= have && have-told <= mp3Slack)
	p.sure = p.sure && p.info.frames <= have/24
}

// walkAtOpen walks through a short file whole, and through one whose header
// frame contradicts it: music is joined on, or is missing.
func (p *mp3Part) walkAtOpen(ctx context.Context) error {
	if p.sure {
		return nil
	}
	p.frames.ahead(mp3WalkAtOpen)
	if p.info.frames == 0 {
		return nil
	}
	_, err := p.frames.upTo(ctx, mp3MaxFrames)
	return err
}

// estimate guesses the number of MPEG frames: from the header frame, else from
// the mean length of the frames at some places of the file.
func (p *mp3Part) estimate(in *input, from, end int64) int64 {
	known, all := p.frames.ahead(0)
	switch {
	case all:
		return int64(known)
	case p.info.frames > 0 && p.info.frames <= (end-from)/24:
		return p.info.frames
	}
	count, size := int64(0), int64(0)
	for i := range int64(mp3Probes) {
		b, err := in.peek(from+i*(end-from)/mp3Probes, 4*mp3MaxFrame)
		if err != nil {
			break
		}
		for n := 0; n+4 <= len(b); {
			h, ok := p.frames.like(b[n:])
			if !ok || !p.frames.chain(b[n:]) {
				n++
				continue
			}
			count, size, n = count+1, size+int64(h.size), n+h.size
		}
	}
	if count == 0 {
		return max(1, int64(known))
	}
	return max(int64(known), (end-from)*count/size)
}

// state tells the length in PCM frames, whether it is exact, and whether it is
// short. walk is how many bytes may be walked through for it.
func (p *mp3Part) state(in *input, walk int64) (length int64, exact, short bool) {
	known, all := p.frames.ahead(walk)
	pcm := int64(p.first.frames)
	switch {
	case p.sure && !all:
		return max(1, p.info.frames*pcm-p.lead-p.toldTail()), true, false
	case !all:
		return max(1, max(p.guess, int64(known)+1)*pcm-p.lead), false, p.cut
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	_, cut := p.frames.joined()
	if !p.settled {
		p.length = max(0, int64(known)*pcm-p.lead-p.findTail(in, known))
		p.settled = true
	}
	return p.length, true, p.cut || (cut && p.info.frames > 0) || int64(known) < p.info.frames
}

// toldTail is how much the header frame says is to be cut off at the end. The
// decoder's delay has moved the music back, so that much less of it.
func (p *mp3Part) toldTail() int64 {
	if !p.info.gapless {
		return 0
	}
	return max(0, p.info.padding-decoderDelay)
}

// findLead finds what is to be cut off at the start.
func (p *mp3Part) findLead(in *input) error {
	switch {
	case p.info.gapless:
		p.lead = p.info.delay + decoderDelay
		return nil
	case !in.trim || p.first.layer != 3:
		return nil
	}
	head, err := p.decode(in, 0, trimFrames)
	if err != nil {
		return err
	}
	p.lead = leadOf(head, p.isLAME(in))
	return nil
}

// findTail finds what is to be cut off at the end of a stream of known frames.
func (p *mp3Part) findTail(in *input, known int) int64 {
	switch {
	case p.info.gapless && int64(known) == p.info.frames:
		return p.toldTail()
	case p.info.gapless || !in.trim || p.first.layer != 3:
		return 0 // not the end that the header frame speaks of
	}
	tail, err := p.decode(in, max(0, known-trimFrames), known)
	if err != nil {
		return 0
	}
	head, err := p.decode(in, 0, min(known, trimFrames))
	if err != nil || int64(len(head)) <= p.lead {
		return 0
	}
	return tailOf(tail, head[p.lead:])
}

// decode decodes the MPEG frames from one to another, as far as they are there.
func (p *mp3Part) decode(in *input, from, to int) ([][2]float64, error) {
	d, err := newMP3Decoder(in, p)
	if err != nil {
		return nil, err
	}
	defer d.close()
	if err := d.seek(from); err != nil {
		return nil, err
	}
	var out [][2]float64
	for range to - from {
		pcm, err := d.next()
		if err != nil || pcm == nil {
			return out, err
		}
		for i := 0; i+1 < len(pcm); i += 2 {
			out = append(out, [2]float64{float64(pcm[i]), float64(pcm[i+1])})
		}
	}
	return out, nil
}

// isLAME looks for the name that LAME, and so ffmpeg, writes into the bytes that
// a frame does not need. It may be in the last frames alone.
func (p *mp3Part) isLAME(in *input) bool {
	at, _ := p.frames.frame(0)
	for _, from := range [2]int64{at, max(at, p.frames.end-8<<10)} {
		b, err := in.peek(from, 64<<10)
		if err == nil && bytes.Contains(b, []byte("LAME3")) {
			return true
		}
	}
	return false
}

// freeFormatSize is the length of the free-format frame at the start of b,
// found by the next frame, or 0. The first four header bytes of both are the
// same but for the padding bit and the mode extension.
func freeFormatSize(b []byte) int {
	for j := 24; j+4 <= len(b) && j < mp3MaxFrame; j++ {
		if b[j] == b[0] && b[j+1] == b[1] && b[j+2]&^2 == b[2]&^2 && b[j+3]&^0x30 == b[3]&^0x30 {
			return j
		}
	}
	return 0
}
