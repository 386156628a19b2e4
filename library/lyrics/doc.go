// Package lyrics owns the words of songs: it finds the file that lies beside a
// song, finds out how its text is encoded, and reads LRC, enhanced LRC and
// plain text into lines with times.
//
// LRC has no standard. What is read here follows common practice:
//
//   - [mm:ss], [mm:ss.x], [mm:ss.xx], [mm:ss.xxx], [mm:ss:xx] and
//     [hh:mm:ss.xx] in front of a line give its time; several of them repeat
//     the line at each.
//   - <mm:ss.xx> inside a line gives the time of the words that follow.
//   - [ti:], [ar:], [al:], [by:], [length:] and [offset:] are read, other
//     [name:value] lines are passed over.
//   - [offset:] is in milliseconds and is applied while reading. A positive
//     offset makes the lyrics appear earlier, as in
//     https://en.wikipedia.org/wiki/LRC_(file_format).
//   - Lines with the same time belong together: the words as they are sung, a
//     romanization, a meaning. So does a line without a time that follows one
//     with a time.
//   - "v1:" and "v2:" in front of a line say who sings.
//
// The text may be UTF-8, UTF-16 or CP949, with or without a byte order mark;
// it comes out as NFC. A lyrics file may hold anything: its size, its lines
// and their lengths are limited, and whatever is no time is text.
//
// The package runs no goroutine and keeps no state; every function may be
// called from any goroutine, though Find and Read touch the disk and have no
// place on the UI goroutine. It writes nothing and opens no network
// connection.
package lyrics
