package tags

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/dhowden/tag"
	"go.senan.xyz/taglib"
)

// errNotOurs means that TagLib's compiled code may be somebody else's.
var errNotOurs = errors.New("the folder of compiled code is not ours")

// errPanicked tells that a library gave up on its input in the worst way.
var errPanicked = errors.New("the tag reader panicked")

// decode calls a library and turns its panic into an error.
func decode[T any](call func() (T, error)) (v T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errPanicked, p)
		}
	}()
	return call()
}

// secondOpinion is what another reader says of one file.
type secondOpinion struct {
	from     origin
	tags     map[string][]string
	duration time.Duration
	art      bool
}

// second is where TagLib's compiled code is kept. TagLib compiles itself once a
// process, so there is one.
var second struct { //nolint:gochecknoglobals // TagLib's own runtime is one a process
	mu    sync.Mutex // guards what follows
	cache string
	asked bool
	err   error
}

// KeepCode names the cache folder of the program, in which TagLib keeps its
// compiled code, in a folder of its own. It should be called before the first
// file is read and before other threads run; without it the code goes to the
// user's cache folder. It counts for the whole process.
func KeepCode(cacheDir string) {
	second.mu.Lock()
	defer second.mu.Unlock()
	second.cache = cacheDir
	if name := tempVariable(); os.Getenv(name) == "" {
		// C libraries read the environment unlocked: later it is changed in place
		// and does not grow.
		_ = os.Setenv(name, os.TempDir())
	}
}

// tempVariable is the environment variable that os.TempDir heeds.
func tempVariable() string {
	if runtime.GOOS == "windows" {
		return "TMP"
	}
	return "TMPDIR"
}

// wake lets TagLib load its compiled code, or compile it. TagLib knows no other
// place for it than the temporary folder, which is everybody's: code that
// another user put there must not be run. So the temporary folder is ours for
// that moment.
func wake() error {
	second.mu.Lock()
	defer second.mu.Unlock()
	if second.asked {
		return second.err
	}
	second.asked = true
	dir := second.cache
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			second.err = err
			return err
		}
		dir = filepath.Join(user, "reprise")
	}
	dir = filepath.Join(dir, "taglib")
	if second.err = os.MkdirAll(dir, 0o700); second.err != nil {
		return second.err
	}
	if !owned(dir) {
		second.err = errNotOurs
		return second.err
	}
	name := tempVariable()
	before, set := os.LookupEnv(name)
	if second.err = os.Setenv(name, dir); second.err != nil {
		return second.err
	}
	_, _ = decode(func() (taglib.Properties, error) { return taglib.ReadProperties(filepath.Join(dir, "nothing")) })
	if set {
		second.err = os.Setenv(name, before)
	} else {
		second.err = os.Unsetenv(name)
	}
	return second.err
}

// askTagLib reads a file with TagLib, which runs in WebAssembly with the
// file's folder mounted read-only. It costs about two milliseconds, the first
// time in a process a few hundred.
func askTagLib(path string) (secondOpinion, error) {
	if err := wake(); err != nil {
		return secondOpinion{}, err
	}
	return decode(func() (secondOpinion, error) {
		props, err := taglib.ReadProperties(path)
		if err != nil {
			return secondOpinion{}, err
		}
		found, err := taglib.ReadTags(path)
		return secondOpinion{from: fromTagLib, tags: found, duration: props.Length, art: len(props.Images) > 0}, err
	})
}

// maxSecond is the largest file that TagLib is asked about, in bytes. It
// cannot be interrupted, and no song of a fan's is larger.
const maxSecond = 2 << 30

// maxFirst is how far into a file dhowden/tag may read, in bytes. It reads
// whole pictures and believes every size.
const maxFirst = 32 << 20

// opinion is a file that others may be asked about.
type opinion struct {
	path string
	file io.ReaderAt
	size int64
	kind kind
}

// opinions asks others where the walkers found too little: dhowden/tag, which
// costs a tenth of TagLib and knows most containers, where a tag is there but
// no title came out of it; then TagLib, also where there is no length.
func (f *found) opinions(o opinion) {
	if !f.wants(o.kind, o.size) {
		return
	}
	if f.tagged && f.first("title") == "" {
		if m, err := askTag(io.NewSectionReader(o.file, 0, min(o.size, maxFirst))); err == nil {
			f.merge(m)
		}
	}
	if f.wants(o.kind, o.size) {
		if m, err := askTagLib(o.path); err == nil {
			f.merge(m)
		}
	}
}

// askTag reads a file with dhowden/tag.
func askTag(r io.ReadSeeker) (secondOpinion, error) {
	return decode(func() (secondOpinion, error) {
		m, err := tag.ReadFrom(r)
		if err != nil {
			return secondOpinion{}, err
		}
		o := secondOpinion{from: fromTag, tags: map[string][]string{
			"title": {m.Title()}, "artist": {m.Artist()}, "album": {m.Album()}, "albumartist": {m.AlbumArtist()},
			"genre": {m.Genre()}, "lyrics": {m.Lyrics()},
		}}
		if y := m.Year(); y > 0 {
			o.tags["date"] = []string{strconv.Itoa(y)}
		}
		if n, _ := m.Track(); n > 0 {
			o.tags["tracknumber"] = []string{strconv.Itoa(n)}
		}
		return o, nil
	})
}

// wants tells whether others should be asked: where the walkers found no length,
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

// merge adds what another found and the walkers did not.
func (f *found) merge(o secondOpinion) {
	for key, values := range o.tags {
		name := fieldName(key)
		if name == "" || f.first(name) != "" {
			continue
		}
		for _, v := range values {
			if len(v) <= maxText {
				f.add(o.from, name, v)
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
