package match

import (
	"slices"
	"sync"
)

// Corpus holds the prepared tracks of a library so that one edited entry can be
// matched against all of them at once. It is safe for concurrent use.
//
// It is an inverted index: for the short hashes of how the words of a title, a
// file name and an artist begin it keeps the tracks that have them. An entry
// has some dozens of such beginnings, so what an edit costs depends on the
// tracks that share one with it and hardly on how many there are.
type Corpus struct {
	mu      sync.RWMutex
	tracks  []Prepared     // guarded by mu; a removed one has no path
	buckets [][]posting    // guarded by mu, by the upper bits of the anchor
	at      map[string]int // guarded by mu: path to its place in tracks
	gone    int            // guarded by mu: removed tracks
}

// posting is one beginning of a word in one track.
type posting struct{ anchor, track uint32 }

// bucketBits is how many bits of an anchor choose its bucket: with 100,000
// tracks a bucket holds some dozens.
const bucketBits = 16

// NewCorpus returns a corpus of these tracks.
func NewCorpus(tracks []Prepared) *Corpus {
	c := &Corpus{at: make(map[string]int, len(tracks)), buckets: make([][]posting, 1<<bucketBits)}
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
	n := len(c.tracks)
	c.at[p.Path] = n
	c.tracks = append(c.tracks, p)
	for _, a := range anchors(make([]uint32, 0, 64), &p) {
		b := &c.buckets[a>>(32-bucketBits)]
		*b = append(*b, posting{a, uint32(n)})
	}
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
	c.tracks, c.buckets, c.gone = nil, make([][]posting, 1<<bucketBits), 0
	for _, p := range old {
		if p.Path != "" {
			c.put(p)
		}
	}
}

// MatchCorpus returns what every track of c is to the engine's entries, best
// first. It is meant for an engine of one or a few entries: New with a list
// that holds what was edited. Tracks that cannot have anything to do with them
// are not looked at.
func (e *Engine) MatchCorpus(c *Corpus) []Candidate {
	c.mu.RLock()
	defer c.mu.RUnlock()
	var out []Candidate
	for _, i := range c.touched(e) {
		out = append(out, e.MatchPrepared(c.tracks[i])...)
	}
	rank(out)
	return out
}

// touched returns, with mu held, the places of the tracks that share the
// beginning of a name with the engine's entries, or an identifier.
func (c *Corpus) touched(e *Engine) []uint32 {
	wanted := map[uint32]bool{}
	for i := range e.forms {
		if f := &e.forms[i]; f.kind == kTitle || f.kind == kArtist {
			wanted[anchor([]byte(f.text[:min(len(f.text), anchorBytes)]), f.sound)] = true
		}
	}
	for id := range e.ids {
		wanted[anchorOf(id)] = true
	}
	for h := range e.loans {
		wanted[h] = true
	}
	var found []uint32
	for a := range wanted {
		for _, p := range c.buckets[a>>(32-bucketBits)] {
			if p.anchor == a && c.tracks[p.track].Path != "" {
				found = append(found, p.track)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
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

// anchorOf is the anchor of an identifier.
func anchorOf(id string) uint32 { return anchor([]byte("#"+id), false) }

// anchors appends the anchors of one track: its identifiers, and for every word
// of its title, file name and artist the beginning of the text from there, and
// all spans from there that are shorter than that.
func anchors(dst []uint32, p *Prepared) []uint32 {
	for _, ids := range [2][]string{p.isrc, p.mbid} {
		for _, id := range ids {
			dst = append(dst, anchorOf(id))
		}
	}
	for _, b := range p.bones {
		dst = append(dst, b.hash)
	}
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
