package score

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Chord is a chord by its tones, counted in semitones from C.
type Chord struct {
	Bass  int   // pitch class that the bass plays
	Root  int   // pitch class
	Tones []int // intervals above the root
}

// qualities are the chords that the songs use, by what follows the root.
var qualities = map[string][]int{
	"": {0, 4, 7}, "m": {0, 3, 7}, "6": {0, 4, 7, 9}, "m6": {0, 3, 7, 9},
	"7": {0, 4, 7, 10}, "maj7": {0, 4, 7, 11}, "m7": {0, 3, 7, 10}, "m7b5": {0, 3, 6, 10}, "dim7": {0, 3, 6, 9},
	"9": {0, 4, 7, 10, 14}, "maj9": {0, 4, 7, 11, 14}, "m9": {0, 3, 7, 10, 14}, "add9": {0, 4, 7, 14},
	"13": {0, 4, 10, 14, 21}, "9sus": {0, 5, 7, 10, 14}, "7b9": {0, 4, 7, 10, 13}, "7sus": {0, 5, 7, 10},
}

// letters are the pitch classes of the note names.
var letters = map[byte]int{'C': 0, 'D': 2, 'E': 4, 'F': 5, 'G': 7, 'A': 9, 'B': 11}

// pitchClass reads a note name at the head of s, with a sharp or flat.
func pitchClass(s string) (class int, rest string, err error) {
	if s == "" {
		return 0, "", errors.New("read note: nothing there")
	}
	class, ok := letters[s[0]]
	if !ok {
		return 0, "", fmt.Errorf("read note %q: no such letter", s)
	}
	rest = s[1:]
	switch {
	case strings.HasPrefix(rest, "#"):
		class, rest = class+1, rest[1:]
	case strings.HasPrefix(rest, "b"):
		class, rest = class+11, rest[1:]
	}
	return class % 12, rest, nil
}

// ParseChord reads a chord such as "F#m7", "Gmaj9" or "G7/D".
func ParseChord(s string) (Chord, error) {
	upper, under, hasBass := strings.Cut(s, "/")
	root, quality, err := pitchClass(upper)
	if err != nil {
		return Chord{}, fmt.Errorf("read chord %q: %w", s, err)
	}
	tones, ok := qualities[quality]
	if !ok {
		return Chord{}, fmt.Errorf("read chord %q: no quality %q", s, quality)
	}
	c := Chord{Bass: root, Root: root, Tones: tones}
	if hasBass {
		bass, rest, err := pitchClass(under)
		if err != nil || rest != "" {
			return Chord{}, fmt.Errorf("read chord %q: bass %q", s, under)
		}
		c.Bass = bass
	}
	return c, nil
}

// classes returns the pitch classes that the hands play: all of up to four;
// of five the bass has the root, so they leave it.
func (c Chord) classes() []int {
	tones := c.Tones
	if len(tones) > 4 {
		tones = tones[1:]
	}
	out := make([]int, len(tones))
	for i, t := range tones {
		out[i] = (c.Root + t) % 12
	}
	slices.Sort(out)
	return out
}

// Voicings returns one voicing for each chord, as MIDI keys from low to high,
// each reached from the one before by the smallest steps that the hand can
// make, within the octave and a half around centre. The last is close to the
// first, because the song goes round.
func Voicings(chords []Chord, centre float64) [][]int {
	if len(chords) == 0 {
		return nil
	}
	var best [][]int
	cost := math.Inf(1)
	for _, start := range positions(chords[0], centre) {
		way, total := follow(chords, start, centre)
		if total += distance(way[len(way)-1], way[0]); total < cost {
			best, cost = way, total
		}
	}
	return best
}

// follow goes from start through the chords, always by the nearest position.
func follow(chords []Chord, start []int, centre float64) (way [][]int, total float64) {
	way = [][]int{start}
	for _, c := range chords[1:] {
		before := way[len(way)-1]
		var next []int
		least := math.Inf(1)
		for _, p := range positions(c, centre) {
			if d := distance(before, p) + 0.15*math.Abs(mean(p)-centre) + bite(p); d < least {
				next, least = p, d
			}
		}
		way = append(way, next)
		total += least
	}
	return way, total
}

// positions returns every close position of the chord whose middle is within a
// fifth of centre, without a semitone at the top, which bites.
func positions(c Chord, centre float64) [][]int {
	var out [][]int
	classes := c.classes()
	for octave := 24; octave <= 84; octave += 12 {
		for turn := range classes {
			var p []int
			for i := range classes {
				k := octave + classes[(turn+i)%len(classes)]
				if turn+i >= len(classes) {
					k += 12
				}
				p = append(p, k)
			}
			if math.Abs(mean(p)-centre) <= 7 && p[len(p)-1]-p[len(p)-2] > 1 {
				out = append(out, p)
			}
		}
	}
	return out
}

func mean(p []int) float64 {
	sum := 0
	for _, k := range p {
		sum += k
	}
	return float64(sum) / float64(len(p))
}

// bite is how much the voicing rubs: semitones between neighbours, low ones
// more.
func bite(p []int) float64 {
	cost := 0.0
	for i := range p[1:] {
		if p[i+1]-p[i] == 1 {
			cost += 2 + 0.25*max(0, float64(60-p[i]))
		}
	}
	return cost
}

// distance is how far the fingers move; tones that come or go cost a little.
func distance(a, b []int) float64 {
	d := 2 * math.Abs(float64(len(a)-len(b)))
	for i := range min(len(a), len(b)) {
		d += math.Abs(float64(a[len(a)-1-i] - b[len(b)-1-i]))
	}
	return d
}
