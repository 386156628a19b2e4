package ui

import (
	"log/slog"
	"testing"

	"fyne.io/fyne/v2"
)

// stumbling is a toolkit that ends in a panic.
type stumbling struct{ fyne.App }

func (stumbling) Quit() { panic("no watch to close") }

func TestQuitSurvivesTheToolkit(t *testing.T) {
	w := openWindow(t)
	w.app, w.o.Log = stumbling{w.app}, slog.New(slog.DiscardHandler)
	w.quit()
}
