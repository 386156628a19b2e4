package theme_test

import (
	"bytes"
	"image/color"
	"image/png"
	"io/fs"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"reprise/assets"
	"reprise/ui/art"
	"reprise/ui/theme"
)

// The contrasts that the design promises: 4.5 for text, 3 for shapes and focus.
func TestContrast(t *testing.T) {
	t.Parallel()
	for _, v := range []theme.Variant{theme.Night, theme.Day} {
		c := theme.New(v, 1).Tokens()
		grounds := map[string]color.NRGBA{"bg0": c.Bg0, "bg1": c.Bg1, "bg2": c.Bg2, "bg3": c.Bg3}
		for _, tt := range []struct {
			name   string
			colour color.NRGBA
			least  float64
		}{
			{"text1", c.Text1, 4.5},
			{"text2", c.Text2, 4.5},
			{"text3", c.Text3, 4.5},
			{"accent", c.Accent, 4.5},
			{"linked", c.Linked, 4.5},
			{"check", c.Check, 4.5},
			{"missing", c.Missing, 4.5},
			{"error", c.Error, 4.5},
			{"focus", c.Focus, 3},
			{"line strong", c.LineStrong, 3},
		} {
			for name, ground := range grounds {
				if got := art.Contrast(theme.Hex(tt.colour), theme.Hex(ground)); got < tt.least {
					t.Errorf("variant %d: %s on %s has %.2f, needs %.1f", v, tt.name, name, got, tt.least)
				}
			}
		}
		for name, pair := range map[string][2]color.NRGBA{
			"on accent": {c.OnAccent, c.Accent}, "accent on soft": {c.Accent, c.AccentSoft},
			"text on soft": {c.Text1, c.AccentSoft}, "badge": {c.OnCheck, c.Check},
		} {
			if got := art.Contrast(theme.Hex(pair[0]), theme.Hex(pair[1])); got < 4.5 {
				t.Errorf("variant %d: %s has %.2f", v, name, got)
			}
		}
	}
}

func TestScaleIsKeptInRange(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name     string
		in, want float32
	}{{"small", .1, .8}, {"plain", 1, 1}, {"between", 1.25, 1.25}, {"large", 9, 2}} {
		th := theme.New(theme.Night, tt.in)
		if th.Scale() != tt.want || th.U(10) != 10*tt.want {
			t.Errorf("%s: scale %v, 10 px are %v", tt.name, th.Scale(), th.U(10))
		}
		if got := th.Size(fynetheme.SizeNameText); got != 14*tt.want {
			t.Errorf("%s: Fyne's text is %v", tt.name, got)
		}
		if got := th.Style(theme.Caption).Size; tt.want >= 1 && got < 12 {
			t.Errorf("%s: caption is %v", tt.name, got)
		}
	}
}

func TestOfFindsTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	day := theme.New(theme.Day, 1.5)
	app.Settings().SetTheme(day)
	if got := theme.Of(nil); got != day {
		t.Fatalf("of nothing: %v", got)
	}
	label := widget.NewLabel("behind an override")
	night := theme.New(theme.Night, 1)
	container.NewThemeOverride(label, night)
	if got := theme.Of(label); got != night {
		t.Errorf("behind an override: %v, want the override's", got)
	}
	app.Settings().SetTheme(fynetheme.DefaultTheme())
	if got := theme.Of(nil).Variant(); got != theme.Night {
		t.Errorf("in a foreign theme: %v", got)
	}
}

func TestSystemFollowsTheDesktop(t *testing.T) {
	app := test.NewTempApp(t)
	th := theme.New(theme.System, 1)
	app.Settings().SetTheme(th)
	want := theme.New(theme.Night, 1).Tokens().Bg0
	if app.Settings().ThemeVariant() == fynetheme.VariantLight {
		want = theme.New(theme.Day, 1).Tokens().Bg0
	}
	if got := th.Color(fynetheme.ColorNameBackground, 99); got != want {
		t.Errorf("background %v, want %v", got, want)
	}
}

func TestFyneWearsTheTokens(t *testing.T) {
	t.Parallel()
	for _, v := range []theme.Variant{theme.Night, theme.Day} {
		th := theme.New(v, 1)
		c := th.Tokens()
		for name, want := range map[fyne.ThemeColorName]color.Color{
			fynetheme.ColorNameBackground: c.Bg0, fynetheme.ColorNamePrimary: c.Accent,
			fynetheme.ColorNameForegroundOnPrimary: c.OnAccent, fynetheme.ColorNameInputBorder: color.Transparent,
			fynetheme.ColorNameFocus: theme.Fade(c.Focus, .4), fynetheme.ColorNameSuccess: c.Linked,
			fynetheme.ColorNameWarning: c.Check, fynetheme.ColorNameHover: theme.Fade(c.Text1, .06),
			fynetheme.ColorNameSelection: theme.Fade(c.Accent, .2),
		} {
			if got := th.Color(name, fynetheme.VariantDark); got != want {
				t.Errorf("variant %d: %s is %v, want %v", v, name, got, want)
			}
		}
	}
}

func TestFacesStayOneResource(t *testing.T) {
	t.Parallel()
	a, b := theme.New(theme.Night, 1), theme.New(theme.Day, 2)
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Italic: true}, {Monospace: true}} {
		if a.Font(style) != b.Font(style) { // Fyne would parse it again
			t.Errorf("%+v: two resources", style)
		}
	}
	if a.Font(fyne.TextStyle{}) == a.Font(fyne.TextStyle{Bold: true}) {
		t.Error("bold is regular")
	}
	var text canvas.Text
	a.Style(theme.Body).Bold().Apply(&text)
	if !text.TextStyle.Bold || text.FontSource != nil {
		t.Errorf("bold body: %+v", text)
	}
	a.Style(theme.Title1).Bold().Apply(&text)
	if text.TextStyle.Bold || text.FontSource != theme.Serif.Resource() {
		t.Errorf("a serif has no bold: %+v", text)
	}
}

func TestEveryIconIsDrawnInItsColour(t *testing.T) {
	t.Parallel()
	th := theme.New(theme.Night, 1)
	ink := color.NRGBA{R: 247, G: 154, B: 107, A: 255}
	files, err := fs.Glob(assets.Icons, "*.svg")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d icons, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".svg")
		thin, thick := covered(t, th.Glyph(name, ink, 20), ink), covered(t, th.Glyph(name, ink, 14), ink)
		if thin == 0 || thick <= thin {
			t.Errorf("%s: %d pixels at 20, %d at 14: the smaller needs the thicker line", name, thin, thick)
		}
	}
	for _, name := range []string{"play", "pause", "skip-back", "skip-forward"} {
		if line, solid := covered(t, th.Glyph(name, ink, 20), ink), covered(t, th.Solid(name, ink), ink); solid <= line {
			t.Errorf("%s is not filled: %d pixels, %d as a line", name, solid, line)
		}
	}
	if th.Glyph("no such icon", ink, 20) == nil {
		t.Error("an unknown icon is nothing")
	}
}

func TestIconsAreCachedByAllThatDiffers(t *testing.T) {
	t.Parallel()
	th := theme.New(theme.Night, 1)
	c := th.Tokens()
	if th.Glyph("play", c.Text1, 20) != th.Glyph("play", c.Text1, 22) {
		t.Error("the same drawing twice")
	}
	names := map[string]bool{}
	for _, r := range []fyne.Resource{
		th.Glyph("play", c.Text1, 20), th.Glyph("play", c.Accent, 20), th.Glyph("play", c.Text1, 16),
		th.Glyph("pause", c.Text1, 20), th.Solid("play", c.Text1),
	} {
		if names[r.Name()] {
			t.Errorf("%s names two drawings: Fyne would show the first", r.Name())
		}
		names[r.Name()] = true
	}
}

// covered counts the pixels of an icon in full ink and checks that there is no
// other colour.
func covered(t *testing.T, r fyne.Resource, ink color.NRGBA) int {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(r.Content()))
	if err != nil {
		t.Fatalf("%s: %v", r.Name(), err)
	}
	n := 0
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			if c.A < 255 {
				continue
			}
			n++
			if off(c.R, ink.R)+off(c.G, ink.G)+off(c.B, ink.B) > 3 { // overlapping edges round
				t.Fatalf("%s: %v at %d,%d", r.Name(), c, x, y)
			}
		}
	}
	return n
}

func off(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }

func TestWearChangesInPlace(t *testing.T) {
	t.Parallel()
	th := theme.New(theme.Night, 1)
	th.Wear(theme.Day, 9)
	if th.Variant() != theme.Day || th.Scale() != theme.MaxScale || th.Tokens() != theme.New(theme.Day, 1).Tokens() {
		t.Errorf("after Wear: variant %v, scale %v", th.Variant(), th.Scale())
	}
}

func TestLightsDown(t *testing.T) {
	app := test.NewTempApp(t)
	day := theme.New(theme.Day, 1)
	app.Settings().SetTheme(day)
	inside, outside, late := widget.NewLabel("in"), widget.NewLabel("out"), widget.NewLabel("late")
	scrolled := widget.NewLabel("scrolled")
	page := container.NewStack(inside, container.NewVScroll(scrolled))
	day.Darken(page)
	theme.Follow(page, late)
	dark := theme.New(theme.Night, 1).Tokens()
	for name, o := range map[string]fyne.CanvasObject{"page": page, "inside": inside, "scrolled": scrolled, "late": late} {
		if got := theme.Of(o).Tokens(); got != dark {
			t.Errorf("%s wears %v", name, got.Bg0)
		}
	}
	if got := theme.Of(outside); got != day {
		t.Error("the lights went down outside")
	}
	day.Wear(theme.Day, 1.5)
	if got := theme.Of(inside).Scale(); got != 1.5 {
		t.Errorf("the dark page keeps a text size of %v", got)
	}
	day.Lighten()
	if got := theme.Of(inside); got != day {
		t.Error("the lights stay down")
	}
}
