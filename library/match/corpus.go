package match

import "sync"

// Corpus holds the prepared tracks of a library so that one edited entry can be
// matched against all of them at once. It is safe for concurrent use.
//
// For every track it keeps the short hashes of how the words of its title, file
// name and artist begin, side by side in memory: a pass over them finds the few
// tracks that an entry can have anything to do with.
type Corpus struct {
	mu     sync.RWMutex
	tracks []Prepared     // guarded by mu; a removed one has no tokens
	starts []uint32       // guarded by mu: where each track's anchors begin
	marks  []uint32       // guarded by mu: the anchors of all tracks
	at     map[string]int // guarded by mu: path to its place in tracks
	gone   int            // guarded by mu: removed tracks
}

// NewCorpus returns a corpus of these tracks.
func NewCorpus(tracks []Prepared) *Corpus {
	c := &Corpus{at: make(map[string]int, len(tracks))}
	for _, p := range tracks {
		c.put(p)
	}
	return c
}

// Put adds a track, or replaces the one with its path.
func (c *Corpus) Put(p Prepared) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.put(p)
	c.tidy()
}

// Remove takes the track with this path out.
func (c *Corpus) Remove(path string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.remove(path)
	c.tidy()
}

// Len is how many tracks there are.
func (c *Corpus) Len() int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return len(c.at)
}

func (c *Corpus) put(p Prepared) {
	c.remove(p.Path)
	c.at[p.Path] = len(c.tracks)
	c.tracks = append(c.tracks, p)
	c.starts = append(c.starts, uint32(len(c.marks)))
	c.marks = anchors(c.marks, &p)
}

func (c *Corpus) remove(path string) {
	if i, ok := c.at[path]; ok {
		delete(c.at, path)
		c.tracks[i] = Prepared{}
		c.gone++
	}
}

// tidy, with mu held, builds everything anew when half of it is removed tracks.
func (c *Corpus) tidy() {
	if c.gone < 1000 || c.gone < len(c.tracks)/2 {
		return
	}
	old := c.tracks
	c.at = make(map[string]int, len(c.at))
	c.tracks, c.starts, c.marks, c.gone = nil, nil, nil, 0
	for _, p := range old {
		if p.Path != "" {
			c.put(p)
		}
	}
}

// MatchCorpus returns what every track of c is to the engine's entries, best
// first. It is meant for an engine of one or a few entries: New with a list
// that holds what was edited. Tracks that cannot have anything to do with them
// are passed over at some ten nanoseconds each.
func (e *Engine) MatchCorpus(c *Corpus) []Candidate {
	wanted := newBits(1 << 20)
	for i := range e.forms {
		f := &e.forms[i]
		if f.kind == kTitle || f.kind == kArtist {
			wanted.add(uint64(anchor([]byte(f.text[:min(len(f.text), anchorBytes)]), f.sound)))
		}
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	var out []Candidate
	for i := range c.tracks {
		end := len(c.marks)
		if i+1 < len(c.starts) {
			end = int(c.starts[i+1])
		}
		for _, m := range c.marks[c.starts[i]:end] {
			if wanted.maybe(uint64(m)) {
				if c.tracks[i].Path != "" {
					out = append(out, e.MatchPrepared(c.tracks[i])...)
				}
				break
			}
		}
	}
	rank(out)
	return out
}

// anchorBytes is how much of the beginning of a name an anchor hashes.
const anchorBytes = 8

func anchor(s []byte, sound bool) uint32 {
	h := uint64(fnvPlain)
	if sound {
		h = fnvSound
	}
	for _, c := range s {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return uint32(h ^ h>>32)
}

// anchors appends the anchors of one track: for every word of its title, file
// name and artist the beginning of the text from there, and all spans from
// there that are shorter than that.
func anchors(dst []uint32, p *Prepared) []uint32 {
	var plain, sound []byte
	for _, f := range []fieldID{fTitle, fFile, fArtist, fAlbumArtist} {
		from, to := p.span(f)
		for i := from; i < to; i++ {
			plain, sound = plain[:0], sound[:0]
			for j := i; j < to && (len(plain) < anchorBytes || len(sound) < anchorBytes); j++ {
				t := p.toks[j]
				if len(plain) < anchorBytes {
					plain = append(plain, p.plain[t.from:t.to]...)
					dst = append(dst, anchor(plain[:min(len(plain), anchorBytes)], false))
				}
				if n := len(sound); n < anchorBytes && t.sto > t.sfrom {
					sound = appendSquashed(sound, p.sound[t.sfrom:t.sto])
					if len(sound) > n {
						dst = append(dst, anchor(sound[:min(len(sound), anchorBytes)], true))
					}
				}
			}
		}
	}
	return dst
}

func appendSquashed(dst []byte, s string) []byte {
	for i := range len(s) {
		if len(dst) == 0 || dst[len(dst)-1] != s[i] {
			dst = append(dst, s[i])
		}
	}
	return dst
}
