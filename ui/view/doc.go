// Package view turns what the library and the player know into what a screen
// shows: plain structs and pure functions.
//
// It holds no Fyne, no state and no goroutine, so most of what the window says
// is tested here. Everything may be called from any goroutine.
package view
