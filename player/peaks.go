package player

import (
	"context"
	"fmt"
	"math"

	"reprise/player/decode"
)

// Peaks gives the waveform of the file at path as n bars, each from 0 to 1: the
// level (root mean square) of that part of the song, scaled so that the loudest
// bar is 1. It decodes the whole file, a fraction of a second for a song; ctx
// ends it. The errors are those of decode.Open.
func Peaks(ctx context.Context, path string, n int) ([]float32, error) {
	if n < 1 {
		return nil, nil
	}
	src, err := decode.Open(ctx, path, decode.Options{Trim: true})
	if err != nil {
		return nil, err
	}
	defer func() { _ = src.Close() }() // it was read only
	blocks := levels{step: 512}
	buf := make([][2]float64, 4096)
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		got, ok := src.Stream(buf)
		blocks.add(buf[:got])
		if !ok {
			break
		}
	}
	if blocks.frames == 0 {
		return nil, fmt.Errorf("read the waveform of %q: %w", path, src.Err())
	}
	return blocks.bars(n), nil
}

// levels gathers the power of a song of unknown length: some files tell theirs
// only when they have been read. It stays small: twice as many frames go into
// each block when there are too many of them.
type levels struct {
	step   int       // frames in a block
	sums   []float64 // of squares, of each block; the last may not be full
	fill   int       // frames in the last block
	frames int
}

// levelsMost is how many blocks are kept, more than any bar chart has.
const levelsMost = 1 << 15

func (l *levels) add(frames [][2]float64) {
	l.frames += len(frames)
	for len(frames) > 0 {
		if l.fill == 0 {
			l.sums = append(l.sums, 0)
		}
		n := min(len(frames), l.step-l.fill)
		sum := 0.0
		for _, f := range frames[:n] {
			sum += f[0]*f[0] + f[1]*f[1]
		}
		l.sums[len(l.sums)-1] += sum
		frames = frames[n:]
		if l.fill += n; l.fill == l.step {
			l.fill = 0
			l.thin()
		}
	}
}

// thin joins the blocks two by two when there are too many. All are full.
func (l *levels) thin() {
	if len(l.sums) < levelsMost {
		return
	}
	for i := range levelsMost / 2 {
		l.sums[i] = l.sums[2*i] + l.sums[2*i+1]
	}
	l.sums = l.sums[:levelsMost/2]
	l.step *= 2
}

// bars are the levels of n equal parts, the loudest 1. A block that lies in two
// parts is shared by how much of it lies in each.
func (l *levels) bars(n int) []float32 {
	power := make([]float64, n)
	for i, sum := range l.sums {
		from := i * l.step
		to := min(from+l.step, l.frames)
		for at := from; at < to; {
			bar := at * n / l.frames
			end := min(to, ((bar+1)*l.frames+n-1)/n)
			power[bar] += sum * float64(end-at) / float64(to-from)
			at = end
		}
	}
	return scaleBars(power)
}

// scaleBars turns powers of equal parts into levels, the loudest 1.
func scaleBars(power []float64) []float32 {
	top := 0.0
	for i := range power {
		power[i] = math.Sqrt(power[i])
		top = max(top, power[i])
	}
	bars := make([]float32, len(power))
	if top <= 0 || math.IsNaN(top) || math.IsInf(top, 0) {
		return bars
	}
	for i, p := range power {
		bars[i] = float32(p / top)
	}
	return bars
}
