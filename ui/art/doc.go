// Package art draws the posters of the wall: an entry's id becomes a palette, a
// motif and a flat scene, the same on every machine.
//
// It owns the recipe (hash, random stream, sixteen motifs, fourteen palettes),
// the three modes (linked, to check, missing), the SVG text of a scene, its
// raster, and the cache of rasters in memory and in a folder. It knows neither
// Fyne nor lists nor files of music.
//
// Everything but Posters is pure and safe for concurrent use. Posters draws on
// its own goroutines, never on the caller's, and tells when a picture is there.
package art
