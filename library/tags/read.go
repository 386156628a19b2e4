package tags

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// The errors of this package. All of them come wrapped with the path; what is
// known of the file is returned beside them.
var (
	// ErrUnknownFormat means that the content is no audio that can be named.
	ErrUnknownFormat = errors.New("unknown audio format")
	// ErrDamaged means that a header claims what the file does not hold.
	ErrDamaged = errors.New("damaged file")
	// ErrEmpty means that the file holds no byte. It comes with ErrUnknownFormat.
	ErrEmpty = errors.New("empty file")
	// ErrProtected means that the sound is encrypted and plays in the shop's own
	// program alone. The tags of such a file are read.
	ErrProtected = errors.New("protected against copying")
	// ErrNotRegular means that the path names a folder, a FIFO or a device.
	ErrNotRegular = errors.New("not a regular file")
	// ErrVideo means that the file is a film: there is a moving picture beside
	// the sound.
	ErrVideo = errors.New("a film, not a song")
)

// Read reads the tags of one file. Whatever goes wrong, the Tags that come
// back have a title, from the path if nothing better is known; an error tells
// what could not be read. Errors of the file system can be told with errors.Is
// and fs.ErrNotExist, fs.ErrPermission. Safe for concurrent use.
func Read(path string) (Tags, error) { return ReadWith(path, Options{}) }

// ReadWith is Read with options. ErrEncoding tells of an encoding that is not
// known; the file is read as if none were named.
func ReadWith(path string, o Options) (Tags, error) {
	bad := o.check()
	f, err := digest(path)
	t := build(&f, path, o)
	if err = either(err, bad); err != nil {
		return t, fmt.Errorf("read tags %q: %w", path, err)
	}
	return t, nil
}

// either joins two errors, of which mostly both are nil.
func either(a, b error) error {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return errors.Join(a, b)
}

// ReadFrom is Read for an opened file of size bytes. name is the path that the
// last names come from; it need not exist, and TagLib is not asked.
func ReadFrom(r io.ReaderAt, size int64, name string) (Tags, error) {
	s := newSource(r, size)
	defer s.free()
	f := found{}
	err := walk(s, sniff(s), &f)
	t := build(&f, name, Options{})
	if err != nil {
		return t, fmt.Errorf("read tags %q: %w", name, err)
	}
	return t, nil
}

// digest reads everything there is to say about one file, not yet repaired.
func digest(path string) (found, error) { return digestAs(path, false) }

// digestAs is digest; keep keeps the bytes of every text.
func digestAs(path string, keep bool) (f found, err error) {
	f.keep = keep
	file, size, err := open(path)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	s := newSource(file, size)
	defer s.free()
	l := sniff(s)
	err = walk(s, l, &f)
	f.opinions(opinion{path: path, file: file, size: size, kind: l.kind})
	return f, err
}

// walk reads what the layout promises into f. A panic here would be a mistake
// of ours; it costs one file and not the scan.
func walk(s *source, l layout, f *found) error {
	_, err := decode(func() (struct{}, error) {
		walkAll(s, l, f)
		return struct{}{}, nil
	})
	switch {
	case err != nil:
		return errors.Join(ErrDamaged, err)
	case f.video:
		return ErrVideo
	case s.size == 0:
		return errors.Join(ErrEmpty, ErrUnknownFormat)
	case f.err != nil:
		return f.err
	case f.format == Unknown:
		return ErrUnknownFormat
	}
	return nil
}

// streams are the formats whose kind says it all.
var streams = map[kind]Format{ //nolint:gochecknoglobals // a table that nothing writes
	kindMPEG: MP3, kindADTS: AAC, kindMonkey: APE, kindWavPack: WavPack, kindMusepack: Musepack,
}

// walkAll reads the tags in the order of trust, and the length.
func walkAll(s *source, l layout, f *found) {
	switch l.kind {
	case kindFLAC:
		readFLAC(s, l.audio, f)
	case kindOgg:
		readOgg(s, l.audio, f)
	case kindMP4:
		readMP4(s, l.audio, f)
	case kindRIFF:
		readRIFF(s, l.audio, f)
	case kindAIFF:
		readAIFF(s, l.audio, f)
	case kindASF:
		readASF(s, l.audio, f)
	case kindMonkey:
		f.duration = monkeyLength(s, l.audio)
	case kindWavPack:
		f.duration = wavpackLength(s.upTo(l.audio, 32))
	case kindMatroska: // it may be sound alone, which nothing here reads
		f.video = bytes.Contains(s.upTo(l.audio, windowSize), []byte("V_"))
	case kindFilm:
		f.video = true
	}
	if f.format == Unknown {
		f.format = streams[l.kind]
	}
	for _, sp := range l.id3 {
		readID3(s, sp, f)
	}
	for _, sp := range l.ape {
		readAPEFront(s, sp, f)
	}
	readTail(s, l, f)
}
