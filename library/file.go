package library

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/library/scan"
	"reprise/library/store"
	"reprise/library/tags"
)

// AddFile returns the file at path as the library knows it. One that it does
// not know is read and added, wherever it lies; it is kept over a restart when
// it is in a music folder or is linked. Errors: ErrNotAudio, fs.ErrNotExist and
// those of reading.
func (l *Library) AddFile(path string) (*Track, error) {
	path, err := l.spelling(path)
	if err != nil {
		return nil, fmt.Errorf("add file: %w", err)
	}
	l.mu.Lock()
	old := l.model.tracks[path]
	l.mu.Unlock()
	info, err := os.Stat(path)
	switch {
	case err != nil && old != nil && old.Away:
		return old, nil // what is known of it must do
	case err != nil:
		return nil, fmt.Errorf("add file: %w", err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("add file %q: %w", path, ErrNotAudio)
	case old != nil && !old.Away && old.Size == info.Size() && old.ModTime.Equal(info.ModTime()):
		return old, nil
	}
	f := scan.File{Path: path, Size: info.Size(), ModTime: info.ModTime()}
	f.Tags, f.Err = l.readTags(path)
	if f.Tags.Format == tags.Unknown || errors.Is(f.Err, tags.ErrVideo) {
		return nil, fmt.Errorf("add file %q: %w", path, errors.Join(ErrNotAudio, f.Err))
	}
	t := newTrack(f)
	cands := l.lockMatched(t)
	delete(l.model.awayFile, path)
	l.model.put(t, cands)
	l.publish()
	l.mu.Unlock()
	l.store.Index(store.Batch{Put: []store.Row{rowOf(t, cands)}})
	return t, nil
}

// Resolve returns the file of an entry now, without asking the disk. Errors:
// ErrNoEntry, ErrNotLinked, ErrAway, ErrGone.
func (l *Library) Resolve(ref catalog.Ref) (Track, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.model.place[ref]; !ok {
		return Track{}, fmt.Errorf("resolve %s: %w", ref, ErrNoEntry)
	}
	e := l.entry(ref)
	switch {
	case e.State == Away:
		return *e.Track, fmt.Errorf("resolve %s: %w", ref, ErrAway)
	case e.Track != nil:
		return *e.Track, nil
	case l.model.links[ref].Path != "":
		return Track{}, fmt.Errorf("resolve %s: %w", ref, ErrGone)
	}
	return Track{}, fmt.Errorf("resolve %s: %w", ref, ErrNotLinked)
}

// spelling returns path as the library spells it: absolute, and, when it leads
// into a music folder by another way, through that folder.
func (l *Library) spelling(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	l.mu.Lock()
	_, known := l.model.tracks[path]
	under := l.model.rootOf(path)
	l.mu.Unlock()
	if known {
		return path, nil
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return path, nil // not there now: spelled as it was given
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, known := l.model.tracks[real]; known {
		return real, nil
	}
	for _, r := range l.model.roots {
		if r.away || !inside(real, r.real) {
			continue
		}
		rest, err := filepath.Rel(r.real, real)
		if err != nil {
			continue
		}
		// Below the folder it is scanned as part of.
		if p := filepath.Join(r.seenAs, rest); under == nil || l.model.tracks[p] != nil {
			return p, nil
		}
	}
	return path, nil
}

// newTrack makes a track of what a scan met. Lyrics are left in the file: they
// are long, and only the song that plays needs them.
func newTrack(f scan.File) *Track {
	t := &Track{Path: f.Path, Size: f.Size, ModTime: f.ModTime, Tags: f.Tags}
	t.Tags.Lyrics = ""
	t.setErr(f.Err)
	return t
}

// lockMatched asks package match what a file could be and returns with mu held,
// so that no name can have been taught since.
func (l *Library) lockMatched(t *Track) []match.Candidate {
	for {
		engine := l.engine.Load()
		cands := l.candidates(engine, t)
		l.mu.Lock()
		if engine == l.engine.Load() {
			return cands
		}
		l.mu.Unlock()
	}
}

// candidates asks engine what a file could be. What is no sound at all could be
// nothing, whatever its name says.
func (l *Library) candidates(engine *match.Engine, t *Track) (cands []match.Candidate) {
	defer func() {
		if r := recover(); r != nil { // one odd name must not end a scan of thousands
			l.log.Error("matching panicked", "cause", r)
			cands = nil
		}
	}()
	if t.Tags.Format == tags.Unknown {
		return nil
	}
	return engine.Match(matchTrack(t))
}

// rowOf makes the row of the index.
func rowOf(t *Track, cands []match.Candidate) store.Row {
	return store.Row{
		Path: t.Path, Size: t.Size, ModTime: t.ModTime.UnixNano(),
		Data: string(appendTrack(nil, t)), Cands: string(appendCands(cands)),
	}
}

// matchTrack tells package match what a file says of itself.
func matchTrack(t *Track) match.Track {
	g := &t.Tags
	return match.Track{
		Path: t.Path, Title: g.Title, Artist: g.Artist, Artists: g.Artists, Album: g.Album,
		AlbumArtist: g.AlbumArtist, Track: g.Track, Year: g.Year, Duration: g.Duration,
		Lossless: g.Format.Lossless(), ISRC: g.ISRC, MBID: g.MBID,
	}
}
