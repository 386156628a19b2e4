package player_test

import (
	"math"
	"testing"

	"reprise/player"
	"reprise/player/internal/sound"
)

// The bars follow the song however many there are, and a file that does not tell
// its length gives the same ones.
func TestPeaksFollowTheSong(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	tone := make([][2]float64, 8*sound.Rate)
	for i := range tone {
		loud := float64(i/sound.Rate+1) / 8 // louder each second
		v := loud * math.Sin(2*math.Pi*440*float64(i)/sound.Rate)
		tone[i] = [2]float64{v, v}
	}
	k.WAV("t.wav", tone)
	k.Run("lame", "--quiet", "-t", "-V", "4", "t.wav", "t.mp3")
	for _, name := range []string{"t.wav", "t.mp3"} {
		for _, n := range []int{1, 8, 400, 3000} {
			bars, err := player.Peaks(t.Context(), k.Path(name), n)
			if err != nil || len(bars) != n {
				t.Fatalf("%d bars: %v", len(bars), err)
			}
			for i, b := range bars {
				middle := (float64(i) + 0.5) / float64(n) * 8
				if _, part := math.Modf(middle); n == 1 || part < 0.05 || part > 0.95 {
					continue // between two seconds
				}
				if want := math.Floor(middle+1) / 8; math.Abs(float64(b)-want) > 0.06 {
					t.Fatalf("%s: bar %d of %d is %.3f, want %.3f", name, i, n, b, want)
				}
			}
		}
	}
}
