// Package stretch plays sound slower or faster and keeps its pitch, by waveform
// similarity overlap-add (WSOLA; Verhelst and Roelands, "An overlap-add technique
// based on waveform similarity", ICASSP 1993).
//
// The sound is cut into pieces that overlap. Each piece is taken from
// near the place where it belongs at the new speed, and from exactly there where
// it is most like what would have followed the piece before it; where what would
// have followed is near enough, it is taken itself, and nothing changes.
//
// A Stretcher reads a stream without an end as one signal, so a seam inside it is
// stretched like any other sound. It runs on its caller's goroutine, opens
// nothing, and prints nothing.
package stretch
