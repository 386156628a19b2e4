package tags

import (
	"errors"
	"time"

	"go.senan.xyz/taglib"
)

// errNotOurs means that TagLib's compiled code may be somebody else's.
var errNotOurs = errors.New("the folder of compiled code is not ours")

// secondOpinion is what TagLib says of one file.
type secondOpinion struct {
	tags     map[string][]string
	duration time.Duration
	art      bool
}

// askTagLib reads a file with TagLib, which runs in WebAssembly with the
// file's folder mounted read-only. It costs about two milliseconds, the first
// time in a process a few hundred.
func askTagLib(path string) (secondOpinion, error) {
	if !ownCache() {
		return secondOpinion{}, errNotOurs
	}
	return decode(func() (secondOpinion, error) {
		props, err := taglib.ReadProperties(path)
		if err != nil {
			return secondOpinion{}, err
		}
		found, err := taglib.ReadTags(path)
		return secondOpinion{tags: found, duration: props.Length, art: len(props.Images) > 0}, err
	})
}

// maxSecond is the largest file that TagLib is asked about, in bytes. It
// cannot be interrupted, and no song of a fan's is larger.
const maxSecond = 2 << 30

// wants tells whether TagLib should be asked: where the walkers found no length,
// and where a tag is there but no title came out of it. TagLib goes by the
// extension, so that a disguised file may be unknown to it.
func (f *found) wants(k kind, size int64) bool {
	if size > maxSecond {
		return false
	}
	switch k {
	case kindUnknown:
		return false
	case kindASF, kindMonkey, kindWavPack, kindMusepack:
		if f.duration == 0 {
			return true
		}
	}
	return f.tagged && f.first("title") == ""
}

// merge adds what TagLib found and the walkers did not.
func (f *found) merge(o secondOpinion) {
	for key, values := range o.tags {
		name := fieldName(key)
		if name == "" || f.first(name) != "" {
			continue
		}
		for _, v := range values {
			if len(v) <= maxText {
				f.add(fromTagLib, name, v)
			}
		}
	}
	if f.duration == 0 && o.duration > 0 && o.duration < maxDuration {
		f.duration = o.duration
	}
	if o.art {
		f.picture(picture{form: picTagLib, at: span{size: minPicture}})
	}
}
