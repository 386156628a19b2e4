package widget_test

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"reprise/ui/theme"
)

// The tests of this package do not run in parallel: Fyne has one app and one
// theme for the whole process. They share that app, and the theme as long as it
// stays the same, because each new one reads ten megabytes of fonts again.
func TestMain(m *testing.M) {
	test.NewApp()
	os.Exit(m.Run())
}

// stage puts a part on a window of its own and gives it a size in pixels of the
// design; 0 takes the part's least.
func stage(t testing.TB, o fyne.CanvasObject, w, h float32) fyne.Canvas {
	t.Helper()
	return stageIn(t, theme.New(theme.Night, 1), o, w, h)
}

func stageIn(t testing.TB, th *theme.Theme, o fyne.CanvasObject, w, h float32) fyne.Canvas {
	t.Helper()
	settings := fyne.CurrentApp().Settings()
	if now, ok := settings.Theme().(*theme.Theme); !ok || now.Variant() != th.Variant() || now.Scale() != th.Scale() {
		settings.SetTheme(th)
	}
	win := test.NewTempWindow(t, container.NewWithoutLayout(o))
	win.SetPadded(false)
	win.Resize(fyne.NewSize(th.U(1280), th.U(800)))
	o.Refresh()
	size := o.MinSize()
	if w > 0 {
		size.Width = th.U(w)
	}
	o.Resize(size)
	if h > 0 {
		size.Height = th.U(h)
	} else {
		size.Height = o.MinSize().Height
	}
	o.Resize(size)
	return win.Canvas()
}

// box is a visible text and where it is, seen from the part's corner.
type box struct {
	text       string
	x, y, w, h float32
}

// texts are the visible texts of a part. Fyne's own entries are left out: they
// scroll what does not fit.
func texts(o fyne.CanvasObject) []box {
	var out []box
	var walk func(o fyne.CanvasObject, x, y float32)
	walk = func(o fyne.CanvasObject, x, y float32) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			if o.Text != "" {
				p, s := o.Position(), o.MinSize()
				out = append(out, box{o.Text, x + p.X, y + p.Y, s.Width, s.Height})
			}
		case *container.ThemeOverride:
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c, x+o.Position().X, y+o.Position().Y)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c, x+o.Position().X, y+o.Position().Y)
			}
		}
	}
	p := o.Position()
	walk(o, -p.X, -p.Y)
	return out
}

// says tells whether a part shows a text.
func says(o fyne.CanvasObject, text string) bool {
	for _, b := range texts(o) {
		if b.text == text {
			return true
		}
	}
	return false
}

// tapText presses the middle of a text.
func tapText(t testing.TB, c fyne.Canvas, o fyne.CanvasObject, text string) {
	t.Helper()
	for _, b := range texts(o) {
		if b.text == text {
			p := o.Position()
			test.TapCanvas(c, fyne.NewPos(p.X+b.x+b.w/2, p.Y+b.y+b.h/2))
			return
		}
	}
	t.Fatalf("no text %q among %v", text, texts(o))
}

// tidy fails where texts overlap or leave the part.
func tidy(t testing.TB, o fyne.CanvasObject) {
	t.Helper()
	all, size := texts(o), o.Size()
	for i, a := range all {
		const hair = 1.5 // rounding to whole pixels
		over := a.h / 4  // a face's box is higher than its glyphs and its line
		if a.x < -hair || a.y < -over || a.x+a.w > size.Width+hair || a.y+a.h > size.Height+over {
			t.Errorf("%q at %v leaves %v", a.text, a, size)
		}
		for _, b := range all[i+1:] {
			// The lines of a text stand closer than their glyph boxes are high.
			if a.x+hair < b.x+b.w && b.x+hair < a.x+a.w && a.y+a.h/4 < b.y+b.h*3/4 && b.y+b.h/4 < a.y+a.h*3/4 {
				t.Errorf("%v covers %v", a, b)
			}
		}
	}
}

// press sends a key to what has the focus.
func press(t testing.TB, c fyne.Canvas, key fyne.KeyName) {
	t.Helper()
	f := c.Focused()
	if f == nil {
		t.Fatalf("nothing has the focus for %s", key)
	}
	f.TypedKey(&fyne.KeyEvent{Name: key})
}
