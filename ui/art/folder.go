package art

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"reprise/ui/art/svg"
)

// folder keeps pictures as PNG files. It is used by one goroutine.
type folder struct {
	dir    string
	log    *slog.Logger
	covers func(path string) (image.Image, error) // nil for none
}

const (
	maxFiles = 600     // some 60 MB of posters
	maxFile  = 8 << 20 // a picture of ours is far smaller
)

// prefix separates the pictures of this version from older ones.
func prefix() string { return fmt.Sprintf("art%d-", Version) }

// prepare makes the folder and clears it of old versions and of what is too
// much. Without a folder nothing is kept.
func (f *folder) prepare() {
	if f.dir == "" {
		return
	}
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		f.log.Warn("posters are not kept", "err", err)
		f.dir = ""
		return
	}
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return
	}
	type kept struct {
		name string
		at   time.Time
	}
	var files []kept
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, "art") || filepath.Ext(name) != ".png" {
			continue // not ours
		}
		if info, err := e.Info(); err == nil && strings.HasPrefix(name, prefix()) {
			files = append(files, kept{name, info.ModTime()})
			continue
		}
		f.remove(name)
	}
	slices.SortFunc(files, func(a, b kept) int { return cmp.Or(b.at.Compare(a.at), cmp.Compare(a.name, b.name)) })
	for i := maxFiles; i < len(files); i++ {
		f.remove(files[i].name)
	}
}

func (f *folder) remove(name string) {
	if err := os.Remove(filepath.Join(f.dir, name)); err != nil {
		f.log.Debug("old poster stays", "err", err)
	}
}

// picture reads the file of a key, or draws the picture and writes it.
func (f *folder) picture(k Key) (*image.RGBA, error) {
	name := ""
	if f.dir != "" {
		name = filepath.Join(f.dir, fileName(k))
		if img := read(name, k); img != nil {
			return img, nil
		}
	}
	img, err := f.drawn(k)
	if err != nil {
		return nil, err
	}
	if name != "" {
		if err := store(name, img); err != nil {
			f.log.Debug("poster is not kept", "err", err)
		}
	}
	return img, nil
}

// drawn makes the picture of a key. A cover that cannot be read leaves the
// drawn scene.
func (f *folder) drawn(k Key) (*image.RGBA, error) {
	width := k.Width
	if k.Blur {
		width = widths[0]
	}
	var img *image.RGBA
	if k.Recipe.Cover.Path != "" {
		var err error
		if img, err = f.cover(k, width); err != nil {
			f.log.Warn("the picture in the file is not shown", "err", err)
		}
	}
	if img == nil {
		var err error
		if img, err = Raster(SVG(k.Recipe, k.Mode, k.Ground), width); err != nil {
			return nil, err
		}
	}
	if k.Blur {
		return Blur(img), nil
	}
	return img, nil
}

// fileName is a digest of all that decides the picture: ids may hold anything.
func fileName(k Key) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%#v", k))
	return prefix() + hex.EncodeToString(sum[:12]) + ".png"
}

// read gives the picture of a file, or nil when there is none that fits.
func read(name string, k Key) *image.RGBA {
	info, err := os.Stat(name)
	if err != nil || info.Size() > maxFile {
		return nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	// What the file claims is looked at before memory is given to it.
	conf, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || conf.Width > svg.MaxWidth || conf.Height > 2*svg.MaxWidth || (!k.Blur && conf.Width != k.Width) {
		return nil
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return out
}

// store writes beside the name and renames, so that no half picture is left.
func store(name string, img image.Image) error {
	tmp, err := os.CreateTemp(filepath.Dir(name), "poster-*.tmp")
	if err != nil {
		return fmt.Errorf("keep poster: %w", err)
	}
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	err = enc.Encode(tmp, img)
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		if rerr := os.Remove(tmp.Name()); rerr != nil {
			return fmt.Errorf("keep poster: %w, and clear up: %w", err, rerr)
		}
		return fmt.Errorf("keep poster: %w", err)
	}
	return nil
}
