package ui

import "reprise/library"

// undoMost is how many changes can be taken back.
const undoMost = 50

// change is one thing the fan did that can be taken back.
type change struct {
	text string // what was done, "Linked Scar to Secret Garden"
	undo library.Undo
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
