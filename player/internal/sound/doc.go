// Package sound makes music files for the tests of the player, with the real
// encoders (lame, oggenc, opusenc, flac, sox, wavpack, ffmpeg). It is used by
// tests alone; everything is written below the test's own temporary folder.
package sound
