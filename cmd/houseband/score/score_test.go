package score_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"reprise/cmd/houseband/score"
)

func TestParseChord(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]score.Chord{
		"C":      {Bass: 0, Root: 0, Tones: []int{0, 4, 7}},
		"F#m7":   {Bass: 6, Root: 6, Tones: []int{0, 3, 7, 10}},
		"Bbmaj7": {Bass: 10, Root: 10, Tones: []int{0, 4, 7, 11}},
		"G7/D":   {Bass: 2, Root: 7, Tones: []int{0, 4, 7, 10}},
		"Cb":     {Bass: 11, Root: 11, Tones: []int{0, 4, 7}},
	} {
		got, err := score.ParseChord(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", text, diff)
		}
	}
	for _, bad := range []string{"", "H", "Cmaj", "C/", "C/x", "c"} {
		if c, err := score.ParseChord(bad); err == nil {
			t.Errorf("%q is %+v", bad, c)
		}
	}
}

func TestParseMelody(t *testing.T) {
	t.Parallel()
	got, err := score.ParseMelody("A4:1 r:.5 Bb4:.5 C#5:2", 8)
	if err != nil {
		t.Fatal(err)
	}
	want := []score.Note{
		{At: 8, Len: 1, Key: 69, Force: 0.8}, {At: 9.5, Len: 0.5, Key: 70, Force: 0.8}, {At: 10, Len: 2, Key: 73, Force: 0.8},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, bad := range []string{"A4", "A4:x", "A4:-1", "A4:0", "X4:1", "A:1"} {
		if notes, err := score.ParseMelody(bad, 0); err == nil {
			t.Errorf("%q is %+v", bad, notes)
		}
	}
}

// TestVoicings wants the tones of each chord, in order, and hands that hardly
// move.
func TestVoicings(t *testing.T) {
	t.Parallel()
	names := []string{"Dmaj9", "Gmaj7", "A9", "F#m7", "Bm9", "Em9", "A13"}
	chords := make([]score.Chord, len(names))
	for i, name := range names {
		c, err := score.ParseChord(name)
		if err != nil {
			t.Fatal(err)
		}
		chords[i] = c
	}
	var before []int
	for i, keys := range score.Voicings(chords, 61) {
		tones := map[int]bool{}
		for _, interval := range chords[i].Tones {
			tones[(chords[i].Root+interval)%12] = true
		}
		for k, key := range keys {
			if !tones[key%12] {
				t.Errorf("%s: key %d is no tone of it", names[i], key)
			}
			if k > 0 && key <= keys[k-1] {
				t.Errorf("%s: %v is not in order", names[i], keys)
			}
			if before != nil && (key-before[k] > 5 || before[k]-key > 5) {
				t.Errorf("%s: the hand jumps from %v to %v", names[i], before, keys)
			}
		}
		before = keys
	}
}

// TestSongsCanBeSung wants one note for each syllable, in the bars that the
// line has.
func TestSongsCanBeSung(t *testing.T) {
	t.Parallel()
	for _, s := range score.Songs() {
		end := 0.0
		for _, line := range s.Lines {
			notes, err := score.ParseMelody(line.Melody, float64(line.Bar*s.Beats))
			if err != nil {
				t.Fatal(err)
			}
			syllables := 0
			for _, c := range line.Hangul {
				if c >= 0xAC00 && c <= 0xD7A3 {
					syllables++
				}
			}
			if len(notes) != syllables {
				t.Errorf("%s, %s: %d notes for %d syllables", s.Name, line.Hangul, len(notes), syllables)
			}
			if notes[0].At < end {
				t.Errorf("%s, %s: starts before the line above it ends", s.Name, line.Hangul)
			}
			last := notes[len(notes)-1]
			end = last.At + last.Len
		}
		if end > float64(len(s.Bars)*s.Beats) {
			t.Errorf("%s: sings on after its last bar", s.Name)
		}
		seconds := float64(s.Frames()) / float64(s.Rate)
		if seconds < 35 || seconds > 60 {
			t.Errorf("%s takes %.1f s", s.Name, seconds)
		}
	}
}

func TestStampsAreInOrder(t *testing.T) {
	t.Parallel()
	for _, s := range score.Songs() {
		stamps, err := s.Stamps()
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range stamps {
			if line.End <= line.Start || i > 0 && line.Start < stamps[i-1].End {
				t.Errorf("%s, line %d: from %v to %v", s.Name, i+1, line.Start, line.End)
			}
		}
	}
}

// TestPlayersStayInTheSong asks the players for
// their notes and wants them in the song and within their reach.
func TestPlayersStayInTheSong(t *testing.T) {
	t.Parallel()
	for _, s := range score.Songs() {
		h, err := s.Harmony()
		if err != nil {
			t.Fatal(err)
		}
		beats := float64(len(s.Bars) * s.Beats)
		for i, track := range s.Play(h) {
			if len(track.Notes) == 0 {
				t.Errorf("%s: player %d has nothing to do", s.Name, i+1)
			}
			for _, n := range track.Notes {
				if n.At < 0 || n.At >= beats || n.Len <= 0 || n.Key < 24 || n.Key > 108 || n.Force <= 0 || n.Force > 1.1 {
					t.Errorf("%s: player %d plays %+v", s.Name, i+1, n)
				}
			}
		}
	}
}
