// Package assets holds what is built into the program: the curated lists, the
// demo songs, the fonts, the icons, the translations and the licences of all
// that others made.
//
// It embeds and does nothing else: no parsing, no decisions, no goroutine. All
// of it is read-only and safe for concurrent use. Other packages are handed an
// fs.FS or the bytes of one file, so that only cmd and ui need to import it.
package assets
