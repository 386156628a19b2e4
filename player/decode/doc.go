// Package decode turns an audio file into an endless-loop-ready stream of
// frames: it looks at what the file holds (never at its name), owns the open
// file, cuts the encoder's delay and padding off both ends, and seeks to the
// exact frame.
//
// Which decoder reads what:
//
//   - libsndfile: MP3, FLAC, Opus, WAV and AIFF. Tags in front of the sound are
//     hidden from it, because an APEv2 tag before an MP3 and an ID3v2 tag before
//     a FLAC stream defeat it.
//   - jfreymuth/oggvorbis: Ogg Vorbis (libsndfile seeks wrongly there).
//   - FAAD2 in WebAssembly: AAC in M4A, MP4 and ADTS.
//   - an installed ffmpeg: everything else that plays music (ALAC, WMA, Monkey's
//     Audio, WavPack, Musepack), decoded whole into a temporary file.
//
// A Source belongs to one goroutine at a time; two Sources of one file (see
// Source.Twin) may be used by two goroutines. Nothing here runs on the audio
// thread: every call may wait for a disk.
//
// The package never writes to the fan's files, never opens anything but regular
// files, and never lets a decoder's panic through.
package decode
