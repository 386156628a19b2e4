// Package loudness measures how loud a song is, as ITU-R BS.1770-4 and EBU R 128
// do: the integrated loudness in LUFS, and the largest sample.
//
// Each channel goes through the K-weighting filter (a shelf that lifts the
// treble by 4 dB as a head does, then a high pass). The mean power of blocks of
// 400 ms, a new one each 100 ms, is kept. Blocks below -70 LUFS count as silence;
// of the others those more than 10 LU below their mean are left out, and the
// loudness is that of the mean power of the rest.
//
// What is measured is what is played: mono on both loudspeakers, and more than
// two channels mixed down to two. That is also what a gain is applied to.
//
// The package decodes on the caller's goroutine, holds one number a 100 ms and
// never more than 24 hours of them, and never opens a file itself: package decode
// does.
package loudness
