package score

import (
	"fmt"
	"strconv"
	"strings"
)

// Note is one note of a track.
type Note struct {
	At, Len float64 // beats
	Key     float64 // MIDI key, 69 is A4; of drums the drum
	Force   float64 // 0 to 1
}

// ParseMelody reads notes such as "B4:.5 F#5:1 r:1" (a name with its octave, or
// r for a rest, and a length in beats), one after the other from the beat at.
func ParseMelody(s string, at float64) ([]Note, error) {
	var out []Note
	for _, word := range strings.Fields(s) {
		name, length, ok := strings.Cut(word, ":")
		beats, err := strconv.ParseFloat(length, 64)
		if !ok || err != nil || beats <= 0 {
			return nil, fmt.Errorf("read melody %q: length of %q", s, word)
		}
		if name != "r" {
			key, err := parseKey(name)
			if err != nil {
				return nil, fmt.Errorf("read melody %q: %w", s, err)
			}
			out = append(out, Note{At: at, Len: beats, Key: float64(key), Force: 0.8})
		}
		at += beats
	}
	return out, nil
}

// parseKey reads a name and an octave; C4 is 60.
func parseKey(s string) (int, error) {
	class, rest, err := pitchClass(s)
	if err != nil {
		return 0, err
	}
	octave, err := strconv.Atoi(rest)
	if err != nil {
		return 0, fmt.Errorf("read note %q: octave: %w", s, err)
	}
	return 12*(octave+1) + class, nil
}
