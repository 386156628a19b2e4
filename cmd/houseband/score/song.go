package score

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"reprise/cmd/houseband/synth"
)

// lead is how long before the first beat a recording starts, in seconds. The
// seam lies there, in the breath before the downbeat, and a player who is early
// is not cut.
const lead = 0.12

// Line is one line of the words with its melody.
type Line struct {
	Bar     int    // from 0
	Melody  string // one note for each syllable, in the form of ParseMelody
	Hangul  string
	Roman   string // Revised Romanization
	Meaning string
}

// Track is what one player does.
type Track struct {
	Voice synth.Voice
	Notes []Note
	Pan   float64 // -1 left to 1 right
	Gain  float64
	Room  float64 // how much of it the room hears
	// Loose is how far from the beat the player strays, in seconds, and Late
	// how far behind it the player sits.
	Loose, Late float64
}

// Song is one song of the house band.
type Song struct {
	Name   string // file name without its ending
	Title  string // in the spelling of the tag
	Artist string
	Album  string
	Rate   int // frames per second
	Tempo  float64
	Beats  int     // in a bar
	Swing  float64 // where the second eighth of a beat falls, 0.5 is straight
	Bars   []string
	Lines  []Line
	Room   synth.Reverb
	Seed   uint64
	// Play returns the tracks; harmony is what the Bars say.
	Play func(h Harmony) []Track
}

// Span is one chord with its time in beats and its voicing.
type Span struct {
	Chord
	At, Len float64
	Keys    []int // voicing of the hands, low to high
}

// Harmony is the chords of a song in order, and its melody. The first chord
// follows the last.
type Harmony struct {
	Spans  []Span
	Beats  int // in a bar
	Melody []Note
}

// Frames returns the length of the song.
func (s *Song) Frames() int {
	return int(math.Round(s.seconds(float64(len(s.Bars)*s.Beats)) * float64(s.Rate)))
}

// seconds returns when the beat is, swing included.
func (s *Song) seconds(beat float64) float64 {
	whole, part := math.Modf(beat)
	if part < 0 {
		whole, part = whole-1, part+1
	}
	switch {
	case s.Swing == 0 || s.Swing == 0.5:
	case part < 0.5:
		part *= 2 * s.Swing
	default:
		part = s.Swing + (part-0.5)*2*(1-s.Swing)
	}
	return (whole + part) * 60 / s.Tempo
}

// Harmony reads the bars and the melody; a bar with several chords gives each its share.
func (s *Song) Harmony() (Harmony, error) {
	h := Harmony{Beats: s.Beats}
	var chords []Chord
	for i, bar := range s.Bars {
		names := strings.Fields(bar)
		each := float64(s.Beats) / float64(len(names))
		for k, name := range names {
			c, err := ParseChord(name)
			if err != nil {
				return Harmony{}, fmt.Errorf("song %s, bar %d: %w", s.Name, i+1, err)
			}
			chords = append(chords, c)
			h.Spans = append(h.Spans, Span{Chord: c, At: float64(i*s.Beats) + float64(k)*each, Len: each})
		}
	}
	for i, keys := range Voicings(chords, 61) {
		h.Spans[i].Keys = keys
	}
	for _, line := range s.Lines {
		notes, err := ParseMelody(line.Melody, float64(line.Bar*s.Beats))
		if err != nil {
			return Harmony{}, fmt.Errorf("song %s: %w", s.Name, err)
		}
		h.Melody = append(h.Melody, notes...)
	}
	return h, nil
}

// Render plays the song and masters it to -16 LUFS.
func (s *Song) Render() (*synth.Loop, error) {
	h, err := s.Harmony()
	if err != nil {
		return nil, err
	}
	dry, wet := synth.NewLoop(s.Rate, s.Frames()), synth.NewLoop(s.Rate, s.Frames())
	for i, t := range s.Play(h) {
		s.perform(t, rand.New(rand.NewPCG(s.Seed, uint64(i))), dry, wet)
	}
	dry.Mix(s.Room.Around(wet), 1)
	synth.Master(dry, -16, 0.82)
	return dry, nil
}

// perform plays one track onto the dry and the wet loop.
func (s *Song) perform(t Track, r *rand.Rand, dry, wet *synth.Loop) {
	_, drums := t.Voice.(synth.Drums)
	for _, n := range t.Notes {
		stray := max(-2, min(2, r.NormFloat64())) * t.Loose
		start := s.seconds(n.At)
		tone := synth.Tone{
			Rate: s.Rate, Freq: 440 * math.Exp2((n.Key-69)/12), Seconds: s.seconds(n.At+n.Len) - start,
			Force: max(0.05, min(1, n.Force*(1+0.06*r.NormFloat64()))), Rand: r,
		}
		if drums {
			tone.Freq = n.Key
		}
		left, right := t.Voice.Sound(tone)
		stroke := synth.Stroke{At: lead + start + t.Late + stray, Left: left, Right: right, Pan: t.Pan, Gain: t.Gain}
		dry.Add(stroke)
		stroke.Gain *= t.Room
		wet.Add(stroke)
	}
}

// Stamp is when a line starts and ends.
type Stamp struct {
	Line
	Start, End time.Duration
}

// Stamps returns the lines with their times, in order.
func (s *Song) Stamps() ([]Stamp, error) {
	var out []Stamp
	for _, line := range s.Lines {
		notes, err := ParseMelody(line.Melody, float64(line.Bar*s.Beats))
		if err != nil {
			return nil, err
		}
		first, last := notes[0], notes[len(notes)-1]
		out = append(out, Stamp{
			Line:  line,
			Start: time.Duration((lead + s.seconds(first.At)) * float64(time.Second)),
			End:   time.Duration((lead + s.seconds(last.At+last.Len)) * float64(time.Second)),
		})
	}
	slices.SortFunc(out, func(a, b Stamp) int { return int(a.Start - b.Start) })
	return out, nil
}
