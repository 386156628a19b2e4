package tags

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"go.senan.xyz/taglib"
	"golang.org/x/image/bmp"
	"golang.org/x/image/webp"
)

// ErrNoArt means that a file holds no picture that can be shown, or none
// within the limit.
var ErrNoArt = errors.New("no picture")

// picForm is how a picture lies in its tag.
type picForm int

const (
	picAPIC       picForm = iota // ID3v2.3 and 2.4
	picPIC                       // ID3v2.2
	picFLAC                      // a FLAC picture block
	picBase64                    // a FLAC picture block in base64
	picBase64Bare                // a picture in base64
	picMP4                       // the picture and nothing around it
	picAPE                       // a file name, a zero, the picture
	picASF                       // a type, a length, two texts in UTF-16, the picture
	picTagLib                    // known to TagLib alone
)

// picture is where one picture lies. It is not read before it is shown.
type picture struct {
	form   picForm
	read   reader
	at     span
	unpack func([]byte) ([]byte, bool) // undoes the flags of an ID3v2 frame; may be nil
}

const (
	minPicture  = 64 // bytes; less is no picture
	maxPictures = 16
	frontCover  = 3 // the picture type of ID3v2 and FLAC
)

// picture notes one picture.
func (f *found) picture(p picture) {
	if p.at.size >= minPicture && len(f.pictures) < maxPictures {
		f.pictures = append(f.pictures, p)
	}
}

// picture notes a picture frame whose body begins at pos.
func (t *id3Tag) picture(id string, size int64, flags byte) picture {
	p := picture{form: picAPIC, read: t.s.at, at: span{t.pos, size}}
	if id == "PIC" {
		p.form = picPIC
	}
	if flags != 0 || t.unsync {
		walk := *t
		p.unpack = func(b []byte) ([]byte, bool) { return walk.plain(bytes.Clone(b), flags) }
	}
	return p
}

// Picture is a picture that a file carries, as it stands there.
type Picture struct {
	Data          []byte // JPEG, PNG, GIF, WebP or BMP
	MIME          string // found by content
	Width, Height int    // in pixels, as the picture's header says; at least 1
}

const (
	// maxArt limits a picture in bytes; larger ones are passed over.
	maxArt = 32 << 20
	// maxPixels limits a picture in pixels: decoded it takes four bytes for each.
	maxPixels = 64 << 20
)

// Art reads the embedded picture of a file: the front cover when there is one,
// else the first. Pictures of more than 32 MB or 64 million pixels, and those
// whose header cannot be read, are passed over. The error is ErrNoArt when none
// is left. Safe for concurrent use.
func Art(path string) (Picture, error) {
	pic, err := decode(func() (Picture, error) { return art(path) })
	if err != nil {
		return Picture{}, fmt.Errorf("read picture of %q: %w", path, err)
	}
	return pic, nil
}

func art(path string) (pic Picture, err error) {
	file, size, err := open(path)
	if err != nil {
		return pic, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	s := newSource(file, size)
	defer s.free()
	l := sniff(s)
	f := found{}
	if err := walk(s, l, &f); err != nil && len(f.pictures) == 0 {
		return pic, err
	}
	if pic, ok := f.cover(); ok {
		return pic, nil
	}
	if f.wants(l.kind, size) && wake() == nil {
		if data, err := taglib.ReadImage(path); err == nil {
			if pic, ok := newPicture(data); ok {
				return pic, nil
			}
		}
	}
	return pic, ErrNoArt
}

// newPicture looks at the header of a picture; ok is false for what cannot be
// shown.
func newPicture(data []byte) (pic Picture, ok bool) {
	kind := imageType(data)
	read := imageHeaders[kind]
	if read == nil || len(data) > maxArt {
		return pic, false
	}
	c, err := decode(func() (image.Config, error) { return read(bytes.NewReader(data)) })
	if err != nil || c.Width < 1 || c.Height < 1 || c.Width > maxPixels/c.Height {
		return pic, false
	}
	return Picture{Data: data, MIME: kind, Width: c.Width, Height: c.Height}, true
}

// imageHeaders read the sizes of pictures, by MIME type.
var imageHeaders = map[string]func(io.Reader) (image.Config, error){ //nolint:gochecknoglobals // a table that nothing writes
	"image/jpeg": jpeg.DecodeConfig,
	"image/png":  png.DecodeConfig,
	"image/gif":  gif.DecodeConfig,
	"image/webp": webp.DecodeConfig,
	"image/bmp":  bmp.DecodeConfig,
}

// cover reads the front cover or else the first picture that can be shown.
func (f *found) cover() (first Picture, ok bool) {
	for _, p := range f.pictures {
		b, kind, found := p.bytes()
		if !found || ok && kind != frontCover {
			continue
		}
		pic, shows := newPicture(b)
		if shows && kind == frontCover {
			return pic, true
		}
		if shows {
			first, ok = pic, true
		}
	}
	return first, ok
}

// bytes reads the picture and tells its type, as ID3v2 and FLAC count them.
func (p picture) bytes() (data []byte, kind int, ok bool) {
	limit := int64(maxArt) + 64<<10 // names and descriptions around it
	if p.form == picBase64 || p.form == picBase64Bare {
		limit = limit * 4 / 3
	}
	if p.read == nil || p.at.size > limit {
		return nil, 0, false
	}
	b, err := p.read(p.at.off, int(p.at.size))
	if err != nil {
		return nil, 0, false
	}
	if p.unpack != nil {
		if b, ok = p.unpack(b); !ok {
			return nil, 0, false
		}
	}
	return p.form.parts(b)
}
