// Package page holds the screens of the window and the frame around them.
//
// A page shows what its Set method is given, a plain struct of ui/view, and
// announces what the fan wants through func fields. It knows neither the
// library nor the player and decides nothing. Everything runs on the UI
// goroutine and nowhere else. Lengths are in pixels of the design at 100 per
// cent, scaled by the theme.
package page
