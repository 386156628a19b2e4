// Package ui is the window: it shows what the library and the player say, and
// tells them what the fan wants.
//
// Everything here runs on the UI goroutine, with one exception: bridge.go
// carries what other goroutines say, and is the only caller of fyne.Do. Widgets
// and pages announce intents and know nothing of the library or the player; the
// methods of Window carry them out. No method here does IO or waits: what may
// block runs through bridge.work. What the window knows of the fan's work is
// the library's latest snapshot, never a copy of its own.
package ui
