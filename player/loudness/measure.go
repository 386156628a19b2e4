package loudness

import (
	"context"
	"fmt"

	"reprise/player/decode"
)

// Result is how loud a song is.
type Result struct {
	// LUFS is the integrated loudness, in LUFS; minus infinity for silence.
	LUFS float64
	// Peak is the largest magnitude of a sample, 1 for full scale. Lossy formats
	// can be above.
	Peak float64
}

// Measure decodes the whole file at path and tells how loud it is. It takes
// about half a second for a song of three minutes and ends with ctx. The errors
// are those of decode.Open, and decode.ErrDamaged when no sound comes out; of a
// cut file, what is there is measured.
func Measure(ctx context.Context, path string) (r Result, err error) {
	src, err := decode.Open(ctx, path, decode.Options{Trim: true})
	if err != nil {
		return Result{}, fmt.Errorf("measure the loudness: %w", err)
	}
	defer func() { _ = src.Close() }() // it was read only
	m := NewMeter(src.Format().Rate)
	buf := make([][2]float64, 4096)
	for {
		if err := ctx.Err(); err != nil {
			return Result{}, fmt.Errorf("measure the loudness of %q: %w", path, err)
		}
		n, ok := src.Stream(buf)
		m.Add(buf[:n])
		if !ok {
			break
		}
	}
	if m.frame == 0 {
		return Result{}, fmt.Errorf("measure the loudness of %q: %w", path, src.Err())
	}
	return m.Result(), nil
}
