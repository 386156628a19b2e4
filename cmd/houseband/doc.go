// Command houseband composes, plays and records the three demo songs, and
// writes them with their tags and lyrics into a folder:
//
//	go run ./cmd/houseband -out assets/demo
//
// The music is computed (see the packages score and synth) and the encoders are
// the real ones: lame for MP3, oggenc for Ogg Vorbis, opusenc for Opus. All
// three must be installed. With -wav the recordings are kept as WAV files
// beside the songs, for measuring.
//
// The songs are the project's own work, words and music. The same sources and
// encoders give the same files.
package main
