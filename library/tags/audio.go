package tags

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
)

// printPiece is how much of the sound's beginning, middle and end a fingerprint
// covers, in bytes.
const printPiece = 64 << 10

// AudioRange tells where the sound of a file lies, without the tags in front of
// it, behind it and in the container's header: the bytes that retagging does
// not change. Of an Ogg file it counts the pages behind the headers, in which
// other programs may write new page numbers and checksums. Errors are those of
// Read; size is 0 when no sound was found.
func AudioRange(path string) (off, size int64, err error) {
	f, err := digest(path)
	if f.audio.size == 0 {
		f.audio.off = 0 // behind the end, where a tag claims more than there is
		if err == nil {
			err = ErrDamaged
		}
	}
	if err != nil {
		err = fmt.Errorf("find the sound in %q: %w", path, err)
	}
	return f.audio.off, f.audio.size, err
}

// AudioPrint names the sound of a file, "SIZE:HASH": its size in bytes, which
// is Tags.AudioSize, and a hash of its beginning, middle and end. It stays the
// same when the file is moved, renamed or retagged. Errors are those of Read.
func AudioPrint(path string) (_ string, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("fingerprint %q: %w", path, err)
		}
	}()
	file, size, err := open(path)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	s, f := newSource(file, size), found{}
	defer s.free()
	if err := walk(s, sniff(s), &f); f.audio.size == 0 {
		return "", errors.Join(err, ErrDamaged)
	}
	h := sha256.New()
	_ = binary.Write(h, binary.LittleEndian, f.audio.size) // a hash takes everything
	for _, at := range []int64{0, f.audio.size/2 - printPiece/2, f.audio.size - printPiece} {
		at = f.audio.off + max(at, 0)
		b, err := f.piece(s, span{at, min(printPiece, f.audio.off+f.audio.size-at)})
		if err != nil {
			return "", err
		}
		_, _ = h.Write(b)
	}
	return strconv.FormatInt(f.audio.size, 10) + ":" + hex.EncodeToString(h.Sum(nil)[:16]), nil
}

// piece reads a piece of the sound. In Ogg the number and the checksum of each
// page are blanked, also of a page whose header lies across an end of the
// piece: they change with the size of the comments.
func (f *found) piece(s *source, sp span) ([]byte, error) {
	if !f.ogg {
		return s.at(sp.off, int(sp.size))
	}
	begin := max(sp.off-oggHeaderLen, 0)
	b := bytes.Clone(s.upTo(begin, int(sp.off-begin+sp.size)+oggHeaderLen))
	skip := int(sp.off - begin)
	if len(b) < skip+int(sp.size) {
		return nil, errShort
	}
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte("OggS\x00"))
		if i < 0 {
			break
		}
		at += i
		clear(b[min(at+18, len(b)):min(at+26, len(b))])
		at += 5
	}
	return b[skip : skip+int(sp.size)], nil
}
