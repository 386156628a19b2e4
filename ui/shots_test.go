package ui

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// shotLook is one way to look at the window.
type shotLook struct {
	theme, language string
	size            fyne.Size
}

func (l shotLook) folder() string {
	return fmt.Sprintf("%s-%s-%dx%d", l.theme, l.language, int(l.size.Width), int(l.size.Height))
}

// shotLooks are both themes, both languages and three sizes. Without a place to
// keep the pictures one of each is enough to prove that every screen draws.
func shotLooks(all bool) []shotLook {
	if !all {
		return []shotLook{{themeDay, "ko", fyne.NewSize(800, 560)}}
	}
	var looks []shotLook
	for _, size := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 800, Height: 560}, {Width: 1920, Height: 1080}} {
		for _, word := range []string{themeNight, themeDay} {
			for _, language := range []string{"en", "ko"} {
				looks = append(looks, shotLook{word, language, size})
			}
		}
	}
	return looks
}

// TestShots draws every screen. With REPRISE_SHOTS set to a folder it keeps the
// pictures there, of every theme, size and language.
func TestShots(t *testing.T) {
	dir := os.Getenv("REPRISE_SHOTS")
	g := fansGuide(t)
	g.quiet = 250 * time.Millisecond // posters are drawn beside the window
	for _, look := range shotLooks(dir != "") {
		g.win.Resize(look.size)
		g.setTheme(look.theme)
		g.setLanguage(look.language)
		g.settle()
		seen := map[string]string{}
		for _, s := range stops() {
			s.open(g)
			img := g.shot()
			sum := digest(img)
			// Where the settings are one long page the last sections share its end.
			page := look.size.Width < 1024 && strings.HasPrefix(s.name, "settings-")
			if other, twice := seen[sum]; twice && !page && s.name != "wall-again" {
				t.Errorf("%s: %s looks just like %s", look.folder(), s.name, other)
			}
			seen[sum] = s.name
			if dir != "" {
				keep(t, filepath.Join(dir, look.folder(), s.name+".png"), img)
			}
		}
	}
}

// digest tells pictures apart.
func digest(img image.Image) string {
	var sum [4]uint64
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 3 {
		for x := b.Min.X; x < b.Max.X; x += 3 {
			r, g, bl, _ := img.At(x, y).RGBA()
			for i, v := range []uint32{r, g, bl, r ^ uint32(x*31+y)} {
				sum[i] = sum[i]*1099511628211 + uint64(v)
			}
		}
	}
	return fmt.Sprint(sum)
}

func keep(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(f, img); err != nil {
		t.Fatal(err)
	}
}
