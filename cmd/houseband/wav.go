package main

import (
	"bytes"
	"encoding/binary"
	"math"

	"reprise/cmd/houseband/synth"
)

// encodeWAV returns the loop as a WAV file of 24 bits, with before frames of
// its end in front of it and after frames of its start behind it.
func encodeWAV(l *synth.Loop, before, after int) []byte {
	const frame = 6 // bytes: two channels of three
	n := l.Len()
	size := (before + n + after) * frame
	b := bytes.NewBuffer(make([]byte, 0, 44+size))
	b.WriteString("RIFF")
	put(b, uint32(36+size))
	b.WriteString("WAVEfmt ")
	put(b, uint32(16))
	put(b, uint16(1)) // PCM
	put(b, uint16(2))
	put(b, uint32(l.Rate))
	put(b, uint32(l.Rate*frame))
	put(b, uint16(frame))
	put(b, uint16(24))
	b.WriteString("data")
	put(b, uint32(size))
	for i := n - before; i < 2*n+after; i++ {
		for _, x := range [2]float64{l.L[i%n], l.R[i%n]} {
			v := int32(math.Round(max(-1, min(1, x)) * (1<<23 - 1)))
			b.Write([]byte{byte(v), byte(v >> 8), byte(v >> 16)})
		}
	}
	return b.Bytes()
}

func put[T uint16 | uint32](b *bytes.Buffer, v T) {
	var raw [4]byte
	binary.LittleEndian.PutUint32(raw[:], uint32(v))
	b.Write(raw[:binary.Size(v)])
}
