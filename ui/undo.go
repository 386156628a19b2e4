package ui

import (
	"errors"
	"time"

	"reprise/library"
)

// undoMost is how many changes can be taken back.
const undoMost = 50

// change is one thing the fan did that can be taken back.
type change struct {
	text string // what was done, "Linked Scar to Secret Garden"
	undo library.Undo
	// kind and at join changes of one value that follow each other closely: a
	// key held down is taken back at once.
	kind string
	at   time.Time
}

// undoJoined is how close two changes of one kind are to be taken back together.
const undoJoined = 5 * time.Second

// pushMerged puts a change on top, or, where the one on top is of the same kind
// and just before, lets that one stand for both: it knows what was there first.
func (s *undoStack) pushMerged(c change) {
	if n := len(s.changes); n > 0 && c.kind != "" {
		if top := &s.changes[n-1]; top.kind == c.kind && c.at.Sub(top.at) < undoJoined {
			latest, first := c.undo, top.undo
			top.undo = func() error { return errors.Join(latest(), first()) }
			top.at, top.text = c.at, c.text
			return
		}
	}
	s.push(c)
}

// undoStack holds the fan's latest changes, the last on top.
type undoStack struct{ changes []change }

func (s *undoStack) push(c change) {
	s.changes = append(s.changes, c)
	if n := len(s.changes) - undoMost; n > 0 {
		s.changes = s.changes[n:]
	}
}

func (s *undoStack) pop() (change, bool) {
	n := len(s.changes) - 1
	if n < 0 {
		return change{}, false
	}
	c := s.changes[n]
	s.changes = s.changes[:n]
	return c, true
}
