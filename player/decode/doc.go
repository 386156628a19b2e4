// Package decode turns an audio file into an endless-loop-ready stream of
// frames: it looks at what the file holds (never at its name), owns the open
// file, cuts the encoder's delay and padding off both ends, and seeks to the
// exact frame.
//
// Which decoder reads what:
//
//   - libmpg123: MPEG audio of layers I to III. Where the frames lie is this
//     package's own business (tags, rubbish and joined files included); the decoder
//     is handed one whole frame after the other.
//   - libsndfile: FLAC, Opus, WAV and AIFF. Tags in front of the sound are hidden
//     from it, because an ID3v2 tag before a FLAC stream defeats it.
//   - jfreymuth/oggvorbis: Ogg Vorbis (libsndfile seeks wrongly there).
//   - FAAD2 in WebAssembly: AAC in M4A, MP4 and ADTS.
//   - an installed ffmpeg: everything else that plays music (ALAC, WMA, Monkey's
//     Audio, WavPack, Musepack), decoded whole into a temporary file.
//
// # Where the music begins and ends
//
// FLAC, WAV, AIFF, Vorbis and Opus say it themselves. M4A says it by an edit list
// or an iTunSMPB comment, MP3 by the fields of LAME in a Xing or Info frame: these
// are believed, and the sound is cut to the frame.
//
// An MP3 without such fields begins with the codec's own silence and ends with
// it, and nothing says how long either is. With Options.Trim it is measured, once,
// by this rule:
//
//  1. Start. LAME and ffmpeg, which uses it, sign their streams in bytes that a
//     frame does not need. Such a stream begins with 576 frames of the encoder and
//     529 of the decoder; these 1,105 are cut off where the first 576 frames are at
//     least 15 dB softer than the music behind, or all are softer than -60 dBFS.
//  2. Start, any other encoder. Where silence gives way to music within 2,257
//     frames, it is cut off up to there, never more than 1,105. Where the silence is
//     longer it is the music's own: only the decoder's 529 are cut off, which are
//     there whoever encoded it.
//  3. End. Where the music gives way to silence within the last 1,198 frames (LAME
//     pads by 576 to 1,727, of which the decoder takes 529), it is cut off from
//     there. A longer silence is the music's own and stays whole.
//  4. Silence is what is at least 30 dB softer than the 288 frames of music beside
//     it. Its edge is where the power changes most likely, then refined to the frame
//     by linear prediction, and at the end moved by at most 12 frames to where the
//     start continues the end far more smoothly.
//  5. A song that fades in or out has no such edge, and keeps what it has.
//
// So a tone of whole periods repeats without a seam; at most 27 ms of silence
// that a song itself ends with can be lost, and of the music nothing.
//
// A Source belongs to one goroutine at a time; two Sources of one file (see
// Source.Twin) may be used by two goroutines. Nothing here runs on the audio
// thread: every call may wait for a disk.
//
// The package never writes to the fan's files, never opens anything but regular
// files, and never lets a decoder's panic through.
package decode
