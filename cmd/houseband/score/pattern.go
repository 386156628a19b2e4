package score

import "math"

// Hit is one stroke of a pattern.
type Hit struct {
	At, Len float64 // beats from the start of the span or bar
	Force   float64
	// Tone picks a key of the voicing, counted from the lowest; beyond the
	// highest it goes on an octave up. All picks every key.
	Tone int
}

// All is every key of the voicing at once.
const All = -1

// Pattern is what a player does with each chord or in each bar.
type Pattern []Hit

// Range is some bars of a song, from the first to before the last, played at
// the given force.
type Range struct {
	From, To int
	Force    float64
}

// Comp plays the pattern on every chord that starts in the ranges. roll is how
// many beats each key of a full chord comes after the one below it.
func (h Harmony) Comp(p Pattern, roll float64, ranges ...Range) []Note {
	var out []Note
	for _, s := range h.Spans {
		force := h.force(s.At, ranges)
		for _, hit := range p {
			if force == 0 || hit.At >= s.Len {
				continue
			}
			length := min(hit.Len, s.Len-hit.At)
			if hit.Tone == All {
				for i, key := range s.Keys {
					late := roll * float64(i)
					out = append(out, Note{At: s.At + hit.At + late, Len: length - late, Key: float64(key), Force: force * hit.Force})
				}
				continue
			}
			key := s.Keys[hit.Tone%len(s.Keys)] + 12*(hit.Tone/len(s.Keys))
			out = append(out, Note{At: s.At + hit.At, Len: length, Key: float64(key), Force: force * hit.Force})
		}
	}
	return out
}

// force returns how hard to play at the beat, 0 outside the ranges.
func (h Harmony) force(beat float64, ranges []Range) float64 {
	bar := int(beat) / h.Beats
	for _, r := range ranges {
		if bar >= r.From && bar < r.To {
			return r.Force
		}
	}
	return 0
}

// Beat plays the pattern in every bar of the ranges; Tone is the drum.
func (h Harmony) Beat(p Pattern, ranges ...Range) []Note {
	last := h.Spans[len(h.Spans)-1]
	var out []Note
	for at := 0.0; at < last.At+last.Len; at += float64(h.Beats) {
		if force := h.force(at, ranges); force > 0 {
			for _, hit := range p {
				out = append(out, Note{At: at + hit.At, Len: hit.Len, Key: float64(hit.Tone), Force: force * hit.Force})
			}
		}
	}
	return out
}

// Degrees of a bass line, for Hit.Tone.
const (
	Root  = 0
	Fifth = 1
	Third = 2
	Near  = 3 // a step from the root of the next chord
)

// Line plays the pattern with the bass: Tone is a degree of the chord.
func (h Harmony) Line(p Pattern, ranges ...Range) []Note {
	var out []Note
	for i, s := range h.Spans {
		force := h.force(s.At, ranges)
		next := h.Spans[(i+1)%len(h.Spans)]
		root := low(s.Bass)
		for _, hit := range p {
			if force == 0 || hit.At >= s.Len {
				continue
			}
			key := root
			switch hit.Tone {
			case Fifth:
				key = below(root + s.tone(2))
			case Third:
				key = below(root + s.tone(1))
			case Near:
				key = approach(root, low(next.Bass))
			}
			out = append(out, Note{At: s.At + hit.At, Len: min(hit.Len, s.Len-hit.At), Key: float64(key), Force: force * hit.Force})
		}
	}
	return out
}

// tone returns the i-th interval above the root, moved to the bass.
func (s Span) tone(i int) int { return (s.Root + s.Tones[i] - s.Bass + 24) % 12 }

// low returns the key of a pitch class from E1 up, where a bass starts.
func low(class int) int {
	for k := 28; ; k++ {
		if k%12 == class {
			return k
		}
	}
}

// below keeps a bass note under G2, where it stays a bass.
func below(key int) int {
	for key > 43 {
		key -= 12
	}
	return key
}

// approach returns a key a step from the target, on the side it comes from.
func approach(from, target int) int {
	if from == target {
		return target - 5
	}
	return target + int(math.Copysign(1, float64(from-target)))*2
}

// Answer plays notes written as a melody from the bar, at the given force.
func (h Harmony) Answer(bar int, force float64, melody string) []Note {
	notes, err := ParseMelody(melody, float64(bar*h.Beats))
	if err != nil {
		panic(err) // the songs are written in this package
	}
	for i := range notes {
		notes[i].Force = force
	}
	return notes
}

// Sing plays the melody at the given force: connected, the long notes and the
// high ones fuller.
func (h Harmony) Sing(force float64) []Note {
	out := make([]Note, len(h.Melody))
	for i, n := range h.Melody {
		n.Force = force * (0.82 + 0.06*min(2, n.Len) + 0.006*(n.Key-72))
		if i+1 < len(h.Melody) && h.Melody[i+1].At-n.At-n.Len < 0.01 {
			n.Len += 0.03
		}
		out[i] = n
	}
	return out
}
