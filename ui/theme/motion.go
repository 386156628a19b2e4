package theme

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// The lengths of movements, from the design.
const (
	FadeTime    = 150 * time.Millisecond // pages and tabs
	SlideTime   = 240 * time.Millisecond // the link sheet
	SeamTime    = 400 * time.Millisecond // the ring at the seam
	FoundTime   = 600 * time.Millisecond // a card's lights go on
	YearTime    = 600 * time.Millisecond // a year-ring appears
	QuietAtOpen = 400 * time.Millisecond // nothing moves so long after the start
)

// mostMoves is how many things may move at the same time.
const mostMoves = 2

// Move is one movement on the screen.
type Move struct {
	Takes time.Duration
	Curve fyne.AnimationCurve // nil is linear
	Step  func(done float32)  // 0 to 1; the last call is with 1
}

// Moving is a movement that runs.
type Moving struct {
	stage *stage
	clock *fyne.Animation
	ended bool
}

// stage counts what moves in the window.
type stage struct {
	mu     sync.Mutex
	open   bool
	moving int
}

func (s *stage) enter() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.open || s.moving >= mostMoves {
		return false
	}
	s.moving++
	return true
}

func (s *stage) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.moving--
}

// LetMove allows movements from now on. Until it is called everything is where
// it belongs at once: the window opens still.
func (t *Theme) LetMove() {
	t.stage.mu.Lock()
	defer t.stage.mu.Unlock()
	t.stage.open = true
}

// Move begins a movement. With less motion, before LetMove, and while two things
// move already, it takes the last step at once and returns nil. Call it on the
// UI goroutine only, where the steps are taken too.
func (t *Theme) Move(m Move) *Moving {
	if t.Habit().Still || !t.stage.enter() {
		m.Step(1)
		return nil
	}
	moving := &Moving{stage: t.stage}
	moving.clock = fyne.NewAnimation(m.Takes, func(done float32) {
		if moving.ended {
			return
		}
		m.Step(done)
		if done >= 1 {
			moving.end()
		}
	})
	moving.clock.Curve = m.Curve
	if m.Curve == nil {
		moving.clock.Curve = fyne.AnimationLinear
	}
	m.Step(0) // nothing is painted before it
	moving.clock.Start()
	return moving
}

// Stop ends a movement where it is; nil and one that has ended take no harm.
func (m *Moving) Stop() {
	if m == nil || m.ended {
		return
	}
	m.clock.Stop()
	m.end()
}

func (m *Moving) end() {
	if !m.ended {
		m.ended = true
		m.stage.leave()
	}
}
