package theme_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"reprise/ui/theme"
)

// Fyne's test driver takes the last step of an animation when it starts, so a
// movement inside the step of another one runs at the same time.

func TestMove(t *testing.T) {
	test.NewTempApp(t)
	for _, tt := range []struct {
		name  string
		ready func(*theme.Theme)
		moves []bool // from the outermost to the innermost
	}{
		{"before the start is over", func(*theme.Theme) {}, []bool{false}},
		{"two at once", (*theme.Theme).LetMove, []bool{true, true, false, false}},
		{"less motion", func(th *theme.Theme) { th.LetMove(); th.SetHabit(theme.Habit{Still: true}) }, []bool{false, false}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			th := theme.New(theme.Day, 1)
			tt.ready(th)
			for range 2 { // what has ended makes room
				var move func(depth int)
				move = func(depth int) {
					if depth == len(tt.moves) {
						return
					}
					last := float32(-1)
					m := th.Move(theme.Move{Takes: time.Second, Step: func(done float32) {
						last = done
						move(depth + 1)
					}})
					if got := m != nil; got != tt.moves[depth] {
						t.Errorf("movement %d runs: %v, want %v", depth, got, tt.moves[depth])
					}
					if last != 1 {
						t.Errorf("movement %d ended at %v", depth, last)
					}
					m.Stop()
				}
				move(0)
			}
		})
	}
}
