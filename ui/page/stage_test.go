package page_test

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"reprise/ui/theme"
)

// The tests of this package do not run in parallel: Fyne has one app and one
// theme for the whole process.
func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(theme.Night, 1))
	os.Exit(m.Run())
}

// stage puts a page on a window of its own, so large in pixels of the design.
func stage(t testing.TB, o fyne.CanvasObject, w, h float32) fyne.Canvas {
	t.Helper()
	win := test.NewTempWindow(t, container.NewWithoutLayout(o))
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	o.Resize(fyne.NewSize(w, h))
	return win.Canvas()
}
