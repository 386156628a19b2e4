// Package tags reads what an audio file says of itself: names, numbers,
// length, words, loudness, identifiers. It repairs Korean text that was stored
// in the wrong encoding, and it never writes.
//
// # How a file is read
//
//  1. The format is found by content. Tags in front of the audio are stepped
//     over first, so that an ID3v2 tag before a FLAC stream or an APEv2 tag
//     before MPEG audio changes nothing.
//  2. A walker for the container reads the headers of frames, atoms and blocks
//     and fetches only the texts that Tags has room for: pictures and all else
//     are stepped over, whatever their size.
//  3. Texts come straight out of the window that was read, each in the encoding
//     that its tag states or, where that cannot be, in the one that makes sense.
//     One odd frame costs itself alone, and no claimed size is believed.
//  4. Where a tag is there and no title came out of it, dhowden/tag is asked, and
//     then TagLib (in WebAssembly), which also knows the lengths that no walker
//     found. Neither is the first reader: dhowden/tag reads whole pictures, drops
//     a tag for one odd frame and glues several values together, in eight times
//     the time; TagLib takes sixty times as long as the walkers.
//  5. All texts are repaired together, because one certain Korean line of a
//     file vouches for the doubtful ones beside it.
//  6. What is still missing comes from the path.
//
// When a file carries several tags the first that has a field wins, in this
// order: ID3v2, APEv2, Lyrics3, ID3v1; Vorbis comments, ID3v2; MP4 items.
//
// # Concurrency
//
// The package holds no state but TagLib's: every function may be called by any
// number of goroutines. No decoder is ever opened. Files are opened read-only,
// and only regular ones: a FIFO or a device is refused before it could block.
//
// TagLib keeps its compiled code in the folder that KeepCode names. Where that
// folder is not the user's alone, or cannot be made, TagLib is not asked.
package tags
