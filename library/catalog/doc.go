// Package catalog owns the curated lists: their types, the *.reprise.json
// format, what counts as a sound list, and how lists are loaded and saved.
//
// The format is read forgivingly and judged exactly. Forgivingly: a byte order
// mark, trailing commas, null for "nothing", a number written as text, one
// text where an array of texts is meant, a bare title where a drama or a song
// is meant and a bare name where an artist is meant are all understood, and
// text is brought to NFC. Exactly: whatever is not understood is told with
// file, line, entry, field and what was expected, all problems at once, as a
// *Problems. Members that this version does not know are kept, at every level,
// and written again when the list is saved.
//
// A list may come from a stranger, so nothing in it is trusted: the size of
// the file, its nesting, the number of entries and the length of each text are
// limited, links lead to http and https alone, and control characters are
// refused. A file that is too large is refused before it is read.
//
// The package runs no goroutine and keeps no state; every function may be
// called from any goroutine. It never touches audio files, never opens a
// network connection, and never changes a list in place.
package catalog
