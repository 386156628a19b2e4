package main

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strconv"

	"reprise/ui/art/svg"
)

// iconSizes are the sizes that desktops ask for.
var iconSizes = []int{16, 32, 48, 64, 128, 256, 512} //nolint:gochecknoglobals // a table that nothing writes

// icons draws reprise.svg of a folder as PNG files beside it: one for each size
// and reprise.png, the largest.
func icons(dir string) error {
	text, err := os.ReadFile(filepath.Join(dir, "reprise.svg"))
	if err != nil {
		return fmt.Errorf("read mark: %w", err)
	}
	for _, size := range iconSizes {
		img, err := svg.Raster(string(text), size, size)
		if err != nil {
			return fmt.Errorf("draw mark: %w", err)
		}
		if err := save(filepath.Join(dir, "reprise-"+strconv.Itoa(size)+".png"), img); err != nil {
			return err
		}
		if size == iconSizes[len(iconSizes)-1] {
			return save(filepath.Join(dir, "reprise.png"), img)
		}
	}
	return nil
}

func save(file string, img image.Image) error {
	f, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("create picture: %w", err)
	}
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(f, img); err != nil {
		f.Close()
		return fmt.Errorf("write picture %q: %w", file, err)
	}
	return f.Close()
}
