package main

import (
	"bytes"
	"encoding/binary"
	"errors"

	"reprise/cmd/houseband/score"
)

// opusLead is 80 ms at 48 kHz: what a decoder needs to be where the encoder
// was, https://www.rfc-editor.org/rfc/rfc7845#section-4.6.
const opusLead = 3840

// errNoOpus tells that opusenc wrote something other than what it is known for.
var errNoOpus = errors.New("no Opus header in the file")

// Places in the first page of an Ogg Opus file, which holds the header alone,
// https://www.rfc-editor.org/rfc/rfc7845#section-5.1.
const (
	oggCRCAt  = 22
	headAt    = 28
	preSkipAt = headAt + 10
	headPage  = headAt + 19
)

// finishOpus moves the start of the song behind the part of its end that was
// put in front of it, by the frames that a player is to skip. The reason is
// that of finishMP3.
func finishOpus(_ *score.Song, made []byte) ([]byte, error) {
	if len(made) < headPage || !bytes.HasPrefix(made, []byte("OggS")) || !bytes.Equal(made[headAt:headAt+8], []byte("OpusHead")) {
		return nil, errNoOpus
	}
	skip := binary.LittleEndian.Uint16(made[preSkipAt:])
	binary.LittleEndian.PutUint16(made[preSkipAt:], skip+opusLead)
	binary.LittleEndian.PutUint32(made[oggCRCAt:], 0)
	binary.LittleEndian.PutUint32(made[oggCRCAt:], oggCRC(made[:headPage]))
	return made, nil
}

// oggCRC is the check of an Ogg page,
// https://www.rfc-editor.org/rfc/rfc3533#section-6: 0x04C11DB7, not reflected,
// from 0.
func oggCRC(page []byte) uint32 {
	crc := uint32(0)
	for _, b := range page {
		crc ^= uint32(b) << 24
		for range 8 {
			top := crc & (1 << 31)
			crc <<= 1
			if top != 0 {
				crc ^= 0x04C11DB7
			}
		}
	}
	return crc
}
