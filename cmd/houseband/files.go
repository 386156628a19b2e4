package main

import (
	"bytes"
	"encoding/binary"
	"math"

	"reprise/cmd/houseband/score"
	"reprise/cmd/houseband/synth"
)

// encodeWAV returns the loop as a WAV file of 24 bits.
func encodeWAV(l *synth.Loop) []byte {
	const frame = 6 // bytes: two channels of three
	size := l.Len() * frame
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
	for i := range l.L {
		for _, x := range [2]float64{l.L[i], l.R[i]} {
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

// id3 returns an ID3v2.4 tag in UTF-8, https://id3.org/id3v2.4.0-structure.
// lame would write an older one in UTF-16.
func id3(s *score.Song) []byte {
	var frames bytes.Buffer
	for _, f := range [][2]string{
		{"TIT2", s.Title}, {"TPE1", s.Artist}, {"TPE2", s.Artist}, {"TALB", s.Album},
		{"TRCK", "1"}, {"TDRC", year}, {"TCON", genre},
	} {
		text := append([]byte{3}, f[1]...) // 3 is UTF-8
		frames.WriteString(f[0])
		frames.Write(syncSafe(len(text)))
		frames.Write([]byte{0, 0}) // no flags
		frames.Write(text)
	}
	tag := append([]byte{'I', 'D', '3', 4, 0, 0}, syncSafe(frames.Len())...)
	return append(tag, frames.Bytes()...)
}

// syncSafe returns n in four bytes of seven bits each.
func syncSafe(n int) []byte {
	return []byte{byte(n >> 21 & 0x7F), byte(n >> 14 & 0x7F), byte(n >> 7 & 0x7F), byte(n & 0x7F)}
}
