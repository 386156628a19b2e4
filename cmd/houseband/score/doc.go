// Package score owns the music of the house band: the notation, the harmony and
// its voice leading, the patterns that the players repeat, and the three songs
// with their words.
//
// A song is written down as chords a bar, a melody a line of the lyrics (one
// note for each syllable, so that it can be sung), and tracks. Render plays it
// on a synth.Loop: each song ends on a chord that wants its first one, so going
// round is what it was written for.
//
// The package runs no goroutine, touches no file and is deterministic: how the
// players stray from the beat comes from the song's seed.
package score
