package art

import "testing"

func TestTenthRoundsHalvesAway(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in   float64
		want string
	}{
		{0.25, "0.3"},
		{0.75, "0.8"},
		{-0.25, "-0.3"},
		{1.25, "1.3"},
		{0.05, "0.1"},
		{0.15, "0.1"},
		{-0.04, "0"},
		{12, "12"},
		{99.96, "100"},
		{-12.345, "-12.3"},
	} {
		if got := num(tenth(tt.in)); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.in, got, tt.want)
		}
	}
}
