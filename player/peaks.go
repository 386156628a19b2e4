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
	power := make([]float64, n)
	count := make([]int, n)
	buf := make([][2]float64, 4096)
	total, at := max(src.Len(), 1), 0
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		got, ok := src.Stream(buf)
		for _, f := range buf[:got] {
			bar := min(int(float64(at)*float64(n)/float64(total)), n-1)
			power[bar] += f[0]*f[0] + f[1]*f[1]
			count[bar]++
			at++
		}
		if !ok {
			break
		}
	}
	if at == 0 {
		return nil, fmt.Errorf("read the waveform of %q: %w", path, src.Err())
	}
	return scaleBars(power, count), nil
}

// scaleBars turns sums of squares into levels, the loudest 1.
func scaleBars(power []float64, count []int) []float32 {
	top := 0.0
	for i := range power {
		if count[i] > 0 {
			power[i] = math.Sqrt(power[i] / float64(2*count[i]))
		}
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
