// Package svg turns the SVG that this program writes itself, posters and icons,
// into pictures.
//
// It owns no state and starts no goroutine; its one function is safe for
// concurrent use and may take tens of milliseconds. It is not meant for SVG of
// unknown origin: it knows shapes, paths, groups and gradients, and no text,
// filters, masks or clips.
package svg
