// Package widget holds the parts that pages are made of: rings, cards, buttons,
// the pieces of the now bar, rows, pills, toasts and fields.
//
// Each part is shown by a plain struct through its Set method, which does
// nothing when nothing changed, and announces what the fan wants through func
// fields (OnTapped, OnPlay, OnSeek). It decides nothing: no file, list, player
// or translation is known here, and every word comes from the caller.
//
// Everything runs on the UI goroutine and nowhere else; this package starts no
// goroutine and never calls fyne.Do. Parts that move (rings, the seek bar) touch
// only the canvas objects that move. Lengths are in pixels of the design at 100
// per cent and are scaled by the theme.
package widget
