package main

import (
	"bytes"
	"errors"
	"fmt"

	"reprise/cmd/houseband/score"
)

// mp3Frame is how many frames of sound one frame of MP3 holds.
const mp3Frame = 1152

// errNoLAME tells that lame wrote something other than what it is known for.
var errNoLAME = errors.New("no LAME tag in the MP3")

// finishMP3 puts the tags in front and moves the start and the end of the song
// in the LAME tag, so that what was there around the song is not played.
//
// An MP3 that simply started with the song would click at every repeat: the
// encoder believes that silence comes before the first sample, and spreads the
// step between the two over a frame.
func finishMP3(s *score.Song, made []byte) ([]byte, error) {
	if err := moveEnds(made, 2*mp3Frame, mp3Frame); err != nil {
		return nil, err
	}
	return append(id3(s), made...), nil
}

// Places in the first MP3 frame, counted from its start, of a stereo file of
// MPEG 1: http://gabriel.mp3-tech.org/mp3infotag.html.
const (
	xingAt   = 36
	lameAt   = xingAt + 120
	delaysAt = lameAt + 21
	crcAt    = lameAt + 34
)

// moveEnds adds to the delay and the padding that the LAME tag states.
func moveEnds(mp3 []byte, delay, padding int) error {
	if len(mp3) < crcAt+2 || !bytes.Equal(mp3[lameAt:lameAt+4], []byte("LAME")) {
		return errNoLAME
	}
	d := mp3[delaysAt : delaysAt+3] // twelve bits each
	delay += int(d[0])<<4 | int(d[1])>>4
	padding += int(d[1]&0x0F)<<8 | int(d[2])
	if delay > 4095 || padding > 4095 {
		return fmt.Errorf("delay %d or padding %d is more than a LAME tag can state", delay, padding)
	}
	d[0], d[1], d[2] = byte(delay>>4), byte(delay<<4)|byte(padding>>8), byte(padding)
	crc := crc16(mp3[:crcAt])
	mp3[crcAt], mp3[crcAt+1] = byte(crc>>8), byte(crc)
	return nil
}

// crc16 is the check of the LAME tag: x^16 + x^15 + x^2 + 1, reflected, from 0.
func crc16(data []byte) uint16 {
	crc := uint16(0)
	for _, b := range data {
		crc ^= uint16(b)
		for range 8 {
			odd := crc & 1
			crc >>= 1
			if odd == 1 {
				crc ^= 0xA001
			}
		}
	}
	return crc
}

// id3 returns an ID3v2.4 tag in UTF-8, https://id3.org/id3v2.4.0-structure.
// lame would write an older one in UTF-16.
func id3(s *score.Song) []byte {
	var frames bytes.Buffer
	for _, f := range [][2]string{
		{"TIT2", s.Title},
		{"TPE1", s.Artist},
		{"TPE2", s.Artist},
		{"TALB", s.Album},
		{"TRCK", "1"},
		{"TDRC", year},
		{"TCON", genre},
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
