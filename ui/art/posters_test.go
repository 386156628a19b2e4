package art_test

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"reprise/ui/art"
)

func key(id string, width int) art.Key {
	return art.Key{Recipe: art.NewRecipe(id, art.Hint{}), Width: width}
}

// fetch asks and waits.
func fetch(t *testing.T, p *art.Posters, ready <-chan art.Key, k art.Key) image.Image {
	t.Helper()
	if img := p.Get(k); img != nil {
		return img
	}
	select {
	case got := <-ready:
		if got != k {
			t.Fatalf("ready for %+v, want %+v", got, k)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("no picture came")
	}
	img := p.Get(k)
	if img == nil {
		t.Fatal("ready, and no picture")
	}
	return img
}

func open(t *testing.T, o art.Options) (*art.Posters, <-chan art.Key) {
	t.Helper()
	ready := make(chan art.Key, 100)
	o.Ready = func(k art.Key) { ready <- k }
	p := art.NewPosters(o)
	t.Cleanup(p.Close)
	return p, ready
}

func TestPostersDrawsBeside(t *testing.T) {
	t.Parallel()
	p, ready := open(t, art.Options{})
	k := key("secret-garden", 100)
	start := time.Now()
	if p.Get(k) != nil {
		t.Fatal("a picture before it was drawn")
	}
	if took := time.Since(start); took > 8*time.Millisecond {
		t.Errorf("asking took %v", took)
	}
	img := fetch(t, p, ready, k)
	if got := img.Bounds().Dx(); got != 128 {
		t.Errorf("width %d, want the next of the few widths", got)
	}
	if p.Get(key("secret-garden", 120)) != img {
		t.Error("nearly the same size is another picture")
	}
}

func TestPostersForgetsTheOldest(t *testing.T) {
	t.Parallel()
	p, ready := open(t, art.Options{Memory: 2*4*128*171 + 1})
	first := fetch(t, p, ready, key("a", 128))
	fetch(t, p, ready, key("b", 128))
	p.Get(key("a", 128)) // the newest again
	fetch(t, p, ready, key("c", 128))
	if p.Get(key("a", 128)) != first {
		t.Error("what was looked at is gone")
	}
	if p.Get(key("b", 128)) != nil {
		t.Error("the oldest is still held")
	}
}

func TestPostersKeepsFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	k := key("secret-garden", 128)
	drawn := func() image.Image {
		p, ready := open(t, art.Options{Dir: dir})
		defer p.Close()
		return fetch(t, p, ready, k)
	}
	want := drawn().At(64, 20)
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v", files, err)
	}
	marked := image.NewRGBA(image.Rect(0, 0, 128, 171))
	blue := color.RGBA{B: 255, A: 255}
	for i := range 128 * 171 {
		marked.SetRGBA(i%128, i/128, blue)
	}
	save(t, files[0], marked)
	if got := drawn().At(64, 20); got != blue {
		t.Errorf("the file was not used: %v", got)
	}
	for _, tt := range []struct {
		name string
		do   func()
	}{
		{"not a picture", func() { write(t, files[0], []byte("no")) }},
		{"empty", func() { write(t, files[0], nil) }},
		{"another size", func() { save(t, files[0], image.NewRGBA(image.Rect(0, 0, 7, 7))) }},
	} {
		tt.do()
		if got := drawn().At(64, 20); got != want {
			t.Errorf("%s: %v, want the poster drawn again", tt.name, got)
		}
	}
}

func save(t *testing.T, name string, img image.Image) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestPostersWithoutAFolder(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, nil)
	p, ready := open(t, art.Options{Dir: filepath.Join(file, "below")})
	if fetch(t, p, ready, key("a", 10)) == nil {
		t.Error("no poster")
	}
}

func TestPostersLeavesOtherFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mine, old := filepath.Join(dir, "artwork.png.txt"), filepath.Join(dir, "art0-1234.png")
	write(t, mine, nil)
	write(t, old, nil)
	p, ready := open(t, art.Options{Dir: dir})
	fetch(t, p, ready, key("a", 10))
	if _, err := os.Stat(mine); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("a picture of an old version stays")
	}
}

func TestPostersCloses(t *testing.T) {
	t.Parallel()
	p := art.NewPosters(art.Options{})
	for i := range 50 {
		p.Get(key(string(rune('a'+i)), 1024))
	}
	done := make(chan struct{})
	go func() { p.Close(); close(done) }()
	select {
	case <-done:
	case <-time.After(30 * time.Second):
		t.Fatal("Close draws everything first")
	}
	if p.Get(key("new", 10)) != nil {
		t.Error("a closed one draws")
	}
}

func TestBlurIsSoft(t *testing.T) {
	t.Parallel()
	p, ready := open(t, art.Options{})
	k := key("high-end-crush", 0)
	k.Blur = true
	img := fetch(t, p, ready, k).(*image.RGBA)
	most := 0
	for y := range img.Bounds().Dy() {
		for x := 1; x < img.Bounds().Dx(); x++ {
			a, b := img.RGBAAt(x-1, y), img.RGBAAt(x, y)
			most = max(most, int(a.R)-int(b.R), int(b.R)-int(a.R))
		}
	}
	if most > 24 {
		t.Errorf("a step of %d between neighbours", most)
	}
}

func TestCoverTakesThePlaceOfTheScene(t *testing.T) {
	t.Parallel()
	red := image.NewRGBA(image.Rect(0, 0, 90, 60))
	draw.Draw(red, red.Bounds(), image.NewUniform(color.RGBA{R: 200, A: 255}), image.Point{}, draw.Src)
	tests := []struct {
		name  string
		mode  art.Mode
		cover func(string) (image.Image, error)
		red   bool
	}{
		{"linked", art.Linked, func(string) (image.Image, error) { return red, nil }, true},
		{"to check", art.Check, func(string) (image.Image, error) { return red, nil }, false},
		{"unreadable", art.Linked, func(string) (image.Image, error) { return nil, os.ErrNotExist }, false},
		{"nobody gives it", art.Linked, nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ready := make(chan art.Key, 1)
			p := art.NewPosters(art.Options{Cover: tt.cover, Ready: func(k art.Key) { ready <- k }})
			defer p.Close()
			recipe := art.NewRecipe("secret-garden", art.Hint{})
			recipe.Cover = art.Cover{Path: "scar.flac"}
			key := art.Key{Recipe: recipe, Mode: tt.mode, Ground: "#131110", Width: 100}
			img := fetch(t, p, ready, key)
			if b := img.Bounds(); math.Abs(float64(b.Dy())*3/4-float64(b.Dx())) > 1 {
				t.Errorf("a picture of %v is no poster", b)
			}
			r, g, b, _ := img.At(img.Bounds().Dx()/2, 2).RGBA()
			if got := r>>8 == 200 && g == 0 && b == 0; got != tt.red {
				t.Errorf("the file's own picture is shown: %v, want %v", got, tt.red)
			}
		})
	}
}
